"""The middle of the window: rail, view and inspector, which becomes a drawer where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.frame import edge_grip
from ui.frame import rail as rail_sizes
from ui.frame.edge_grip import EdgeGrip
from ui.frame.rail import Rail

if TYPE_CHECKING:
    from collections.abc import Callable

INSPECTOR_WIDTH: Final = 292
NARROWEST_INSPECTOR: Final = 260
WIDEST_INSPECTOR: Final = 560
ROOM_FOR_VIEW: Final = 560
"""Pixels that a view beside a wide inspector keeps."""
DRAWER_BELOW: Final = 1280
ICONS_BELOW: Final = 1180


class Body(QWidget):
    """Lays out three widgets. Under 1280 the inspector lies over the view, and is closed at first.
    `inspector_widened` carries the width that a hand gave to the inspector."""

    inspector_widened = Signal(int)

    def __init__(
        self,
        rail: Rail,
        view: QWidget,
        inspector: QWidget,
        *,
        is_open: bool,
        grip_name: str,
        kept_width: Callable[[], int | None] = lambda: None,
    ) -> None:
        super().__init__()
        self.rail = rail
        self.view = view
        self.inspector = inspector
        self._is_open = is_open
        self._drawer_is_open = False
        self._kept_width = kept_width
        self._wanted_width = kept_width() or INSPECTOR_WIDTH
        self.grip = EdgeGrip(grip_name)
        self.grip.widened.connect(self._widen_inspector)
        self.grip.let_go.connect(lambda: self.inspector_widened.emit(self._wanted_width))
        self.grip.reset_asked.connect(self._reset_width)
        for widget in (rail, view, self.grip, inspector):
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
        inspector_width = self._possible_width(self._wanted_width)
        is_open = self.inspector_is_open
        beside = inspector_width if is_open and not self.is_narrow else 0
        self.rail.setGeometry(0, 0, rail_width, self.height())
        self.view.setGeometry(rail_width, 0, self.width() - rail_width - beside, self.height())
        self.inspector.setGeometry(QRect(self.width() - inspector_width, 0, inspector_width, self.height()))
        self.inspector.setVisible(is_open)
        self.inspector.raise_()
        self.grip.setGeometry(self.inspector.x() - edge_grip.WIDTH // 2, 0, edge_grip.WIDTH, self.height())
        self.grip.setVisible(is_open)
        self.grip.raise_()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ScreenChangeInternal:
            self._wanted_width = self._kept_width() or self._wanted_width
            self._lay_out()
        return super().event(event)

    def _widen_inspector(self, pixels: int) -> None:
        self._wanted_width = self._possible_width(self.inspector.width() + pixels)
        self._lay_out()

    def _reset_width(self) -> None:
        self._wanted_width = INSPECTOR_WIDTH
        self._lay_out()
        self.inspector_widened.emit(INSPECTOR_WIDTH)

    def _possible_width(self, wanted: int) -> int:
        """As wide as wanted while the view keeps its room; a drawer may cover the view."""
        beside = 0 if self.is_narrow else ROOM_FOR_VIEW
        rail_width = rail_sizes.NARROW_WIDTH if self.width() < ICONS_BELOW else rail_sizes.WIDTH
        most = min(WIDEST_INSPECTOR, self.width() - rail_width - beside)
        return min(max(wanted, NARROWEST_INSPECTOR), most)
