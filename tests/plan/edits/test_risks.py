"""Edits of risks, issues, assumptions and silos."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxplanner.errors import EditError
from cxplanner.plan.edits import initiatives, programme, risks
from cxplanner.plan.edits.decisions import add_item
from cxplanner.plan.edits.reviews import prepare_review
from cxplanner.plan.reviews import AgendaKind
from cxplanner.plan.risks import RiskKind, SiloType
from tests.builders import a_plan, id_of, with_initiative


def test_that_new_ones_come_last_and_count_probability_times_impact() -> None:
    plan = risks.add_risk(a_plan(), "Vendor slips", probability=3, impact=4)
    plan = risks.add_risk(plan, "Fatigue")
    assert [each.title for each in plan.risks_in_order] == ["Vendor slips", "Fatigue"]
    assert plan.risks_in_order[0].score == 12


def test_that_only_a_silo_has_a_kind_of_silo() -> None:
    plan = risks.add_risk(a_plan(), "Shops", kind=RiskKind.SILO, silo_type=SiloType.DATA)
    (risk,) = plan.risks.values()
    assert risk.silo_type is SiloType.DATA
    assert risks.change_risk(plan, risk.id, kind=RiskKind.ISSUE).risks[risk.id].silo_type is None
    assert risks.change_risk(plan, risk.id, title="Shops") is plan


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"title": " "}, "missing", "title"),
        ({"probability": 0}, "out_of_range", "probability"),
        ({"impact": 6}, "out_of_range", "impact"),
        ({"due": date(1800, 1, 1)}, "date_out_of_range", "due"),
        ({"owner": 99}, "unknown_person_or_team", "owner"),
        ({"initiative": 99}, "not_in_plan", "initiative"),
        ({"cause": "x" * 40_000}, "too_long", "cause"),
    ],
)
def test_that_what_does_not_fit_is_refused(values: dict[str, Any], code: str, field: str) -> None:
    plan = risks.add_risk(a_plan(), "Vendor slips")
    with pytest.raises(EditError) as caught:
        risks.change_risk(plan, plan.next_id - 1, **values)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_that_a_risk_outlives_its_owner_and_its_initiative() -> None:
    plan, owner = programme.with_person(with_initiative(a_plan(), "A"), "Marta")
    assert owner is not None
    plan = risks.add_risk(plan, "Vendor slips", owner=owner, initiative=id_of(plan, "A"))
    plan = programme.delete_people(initiatives.delete(plan, [id_of(plan, "A")]), [owner])
    (risk,) = plan.risks.values()
    assert (risk.owner, risk.initiative) == (None, None)


def test_that_items_of_an_agenda_outlive_a_risk() -> None:
    plan = risks.add_risk(a_plan(), "Vendor slips")
    (risk,) = plan.risks
    plan = prepare_review(plan, "Review", date(2026, 3, 13))
    plan = add_item(plan, plan.next_id - 1, "Vendor", AgendaKind.INFORMATION, risk=risk)
    plan = risks.delete_risks(plan, [risk])
    assert not plan.risks
    assert [each.risk for each in plan.agenda_items.values()] == [None]
