"""Two fingers that move apart or together, on a touch pad or on the screen, as a zoom and its middle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget


class Pinch:
    """Reads the events of one widget.

    Some systems tell a pinch on a touch pad twice, as their own gesture and as one that Qt makes of it; then
    only their own counts.
    """

    def __init__(self) -> None:
        self._widget: QWidget | None = None
        self._is_native = False

    def watch(self, widget: QWidget) -> None:
        """Let Qt tell of pinches on a widget."""
        self._widget = widget
        widget.grabGesture(Qt.GestureType.PinchGesture)

    def zoom(self, event: QEvent) -> tuple[float, QPointF] | None:
        """By how much to zoom, and the place that stays where it is; None for what is no pinch."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
                return None
            self._is_native = True
            return 1 + event.value(), event.position()
        if isinstance(event, QGestureEvent) and self._widget is not None:
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                factor = 1.0 if self._is_native else pinch.scaleFactor()
                return factor, self._widget.mapFromGlobal(pinch.hotSpot())
        return None
