"""Keys that are there already are updated, and the proposal says which fields change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cxplanner.exchange.import_initiatives import ImportChoices, ImportProposal
from cxplanner.plan.initiatives import CashflowKind, Initiative
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_initiative
from tests.exchange.spreadsheets import imported


def the(proposal: ImportProposal, key: str) -> Initiative:
    return proposal.result.initiatives[id_of(proposal.result, key)]


def a_plan_to_update() -> Plan:
    plan = with_initiative(a_plan(), "SD-01", 5, title="CRM", stage=2, why="Calls", deadline=date(2026, 3, 2))
    return with_initiative(plan, "SD-02", 5, after="SD-01", title="ERP")


def test_that_a_key_that_is_there_is_updated_with_the_fields_told(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "key,title,duration", "sd-01,CRM platform,10", into=a_plan_to_update())
    assert (proposal.added, proposal.updated) == ((), {"SD-01": ("title", "duration")})
    found = the(proposal, "SD-01")
    assert (found.title, found.duration, found.stage, found.why) == ("CRM platform", 10, 2, "Calls")
    assert not proposal.problems


def test_that_an_update_needs_no_stream(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "key,title", "SD-01,CRM", into=a_plan_to_update(), choices=ImportChoices())
    assert (proposal.updated, proposal.refused) == ({}, ())
    assert [row.action for row in proposal.rows] == ["unchanged"]


def test_that_empty_cells_clear_and_absent_columns_do_not(tmp_path: Path) -> None:
    proposal = imported(
        tmp_path,
        "key,title,deadline,predecessors,stage",
        "SD-01,CRM,,,",
        "SD-02,ERP,,,",
        into=a_plan_to_update(),
    )
    assert proposal.updated == {"SD-01": ("deadline",), "SD-02": ("predecessors",)}
    assert the(proposal, "SD-01").why == "Calls"
    assert the(proposal, "SD-01").stage == 2


def test_that_what_an_update_does_not_touch_stays_the_same_object(tmp_path: Path) -> None:
    plan = a_plan_to_update()
    proposal = imported(tmp_path, "key,title", "SD-01,CRM platform", "SD-02,ERP", into=plan)
    second = id_of(plan, "SD-02")
    assert proposal.result.initiatives[second] is plan.initiatives[second]
    assert proposal.result.dependencies is plan.dependencies


def test_that_a_sum_changes_only_where_it_differs(tmp_path: Path) -> None:
    plan = imported(tmp_path, "key,title,cost", "SD-01,CRM,100").result
    flow = next(iter(plan.cashflows.values()))
    same = imported(tmp_path, "key,title,cost", "SD-01,CRM,100", into=plan)
    assert same.result.cashflows[flow.id] is flow
    other = imported(tmp_path, "key,title,cost", "SD-01,CRM,200", into=plan)
    assert (other.updated, other.result.cashflows[flow.id].amount) == ({"SD-01": ("cost",)}, 20_000)
    none = imported(tmp_path, "key,title,cost", "SD-01,CRM,", into=plan)
    assert not [each for each in none.result.cashflows.values() if each.kind is CashflowKind.COST]


def test_that_an_import_again_changes_nothing(tmp_path: Path) -> None:
    lines = (
        "key,title,start,duration,predecessors",
        "A,One,2026-02-02,5,",
        "B,Two,2026-02-09,5,A",
        "C,Three,,2,B",
    )
    first = imported(tmp_path, *lines)
    again = imported(tmp_path, *lines, into=first.result)
    assert (again.added, again.updated) == ((), {})
    assert again.result.initiatives == first.result.initiatives
