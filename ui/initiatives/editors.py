"""The editors of the cells: lines for what is typed, lists for what is chosen, days from a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cxplanner.plan.edits.initiatives import KEY_PREFIXES
from cxplanner.plan.initiatives import Status, Urgency
from cxplanner.plan.programme import Stream
from ui.initiatives.cell_edits import CellValue
from ui.initiatives.columns import DATES, FIELDS, Column, full_name
from ui.initiatives.date_editor import DATE_WIDTH, DateEditor
from ui.initiatives.fields import CONFIDENCES, Kind
from ui.initiatives.listed_editor import ListedEditor
from ui.initiatives.model import InitiativesModel
from ui.initiatives.places import ROW_HEIGHT
from ui.theme import colour, font

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.wording.words import Words

Index = QModelIndex | QPersistentModelIndex
EDITOR = "cellEditor"
"""The name of every editor of a cell."""
_NOTE = QSize(300, 96)
_NEW_LINE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier


class CellEditors(QStyledItemDelegate):
    """Makes the editors and hands over what was entered.

    `refused` carries the editor, which keeps what was typed, and the error; `accepted` carries initiative,
    column and value of an edit that was made. `for_all_asked` is said when Ctrl+Enter gives the value to
    every selected row, `repair_asked` when an arrow leads from the editor down to the repairs.
    """

    refused = Signal(QWidget, object)
    accepted = Signal(int, int, object)
    for_all_asked = Signal(QWidget)
    repair_asked = Signal()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        model = _model_of(index)
        assert model.cells is not None
        plan, words, column = model.cells.plan, model.cells.words, Column(index.column())
        editor: QWidget
        kind = FIELDS[column].kind if column in FIELDS else None
        if column in (Column.STATUS, Column.STAGE, Column.STREAM) or kind is Kind.CHOICE:
            editor = _ChoiceEditor(_choices(column, plan, words), parent)
            editor.activated.connect(lambda _: self._commit_and_close(editor))
        elif column is Column.OWNER or kind in (Kind.PERSON, Kind.TEAM):
            known = plan.teams if kind is Kind.TEAM else plan.people
            editor = _OwnerEditor(sorted((each.name for each in known.values()), key=str.casefold), parent)
            editor.entered.connect(lambda: self._commit_and_close(editor))
        elif kind is Kind.NOTE:
            editor = NoteEditor(parent)
        elif column is Column.WAITS_FOR:
            editor = ListedEditor(_keys(plan, model.initiative(index)), parent)
        elif column is Column.TAGS:
            editor = ListedEditor(_streams(plan, words, model.initiative(index)), parent)
        elif column in DATES:
            editor = DateEditor(words, model.cells.near(model.initiative(index)), parent)
            editor.picked.connect(lambda: self._commit_and_close(editor))
        else:
            editor = QLineEdit(parent)
        editor.setObjectName(EDITOR)
        editor.setAccessibleName(full_name(column, words))
        editor.setFont(font(12))
        dress(editor, refused=False)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if editor.property("filled"):
            return
        editor.setProperty("filled", True)
        if isinstance(editor, _ChoiceEditor):
            model = _model_of(index)
            assert model.cells is not None
            initiative_id = model.initiative(index)
            assert initiative_id is not None
            editor.choose(_chosen(Column(index.column()), model.cells.plan, initiative_id))
            return
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, _OwnerEditor):
            editor.setEditText(text)
            editor.select_all()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
        elif isinstance(editor, NoteEditor):
            editor.setPlainText(text)
            editor.selectAll()
        editor.setProperty("original", text)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        assert isinstance(model, InitiativesModel)
        value = entered(editor)
        if value is None:
            return
        initiative_id = model.initiative(index)
        if model.setData(index, value):
            self.accepted.emit(initiative_id, index.column(), value)
        elif model.refusal is not None:
            self.refused.emit(editor, model.refusal)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        del index
        narrowest = editor.minimumSizeHint().width() if isinstance(editor, QComboBox) else 64
        if isinstance(editor, DateEditor):
            narrowest = DATE_WIDTH
        rect = option.rect
        if rect.width() < narrowest:
            rect.setWidth(narrowest)
            around = editor.parentWidget()
            if around is not None and rect.left() < around.width() < rect.right():
                rect.moveRight(around.width() - 1)
        if isinstance(editor, NoteEditor):
            rect = editor.place_over(rect)
        editor.setGeometry(rect.adjusted(0, -1, 1, 0))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(0, ROW_HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, DateEditor) and watched.is_picking and event.type() == QEvent.Type.FocusOut:
            return False
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(watched, QWidget)
        ):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.for_all_asked.emit(watched)
                return True
            if isinstance(watched, NoteEditor) and enter and not event.modifiers() & _NEW_LINE:
                self._commit_and_close(watched)
                return True
            if (
                event.key() == Qt.Key.Key_Down
                and not event.modifiers() & Qt.KeyboardModifier.AltModifier
                and not isinstance(watched, NoteEditor)
                and not isinstance(watched, QComboBox)
            ):
                self.repair_asked.emit()
        return bool(super().eventFilter(watched, event))

    def _commit_and_close(self, editor: QWidget) -> None:
        if editor.isHidden():
            return  # the table has let it go, and a list that was open has told its choice late
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def entered(editor: QWidget, *, even_unchanged: bool = False) -> CellValue | None:
    """What an editor holds, or None when that is what it started with."""
    if isinstance(editor, _ChoiceEditor):
        return editor.value() if even_unchanged else editor.changed_value()
    text = editor.currentText() if isinstance(editor, QComboBox) else ""
    if isinstance(editor, QLineEdit):
        text = editor.text()
    elif isinstance(editor, NoteEditor):
        text = editor.toPlainText()
    if even_unchanged:
        return text
    return None if text.strip() == str(editor.property("original") or "").strip() else text


def dress(editor: QWidget, *, refused: bool) -> None:
    """The frame of an editor inside a cell: 2 pixels, in the colour of touching or of refusing."""
    edge = colour("late" if refused else "accent").name()
    field, ink = colour("field").name(), colour("ink").name()
    frame = f"border: 2px solid {edge}; border-radius: 0; padding: 0 4px; min-height: 0; background: {field};"
    inner = "#cellEditor QLineEdit { border: none; padding: 0; min-height: 0; }"
    editor.setStyleSheet(f"#cellEditor {{ {frame} color: {ink}; }} {inner}")


class NoteEditor(QPlainTextEdit):
    """Several lines over the cell: Enter takes them, Shift+Enter or Alt+Enter begins a new line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(2)

    def place_over(self, cell: QRect) -> QRect:
        """Where it stands: over the cell, wider and higher, inside the table."""
        around = self._around.rect()
        size = QSize(max(cell.width(), min(_NOTE.width(), around.width())), _NOTE.height())
        left = max(0, min(cell.left(), around.right() - size.width()))
        top = max(0, min(cell.top(), around.bottom() - size.height()))
        return QRect(QPoint(left, top), size)


