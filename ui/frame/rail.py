"""The rail on the left: the programme, the views in groups, and the way to anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme import colour, font, paint_icon, theme
from ui.widgets.labels import ElidedLabel, PlainLabel, key_hint, literal

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

WIDTH = 184
NARROW_WIDTH = 48


class NavigationButton(QToolButton):
    """The way to a view: an icon, its name, and a number at the right end."""

    def __init__(self, name: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._number = ""
        self._is_narrow = False
        self.setText(literal(name))
        self.setAccessibleName(name)
        self._icon_name = icon_name
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(30)
        theme().changed.connect(self.update)

    def set_narrow(self, narrow: bool) -> None:
        self._is_narrow = narrow
        self.setToolTip(literal(self._name) if narrow else "")
        self.update()

    def set_number(self, number: str) -> None:
        if number == self._number:
            return
        self._number = number
        self.setAccessibleName(f"{self._name}, {number}" if number else self._name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        left = (self.width() - 16) // 2 if self._is_narrow else 10
        paint_icon(painter, self._icon_name, QRect(left, 7, 16, 16))
        if self._is_narrow:
            return
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colour("ink"))
        painter.setFont(font(13, 600 if self.isChecked() else 400))
        painter.drawText(self.rect().adjusted(35, 0, -8, 0), middle, self._name)
        painter.setFont(font(11.5))
        painter.setPen(colour("ink3"))
        right = Qt.AlignmentFlag.AlignRight | middle
        painter.drawText(self.rect().adjusted(0, 0, -9, 0), right, self._number)

    def _paint_ground(self, painter: QPainter) -> None:
        if self.isChecked() or self.underMouse():
            painter.setPen(QPen(colour("line2"), 1) if self.isChecked() else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(colour("canvas" if self.isChecked() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)


class Rail(QWidget):
    """`view_chosen` carries a view's name; narrow, the rail shows only icons."""

    view_chosen = Signal(str)
    programme_clicked = Signal()
    go_to_clicked = Signal()
    print_clicked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.say("Views"))
        self._words = words
        self._heads: list[QWidget] = []
        self._views: dict[str, NavigationButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 12, 8, 8)
        self._column.setSpacing(0)
        self._add_programme()
        self._add_group(words.say("Plan"))
        self._add_view("initiatives", words.say("Initiatives"), "list-tree")
        self._add_view("roadmap", words.say("Roadmap"), "chart-gantt")
        self._add_view("dependencies", words.say("Dependencies"), "workflow")
        self._add_view("priorities", words.say("Priorities"), "chart-scatter")
        self._add_group(words.say("Steer"))
        self._add_view("reviews", words.say("Reviews"), "gavel")
        self._add_view("gates", words.say("Gates"), "diamond")
        self._add_view("indicators", words.say("Indicators"), "trending-up")
        self._add_group(words.say("Deliver"))
        self._print = NavigationButton(words.say("Print"), "printer")
        self._print.clicked.connect(self.print_clicked)
        self._column.addWidget(self._print)
        self._column.addStretch(1)
        self._add_go_to()
        self.set_narrow(False)

    def show_programme(self, name: str, organisation: str) -> None:
        self._name.setText(name)
        self._organisation.setText(organisation)
        self.programme.setAccessibleName(self._words.say("Programme settings: {name}", name=name))

    def show_count(self, view: str, number: str) -> None:
        self._views[view].set_number(number)

    def show_view(self, view: str) -> None:
        self._views[view].setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        self.setFixedWidth(NARROW_WIDTH if narrow else WIDTH)
        self._column.setContentsMargins(*((4, 12, 4, 8) if narrow else (8, 12, 8, 8)))
        for widget in (self.programme, *self._heads, self._keys):
            widget.setVisible(not narrow)
        for button in (*self._views.values(), self._print, self.go_to):
            button.set_narrow(narrow)

    def _add_programme(self) -> None:
        self.programme = QPushButton()
        self.programme.setObjectName("programme")
        self._name = ElidedLabel()
        self._name.setFont(font(14, 600))
        self._organisation = ElidedLabel("", "small")
        lines = QVBoxLayout(self.programme)
        lines.setContentsMargins(8, 2, 8, 2)
        lines.setSpacing(0)
        for label in (self._name, self._organisation):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            lines.addWidget(label)
        self.programme.clicked.connect(self.programme_clicked)
        self._column.addWidget(self.programme)

    def _add_group(self, title: str) -> None:
        head = PlainLabel(title, "groupHead")
        head.setContentsMargins(10, 14, 0, 3)
        self._heads.append(head)
        self._column.addWidget(head)

    def _add_view(self, view: str, name: str, icon_name: str) -> None:
        button = NavigationButton(name, icon_name)
        button.setCheckable(True)
        button.clicked.connect(lambda: self.view_chosen.emit(view))
        self._group.addButton(button)
        self._views[view] = button
        self._column.addWidget(button)

    def _add_go_to(self) -> None:
        self.go_to = NavigationButton(self._words.say("Go to…"), "search")
        self.go_to.clicked.connect(self.go_to_clicked)
        self._keys = key_hint("Ctrl K")
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self.go_to)
        row.setContentsMargins(0, 0, 8, 0)
        row.addStretch(1)
        row.addWidget(self._keys)
        self._column.addWidget(self.go_to)
