"""The strip in which a new link is written: both ends with completion, the type, the lag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxplanner.plan.initiatives import LinkType
from ui.dependencies.link_edits import TypedLink, addition
from ui.theme import font
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import PlainLabel
from ui.widgets.value_box import ValueBox

if TYPE_CHECKING:
    from cxplanner.errors import CXPlannerError
    from cxplanner.plan.plan import Plan
    from ui.plan_controller import PlanController

_GAP: Final = "  "
_OFFERS_WIDTH: Final = 340


class LinkForm(QWidget):
    """`added` carries the id of a link that was made, `closed` says that nobody wants one now.

    A refusal keeps everything that was typed; the field at fault gets the red frame and the keyboard.
    """

    added = Signal(int)
    closed = Signal()

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linkForm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._controller = controller
        say = controller.words.say
        self.setAccessibleName(say("New link"))
        self.predecessor = EndField(say("Predecessor"))
        self.successor = EndField(say("Successor"))
        kinds = [(kind, f"{kind.value}  {controller.words.name_of(kind)}") for kind in LinkType]
        self.type = ValueBox(say("Type"), kinds)
        self.lag = QLineEdit()
        self.lag.setAccessibleName(say("Lag"))
        self.lag.setPlaceholderText(say("Lag, such as +3d"))
        self.lag.setFixedWidth(134)
        self.add_button = Button(say("Add link"), primary=True)
        self.add_button.clicked.connect(self.add)
        self._close = IconButton("x", say("Close"))
        self._close.clicked.connect(self.closed)
        self._refusal = PlainLabel("", "refusal", wraps=True)
        self._refusal.hide()
        self._lay_out()
        for line in (self.predecessor, self.successor, self.lag):
            line.textEdited.connect(lambda _: self._say(None))
            line.returnPressed.connect(self._enter)
        self.hide()

    @property
    def refusal(self) -> str:
        """The sentence about what was refused, or nothing."""
        return self._refusal.text()

    def open_with(self, predecessor: str = "", successor: str = "") -> None:
        """Begin a link, with the ends that are known; the keyboard goes to the first that is not."""
        plan = self._controller.plan
        self.predecessor.offer(_initiatives(plan) + _gates(plan))
        self.successor.offer(_initiatives(plan))
        self.predecessor.setText(predecessor)
        self.successor.setText(successor)
        self.type.show_value(LinkType.FS)
        self.lag.clear()
        self._say(None)
        self.show()
        empty = self.predecessor if not predecessor else self.successor if not successor else self.add_button
        empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> TypedLink:
        kind = self.type.value
        assert isinstance(kind, LinkType)
        return TypedLink(self.predecessor.key(), self.successor.key(), kind, self.lag.text())

    def add(self) -> None:
        """Make the link; then the form is ready for another one with the same predecessor."""
        new_id = self._controller.plan.next_id
        named = addition(self.typed())
        error = self._controller.attempt(named.name, named.edit)
        self._say(error)
        if error is not None:
            self._field_at_fault(error).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.successor.clear()
        self.lag.clear()
        self.successor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.added.emit(new_id)

    def _enter(self) -> None:
        """Make the link, or go on to the end that is still missing."""
        line = self.sender()
        missing = next((end for end in (self.predecessor, self.successor) if not end.text().strip()), None)
        if missing is not None and missing is not line:
            missing.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.predecessor, 3)
        row.addWidget(self.type, 2)
        row.addWidget(self.lag)
        row.addWidget(self.successor, 3)
        row.addWidget(self.add_button)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 10, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._refusal)

    def _say(self, error: CXPlannerError | None) -> None:
        self._refusal.setText(self._controller.words.error(error) if error is not None else "")
        self._refusal.setVisible(error is not None)
        at_fault = self._field_at_fault(error) if error is not None else None
        for field in (self.predecessor, self.successor, self.lag):
            field.setProperty("refused", field is at_fault)
            field.style().unpolish(field)
            field.style().polish(field)
            field.setAccessibleDescription(self.refusal if field is at_fault else "")

    def _field_at_fault(self, error: CXPlannerError) -> QLineEdit:
        fields = {"successor": self.successor, "lag": self.lag}
        return fields.get(str(getattr(error, "field", "")), self.predecessor)


class EndField(QLineEdit):
    """The key of an initiative or a gate, found by any part of its key or name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self._model = QStringListModel(self)
        self.offers = QCompleter(self._model, self)
        self.offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.offers.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = self.offers.popup()
        assert popup is not None
        popup.setObjectName("offers")
        popup.setFont(font(12))
        popup.setMinimumWidth(_OFFERS_WIDTH)
        self.setCompleter(self.offers)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The key stands first, and a long name would push it out of sight."""
        super().focusOutEvent(event)
        if not self.hasSelectedText():
            self.setCursorPosition(0)

    def offer(self, choices: list[str]) -> None:
        """What is completed: a key, two blanks, a name."""
        if self._model.stringList() != choices:
            self._model.setStringList(choices)

    def key(self) -> str:
        """The key that stands first in the text."""
        return self.text().strip().split(_GAP, maxsplit=1)[0].strip()


def _initiatives(plan: Plan) -> list[str]:
    return [f"{each.key}{_GAP}{each.title}" for each in plan.initiatives_in_order]


def _gates(plan: Plan) -> list[str]:
    return [f"{stage.gate_key}{_GAP}{stage.gate_name}" for stage in plan.stages.values()]
