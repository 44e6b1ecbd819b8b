"""The short code of a plan's state: stable, and of two halves."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from dataclasses import fields, replace
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, Final, get_args, get_type_hints

import pytest

from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits import initiatives, print_presets, programme
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import COLLECTIONS, Plan
from cxplanner.plan.programme import Capacity, Programme, Stream, Team, WorkCalendar
from cxplanner.plan.reviews import DecisionOption
from cxplanner.report.plan_code import plan_code, read_code, same_dates, same_others
from cxplanner.scheduling.schedule import schedule
from cxplanner.storage import read_plan
from tests.builders import a_plan, id_of, with_initiative
from tests.migrations.golden_files import FOLDER
from tests.storage.full_plan import every_field_set

FULL: Final = every_field_set()
DAY: Final = date(2027, 5, 3)
OTHER_VALUES: Final[dict[Any, Any]] = {
    WorkCalendar: WorkCalendar(weekdays=frozenset({0, 1})),
    tuple[Stream, ...]: (Stream.ORGANIZATION,),
    tuple[Capacity, ...]: (Capacity(DAY, 3.5),),
    tuple[str, ...]: ("Zoë",),
    tuple[int, ...]: (5, 4, 3, 2, 1),
    tuple[DecisionOption, ...]: (DecisionOption("Wait"),),
}
OF_FORMAT_4: Final = FULL.changed(
    programme=replace(FULL.programme, slip_threshold=5),
    baselines={id_: replace(each, meeting=None) for id_, each in FULL.baselines.items()},
    **{
        name: {}
        for name in (
            "meetings", "kpis", "kpi_targets", "measurements", "initiative_kpis", "risks", "agenda_items",
            "slip_reasons", "health_overrides",
        )
    },
)  # fmt: skip
"""What a program that wrote format 4 knew of the full plan."""


def halves(before: Plan, after: Plan) -> tuple[bool, bool]:
    """Whether the code's first and second half tell two plans apart."""
    one, other = plan_code(before), plan_code(after)
    return not same_dates(one, other), not same_others(one, other)


def another(hint: Any, value: Any) -> Any:
    if isinstance(hint, UnionType):
        hint = get_args(hint)[0]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(each for each in hint if each is not value)
    if hint is date:
        return (value or DAY) + timedelta(days=3)
    if hint in OTHER_VALUES:
        return OTHER_VALUES[hint]
    if hint is str:
        return f"{value or ''}+"
    return not value if hint is bool else (value or 0) + 1


def every_change() -> list[tuple[str, str]]:
    names = [("programme", each.name) for each in fields(Programme)]
    for collection, entity in COLLECTIONS.items():
        if collection not in ("print_presets", "frozen_plans"):
            names += [(collection, each.name) for each in fields(entity) if each.name != "id"]
    return names


def changed(collection: str, field: str) -> Plan:
    if collection == "programme":
        value = another(get_type_hints(Programme)[field], getattr(FULL.programme, field))
        return FULL.changed(programme=replace(FULL.programme, **{field: value}))
    entity: Any = next(iter(getattr(FULL, collection).values()))
    value = another(get_type_hints(type(entity))[field], getattr(entity, field))
    return FULL.put(collection, replace(entity, **{field: value}))


def test_that_a_code_is_short_and_can_be_told_on_the_telephone() -> None:
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}", plan_code(a_plan()))


def test_that_the_codes_of_known_plans_never_change() -> None:
    """They stand on paper: a program that gives others would call every print out of date."""
    assert (plan_code(a_plan()), plan_code(OF_FORMAT_4)) == ("EECE-0951", "B598-F52F")
    assert plan_code(FULL) == "B598-3F84"


@pytest.mark.parametrize(("collection", "field"), every_change())
def test_that_a_change_of_any_field_changes_the_code(collection: str, field: str) -> None:
    assert any(halves(FULL, changed(collection, field)))


def test_that_printing_choices_are_no_part_of_the_code() -> None:
    assert plan_code(print_presets.add(FULL, "Team wall")) == plan_code(FULL)
    assert plan_code(FULL.changed(print_presets={}, next_id=9_999)) == plan_code(FULL)


def test_that_what_a_review_froze_is_no_part_of_the_code() -> None:
    assert plan_code(FULL.changed(frozen_plans={})) == plan_code(FULL)


def a_chain() -> Plan:
    plan = programme.put_team(a_plan(), Team(0, "Data"))
    team = plan.next_id - 1
    plan = with_initiative(plan, "A", 5, team=team)
    return with_initiative(plan, "B", 5, after="A")


@pytest.mark.parametrize(
    "values",
    [
        {"duration": 6}, {"not_before": DAY}, {"pinned_start": DAY}, {"deadline": DAY},
        {"needed_for_gate": False}, {"gate_waiver": "agreed"}, {"stage": 2}, {"status": Status.REJECTED},
        {"levelled_start": DAY},
    ],
)  # fmt: skip
def test_that_the_first_half_tells_what_dates_rest_on(values: dict[str, Any]) -> None:
    plan = a_chain()
    old = plan.initiatives[id_of(plan, "A")]
    assert halves(plan, plan.put("initiatives", replace(old, **values)))[0]


