"""A decision that is asked for: what it would do, what it costs, and the three answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxplanner.plan.reviews import Outcome
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.labels import PlainLabel, plain_tooltip

if TYPE_CHECKING:
    from cxplanner.plan.reviews import AgendaItem
    from cxplanner.wording.words import Words


_NARROW: Final = 540
_LEAST: Final = 340


class DecisionRow(QFrame):
    """`answered` carries the outcome that was pressed, `opened` that somebody wants to see all of it."""

    answered = Signal(object)
    opened = Signal()

    def __init__(self, words: Words, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decisionRow")
        say = words.say
        self._numeral = PlainLabel(words.number(number), "numeral")
        self.title = LinkButton("")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.title.clicked.connect(self.opened)
        self._name = ""
        self.what = PlainLabel("", "secondary", wraps=True)
        self.cost = PlainLabel("", "strong")
        self.owner = PlainLabel("", "secondary")
        self.buttons = {
            Outcome.APPROVED: Button(say("Approve")),
            Outcome.DEFERRED: Button(say("Defer")),
            Outcome.REJECTED: Button(say("Reject")),
        }
        for outcome, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, chosen=outcome: self.answered.emit(chosen))
        self._lay_out()

    def show_item(self, item: AgendaItem, what: str, cost: str, owner: str, *, can_answer: bool) -> None:
        """Show a decision; its answers name it to screen readers."""
        self._name = item.title
        self._fit_title()
        self.setAccessibleName(item.title)
        self.what.setText(what)
        self.what.setVisible(bool(what))
        self.cost.setText(cost)
        self.owner.setText(owner)
        for button in self.buttons.values():
            button.setEnabled(can_answer)
            button.setAccessibleName(f"{button.text()}: {item.title}")

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.title)
        texts.addWidget(self.what)
        texts.addStretch(1)
        facts = QVBoxLayout()
        facts.setSpacing(2)
        facts.addWidget(self.cost)
        facts.addWidget(self.owner)
        facts.addStretch(1)
        self._answers = QWidget()
        answers = QHBoxLayout(self._answers)
        answers.setContentsMargins(0, 0, 0, 0)
        answers.setSpacing(4)
        for button in self.buttons.values():
            answers.addWidget(button)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(12)
        grid.addWidget(self._numeral, 0, 0)
        grid.addLayout(texts, 0, 1)
        grid.addLayout(facts, 0, 2)
        grid.addWidget(self._answers, 0, 3)
        grid.setColumnStretch(1, 1)
        self._is_narrow = False

    def minimumSizeHint(self) -> QSize:
        """What it needs with the answers below, whichever way it is laid out now."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The answers go below the texts where they would leave them no room."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._grid.removeWidget(self._answers)
            place = (1, 1, 1, 2) if is_narrow else (0, 3, 1, 1)
            self._grid.addWidget(self._answers, *place)
        self._fit_title()

    def _fit_title(self) -> None:
        """As much of the title as there is room for; the tooltip has the rest."""
        said = self.title.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, max(self.title.width() - 4, 40)
        )
        self.title.setText(said.replace("&", "&&"))
        self.title.setAccessibleName(self._name)
        self.title.setToolTip(plain_tooltip(self._name) if said != self._name else "")
