"""The dialog of risks and their like: a table in which each edit is made at once, beside their matrix."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.drawing.risk_matrix import LEVELS, RiskMatrix
from cxplanner.drawing.shapes import Drawing
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.plan.edits import risks
from cxplanner.plan.plan import Plan
from cxplanner.plan.risks import Risk, RiskKind, RiskResponse, RiskStatus, SiloType
from cxplanner.steering.health import HIGH_SCORE
from ui.trends.canvas import TrendCanvas
from ui.widgets.buttons import Button
from ui.widgets.date_field import typed_date
from ui.widgets.entity_model import EntityColumn, EntityKind
from ui.widgets.entity_table import EntityTable
from ui.widgets.labels import PlainLabel
from ui.widgets.value_box import Choices

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

_MATRIX: Final = 300
Write = Callable[[Plan, Risk, Any], Plan]


class RisksDialog(QDialog):
    """The number of a risk in the matrix is that of its row; a click on it goes there."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        say = controller.words.say
        self.setWindowTitle(say("Risks"))
        self.table = _Columns(controller).table()
        self.table.current_changed.connect(self._show_matrix)
        self.matrix = TrendCanvas(say("Risks by probability and impact"))
        self.matrix.setFixedWidth(_MATRIX)
        self.matrix.clicked.connect(self._go_to)
        self.summary = PlainLabel("", "secondary", wraps=True)
        close = Button(say("Close"), primary=True)
        close.clicked.connect(self.accept)
        note = say(
            "What may happen, what has happened, what is taken for granted, and where units do not work "
            "together. Each change is made at once and can be undone."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("Risks"), "viewTitle"))
        column.addWidget(PlainLabel(note, "small", wraps=True))
        column.addWidget(self.summary)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.matrix)
        column.addLayout(middle, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.resize(1180, 560)
        controller.changed.connect(self._reload)
        self._show_matrix()

    def _reload(self) -> None:
        if self._controller.is_open:
            self.table.reload()
            self._show_matrix()

    def _show_matrix(self) -> None:
        self.summary.setText(self._told())
        self.matrix.show_drawing(self._draw, self._told())

    def _draw(self, width: float, height: float) -> Drawing:
        return self._matrix(width, height).drawing()

    def _matrix(self, width: float, height: float) -> RiskMatrix:
        controller = self._controller
        room = min(height, width * 1.1)
        current = self.table.current()
        selected = current.id if current is not None else None
        listed = controller.plan.risks_in_order
        return RiskMatrix(listed, controller.words, width, room, COMFORTABLE, selected)

    def _told(self) -> str:
        words = self._controller.words
        listed = self._controller.plan.risks_in_order
        still = [each for each in listed if each.status is RiskStatus.OPEN]
        if not still:
            return words.say("Nothing is open.")
        high = sum(each.score >= HIGH_SCORE for each in still)
        said = words.say_number("{n} is open", "{n} are open", len(still))
        if not high:
            return f"{said}."
        most = words.say_number(
            "{n} with a score of {score} or more", "{n} with a score of {score} or more", high,
            score=words.number(HIGH_SCORE),
        )  # fmt: skip
        return f"{said}, {most}."

    def _go_to(self, place: QPointF) -> None:
        made = self._matrix(self.matrix.width(), self.matrix.height())
        risk = made.risk_at(place.x(), place.y())
        if risk is not None:
            self.table.select(risk)
            self.table.view.setFocus()


class _Columns:
    """What the table shows of a risk, and how what is entered changes it."""

    def __init__(self, controller: PlanController) -> None:
        self._controller = controller
        self._words = controller.words

    def table(self) -> EntityTable[Risk]:
        controller, say = self._controller, self._words.say
        kind = EntityKind[Risk](
            "change_risk",
            lambda: controller.plan.risks_in_order,
            lambda each: each.id,
            lambda plan: risks.add_risk(plan, say("New risk")),
            lambda plan, gone: risks.delete_risks(plan, [each.id for each in gone]),
            delete_name="delete_risks",
        )
        return EntityTable(
            say("Risks"), kind, self._columns(), controller.attempt, self._words, add_text=say("Add a risk")
        )

    def _columns(self) -> Sequence[EntityColumn[Risk]]:
        words = self._words
        return (
            EntityColumn[Risk]("", lambda each: words.number(self._number(each)), width=38),
            EntityColumn[Risk](
                words.field("title"),
                lambda each: each.title,
                _write("title"),
                width=200,
                stretches=True,
            ),
            self._choice("kind", [*RiskKind], 92),
            self._level("probability", 76),
            self._level("impact", 62),
            EntityColumn[Risk](words.say("Score"), lambda each: words.number(each.score), width=48),
            self._choice("response", [*RiskResponse], 84),
            EntityColumn[Risk](
                words.field("mitigation"), lambda each: each.mitigation, _write("mitigation"), width=170
            ),
            self._owner(),
            self._initiative(),
            EntityColumn[Risk](
                words.field("due"),
                lambda each: words.date(each.due) if each.due is not None else "",
                self._write_due,
                width=92,
            ),
            self._choice("status", [*RiskStatus], 78),
            self._choice("silo_type", [None, *SiloType], 110),
        )

    def _number(self, risk: Risk) -> int:
        return self._controller.plan.risks_in_order.index(self._controller.plan.risks[risk.id]) + 1

    def _choice(self, field: str, values: Sequence[Enum | None], width: int) -> EntityColumn[Risk]:
        words = self._words
        return EntityColumn[Risk](
            words.field(field),
            lambda each: words.label(getattr(each, field)) if getattr(each, field) is not None else "",
            _write(field),
            choices=lambda: [(each, words.label(each) if each is not None else "") for each in values],
            value=lambda each: getattr(each, field),
            width=width,
        )

    def _level(self, field: str, width: int) -> EntityColumn[Risk]:
        words = self._words
        return EntityColumn[Risk](
            words.field(field),
            lambda each: words.number(getattr(each, field)),
            _write(field),
            choices=lambda: [(level, words.number(level)) for level in LEVELS],
            value=lambda each: getattr(each, field),
            width=width,
        )

    def _owner(self) -> EntityColumn[Risk]:
        controller = self._controller

        def people() -> Choices:
            ordered = sorted(controller.plan.people.values(), key=lambda each: each.name.casefold())
            return [(None, ""), *((each.id, each.name) for each in ordered)]

        return EntityColumn[Risk](
            self._words.field("owner"),
            lambda each: controller.plan.people[each.owner].name if each.owner is not None else "",
            _write("owner"),
            choices=people,
            value=lambda each: each.owner,
            width=108,
        )

    def _initiative(self) -> EntityColumn[Risk]:
        controller = self._controller

        def initiatives() -> Choices:
            ordered = controller.plan.initiatives_in_order
            return [(None, ""), *((each.id, f"{each.key}  {each.title}") for each in ordered)]

        return EntityColumn[Risk](
            self._words.field("initiative"),
            lambda each: (
                controller.plan.initiatives[each.initiative].key if each.initiative is not None else ""
            ),
            _write("initiative"),
            choices=initiatives,
            value=lambda each: each.initiative,
            width=80,
        )

    def _write_due(self, plan: Plan, row: Risk, value: Any) -> Plan:
        near = row.due or plan.programme.status_date or plan.programme.start
        return risks.change_risk(plan, row.id, due=typed_date(str(value), "due", near))


def _write(field: str) -> Write:
    return lambda plan, row, value: risks.change_risk(plan, row.id, **{field: value})
