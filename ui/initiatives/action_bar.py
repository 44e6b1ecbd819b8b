"""The dark bar at the foot of the table: what can be done with several selected rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QToolButton, QWidget

from ui.theme import colour, icon
from ui.widgets.labels import PlainLabel, literal

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

HEIGHT: Final = 36
_ROOM_FOR_HINT: Final = 1160
_ROOM_FOR_WORDS: Final = 860
"""Under this width, in pixels, buttons are their icons alone; tooltips say what they do."""


class ActionBar(QWidget):
    """Asks for commands by name: `shift`, `owner`, `stage`, `link`, `duplicate`, `delete`, `clear`."""

    asked = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(words.say("Selected initiatives"))
        self._count = PlainLabel("", parent=self)
        self._hint = PlainLabel("", parent=self)
        self.buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(2)
        row.addWidget(self._count)
        row.addSpacing(10)
        say = words.say
        for name, text, picture in (
            ("shift", say("Shift by…"), "move-horizontal"),
            ("owner", say("Set owner…"), "user"),
            ("stage", say("Set stage…"), "layers"),
            ("link", say("Link in order"), "link-2"),
            ("duplicate", say("Duplicate"), "copy"),
            ("delete", say("Delete"), "trash-2"),
        ):
            row.addWidget(self._button(name, text, picture))
        row.addStretch(1)
        row.addWidget(self._hint)
        row.addSpacing(6)
        row.addWidget(self._button("clear", say("Clear"), "x"))

    def show_count(self, count: int) -> None:
        """How many rows are selected; the bar is only there for two or more."""
        self._count.setText(self._words.say_number("{n} selected", "{n} selected", count))
        self._hint.setText(
            self._words.say("Enter applies to this row · Ctrl Enter to all {n}", n=self._words.number(count))
        )
        self.setVisible(count > 1)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._hint.setVisible(self.width() >= _ROOM_FOR_HINT)
        style = Qt.ToolButtonStyle
        is_narrow = self.width() < _ROOM_FOR_WORDS
        for button in self.buttons.values():
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if is_narrow else style.ToolButtonTextBesideIcon
            )

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), colour("btn"))

    def dress(self) -> None:
        """Take the colours of the theme in use."""
        ink, ground, edge = (colour(name).name() for name in ("onbtn", "ink2", "accent"))
        self.setStyleSheet(
            f"QLabel {{ color: {ink}; font-size: 12px; }}"
            f"QToolButton {{ color: {ink}; font-size: 12px; min-height: 26px; padding: 0 9px; }}"
            f"QToolButton:hover {{ background: {ground}; }}"
            f"QToolButton:focus {{ border: 2px solid {edge}; padding: 0 7px; min-height: 22px; }}"
        )
        self._count.setStyleSheet("font-weight: 600;")

    def _button(self, name: str, text: str, picture: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(literal(text))
        button.setAccessibleName(text)
        button.setToolTip(literal(text))
        button.setIcon(icon(picture, "onbtn"))
        button.setIconSize(QSize(15, 15))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.asked.emit(name))
        self.buttons[name] = button
        return button
