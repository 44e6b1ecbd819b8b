"""The bar under the menus: undo, the commands used most, the filter, the zoom, and the way to paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ui.frame.filter_field import FilterField
from ui.theme import icon
from ui.widgets.field import ComboBox
from ui.widgets.labels import plain_tooltip, rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxplanner.wording.words import Words
    from ui.actions import Actions
    from ui.plan_controller import PlanController

HEIGHT = 44
_ZOOM_WIDTH = 140
_NARROWEST_FILTER, _WIDEST_FILTER = 120, 260
_TIGHT_BELOW, _TIGHT_ZOOM = 760, 76
_ROOM_FOR_ARROW = 42
"""Pixels of a box of choices beside its text."""


class ToolBar(QWidget):
    """`zoom_chosen` carries the value of the chosen zoom, `filter_edited` the text of the filter."""

    filter_edited = Signal(str)
    zoom_chosen = Signal(object)

    def __init__(self, actions: Actions, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = controller.words
        self.setObjectName("toolBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.say("Tools"))
        self.setFixedHeight(HEIGHT)
        self._actions = actions
        self._texts: list[QToolButton] = []
        self._zoom_values: list[object] = []
        self._zoom_width = _ZOOM_WIDTH
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 12, 0)
        self._row.setSpacing(4)
        self._add_commands(controller)
        self._row.addStretch()
        self.zoom = self._add_zoom(words)
        self._add_button("present", words.say("Present"), parent_row=self._row)
        self._add_button("export", words.say("Export"), parent_row=self._row)
        self._add_button("print", words.say("Print"), parent_row=self._row, outlined=True)

    def offer_zooms(self, choices: Sequence[tuple[object, str]]) -> None:
        """The zooms of the view in front; none hides the controls."""
        self.zoom.setVisible(bool(choices))
        self._zoom_values = [value for value, _ in choices]
        self.zoom_box.clear()
        self.zoom_box.addItems([text for _, text in choices])
        metrics = self.zoom_box.fontMetrics()
        widest = max((metrics.horizontalAdvance(text) for _, text in choices), default=0)
        self._zoom_width = max(_ZOOM_WIDTH, widest + _ROOM_FOR_ARROW)
        self._fit_zoom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_zoom()

    def _fit_zoom(self) -> None:
        """A window of the least width, as with texts of twice the size, cuts the name of the zoom."""
        self.zoom_box.setFixedWidth(self._zoom_width if self.width() >= _TIGHT_BELOW else _TIGHT_ZOOM)

    def show_zoom(self, value: object) -> None:
        """Show which zoom is in use; one without a name shows as another."""
        self.zoom_box.setCurrentIndex(self._zoom_values.index(value) if value in self._zoom_values else -1)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the words of buttons that have an icon."""
        for button in self._texts:
            button.setToolButtonStyle(
                Qt.ToolButtonStyle.ToolButtonIconOnly
                if narrow
                else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            )

    def _add_commands(self, controller: PlanController) -> None:
        words = controller.words
        for name in ("undo", "redo"):
            self._add_button(name, "", parent_row=self._row)
        self._add_rule(self._row)
        add = self._add_button("add_initiative", words.say("Initiative"), parent_row=self._row, primary=True)
        add.setAccessibleName(words.say("New initiative"))
        self._add_button("link", words.say("Link"), parent_row=self._row)
        self._add_rule(self._row)
        self.filter = FilterField(words, controller.settings, controller.filter.completions)
        self.filter.setMinimumWidth(_NARROWEST_FILTER)
        self.filter.setMaximumWidth(_WIDEST_FILTER)
        self.filter.setFixedHeight(28)
        self.filter.textChanged.connect(self.filter_edited)
        self._row.addWidget(self.filter, 1)

    def _add_zoom(self, words: Words) -> QWidget:
        group = QWidget()
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.zoom_box = ComboBox()
        self.zoom_box.setPlaceholderText(words.say("Other zoom"))
        self.zoom_box.setAccessibleName(words.say("Zoom"))
        self.zoom_box.activated.connect(lambda index: self.zoom_chosen.emit(self._zoom_values[index]))
        self._add_button("zoom_out", "", icon_name="minus", parent_row=row)
        row.addWidget(self.zoom_box)
        self._add_button("zoom_in", "", icon_name="plus", parent_row=row)
        self._add_button("today", words.say("Today"), parent_row=row)
        self._add_rule(row)
        self._row.addWidget(group)
        return group

    def _add_rule(self, row: QHBoxLayout) -> None:
        row.addSpacing(4)
        row.addWidget(rule(upright=True))
        row.addSpacing(4)

    def _add_button(
        self,
        name: str,
        text: str,
        *,
        parent_row: QHBoxLayout,
        icon_name: str = "",
        primary: bool = False,
        outlined: bool = False,
    ) -> QToolButton:
        button = ActionButton(self._actions, name, text, primary=primary)
        button.setIcon(icon(icon_name or self._actions.commands[name].icon, "onbtn" if primary else "ink"))
        if outlined:
            button.setProperty("outlined", True)
        if text:
            self._texts.append(button)
        parent_row.addWidget(button)
        return button


class ActionButton(QToolButton):
    """A button for an action, with words of its own, since a menu says more than there is room for here."""

    def __init__(self, actions: Actions, name: str, text: str, *, primary: bool = False) -> None:
        super().__init__()
        self._actions, self._name = actions, name
        action = actions[name]
        self.setText(f" {text}" if text else "")
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if primary:
            self.setProperty("primary", True)
        if text:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._actions[self._name].isEnabled())
        said, keys = self._actions.said(self._name), self._actions.keys(self._name)
        self.setToolTip(plain_tooltip(f"{said} ({keys})" if keys else said))
        if not self.text() or not self.accessibleName():
            self.setAccessibleName(self.text().strip() or said)