class _ChoiceEditor(QComboBox):
    """A list of values with their names, open at once."""

    def __init__(self, choices: Sequence[tuple[CellValue, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._values = [value for value, _ in choices]
        self._original: CellValue | None = None
        self.addItems([name for _, name in choices])
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)
        QTimer.singleShot(0, self, self.showPopup)

    def choose(self, value: CellValue) -> None:
        self._original = value
        self.setCurrentIndex(self._values.index(value))

    def value(self) -> CellValue:
        return self._values[self.currentIndex()]

    def changed_value(self) -> CellValue | None:
        return None if self.value() == self._original else self.value()


class _OwnerEditor(QComboBox):
    """People to choose from; a new name adds the person.

    `entered` says that Enter was pressed in the list of offers, which keeps that key from the table.
    """

    entered = Signal()

    def __init__(self, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(["", *names])
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = completer.popup()
        assert popup is not None
        popup.setObjectName("offers")
        self.setCompleter(completer)
        self._offers = popup
        line = self.lineEdit()
        assert line is not None
        line.returnPressed.connect(self._enter)

    def _enter(self) -> None:
        if self._offers.isVisible():
            self.entered.emit()

    def select_all(self) -> None:
        """What is typed takes the place of the name."""
        line = self.lineEdit()
        assert line is not None
        line.selectAll()


def _keys(plan: Plan, successor: int | None) -> list[str]:
    """`SD-04  CRM platform`, for every initiative but this one, and the gates."""
    keys = [f"{each.key}  {each.title}" for each in plan.initiatives_in_order if each.id != successor]
    return keys + [f"{stage.gate_key}  {stage.gate_name}" for stage in plan.stages.values()]


def _streams(plan: Plan, words: Words, initiative: int | None) -> list[str]:
    """`OP  Organization & processes`, for every stream but the initiative's own."""
    own = plan.initiatives[initiative].stream if initiative is not None else None
    return [f"{KEY_PREFIXES[each]}  {words.stream(each)}" for each in Stream if each is not own]


def _choices(column: Column, plan: Plan, words: Words) -> list[tuple[CellValue, str]]:
    if column is Column.STAGE:
        return [(stage.id, f"{stage.id}  {stage.name}") for stage in plan.stages.values()]
    if column is Column.STREAM:
        return [(stream, words.stream(stream)) for stream in Stream]
    if column is Column.URGENCY:
        return [(urgency, words.label(urgency)) for urgency in Urgency]
    if column is Column.CONFIDENCE:
        return [(percent, words.percent(percent)) for percent in CONFIDENCES]
    if column is Column.NEEDED_FOR_GATE:
        return [(True, words.say("Yes")), (False, words.say("No"))]
    return [(status, words.label(status)) for status in Status]


def _chosen(column: Column, plan: Plan, initiative_id: int) -> CellValue:
    initiative = plan.initiatives[initiative_id]
    if column is Column.STAGE:
        return initiative.stage
    if column in FIELDS:
        value: CellValue = getattr(initiative, column.name.lower())
        return value
    return initiative.stream if column is Column.STREAM else initiative.status


def _model_of(index: Index) -> InitiativesModel:
    model = index.model()
    assert isinstance(model, InitiativesModel)
    return model
