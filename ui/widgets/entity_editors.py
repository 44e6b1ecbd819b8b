"""The editors inside the cells of a table of things, and the frame of a refused cell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import colour
from ui.widgets.entity_model import EntityModel, Index
from ui.widgets.value_box import ValueBox


class EntityEditors(QStyledItemDelegate):
    """Lines and lists inside the cells, and the frame of a refused one."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        column = _model_of(index).columns[index.column()]
        if column.choices is None:
            line = QLineEdit(parent)
            line.setAccessibleName(column.title)
            _dress(line)
            return line
        box = ValueBox(column.title, column.choices(), parent)
        _dress(box)
        box.activated.connect(lambda _: self._commit_and_close(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, ValueBox):
            editor.show_value(_model_of(index).value(index))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, ValueBox):
            if editor.currentIndex() >= 0:
                model.setData(index, editor.value)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        del index
        editor.setGeometry(option.rect)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if _model_of(index).is_refused(index):
            painter.save()
            painter.setPen(QPen(colour("late"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def _commit_and_close(self, editor: QWidget) -> None:
        if editor.isHidden():
            return  # the table has let it go, and a list that was open has told its choice late
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def _dress(editor: QWidget) -> None:
    editor.setObjectName("cellEditor")
    editor.setStyleSheet(
        f"#cellEditor {{ border: 2px solid {colour('accent').name()}; border-radius: 0; padding: 0 4px;"
        " min-height: 0; }"
    )


def _model_of(index: Index) -> EntityModel[Any]:
    model = index.model()
    assert isinstance(model, EntityModel)
    return model
