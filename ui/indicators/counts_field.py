"""How many gave each answer: a box for each of them, filled by typing or by pasting from a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxplanner.errors import EditError
from cxplanner.indicators.typed_counts import read_counts
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

_NARROWEST: Final = 40
_LONGEST: Final = 12


class CountsField(QWidget):
    """`changed` tells that something was typed or pasted. A refusal stands below the boxes."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._answers: tuple[int, ...] = ()
        self.boxes: list[_Box] = []
        self.setAccessibleName(words.say("Counts of answers"))
        self._refusal = PlainLabel("", "refusal", wraps=True)
        self._refusal.hide()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(2)
        self.paste = LinkButton(words.say("Paste the counts"))
        self.paste.clicked.connect(self.paste_clipboard)
        foot = QHBoxLayout()
        foot.addWidget(self.paste)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._grid)
        column.addWidget(self._refusal)
        column.addLayout(foot)

    @property
    def refusal(self) -> str:
        """The sentence below the boxes, or nothing."""
        return self._refusal.text()

    @property
    def is_empty(self) -> bool:
        return not any(box.text().strip() for box in self.boxes)

    def offer(self, answers: Sequence[int]) -> None:
        """Make a box for each answer of a scale."""
        if tuple(answers) == self._answers:
            return
        self._answers = tuple(answers)
        for box in self.boxes:
            self._grid.removeWidget(box)
            self._grid.removeWidget(box.label)
            box.label.deleteLater()
            box.deleteLater()
        self.boxes = [self._made_box(place, answer) for place, answer in enumerate(self._answers)]

    def show_counts(self, counts: Sequence[int]) -> None:
        for box, count in zip(self.boxes, counts, strict=True):
            box.setText(str(count))

    def read(self) -> tuple[int, ...]:
        """The counts of all answers. Raises EditError; an empty box is a count that is missing."""
        typed = [box.text().strip() for box in self.boxes]
        return read_counts("\t".join(each for each in typed if each), self._answers)

    def refuse(self, sentence: str) -> None:
        """Say below the boxes why the counts are not taken; nothing takes an earlier sentence away."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))
        for box in self.boxes:
            box.setAccessibleDescription(sentence)
            box.setProperty("refused", bool(sentence))
            box.style().unpolish(box)
            box.style().polish(box)

    def paste_clipboard(self) -> None:
        """Fill all boxes from the clipboard, or say why its counts do not fit and leave the boxes alone."""
        self.paste_text(QGuiApplication.clipboard().text())

    def paste_text(self, text: str) -> None:
        try:
            counts = read_counts(text, self._answers)
        except EditError as error:
            self.refuse(self._words.error(error))
            return
        self.refuse("")
        self.show_counts(counts)
        self.changed.emit()

    def focus_first(self) -> None:
        if self.boxes:
            self.boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.boxes[0].selectAll()

    def _made_box(self, place: int, answer: int) -> _Box:
        words = self._words
        box = _Box(self, PlainLabel(words.number(answer), "small"))
        box.setAccessibleName(words.say("How many answered {answer}", answer=words.number(answer)))
        box.setAccessibleDescription("")
        box.textEdited.connect(self._edited)
        self._grid.addWidget(box.label, 0, place, Qt.AlignmentFlag.AlignHCenter)
        self._grid.addWidget(box, 1, place)
        return box

    def _edited(self) -> None:
        if self.refusal:
            self.refuse("")
        self.changed.emit()


class _Box(QLineEdit):
    """One count. What is pasted into it and holds more than one is for all boxes."""

    def __init__(self, field: CountsField, label: PlainLabel) -> None:
        super().__init__()
        self._field = field
        self.label = label
        label.setBuddy(self)
        self.setMinimumWidth(_NARROWEST)
        self.setMaxLength(_LONGEST)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = QGuiApplication.clipboard().text()
        if event.matches(QKeySequence.StandardKey.Paste) and len(text.split()) > 1:
            self._field.paste_text(text)
            return
        super().keyPressEvent(event)
