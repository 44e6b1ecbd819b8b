"""The callout beside a refused cell: one sentence, and the repairs that can be made at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import colour
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, PlainLabel, key_hint
from ui.widgets.laid_out import widgets_in

WIDTH: Final = 440
_NOTCH: Final = 9
_RADIUS: Final = 4.0
_PADDING: Final = 12
_ICON: Final = 16
_GAP: Final = 8

Repair = tuple[str, Callable[[], object]]


class Callout(QWidget):
    """Stands under (or above) a cell and points at it. Esc in it says `left`."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._target = QRect()
        self._points_up = True
        self._is_notice = False
        self._icon = IconLabel("triangle-alert", _ICON, "late")
        self._sentence = PlainLabel(wraps=True)
        self._repairs = QHBoxLayout()
        self._repairs.setSpacing(6)
        self._buttons: list[Button] = []
        words = QVBoxLayout()
        words.setSpacing(_GAP)
        words.addWidget(self._sentence)
        words.addLayout(self._repairs)
        row = QHBoxLayout(self)
        row.setContentsMargins(_PADDING, _PADDING + _NOTCH, _PADDING, _PADDING + _NOTCH)
        row.setSpacing(_GAP)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    @property
    def sentence(self) -> str:
        return "" if self.isHidden() else self._sentence.text()

    def buttons(self) -> list[Button]:
        return list(self._buttons)

    @property
    def is_notice(self) -> bool:
        """Whether it only explains what was done, so that it may go at any time."""
        return self.isVisible() and self._is_notice

    def show_notice(self, sentence: str, hint: str, target: QRect, repairs: Sequence[Repair] = ()) -> None:
        """Explain, beside a cell that was edited, why it shows something else than what was typed."""
        self._is_notice = True
        self._icon.show_icon("info", "ink2")
        self._show(sentence, repairs, hint, target)

    def show_refusal(self, sentence: str, repairs: Sequence[Repair], hint: str, target: QRect) -> None:
        """Say why the cell at `target` (in the parent's coordinates) was refused; `hint` is what Esc does."""
        self._is_notice = False
        self._icon.show_icon("triangle-alert", "late")
        self._show(sentence, repairs, hint, target)

    def _show(self, sentence: str, repairs: Sequence[Repair], hint: str, target: QRect) -> None:
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._fill_repairs(repairs, hint)
        self.show()
        self.point_at(target)
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def point_at(self, target: QRect) -> None:
        """Stand beside a rectangle of the parent, below it where there is room."""
        parent = self._around
        self.setFixedSize(self._size_within(parent.width() - 16))
        width = self.width()
        left = max(8, min(target.center().x() - width // 2, parent.width() - width - 8))
        self._points_up = target.bottom() + self.height() <= parent.height() or target.top() < self.height()
        top = target.bottom() + 1 if self._points_up else target.top() - self.height()
        self.move(left, top)
        self._target = target
        self.update()

    def _size_within(self, most: int) -> QSize:
        """Wide enough for the repairs in one row, high enough for the sentence at that width."""
        parts = list(widgets_in(self._repairs))
        for part in (self._sentence, *parts):
            part.ensurePolished()
        beside = 2 * _PADDING + _ICON + _GAP
        foot_width = sum(part.sizeHint().width() + _GAP for part in parts)
        width = min(max(WIDTH, foot_width + beside), most)
        foot_height = max(part.sizeHint().height() for part in parts)
        text_height = self._sentence.heightForWidth(width - beside)
        return QSize(width, text_height + _GAP + foot_height + 2 * (_PADDING + _NOTCH))

    def focus_repair(self) -> None:
        """Put the keyboard on the first repair, if there is one."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Up):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = self.rect().adjusted(1, _NOTCH, -1, -_NOTCH)
        path = QPainterPath()
        path.addRoundedRect(body, _RADIUS, _RADIUS)
        painter.setPen(QPen(colour("ink2" if self._is_notice else "late"), 1.5))
        painter.setBrush(colour("canvas"))
        painter.drawPath(path.united(self._notch(body)).simplified())

    def _notch(self, body: QRect) -> QPainterPath:
        tip_x = self.mapFromParent(QPoint(self._target.center().x(), 0)).x()
        tip_x = max(body.left() + 16, min(tip_x, body.right() - 16))
        edge, tip = (body.top() + 1, 2) if self._points_up else (body.bottom(), self.height() - 2)
        notch = QPainterPath(QPointF(tip_x - _NOTCH, edge))
        notch.lineTo(tip_x, tip)
        notch.lineTo(tip_x + _NOTCH, edge)
        notch.closeSubpath()
        return notch

    def _fill_repairs(self, repairs: Sequence[Repair], hint: str) -> None:
        while (item := self._repairs.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for number, (text, action) in enumerate(repairs):
            button = Button(text, primary=number == 0)
            button.clicked.connect(lambda _=False, chosen=action: chosen())
            self._buttons.append(button)
            self._repairs.addWidget(button)
        self._repairs.addStretch(1)
        self._repairs.addWidget(key_hint("Esc"))
        self._repairs.addWidget(PlainLabel(hint, "small"))
