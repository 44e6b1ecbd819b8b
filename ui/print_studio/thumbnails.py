"""Small pictures of all pages, each drawn when it is first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.painting.shape_painter import ShapePainter
from ui.theme import colour, font, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxplanner.drawing.palette import Palette
    from cxplanner.report.sheets import NumberedSheets, Page
    from cxplanner.wording.words import Words

_WIDTH: Final = 96
_HEIGHT: Final = 96
_FOOT: Final = 18
_AIR: Final = 8


class Thumbnails(QListWidget):
    """`chosen` carries the number of the page that somebody picked."""

    chosen = Signal(int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(words.say("Pages"))
        self.setItemDelegate(_Painter(self))
        self.setFixedWidth(_WIDTH + 2 * _AIR + 22)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self._sheets: NumberedSheets | None = None
        self._palette: Palette = {}
        self._pictures: dict[int, QPixmap] = {}
        self._waiting: list[int] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw_next)
        self.currentRowChanged.connect(self._on_row)
        theme().changed.connect(self._follow_look)

    def show_nothing(self) -> None:
        """There are no pages."""
        self._sheets = None
        self._waiting.clear()
        self._pictures.clear()
        self.blockSignals(True)
        self.clear()
        self.blockSignals(False)

    def show_sheets(self, sheets: NumberedSheets, palette: Palette, page_of: Callable[[int], Page]) -> None:
        """Other sheets; their pictures follow when they are seen, from what `page_of` draws."""
        self._page_of = page_of
        self._sheets, self._palette = sheets, palette
        self._pictures.clear()
        self._waiting.clear()
        row = self.currentRow()
        self.blockSignals(True)
        if self.count() != len(sheets.sheets):
            self.clear()
            for _ in sheets.sheets:
                self.addItem(QListWidgetItem())
        for number, sheet in enumerate(sheets.sheets, start=1):
            name = self._words.say("{number}: {name}", number=self._words.number(number), name=sheet.bookmark)
            item = self.item(number - 1)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            item.setToolTip("")
        self.setCurrentRow(min(max(row, 0), self.count() - 1))
        self.blockSignals(False)
        self.viewport().update()

    def show_number(self, number: int) -> None:
        """Mark a page without telling."""
        self.blockSignals(True)
        self.setCurrentRow(number - 1)
        self.blockSignals(False)

    def picture_of(self, number: int) -> QPixmap | None:
        """The picture of a page; where there is none yet it is asked for."""
        picture = self._pictures.get(number)
        if picture is None and number not in self._waiting:
            self._waiting.append(number)
            self._timer.start(0)
        return picture

    def _draw_next(self) -> None:
        if not self._waiting or self._sheets is None:
            return
        number = self._waiting.pop(0)
        if number <= len(self._sheets.sheets):
            self._pictures[number] = self._drawn(number)
            self.viewport().update()
        if self._waiting:
            self._timer.start(0)

    def _drawn(self, number: int) -> QPixmap:
        drawing = self._page_of(number).drawing
        ratio = self.devicePixelRatioF()
        scale = min(_WIDTH / drawing.width, _HEIGHT / drawing.height)
        picture = QPixmap(QSize(round(drawing.width * scale), round(drawing.height * scale)) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.scale(scale, scale)
        ShapePainter(painter, self._palette, as_paper=True).paint(drawing.shapes)
        painter.end()
        return picture

    def _follow_look(self) -> None:
        self.viewport().update()

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row + 1)


class _Painter(QStyledItemDelegate):
    """A page with its number below, in a frame where it is the one that is shown."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__(thumbnails)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(_WIDTH + 2 * _AIR, _HEIGHT + _FOOT + 2 * _AIR)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area = QRectF(option.rect)
        number = index.row() + 1
        picture = self._thumbnails.picture_of(number)
        page = QRectF(0, 0, _WIDTH, _HEIGHT)
        if picture is not None:
            page = QRectF(0, 0, *picture.deviceIndependentSize().toTuple())
        page.moveCenter(area.center())
        page.moveTop(area.top() + _AIR + (_HEIGHT - page.height()) / 2)
        painter.save()
        if picture is not None:
            painter.drawPixmap(page.topLeft(), picture)
        else:
            painter.fillRect(page, QColor(Qt.GlobalColor.white))
        is_shown = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(colour("accent" if is_shown else "line2"), 2 if is_shown else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(page.adjusted(-1, -1, 1, 1))
        if is_shown and self._thumbnails.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 3, 3)
        painter.setFont(font(11, 600 if is_shown else 400))
        painter.setPen(colour("ink"))
        foot = QRectF(area.left(), area.top() + _AIR + _HEIGHT, area.width(), _FOOT)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.restore()
