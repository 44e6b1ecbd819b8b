"""Two versions of a plan as rows that people read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cxplanner.differences import differences
from cxplanner.plan.edits import baselines, dependencies, initiatives, milestones, programme
from cxplanner.plan.indicators import KpiType
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import (
    Capacity,
    Closure,
    ExtraWorkingDay,
    GatePolicy,
    Person,
    Stream,
    Team,
    TeamRole,
)
from cxplanner.plan.reviews import DecisionOption, Health
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.compared_values import value_text
from cxplanner.wording.differences import difference_rows
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_baseline, with_initiative
from tests.storage.full_plan import every_field_set

ENGLISH = Words("en")
DAY = date(2026, 8, 3)


def two() -> Plan:
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 5, title="Archive")
    plan = with_initiative(plan, "B", 3, after="A", title="Portal")
    return milestones.add(plan, "Live", initiative=id_of(plan, "B"))


def rows(before: Plan, after: Plan) -> list[tuple[str, ...]]:
    found = differences(schedule(before), schedule(after))
    return [tuple(row) for row in difference_rows(ENGLISH, found, "EUR")]


def test_that_what_was_edited_stands_before_what_it_pushes() -> None:
    after = initiatives.change(two(), id_of(two(), "A"), duration=7, title="Register")
    found = rows(two(), after)
    assert found[:6] == [
        ("A Register", "Title", "Archive", "Register", ""),
        ("A Register", "Duration", "5 d", "7 d", "+2 d"),
        ("A Register", "Finish", "9 Jan 2026", "13 Jan 2026", "+2 d"),
        ("B Portal", "Start", "12 Jan 2026", "14 Jan 2026", "+2 d"),
        ("B Portal", "Finish", "14 Jan 2026", "16 Jan 2026", "+2 d"),
        ("G1 Start done", "Date", "14 Jan 2026", "16 Jan 2026", "+2 d"),
    ]
    assert [row[0].split()[0] for row in found[6:]] == ["G2", "G3", "G4", "Milestone"]


def test_that_what_came_or_went_is_one_row_with_its_dates() -> None:
    after = with_initiative(initiatives.delete(two(), [id_of(two(), "B")]), "N", 1, title="New")
    found = rows(two(), after)
    assert ("N New", "Added", "–", "5 Jan 26 – 5 Jan 26", "") in found
    assert ("B Portal", "Removed", "12 Jan 26 – 14 Jan 26", "–", "") in found
    assert ("Milestone M1 Live", "Removed", "14 Jan 26", "–", "") in found


def test_that_money_is_told_with_its_difference() -> None:
    before = initiatives.set_cost_once(two(), id_of(two(), "A"), 50_000)
    after = initiatives.set_cost_once(before, id_of(before, "A"), 20_000)
    assert rows(before, after) == [("A Archive", "Cost", "€500", "€200", "−€300")]


def test_that_everything_else_of_a_plan_is_named() -> None:
    after = programme.put_person(two(), Person(0, "Marta"))
    after = programme.put_team(after, Team(0, "Data"))
    after = programme.change_programme(after, name="Another", weight_customer=50, weight_business=15)
    after = with_baseline(after, "Start")
    found = rows(two(), after)
    assert found == [
        ("Programme", "Name", "Test programme", "Another", ""),
        ("Programme", "Weights of the priorities", "40", "50", ""),
        ("Programme", "Weights of the priorities", "25", "15", ""),
        ("Person Marta", "Added", "–", "–", ""),
        ("Team Data", "Added", "–", "–", ""),
        ("Baseline Start", "Added", "–", "–", ""),
    ]


def test_that_a_baseline_that_lost_an_item_says_so() -> None:
    before = with_baseline(two(), "Start")
    after = initiatives.delete(before, [id_of(before, "B")])
    assert ("Baseline Start", "Initiatives and gates", "6", "5", "") in rows(before, after)
    (baseline,) = before.baselines
    renamed = baselines.rename(before, baseline, "Kick-off")
    assert rows(before, renamed) == [("Baseline Kick-off", "Name", "Start", "Kick-off", "")]


def test_that_equal_plans_have_no_rows() -> None:
    assert rows(two(), two()) == []
    moved = dependencies.remove(two(), [])
    assert rows(two(), moved) == []


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("title", "", "–"),
        ("owner", None, "–"),
        ("needed_for_gate", False, "no"),
        ("duration", 0, "0 d"),
        ("cost", 12_350, "€123.50"),
        ("budget_cap", 100, "€1"),
        ("impact", 40, "40"),
        ("units", 1.5, "1.5"),
        ("deadline", DAY, "3 Aug 2026"),
        ("tags", (Stream.ORGANIZATION, Stream.SYSTEMS_DATA), "Organization & processes and Systems & data"),
        ("weekdays", frozenset({4, 0}), "Monday and Friday"),
        ("closures", (Closure("August", DAY, DAY),), "August (3 Aug 2026 – 3 Aug 2026)"),
        ("extra_working_days", (ExtraWorkingDay("Inventory", DAY),), "Inventory (3 Aug 2026)"),
        ("capacity", (Capacity(DAY, 2.5),), "2.5 from 3 Aug 2026"),
        ("members", (("Marta", TeamRole.LEAD),), "Marta · lead"),
        ("cashflows", (("", None, 0.5, 12.5),), "0.5 · 12.5"),
        ("notes", "one\ntwo " + "x" * 99, "one two " + "x" * 31 + "…"),
    ],
)
def test_that_a_value_is_written_as_people_read_it(name: str, value: Any, text: str) -> None:
    assert value_text(ENGLISH, name, value, "EUR") == text


def test_that_what_the_committee_looks_at_is_named_and_valued() -> None:
    before = every_field_set()
    (kpi, *_), (risk,) = before.kpis.values(), before.risks.values()
    item, override = before.agenda_items[127], before.health_overrides[133]
    after = before.put("kpis", replace(kpi, type=KpiType.NPS)).put("risks", replace(risk, title="Late"))
    after = after.put("agenda_items", replace(item, options=(DecisionOption("Wait"), DecisionOption("Go"))))
    after = after.put("health_overrides", replace(override, health=Health.AMBER))
    rows = difference_rows(Words("en"), differences(schedule(before), schedule(after)), "EUR")
    said = [(row.item.partition(" ")[0], row.what, row.after) for row in rows]
    assert said == [
        ("Indicator", "Kind", "NPS"),
        ("Risk", "Title", "Late"),
        ("Item", "Options", "Wait and Go"),
        ("Item", "Risk", "Late"),
        ("Health", "Health", "amber"),
    ]
    assert rows[-1].item == "Health of Organization & processes"
