"""Buttons, checks, and the control of a few exclusive choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from ui.theme import colour, icon
from ui.widgets.field import ComboBox
from ui.widgets.labels import literal

_GAP: Final = " "


class _EnterPresses(QPushButton):
    """A button that Enter presses where the keyboard is on it; else Enter is the default button's alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Button(_EnterPresses):
    """A button with a verb on it. A primary one is filled; there is at most one in sight."""

    def __init__(
        self, text: str, icon_name: str = "", *, primary: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gap = _GAP if icon_name else ""
        self.setText(literal(text))
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        if icon_name:
            self.setIcon(icon(icon_name, "onbtn" if primary else "ink"))
            self.setIconSize(QSize(16, 16))
        if primary:
            self.setProperty("primary", True)

    def text(self) -> str:
        return super().text().removeprefix(self._gap)

    def setText(self, text: str) -> None:
        """The toolkit leaves hardly any room between an icon and its words; a blank makes it."""
        super().setText(self._gap + text)


class LinkButton(_EnterPresses):
    """A button that reads as a link in a sentence."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(literal(text), parent)
        self.setProperty("link", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)


class IconButton(QToolButton):
    """A button that shows only an icon; its name is told to screen readers and in the tooltip."""

    def __init__(self, icon_name: str, name: str, *, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icon(icon_name))
        self.setIconSize(QSize(size, size))
        self.setAccessibleName(name)
        self.setToolTip(literal(name))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


_BOX: Final = 14.0


def paint_check(painter: QPainter, left: float, middle: float, *, checked: bool, enabled: bool) -> None:
    """The box of a check with its left edge and its middle there, and its tick."""
    top = middle - _BOX / 2
    edge = colour("line2" if not enabled else ("btn" if checked else "ink2"))
    painter.setPen(QPen(edge, 1.5))
    painter.setBrush(edge if checked else colour("field"))
    painter.drawRoundedRect(QRectF(left + 0.75, top + 0.75, _BOX - 1.5, _BOX - 1.5), 2, 2)
    if checked:
        painter.setPen(QPen(colour("onbtn"), 1.7))
        points = ((3.4, 7.2), (6.0, 9.7), (10.6, 4.5))
        painter.drawPolyline(QPolygonF([QPointF(left + x, top + y) for x, y in points]))


class CheckBox(QCheckBox):
    """A check box of 14 pixels with a tick, as in the pictures of the look."""

    def __init__(self, text: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(literal(text), parent)
        self.setChecked(checked)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._shown_text())
        return QSize(int(_BOX) + 6 + width + 2, max(24, self.fontMetrics().height() + 4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, point: object) -> bool:
        del point
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        greyed = not self.isEnabled()
        paint_check(painter, 0, self.height() / 2, checked=self.isChecked(), enabled=not greyed)
        painter.setPen(colour("ink3" if greyed else "ink"))
        area = self.rect().adjusted(int(_BOX) + 6, 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._shown_text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)

    def _shown_text(self) -> str:
        return self.text().replace("&&", "&")


FOLDED_WIDTH: Final = 112
"""Pixels of a box of choices in the place of a segmented control."""


class SegmentedControl(QWidget):
    """A few exclusive choices side by side, or in a box of choices where there is no room for that. The
    arrow keys move the choice."""

    chosen = Signal(object)

    def __init__(
        self, name: str, choices: Sequence[tuple[object, str]], value: object, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [each for each, _ in choices]
        self._box: ComboBox | None = None
        self._group = QButtonGroup(self)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (choice, text) in enumerate(choices):
            button = _segment(text, name, number, len(choices))
            button.setChecked(choice == value)
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.idToggled.connect(self._on_toggled)

    @property
    def value(self) -> object:
        return self._values[self._group.checkedId()]

    @property
    def values(self) -> list[object]:
        """The choices in their order."""
        return self._values

    def set_value(self, value: object) -> None:
        """Choose without telling."""
        self._group.blockSignals(True)
        self._group.button(self._values.index(value)).setChecked(True)
        self._group.blockSignals(False)
        self._follow_choice()

    def show_none(self) -> None:
        """None of the choices is what is shown; told to nobody."""
        self._group.blockSignals(True)
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)
        self._group.blockSignals(False)
        self._follow_choice()

    def full_width(self) -> int:
        """Pixels of all choices side by side."""
        return sum(button.sizeHint().width() for button in self._group.buttons())

    def fold(self, folded: bool) -> None:
        """Offer the choices in a box, or side by side again."""
        if folded is (self._box is not None and not self._box.isHidden()):
            return
        box = self._box = self._box or self._made_box()
        had_keyboard = self.isAncestorOf(QApplication.focusWidget() or self)
        for button in self._group.buttons():
            button.setVisible(not folded)
        box.setVisible(folded)
        self._follow_choice()
        if had_keyboard:
            keyboard = box if folded else self._group.button(max(0, self._group.checkedId()))
            keyboard.setFocus()

    def _made_box(self) -> ComboBox:
        box = ComboBox()
        box.setAccessibleName(self.accessibleName())
        box.addItems([button.text().replace("&&", "&") for button in self._group.buttons()])
        box.setFixedWidth(FOLDED_WIDTH)
        box.activated.connect(lambda number: self._group.button(number).setChecked(True))
        self._row.addWidget(box)
        return box

    def _follow_choice(self) -> None:
        if self._box is not None:
            self._box.setCurrentIndex(self._group.checkedId())

    def buttons(self) -> list[QAbstractButton]:
        return self._group.buttons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        button = self._group.button((self._group.checkedId() + step) % len(self._values))
        button.setChecked(True)
        button.setFocus()

    def _on_toggled(self, number: int, checked: bool) -> None:
        if checked:
            self._follow_choice()
            self.chosen.emit(self._values[number])


def _segment(text: str, name: str, number: int, count: int) -> QToolButton:
    button = QToolButton()
    button.setText(literal(text))
    button.setCheckable(True)
    button.setAccessibleName(f"{name}: {text}")
    button.setProperty("segment", True)
    button.setProperty("place", "first" if number == 0 else "last" if number == count - 1 else "")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
