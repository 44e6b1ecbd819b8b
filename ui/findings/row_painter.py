"""How a row of the findings is painted: its weight as a shape and a word, the sentence, the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxplanner.findings.finding import Severity
from ui.findings.model import ICONS, FindingsModel, severity_name
from ui.theme import colour, font, paint_icon

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

ROW_HEIGHT: Final = 26
_WORD_WIDTH: Final = 62
_RULE_WIDTH: Final = 58
_TINTS: Final = {Severity.ERROR: "late", Severity.WARNING: "riskink", Severity.NOTICE: "ink2"}


class FindingRow(QStyledItemDelegate):
    """Paints one finding in a line; what has no room ends in … and is read whole beside the list."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(200, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, FindingsModel)
        finding = model.findings[index.row()]
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        self._paint_ground(painter, place, state)
        middle = Qt.AlignmentFlag.AlignVCenter
        tint = _TINTS[finding.severity]
        paint_icon(painter, ICONS[finding.severity], QRect(place.left() + 12, place.top() + 6, 14, 14), tint)
        painter.setFont(font(12))
        painter.setPen(colour(tint))
        word = QRect(place.left() + 34, place.top(), _WORD_WIDTH, place.height())
        painter.drawText(word, middle, severity_name(self._words, finding.severity))
        painter.setPen(colour("ink3"))
        rule = QRect(place.right() - _RULE_WIDTH, place.top(), _RULE_WIDTH - 10, place.height())
        painter.drawText(rule, middle | Qt.AlignmentFlag.AlignRight, finding.rule)
        painter.setPen(colour("ink"))
        room = QRect(word.right(), place.top(), rule.left() - word.right() - 8, place.height())
        sentence = str(index.data(Qt.ItemDataRole.DisplayRole))
        shown = painter.fontMetrics().elidedText(sentence, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.TextFlag.TextSingleLine, shown)

    def _paint_ground(self, painter: QPainter, place: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, colour("accenttint"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, colour("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -1))
