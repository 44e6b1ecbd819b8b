"""The head of the Initiatives view: how rows are put together, and what the bars show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from ui.initiatives.rows import Grouping
from ui.theme import icon
from ui.widgets.buttons import CheckBox, SegmentedControl
from ui.widgets.labels import PlainLabel, literal
from ui.widgets.view_head import ViewHead

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

NARROW_BELOW: Final = 940


class InitiativesHead(ViewHead):
    """Leaves out words that a narrow window has no room for."""

    grouping_chosen = Signal(object)
    critical_path_toggled = Signal(bool)
    floats_toggled = Signal(bool)
    baseline_toggled = Signal(bool)
    columns_asked = Signal(QWidget)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.say("Initiatives"), parent)
        say = words.say
        self._group_by = PlainLabel(say("Group by"), "small")
        choices: list[tuple[object, str]] = [
            (Grouping.STAGE, say("Stage")),
            (Grouping.STREAM, say("Stream")),
            (Grouping.OWNER, say("Owner")),
            (Grouping.NONE, say("None")),
        ]
        self.grouping = SegmentedControl(say("Group by"), choices, Grouping.STAGE)
        self.grouping.chosen.connect(self.grouping_chosen)
        self.baseline = CheckBox(say("Baseline"), checked=True)
        self.baseline.toggled.connect(self.baseline_toggled)
        self.baseline.hide()
        self.critical_path = CheckBox(say("Critical path"), checked=True)
        self.critical_path.toggled.connect(self.critical_path_toggled)
        self.floats = CheckBox(say("Float"), checked=True)
        self.floats.toggled.connect(self.floats_toggled)
        self._columns = QToolButton()
        self._columns.setText(f" {literal(say('Columns'))}")
        self._columns.setAccessibleName(say("Columns"))
        self._columns.setToolTip(literal(say("Columns")))
        self._columns.setIcon(icon("columns-3"))
        self._columns.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._columns.clicked.connect(lambda: self.columns_asked.emit(self._columns))
        checks = (self.baseline, self.critical_path, self.floats)
        for widget in (self._group_by, self.grouping, *checks, self._columns):
            self.add(widget)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < NARROW_BELOW
        self._group_by.setVisible(not is_narrow)
        style = Qt.ToolButtonStyle
        self._columns.setToolButtonStyle(
            style.ToolButtonIconOnly if is_narrow else style.ToolButtonTextBesideIcon
        )
