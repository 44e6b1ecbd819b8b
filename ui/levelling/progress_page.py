"""During a search: how long it has gone on, the best finish so far, and the ways to end it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cxplanner.wording.levelling import best_sentence, time_sentence
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.scheduling.levelling.search_process import Found
    from cxplanner.wording.words import Words

_STEPS: Final = 1_000
_WIDTH: Final = 580


class ProgressPage(QWidget):
    """`stop_asked` wants the best so far as the proposal, `cancel_asked` nothing at all."""

    stop_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        say = words.say
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(say("Time of the search"))
        self.time = PlainLabel("", "small")
        self.best = PlainLabel("", "strong", wraps=True)
        self.stop = Button(say("Stop here"))
        self.stop.clicked.connect(self.stop_asked)
        self.cancel = Button(say("Cancel"))
        self.cancel.clicked.connect(self.cancel_asked)
        self._lay_out()

    def begin(self, most: int) -> None:
        """Show a search that may take so many seconds."""
        self._most = most
        self.best.setText(self._words.say("Looking for a first proposal."))
        self.stop.setEnabled(False)
        self.show_time(0.0)

    def show_time(self, seconds: float) -> None:
        self.time.setText(time_sentence(self._words, seconds, self._most))
        self.bar.setValue(min(_STEPS, int(_STEPS * seconds / self._most)))

    def show_best(self, found: Found) -> None:
        """Show the best so far; from now on the search can be stopped with a proposal."""
        self.best.setText(best_sentence(self._words, found.finish, found.bound))
        self.stop.setEnabled(True)

    def show_stopping(self) -> None:
        self.stop.setEnabled(False)
        self.best.setText(self._words.say("Making a proposal of the best so far."))

    def _lay_out(self) -> None:
        say = self._words.say
        explained = say(
            "“Stop here” makes a proposal of the best so far, “Cancel” forgets the search. The plan stays as "
            "it is meanwhile."
        )
        panel = QFrame()
        panel.setObjectName("emptyState")
        panel.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(panel)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("Searching for the earliest finish"), "viewTitle", wraps=True))
        column.addWidget(self.best)
        column.addWidget(self.bar)
        column.addWidget(self.time)
        column.addWidget(PlainLabel(explained, "small", wraps=True))
        column.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.stop)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)
        outer = QGridLayout(self)
        outer.setContentsMargins(20, 16, 20, 12)
        outer.addWidget(panel, 1, 1)
        for place in (0, 2):
            outer.setRowStretch(place, 1)
            outer.setColumnStretch(place, 1)
        outer.setColumnStretch(1, 8)
