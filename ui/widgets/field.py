"""Fields of a form: a label, an editor, and a place for the sentence of a refusal.

A field commits when editing is finished. A refused text stays as it was typed, in a red frame with the
sentence under it, until it is corrected or Esc brings back what the plan has.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from ui.theme import paint_icon
from ui.widgets.labels import PlainLabel, plain_tooltip

LABEL_WIDTH = 88


class Field(QWidget):
    """A label beside an editor. `committed` carries what was typed or chosen."""

    committed = Signal(object)

    def __init__(
        self, label: str, editor: QWidget, *, label_above: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = PlainLabel(label, "small", wraps=not label_above)
        self.label.setBuddy(editor)
        editor.setAccessibleName(label)
        editor.installEventFilter(self)
        self._refusal = PlainLabel("", "refusal", wraps=True)
        self._refusal.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        if label_above:
            outer.addWidget(self.label)
            outer.addWidget(editor)
        else:
            self.label.setFixedWidth(LABEL_WIDTH)
            self._row = QHBoxLayout()
            self._row.setSpacing(8)
            self._row.addWidget(self.label)
            self._row.addWidget(editor, 1)
            outer.addLayout(self._row)
        outer.addWidget(self._refusal)

    @property
    def refusal(self) -> str:
        """The sentence that is shown, or nothing."""
        return self._refusal.text()

    def refuse(self, sentence: str) -> None:
        """Keep what was typed and say why the plan does not take it."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence)
        self._mark(bool(sentence))

    def accept(self) -> None:
        """Take away the sentence of an earlier refusal."""
        if self.refusal:
            self.refuse("")

    def add_beside(self, widget: QWidget) -> None:
        """Put something after the editor, such as a button that opens a calendar."""
        self._row.addWidget(widget)

    def restore(self) -> None:
        """Show again what the plan has."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.editor
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._differs()
        ):
            self.restore()
            self.accept()
            return True
        return super().eventFilter(watched, event)

    def _differs(self) -> bool:
        """Whether the editor shows something else than the plan has."""
        return False

    def _commit(self, value: object) -> None:
        """Hand over what was typed; taken, it is shown as the plan writes it."""
        self.committed.emit(value)
        if not self.refusal:
            self.restore()

    def _mark(self, refused: bool) -> None:
        self.editor.setProperty("refused", refused)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)


class TextField(Field):
    """One line of text."""

    def __init__(self, label: str, *, label_above: bool = False, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(label, self.line, label_above=label_above, parent=parent)
        self._shown = ""
        self.line.editingFinished.connect(self._finish)
        self.line.textEdited.connect(self.accept)

    @property
    def text(self) -> str:
        return self.line.text()

    def show_text(self, text: str, *, anew: bool = False) -> None:
        """Show what the plan has. What is being typed, or was refused, stays unless the field begins anew."""
        keeps = not anew and self._differs()
        self._shown = text
        if not keeps:
            self.restore()
            self.accept()

    def restore(self) -> None:
        if self.line.text() != self._shown:
            self.line.setText(self._shown)
            self.line.setCursorPosition(0)

    def _differs(self) -> bool:
        return self.line.text() != self._shown

    def _finish(self) -> None:
        if self._differs() and not self.refusal:
            self._commit(self.line.text())


class NoteField(Field):
    """Several lines of text; commits when the focus leaves it, or with Ctrl+Enter."""

    def __init__(self, label: str, *, lines: int = 3, parent: QWidget | None = None) -> None:
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        super().__init__(label, self.edit, label_above=True, parent=parent)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * lines + 18)
        self._shown = ""

    def show_text(self, text: str, *, anew: bool = False) -> None:
        """Show what the plan has, unless something else is being typed."""
        keeps = not anew and self._differs()
        self._shown = text
        if not keeps:
            self.restore()
            self.accept()

    def restore(self) -> None:
        if self._differs():
            self.edit.setPlainText(self._shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit:
            if event.type() is QEvent.Type.FocusOut:
                self._finish()
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                self.accept()
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
                    event.modifiers() & Qt.KeyboardModifier.ControlModifier
                ):
                    self._finish()
                    return True
        return super().eventFilter(watched, event)

    def _differs(self) -> bool:
        return self.edit.toPlainText() != self._shown

    def _finish(self) -> None:
        if self._differs() and not self.refusal:
            self._commit(self.edit.toPlainText())


class ChoiceField(Field):
    """One of a few choices. `committed` carries the value that belongs to the chosen text."""

    def __init__(
        self, label: str, choices: Sequence[tuple[object, str]] = (), parent: QWidget | None = None
    ) -> None:
        self.combo = ComboBox()
        super().__init__(label, self.combo, parent=parent)
        self._values: list[object] = []
        self._shown: object = None
        self.offer(choices)
        self.combo.activated.connect(self._choose)

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        self._values = [value for value, _ in choices]
        self.combo.clear()
        self.combo.addItems([text for _, text in choices])

    def show_value(self, value: object) -> None:
        """Show what the plan has; a value that is not offered shows as nothing."""
        self._shown = value
        self.restore()
        self.accept()

    def restore(self) -> None:
        self.combo.setCurrentIndex(self._values.index(self._shown) if self._shown in self._values else -1)

    def _differs(self) -> bool:
        index = self.combo.currentIndex()
        return index >= 0 and self._values[index] != self._shown

    def _choose(self, index: int) -> None:
        if self._values[index] != self._shown:
            self.accept()
            self.committed.emit(self._values[index])


class NameField(Field):
    """A name of a list, or a new one that is typed. `committed` carries the text."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        self.combo = ComboBox()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._line = line = QLineEdit()
        self.combo.setLineEdit(line)
        super().__init__(label, self.combo, parent=parent)
        self._shown = ""
        line.setAccessibleName(label)
        line.installEventFilter(self)
        line.editingFinished.connect(self._finish)
        line.textEdited.connect(self.accept)
        self.combo.activated.connect(self._finish)

    def offer(self, names: Sequence[str]) -> None:
        """The names to choose from."""
        if [self.combo.itemText(n) for n in range(self.combo.count())] != list(names):
            typed = self.combo.currentText()
            self.combo.clear()
            self.combo.addItems(list(names))
            self.combo.setEditText(typed)

    def show_text(self, text: str, *, anew: bool = False) -> None:
        """Show what the plan has, unless something else is being typed."""
        keeps = not anew and self._differs()
        self._shown = text
        if not keeps:
            self.restore()
            self.accept()

    def restore(self) -> None:
        self.combo.setEditText(self._shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self._differs():
                self.restore()
                self.accept()
                return True
            return False
        return super().eventFilter(watched, event)

    def _differs(self) -> bool:
        return self.combo.currentText() != self._shown

    def _finish(self) -> None:
        if self._differs() and not self.refusal:
            self._commit(self.combo.currentText())


class ComboBox(QComboBox):
    """A box of choices that the wheel does not change by accident, with a chevron of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def shown_text(self) -> str:
        """The choice, or the placeholder, as far as there is room for it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        area = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        text = self.currentText() or self.placeholderText()
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())

    def event(self, event: QEvent) -> bool:
        """A choice that there is no room for is told by the tooltip, unless another one was given."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and not self.toolTip():
            whole = self.currentText() or self.placeholderText()
            told = plain_tooltip(whole) if self.shown_text() != whole else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.shown_text()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        paint_icon(painter, "chevron-down", QRect(self.width() - 19, (self.height() - 12) // 2, 12, 12))
