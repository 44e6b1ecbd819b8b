"""Parts of the inspector's pages: chips, rows that lead to an item, sentences to follow, a rail."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from cxplanner.drawing.palette import stream_colour
from cxplanner.plan.programme import Stream
from ui.theme import colour, font, paint_icon
from ui.widgets.labels import IconLabel, PlainLabel, plain_tooltip


class Chip(QFrame):
    """A short word in a frame of ink, or on the tint of what is late."""

    def __init__(self, *, late: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lateChip" if late else "chip")
        self._label = PlainLabel("", "refusal" if late else "sectionHead")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(5)
        if late:
            row.addWidget(IconLabel("triangle-alert", 13, "late"))
        row.addWidget(self._label)

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._label.text()

    def show_text(self, text: str) -> None:
        """Show this, or nothing at all."""
        self._label.setText(text)
        self.setVisible(bool(text))


class StreamMark(QWidget):
    """A small field in the colour of a stream, beside its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stream: Stream | None = None
        self.setFixedSize(10, 14)

    def show_stream(self, stream: Stream) -> None:
        self._stream = stream
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._stream is not None:
            QPainter(self).fillRect(self.rect(), colour(stream_colour(self._stream)))


class ProgressRail(QWidget):
    """How far work is, as a rail in the colour of the stream."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._stream = Stream.SYSTEMS_DATA
        self.setFixedHeight(8)

    def show_progress(self, percent: int, stream: Stream) -> None:
        self._share = percent / 100
        self._stream = stream
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(stream_colour(self._stream, "track")))
        done = QRectF(0, 0, self.width() * self._share, self.height())
        painter.fillRect(done, colour(stream_colour(self._stream)))


class ItemRow(QPushButton):
    """A row that names an item and its date, and leads to it."""

    def __init__(self, name: str, when: str, icon_name: str, follow: Callable[[], object]) -> None:
        super().__init__()
        self.setFlat(True)
        self.setStyleSheet("border: none; background: transparent;")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{name}, {when}")
        self.setToolTip(plain_tooltip(name))
        self.setFixedHeight(26)
        self._name = name
        self._when = when
        mark = IconLabel(icon_name, 14, "ink2", self)
        mark.move(0, 6)
        self.clicked.connect(follow)

    def sizeHint(self) -> QSize:
        return QSize(200, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), colour("hover"))
        painter.setFont(font(12))
        painter.setPen(colour("ink2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(0, 0, -2, 0), right, self._when)
        room = self.width() - 21 - painter.fontMetrics().horizontalAdvance(self._when) - 10
        painter.setFont(font(12.5, 500, "condensed"))
        painter.setPen(colour("ink"))
        name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect().adjusted(21, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class Sentence(PlainLabel):
    """A sentence of several lines that can be followed with a click, Enter or the space bar."""

    activated = Signal()

    def __init__(self, text: str, *, follows: bool, parent: QWidget | None = None) -> None:
        super().__init__(text, "small", wraps=True, parent=parent)
        self.follows = follows
        if follows:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setContentsMargins(0, 0, 16, 0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.follows and self.rect().contains(event.position().toPoint()):
            self.activated.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.follows and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.follows:
            return
        painter = QPainter(self)
        tint = "ink" if self.underMouse() else "accent"
        paint_icon(painter, "chevron-right", QRect(self.width() - 15, 1, 14, 14), tint)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class FactTable(QWidget):
    """Rows of facts in columns. The first column is in a lighter ink, and so is a first row that names the
    columns: one that begins with nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._cells: dict[tuple[int, int], PlainLabel] = {}

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show these rows; labels are used again, since the table is shown after each edit."""
        heads = bool(rows) and not rows[0][0]
        wanted = {(row, column): text for row, cells in enumerate(rows) for column, text in enumerate(cells)}
        for place, text in wanted.items():
            label = self._cells.get(place)
            if label is None:
                label = PlainLabel("", "small" if place[1] == 0 or (heads and place[0] == 0) else "value")
                label.setProperty("cell", True)
                self._cells[place] = label
                self._grid.addWidget(label, *place)
            label.setText(text)
            label.show()
        for place, label in self._cells.items():
            if place not in wanted:
                label.hide()


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def column() -> tuple[QWidget, QVBoxLayout]:
    """A widget with a column in it, for rows that come and go."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    return box, layout
