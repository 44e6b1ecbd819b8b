"""The field over a bar in which its title is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from cxplanner.plan.edits import initiatives
from ui.roadmap.popover import Popover
from ui.theme import font
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from ui.roadmap.canvas import RoadmapCanvas

_LEAST: Final = 160
_HEIGHT: Final = 28


class RenameField(QLineEdit):
    """Enter or leaving it renames, Esc leaves the name. A refused name stays with its sentence.

    `finished` is said when the field is gone.
    """

    finished = Signal()

    def __init__(self, canvas: RoadmapCanvas, initiative_id: int, begun: str = "") -> None:
        super().__init__(canvas.viewport())
        self._canvas = canvas
        self.initiative_id = initiative_id
        self._over = False
        self._title = canvas.controller.plan.initiatives[initiative_id].title
        words = canvas.controller.words
        self.setAccessibleName(words.field("title"))
        self.setFont(font(12, 600, "condensed"))
        self.setText(begun or self._title)
        if not begun:
            self.selectAll()
        self._sentence = Popover(words.field("title"), canvas.viewport())
        self._refusal = PlainLabel("", "refusal", wraps=True)
        self._sentence.column.addWidget(self._refusal)
        self._sentence.setFixedWidth(300)
        self._sentence.hide()
        self.textEdited.connect(lambda: self._refuse(""))
        self.place()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.installEventFilter(self)

    def place(self) -> None:
        """Stand over the bar, where it is now."""
        layout = self._canvas.layout_of_plan
        box = layout.bar_of(self.initiative_id) if layout is not None else None
        if box is None:
            return
        corner = self._canvas.from_layout(QPointF(box.x, box.y + box.height / 2))
        width = max(
            _LEAST, min(box.width, 420), QFontMetricsF(self.font()).horizontalAdvance(self.text()) + 30
        )
        view = self._canvas.viewport()
        x = min(max(corner.x(), 0), max(0, view.width() - width))
        self.setGeometry(round(x), round(corner.y() - _HEIGHT / 2), round(width), _HEIGHT)

    def give_up(self) -> None:
        """Close without renaming."""
        if self._over:
            return
        self._over = True
        had_focus = self.hasFocus()
        self._sentence.hide()
        self._sentence.deleteLater()
        self.hide()
        self.deleteLater()
        if had_focus:
            self._canvas.setFocus()
        self.finished.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self
            and event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not event.modifiers()
            & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        ):
            event.accept()  # what is typed is no command; keys with Ctrl the field knows, with Alt the menus
        if watched is self and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.give_up()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._commit()
                return True  # else the picture underneath would hear it, and rename once more
        if watched is self and event.type() is QEvent.Type.FocusOut and not self._over:
            self._commit()
        return super().eventFilter(watched, event)

    def _commit(self) -> None:
        title, controller = self.text(), self._canvas.controller
        if self._over:
            return
        is_gone = not controller.is_open or self.initiative_id not in controller.plan.initiatives
        if is_gone or title == self._title:
            self.give_up()
            return
        id_ = self.initiative_id
        error = controller.attempt("set_title", lambda plan: initiatives.change(plan, id_, title=title))
        if error is not None:
            self._refuse(controller.words.error(error))
        else:
            self.give_up()

    def _refuse(self, sentence: str) -> None:
        self.setProperty("refused", bool(sentence))
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleDescription(sentence)
        self._refusal.setText(sentence)
        if sentence:
            self._sentence.show_beside(QRectF(self.geometry()))
        else:
            self._sentence.hide()
