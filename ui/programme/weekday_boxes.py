"""A box for each day of the week, with the sentence of a refusal under them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.plan.programme import WorkCalendar
from ui.widgets.buttons import CheckBox
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.errors import CXPlannerError
    from cxplanner.wording.words import Words

ALL_DAYS: Final = frozenset(range(7))


class WeekdayBoxes(QWidget):
    """Writes the chosen weekdays. Days that the programme does not work can be closed to a team."""

    def __init__(
        self,
        words: Words,
        write: Callable[[frozenset[int]], CXPlannerError | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._write = write
        self._possible: frozenset[int] = ALL_DAYS
        self.boxes = [CheckBox(name.capitalize()) for name in words.weekday_names]
        self.refusal = PlainLabel("", "refusal", wraps=True)
        self.refusal.hide()
        row = QHBoxLayout()
        row.setSpacing(12)
        for box in self.boxes:
            box.toggled.connect(lambda _: self._commit())
            row.addWidget(box)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.refusal)

    def show_days(self, weekdays: frozenset[int], possible: frozenset[int] = ALL_DAYS) -> None:
        """Show which weekdays are worked; those that are not possible are closed."""
        self._possible = possible
        for number, box in enumerate(self.boxes):
            box.blockSignals(True)
            box.setChecked(number in weekdays & possible)
            box.setEnabled(number in possible)
            box.blockSignals(False)
        self._say("")

    def refused_part(self) -> QWidget | None:
        """The first box when the choice is refused."""
        return self.boxes[0] if self.refusal.text() else None

    def _commit(self) -> None:
        chosen = {number for number, box in enumerate(self.boxes) if box.isChecked()}
        error = self._write(frozenset(chosen | (ALL_DAYS - self._possible)))
        self._say(self._words.error(error) if error is not None else "")

    def _say(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))


def overlaps_sentence(calendar: WorkCalendar, words: Words) -> str:
    """That two closures share days, which count once; nothing where none do."""
    closures = sorted(calendar.closures, key=lambda each: (each.first, each.last))
    for number, each in enumerate(closures):
        for other in closures[number + 1 :]:
            if other.first <= each.last:
                return words.say(
                    "“{first}” and “{second}” overlap from {begin} to {end}; these days count once.",
                    first=each.name,
                    second=other.name,
                    begin=words.date(other.first),
                    end=words.date(min(each.last, other.last)),
                )
    return ""
