"""Gate, estimate, cost and value of an initiative in the inspector."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cxplanner.drawing.shapes import Item
from cxplanner.plan.initiatives import Urgency
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.conftest import MakeController
from ui.inspector.initiative_page import InitiativePage
from ui.plan_controller import PlanController
from ui.widgets.field import ChoiceField, Field, NoteField, TextField


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    made = controller_of(with_initiative(a_plan(), "A", 10))
    made.view.select(Item("initiative", id_of(made.plan, "A")))
    return made


@pytest.fixture
def page(qtbot: QtBot, controller: PlanController) -> InitiativePage:
    made = InitiativePage(controller)
    qtbot.addWidget(made)
    made.show_selected()
    made.show()
    return made


def field(page: InitiativePage, controller: PlanController, name: str) -> Field:
    label = controller.words.field(name)
    found = [each for each in page.estimates.findChildren(Field) if each.editor.accessibleName() == label]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("optimistic", "1w"),
        ("pessimistic", "20d"),
        ("person_months", "12"),
        ("impact", "70"),
        ("effort", "30"),
    ],
)
def test_that_a_typed_value_becomes_an_edit(
    page: InitiativePage, controller: PlanController, name: str, value: str
) -> None:
    box = field(page, controller, name)
    assert isinstance(box, TextField)
    box.committed.emit(value)
    read = {"optimistic": 5, "pessimistic": 20, "person_months": 12.0, "impact": 70, "effort": 30}
    assert getattr(controller.plan.initiatives[id_of(controller.plan, "A")], name) == read[name]


def test_that_a_waiver_without_a_reason_is_refused_beside_its_field(
    page: InitiativePage, controller: PlanController
) -> None:
    box = field(page, controller, "gate_waiver")
    assert isinstance(box, NoteField)
    box.committed.emit("ok")
    assert box.refusal
    assert controller.plan.initiatives[id_of(controller.plan, "A")].gate_waiver == ""


def test_that_cost_and_benefit_are_read_as_money(page: InitiativePage, controller: PlanController) -> None:
    field(page, controller, "cost").committed.emit("12,500")
    field(page, controller, "benefit_per_year").committed.emit("3000.50")
    id_ = id_of(controller.plan, "A")
    assert controller.plan.cost_once(id_) == 1_250_000
    assert controller.plan.benefit_per_year(id_) == 300_050


def test_that_choices_and_the_sponsor_are_taken(page: InitiativePage, controller: PlanController) -> None:
    urgency = field(page, controller, "urgency")
    assert isinstance(urgency, ChoiceField)
    urgency.committed.emit(Urgency.SIX_MONTHS)
    field(page, controller, "needed_for_gate").committed.emit(False)
    field(page, controller, "confidence").committed.emit(50)
    field(page, controller, "sponsor").committed.emit("Marta Iglesias")
    initiative = controller.plan.initiatives[id_of(controller.plan, "A")]
    assert (initiative.urgency, initiative.needed_for_gate, initiative.confidence) == (
        Urgency.SIX_MONTHS,
        False,
        50,
    )
    assert initiative.sponsor is not None
    assert controller.plan.people[initiative.sponsor].name == "Marta Iglesias"
