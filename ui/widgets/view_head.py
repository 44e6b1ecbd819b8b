"""The head of a view: its title, a summary in a lighter ink, and its controls on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.buttons import FOLDED_WIDTH, SegmentedControl
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.laid_out import widgets_in

HEIGHT = 50
_LEAST_SUMMARY = 24


class ViewHead(QWidget):
    """A strip of 50 pixels above a view."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.title = PlainLabel(title, "viewTitle")
        self._summary = ElidedLabel("", "secondary")
        self._summary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 14, 0)
        self._row.setSpacing(10)
        self._row.addWidget(self.title)
        self._row.addWidget(self._summary, 1)

    @property
    def summary(self) -> str:
        return self._summary.text()

    def set_summary(self, text: str) -> None:
        self._summary.setText(text)
        self._summary.updateGeometry()

    def add(self, widget: QWidget) -> None:
        """Put a control at the right end."""
        self._row.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # a control came, went, or changed its words
            self._share_room()
        return super().event(event)

    def _share_room(self) -> None:
        """Where controls do not fit side by side, choices fold into boxes, the widest ones first."""
        shown = [each for each in widgets_in(self._row) if not each.isHidden()]
        margins = self._row.contentsMargins()
        needed = margins.left() + margins.right() + (len(shown) - 1) * self._row.spacing()
        controls = [each for each in shown if isinstance(each, SegmentedControl)]
        for each in shown:
            if isinstance(each, SegmentedControl):
                needed += each.full_width()
            else:
                needed += _LEAST_SUMMARY if each is self._summary else each.sizeHint().width()
        for control in sorted(controls, key=lambda each: -each.full_width()):
            folds = needed > self.width()
            needed -= max(0, control.full_width() - FOLDED_WIDTH) if folds else 0
            control.fold(folds)