@pytest.mark.parametrize(
    "values",
    [
        {"title": "Other"}, {"why": "More"}, {"notes": "x"}, {"key": "Z-1"}, {"confidence": 10},
        {"status": Status.APPROVED}, {"progress": 20}, {"ordinal": 99}, {"optimistic": 3}, {"units": 2.0},
    ],
)  # fmt: skip
def test_that_the_second_half_alone_tells_what_moves_no_date(values: dict[str, Any]) -> None:
    plan = a_chain()
    old = plan.initiatives[id_of(plan, "A")]
    assert halves(plan, plan.put("initiatives", replace(old, **values))) == (False, True)


def test_that_progress_of_work_that_has_begun_moves_what_is_left() -> None:
    plan = a_chain()
    begun = replace(plan.initiatives[id_of(plan, "A")], status=Status.ACTIVE, actual_start=DAY, duration=10)
    plan = plan.put("initiatives", begun)
    assert halves(plan, plan.put("initiatives", replace(begun, progress=50))) == (True, True)


def test_that_a_calendar_counts_only_for_a_team_that_works() -> None:
    plan = a_chain()
    (data,) = plan.teams.values()
    own = replace(data, calendar=WorkCalendar(weekdays=frozenset({0, 1, 2})))
    assert halves(plan, plan.put("teams", own))[0]
    idle = initiatives.change(plan, id_of(plan, "A"), team=None)
    assert not halves(idle, idle.put("teams", own))[0]


@pytest.mark.parametrize(("collection", "field"), every_change())
def test_that_no_date_moves_while_the_first_half_stays(collection: str, field: str) -> None:
    after = changed(collection, field)
    if halves(FULL, after)[0] or (collection, field) in {("initiatives", "key"), ("team_members", "person")}:
        return
    old, new = schedule(FULL), schedule(after)
    assert [old.initiative(n) for n in FULL.initiatives] == [new.initiative(n) for n in after.initiatives]
    assert [old.milestone(n) for n in FULL.milestones] == [new.milestone(n) for n in after.milestones]
    assert [old.gate(n).finish for n in FULL.stages] == [new.gate(n).finish for n in after.stages]


def test_that_the_order_of_dictionaries_does_not_count() -> None:
    turned = {name: dict(reversed(getattr(FULL, name).items())) for name in COLLECTIONS}
    assert plan_code(FULL.changed(**turned)) == plan_code(FULL)


def test_that_equal_numbers_have_equal_codes() -> None:
    plan = a_chain()
    old = plan.initiatives[id_of(plan, "A")]
    whole, real = (plan.put("initiatives", replace(old, units=units)) for units in (2, 2.0))
    assert plan_code(whole) == plan_code(real)


def test_that_a_text_cannot_pretend_to_be_another_field() -> None:
    plan = a_chain()
    old = plan.initiatives[id_of(plan, "A")]
    one = plan.put("initiatives", replace(old, how="x", notes=f"y {old.id}=1:z"))
    other = plan.put("initiatives", replace(old, how=f"x {old.id}=1:z", notes="y"))
    assert plan_code(one) != plan_code(other)


def test_that_saving_and_opening_keeps_the_code(tmp_path: Path) -> None:
    path = tmp_path / "plan.cxplan"
    OpenPlan.create(FULL, path).close()
    assert plan_code(read_plan(path)) == plan_code(FULL)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("0001-sample", "AE9C-5165"),
        ("0002-every-field", "51D9-E2CB"),
        ("0003-sample", "AE9C-046B"),
        ("0004-every-field", "B598-F52F"),
    ],
)
def test_that_a_file_of_an_older_format_has_the_code_that_it_had(name: str, code: str) -> None:
    assert plan_code(read_plan(FOLDER / f"format-{name}.cxplan")) == code


def test_that_the_code_does_not_depend_on_the_seed_of_hashes() -> None:
    program = (
        "from tests.storage.full_plan import every_field_set;"
        "from cxplanner.report.plan_code import plan_code; print(plan_code(every_field_set()))"
    )
    codes = set()
    for seed in ("1", "2"):
        ran = subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        codes.add(ran.stdout.strip())
    assert codes == {plan_code(FULL)}


def test_that_the_code_of_ten_thousand_initiatives_takes_less_than_a_second() -> None:
    plan = a_chain()
    old = plan.initiatives[id_of(plan, "A")]
    many = {n: replace(old, id=n, key=f"X-{n}", notes="a note " * 40) for n in range(1_000, 11_000)}
    plan = plan.changed(initiatives=many)
    begun = time.perf_counter()
    plan_code(plan)
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize(
    "typed",
    ["3F2A-91BC", "3f2a-91bc", "3f2a91bc", " 3F2A 91BC ", "3F2A–91BC", "3F2A\u201191BC", "3F2A - 91BC."],
)
def test_that_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert read_code(typed) == "3F2A-91BC"


def test_that_letters_are_taken_for_the_digits_they_look_like() -> None:
    assert read_code("oOl1-iIL0") == "0011-1110"


@pytest.mark.parametrize(
    "typed", ["", "   ", "3F2A", "3F2A-91B", "3F2A-91BCD", "3F2G-91BC", "hello", "٣F2A-91BC", "A" * 100_000]
)
def test_that_what_is_no_code_is_not_taken_for_one(typed: str) -> None:
    assert read_code(typed) is None
