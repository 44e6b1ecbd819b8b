"""The middle of the window: rail, view and inspector, which becomes a drawer where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.frame import rail as rail_sizes
from ui.frame.rail import Rail

INSPECTOR_WIDTH = 292
DRAWER_BELOW = 1280
ICONS_BELOW = 1180


class Body(QWidget):
    """Lays out three widgets. Under 1280 the inspector lies over the view, and is closed at first."""

    def __init__(
        self, rail: Rail, view: QWidget, inspector: QWidget, *, is_open: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rail = rail
        self.view = view
        self.inspector = inspector
        self._is_open = is_open
        self._drawer_is_open = False
        for widget in (rail, view, inspector):
            widget.setParent(self)

    @property
    def is_narrow(self) -> bool:
        return self.width() < DRAWER_BELOW

    @property
    def inspector_is_open(self) -> bool:
        return self._drawer_is_open if self.is_narrow else self._is_open

    def open_inspector(self, opened: bool) -> None:
        if self.is_narrow:
            self._drawer_is_open = opened
        else:
            self._is_open = opened
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        self.rail.set_narrow(self.width() < ICONS_BELOW)
        rail_width = rail_sizes.NARROW_WIDTH if self.width() < ICONS_BELOW else rail_sizes.WIDTH
        inspector_width = min(INSPECTOR_WIDTH, self.width() - rail_width)
        is_open = self.inspector_is_open
        beside = inspector_width if is_open and not self.is_narrow else 0
        self.rail.setGeometry(0, 0, rail_width, self.height())
        self.view.setGeometry(rail_width, 0, self.width() - rail_width - beside, self.height())
        self.inspector.setGeometry(QRect(self.width() - inspector_width, 0, inspector_width, self.height()))
        self.inspector.setVisible(is_open)
        self.inspector.raise_()
