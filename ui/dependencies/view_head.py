"""The head of the dependencies view: what is shown, which path is traced, and the way to a new link."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from ui.dependencies.tracing import Trace
from ui.theme import icon
from ui.widgets.buttons import CheckBox, SegmentedControl
from ui.widgets.labels import PlainLabel, literal
from ui.widgets.view_head import ViewHead

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

NARROW_BELOW: Final = 1080
TIGHTER_BELOW: Final = 1010
TIGHT_BELOW: Final = 820


class Shown(StrEnum):
    """Which of the two the view shows."""

    TABLE = "table"
    PICTURE = "picture"
    BOTH = "both"


class DependenciesHead(ViewHead):
    """Leaves out words that a narrow window has no room for."""

    shown_chosen = Signal(object)
    trace_chosen = Signal(object)
    gates_toggled = Signal(bool)
    link_asked = Signal()

    def __init__(self, words: Words, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(words.say("Dependencies"), parent)
        say = words.say
        self._trace_label = PlainLabel(say("Path"), "small")
        traces: list[tuple[object, str]] = [
            (Trace.NONE, say("Off")),
            (Trace.BEFORE, say("Before")),
            (Trace.AFTER, say("After")),
            (Trace.BOTH, say("Both")),
            (Trace.BETWEEN, say("Between")),
        ]
        self.trace = SegmentedControl(say("Path"), traces, Trace.NONE)
        self.trace.chosen.connect(self.trace_chosen)
        self.gates = CheckBox(say("Gate holds"))
        self.gates.toggled.connect(self.gates_toggled)
        choices: list[tuple[object, str]] = [
            (Shown.TABLE, say("Table")),
            (Shown.PICTURE, say("Picture")),
            (Shown.BOTH, say("Split")),
        ]
        self.shown = SegmentedControl(say("Show"), choices, shown)
        self.shown.chosen.connect(self.shown_chosen)
        self.link = QToolButton()
        self.link.setText(f" {literal(say('New link'))}")
        self.link.setAccessibleName(say("New link"))
        self.link.setToolTip(literal(f"{say('New link')} (L)"))
        self.link.setIcon(icon("plus"))
        self.link.setIconSize(QSize(16, 16))
        self.link.setProperty("outlined", True)
        self.link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.link.clicked.connect(self.link_asked)
        for widget in (self._trace_label, self.trace, self.gates, self.shown, self.link):
            self.add(widget)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow, is_tight = self.width() < NARROW_BELOW, self.width() < TIGHT_BELOW
        self._trace_label.setVisible(not is_tight)
        self.gates.setVisible(self.width() >= TIGHTER_BELOW)
        style = Qt.ToolButtonStyle
        self.link.setToolButtonStyle(
            style.ToolButtonIconOnly if is_narrow else style.ToolButtonTextBesideIcon
        )
