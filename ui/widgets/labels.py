"""Labels that show text as it is, never as markup."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.theme import icon_pixmap, theme

_LONG_WORD: Final = re.compile(r"\S{25,}")
_PIECE: Final = re.compile(r".{1,12}")
_BREAK: Final = "\u200b"


class PlainLabel(QLabel):
    """A label of plain text. `role` picks its type, such as `"viewTitle"` or `"small"`."""

    def __init__(
        self, text: str = "", role: str = "", *, wraps: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setText(text)
        if role:
            self.setProperty("role", role)

    def setText(self, text: str) -> None:
        self._text = text
        super().setText(breakable(text) if self.wordWrap() else text)

    def text(self) -> str:
        return self._text

    def show_role(self, role: str) -> None:
        """Set the text in the type of another role."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)


class ElidedLabel(PlainLabel):
    """A label of one line that ends in … where there is no room; the whole text is its tooltip then."""

    def __init__(self, text: str = "", role: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(plain_tooltip(self.text()) if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()) | int(Qt.TextFlag.TextSingleLine), shown)


class IconLabel(QLabel):
    """An icon beside a text that says the same; it has no name of its own."""

    def __init__(self, name: str, size: int = 16, tint: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = (name, size, tint)
        self.setFixedSize(size, size)
        theme().changed.connect(self._render)
        self._render()

    def show_icon(self, name: str, tint: str = "ink") -> None:
        self._picture = (name, self._picture[1], tint)
        self._render()

    def _render(self) -> None:
        name, size, tint = self._picture
        picture = QPixmap(icon_pixmap(name, size, tint, self.devicePixelRatioF()))
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.setPixmap(picture)


def rule(*, upright: bool = False, parent: QWidget | None = None) -> QFrame:
    """A thin line between groups."""
    line = QFrame(parent)
    line.setObjectName("toolRule" if upright else "rule")
    if upright:
        line.setFixedSize(1, 22)
    else:
        line.setFixedHeight(1)
    return line


def key_hint(text: str, parent: QWidget | None = None) -> PlainLabel:
    """The keys of a command in a small frame."""
    label = PlainLabel(text, "kbd", parent=parent)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label


def breakable(text: str) -> str:
    """The text with places to break in words that no line has room for: Qt breaks lines only at those."""
    return _LONG_WORD.sub(lambda word: _BREAK.join(_PIECE.findall(word.group())), text)


def plain_tooltip(text: str) -> str:
    """Text for `setToolTip` that Qt shows literally: what looks like markup would be read as such."""
    if not text:
        return ""
    escaped = (
        breakable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    )
    return f"<qt>{escaped}</qt>"


def literal(text: str) -> str:
    """Text for buttons and menus, where `&` would mark a key."""
    return text.replace("&", "&&")
