"""The initiatives that a gate lets pass before it, each with its reason; and the way to waive another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.errors import EditError
from cxplanner.plan.edits import initiatives
from cxplanner.plan.edits.initiatives import SHORTEST_WAIVER
from cxplanner.plan.initiatives import Status
from ui.gates.flat_text import FlatText
from ui.inspector.parts import ItemRow
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.field import ChoiceField
from ui.widgets.labels import PlainLabel
from ui.widgets.section import SectionHead

if TYPE_CHECKING:
    from cxplanner.errors import CXPlannerError
    from cxplanner.plan.initiatives import Initiative
    from cxplanner.plan.plan import Plan
    from ui.plan_controller import PlanController

_BEGUN: Final = frozenset((Status.ACTIVE, Status.PAUSED, Status.DONE))


class Waivers(QWidget):
    """A reason is edited where it stands; without one, the gate holds the initiative again.

    `form_opened` carries the form, which may lie below what is seen.
    """

    form_opened = Signal(QWidget)

    def __init__(self, controller: PlanController, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._number = number
        say = controller.words.say
        self.rows: dict[int, WaivedRow] = {}
        self._head = SectionHead(say("Waived from this gate"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.add = LinkButton(say("Waive an initiative…"))
        self.add.clicked.connect(self.open_form)
        self.form = WaiverForm(controller)
        self.form.hide()
        self.form.left.clicked.connect(self._close_form)
        self.form.take.clicked.connect(self._waive)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addLayout(self._rows)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)

    def show_plan(self) -> None:
        """Show who is waived as it is now; rows stay while their initiative does."""
        plan = self._controller.plan
        later = [each for each in plan.initiatives_in_order
                 if each.stage > self._number and each.status.is_scheduled]  # fmt: skip
        waived = [each for each in later if each.gate_waiver]
        for id_ in self.rows.keys() - {each.id for each in waived}:
            gone = self.rows.pop(id_)
            gone.hide()
            gone.deleteLater()
        for place, each in enumerate(waived):
            if each.id not in self.rows:
                self.rows[each.id] = WaivedRow(self._controller, each)
            self.rows[each.id].show_initiative(each)
            self._rows.insertWidget(place, self.rows[each.id])
        others = [each for each in later if not each.gate_waiver and each.status not in _BEGUN]
        self.form.offer(others)
        may = bool(others) and not self._controller.open_plan.read_only
        if not may:
            self.form.hide()
        self.add.setVisible(may and self.form.isHidden())
        self._head.setVisible(bool(waived) or may)

    def open_form(self) -> None:
        """Ask which initiative is waived, and why."""
        self.add.hide()
        self.form.begin()
        self.form_opened.emit(self.form)

    def _close_form(self) -> None:
        self.form.hide()
        self.add.show()
        self.add.setFocus()

    def _waive(self) -> None:
        chosen, reason = self.form.chosen, self.form.reason.toPlainText().strip()
        if chosen is None:
            return

        def edit(plan: Plan) -> Plan:
            if not reason:
                raise EditError("short_waiver", field="gate_waiver", length=0, shortest=SHORTEST_WAIVER)
            return _waived(plan, chosen, reason)

        error = self._controller.attempt("set_gate_waiver", edit)
        if error is not None:
            self.form.refuse(error)
        else:
            self._close_form()
            self.show_plan()


class WaivedRow(QWidget):
    """An initiative, when it starts, and why it need not wait."""

    def __init__(self, controller: PlanController, initiative: Initiative) -> None:
        super().__init__()
        self._controller = controller
        words, id_ = controller.words, initiative.id
        self.reason = FlatText(words.say("Reason of the waiver"), words.say("Why it need not wait"))
        self.reason.setProperty("role", "small")
        self.reason.committed.connect(lambda text: self._change(id_, text))
        self._item: ItemRow | None = None
        self._refusal = PlainLabel("", "refusal", wraps=True)
        self._refusal.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 2)
        self._column.setSpacing(0)
        self._column.addWidget(self.reason)
        self._column.addWidget(self._refusal)

    def show_initiative(self, initiative: Initiative) -> None:
        """Show it as the plan has it now."""
        controller = self._controller
        start = controller.schedule.initiative(initiative.id).start
        if self._item is not None:
            self._item.hide()
            self._item.deleteLater()
        self._item = ItemRow(
            f"{initiative.key} {initiative.title}",
            controller.words.short_date(start),
            "chart-gantt",
            lambda: controller.view.go_to(Item("initiative", initiative.id)),
        )
        self._column.insertWidget(0, self._item)
        self.reason.show_text(initiative.gate_waiver)
        self.reason.setReadOnly(controller.open_plan.read_only)
        self._refusal.hide()

    def _change(self, id_: int, text: str) -> None:
        plan = self._controller.plan if self._controller.is_open else None
        if plan is None or id_ not in plan.initiatives or not plan.initiatives[id_].gate_waiver:
            return  # gone while it was written
        error = self._controller.attempt("set_gate_waiver", lambda plan: _waived(plan, id_, text))
        if error is not None:
            self._refusal.setText(self._controller.words.error(error))
            self._refusal.show()


class WaiverForm(QWidget):
    """Which initiative, and the reason; Esc leaves it."""

    def __init__(self, controller: PlanController) -> None:
        super().__init__()
        self._words = controller.words
        say = controller.words.say
        self.setAccessibleName(say("Waive an initiative"))
        self.choice = ChoiceField(say("Initiative"))
        self.choice.label.hide()
        self.choice.combo.setMinimumContentsLength(8)
        self.reason = FlatText(say("Reason of the waiver"), say("Why it need not wait"))
        self.refusal = PlainLabel("", "refusal", wraps=True)
        self.take = Button(say("Waive"), primary=True)
        self.left = Button(say("Cancel"))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.take)
        buttons.addWidget(self.left)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.choice, self.reason, self.refusal):
            column.addWidget(widget)
        column.addLayout(buttons)
        self._offered: list[tuple[int, str]] = []

    @property
    def chosen(self) -> int | None:
        """The id of the initiative that is chosen."""
        place = self.choice.combo.currentIndex()
        return self._offered[place][0] if 0 <= place < len(self._offered) else None

    def offer(self, candidates: list[Initiative]) -> None:
        """These can be waived; what was chosen stays chosen where it still can be."""
        offered = [(each.id, f"{each.key} {each.title}") for each in candidates]
        if offered == self._offered:
            return
        before, self._offered = self.chosen, offered
        self.choice.offer(list[tuple[object, str]](offered))
        ids = [id_ for id_, _ in offered]
        first = ids[0] if ids else None
        self.choice.show_value(before if before in ids else first)  # Esc in the choice comes back to it

    def begin(self) -> None:
        """Show an empty form with the keyboard in it."""
        self.reason.setPlainText("")
        self.refusal.hide()
        self.show()
        self.choice.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: CXPlannerError) -> None:
        """Say why the plan does not take it."""
        self.refusal.setText(self._words.error(error))
        self.refusal.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.click()
            event.accept()
        else:
            super().keyPressEvent(event)


def _waived(plan: Plan, initiative_id: int, reason: str) -> Plan:
    if initiative_id not in plan.initiatives:
        return plan
    return initiatives.change(plan, initiative_id, gate_waiver=reason)
