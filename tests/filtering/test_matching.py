"""What a filter keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cxplanner.filtering.conditions import parse
from cxplanner.filtering.matching import FilteredPlan
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Person, Stream
from cxplanner.scheduling.schedule import schedule
from cxplanner.scheduling.variance import freeze_now
from cxplanner.wording.filter_words import filter_words
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_initiative, with_link

ENGLISH = filter_words(Words("en"))


def kept(plan: Plan, text: str, *, baseline: int | None = None, remarked: tuple[str, ...] = ()) -> str:
    """The keys that a filter keeps, in order; `*` for no filter."""
    asked = FilteredPlan(schedule(plan), ENGLISH, baseline, lambda: remarked)
    ids = asked.kept_by(parse(text, ENGLISH))
    return "*" if ids is None else " ".join(sorted(plan.initiatives[id_].key for id_ in ids))


def the_plan() -> Plan:
    plan = a_plan().put("people", Person(900, "Marta Núñez"), Person(901, "José Luis Pérez"))
    plan = with_initiative(
        plan, "SD-01", title="CRM platform", stream=Stream.SYSTEMS_DATA, duration=30, owner=900
    )
    plan = with_initiative(
        plan,
        "CC-01",
        title="Late replies: a new tone",
        stream=Stream.CUSTOMER_CENTRICITY,
        duration=10,
        owner=901,
        stage=2,
        status=Status.APPROVED,
        tags=(Stream.SYSTEMS_DATA,),
    )
    return with_initiative(plan, "CT-01", title="Training", stream=Stream.CHANGE_MANAGEMENT, duration=5)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", "*"),
        ("owner:", "*"),
        ("crm", "SD-01"),
        ("nunez", "SD-01"),
        ("owner:marta", "SD-01"),
        ("owner:marta,jose", "CC-01 SD-01"),
        ('owner:"josé luis"', "CC-01"),
        ("owner:uis", ""),
        ("unowned", "CT-01"),
        ("-unowned -owner:marta", "CC-01"),
        ("stage:2", "CC-01"),
        ("stream:customer", "CC-01"),
        ("stream:sd,ct", "CT-01 SD-01"),
        ("tag:systems", "CC-01"),
        ("status:approved", "CC-01"),
        ("-status:approved training", "CT-01"),
        ("key:ct", "CT-01"),
        ("title:tone", "CC-01"),
        ('"late"', "CC-01"),
        ("nothing like it", ""),
    ],
)
def test_that_a_filter_keeps_what_it_says(text: str, keys: str) -> None:
    assert kept(the_plan(), text) == keys


def test_that_critical_means_what_the_schedule_says() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", duration=30), "B", duration=3)
    assert kept(plan, "critical") == "A"


def test_that_a_missed_deadline_is_late() -> None:
    plan = with_initiative(a_plan(), "A", duration=30, deadline=a_plan().programme.start)
    assert kept(with_initiative(plan, "B"), "late") == "A"


def test_that_what_ends_after_its_baseline_is_late() -> None:
    plan = with_link(with_initiative(with_initiative(a_plan(), "A", duration=5), "B"), "A", "B")
    plan = freeze_now(schedule(plan), "Review 1", date(2026, 1, 5))
    (baseline,) = plan.baselines
    assert kept(plan, "late", baseline=baseline) == ""
    plan = plan.put("initiatives", replace(plan.initiatives[id_of(plan, "A")], duration=9))
    assert kept(plan, "late", baseline=baseline) == "A B"
    assert kept(plan, "late") == ""


def test_that_findings_are_looked_for_only_when_asked_for() -> None:
    def find() -> tuple[str, ...]:
        raise AssertionError("nobody asked")

    asked = FilteredPlan(schedule(the_plan()), ENGLISH, None, find)
    assert asked.kept_by(parse("crm", ENGLISH))
    assert kept(the_plan(), "finding", remarked=("CT-01", "G1")) == "CT-01"
