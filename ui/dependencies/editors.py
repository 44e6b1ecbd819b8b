"""The editors in the cells of a link: a list for its type, a line for lag and note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxplanner.plan.initiatives import LinkType
from ui.dependencies.columns import Column, head
from ui.dependencies.model import LinksModel
from ui.theme import colour, font

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

Index = QModelIndex | QPersistentModelIndex


class LinkEditors(QStyledItemDelegate):
    """Makes the editors and hands over what was entered.

    `refused` carries the editor, which keeps what was typed, and the error. `for_all_asked` is said when
    Ctrl+Enter gives the value to every selected row.
    """

    refused = Signal(QWidget, object)
    for_all_asked = Signal(QWidget)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        model = _model_of(index)
        assert model.cells is not None
        column, words = Column(index.column()), model.cells.words
        editor: QWidget
        if column is Column.TYPE:
            editor = TypeEditor(words, parent)
            editor.activated.connect(lambda _: self._commit_and_close(editor))
        else:
            editor = QLineEdit(parent)
        editor.setObjectName("cellEditor")
        editor.setAccessibleName(head(column, words))
        editor.setFont(font(12))
        dress(editor, refused=False)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if editor.property("filled"):
            return
        editor.setProperty("filled", True)
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        editor.setProperty("original", text)
        if isinstance(editor, TypeEditor):
            editor.choose(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        assert isinstance(model, LinksModel)
        value = entered(editor)
        if value == editor.property("original"):
            return
        if not model.setData(index, value) and model.refusal is not None:
            self.refused.emit(editor, model.refusal)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        del index
        narrowest = 150 if isinstance(editor, QComboBox) else 72
        rect = option.rect
        rect.setWidth(max(rect.width(), narrowest))
        editor.setGeometry(rect.adjusted(0, -1, 1, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(watched, QWidget)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.for_all_asked.emit(watched)
            return True
        return bool(super().eventFilter(watched, event))

    def _commit_and_close(self, editor: QWidget) -> None:
        if editor.isHidden():
            return  # the table has let it go, and a list that was open has told its choice late
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


class TypeEditor(QComboBox):
    """The four types of a link with their names, open at once."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        for kind in LinkType:
            self.addItem(f"{kind.value}  {words.name_of(kind)}", kind.value)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)
        QTimer.singleShot(0, self, self.showPopup)

    def choose(self, value: str) -> None:
        self.setCurrentIndex(self.findData(value))

    def value(self) -> str:
        return str(self.currentData())


def entered(editor: QWidget) -> str:
    """What an editor holds."""
    if isinstance(editor, TypeEditor):
        return editor.value()
    return editor.text() if isinstance(editor, QLineEdit) else ""


def dress(editor: QWidget, *, refused: bool) -> None:
    """The frame of an editor inside a cell: 2 pixels, in the colour of touching or of refusing."""
    edge = colour("late" if refused else "accent").name()
    field, ink = colour("field").name(), colour("ink").name()
    frame = f"border: 2px solid {edge}; border-radius: 0; padding: 0 4px; min-height: 0; background: {field};"
    chosen = f"selection-background-color: {colour('accenttint').name()}; selection-color: {ink};"
    offers = f"#cellEditor QAbstractItemView {{ background: {colour('canvas').name()}; {chosen} }}"
    editor.setStyleSheet(f"#cellEditor {{ {frame} color: {ink}; }} {offers}")


def _model_of(index: Index) -> LinksModel:
    model = index.model()
    assert isinstance(model, LinksModel)
    return model
