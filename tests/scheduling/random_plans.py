"""Random plans for property tests: every kind of link, gate, constraint, progress and calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from cxplanner.plan.initiatives import Anchor, Dependency, Initiative, LinkType, Milestone, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import (
    Closure,
    ExtraWorkingDay,
    GateOutcome,
    GatePolicy,
    Programme,
    Stage,
    Stream,
    Team,
    WorkCalendar,
)

MONDAY = date(2026, 3, 2)
WAIVER = "The committee agreed to it."

calendars = st.sampled_from(
    [
        WorkCalendar(),
        WorkCalendar(country="ES", subdivision="MD"),
        WorkCalendar(weekdays=frozenset(range(7))),
        WorkCalendar(
            weekdays=frozenset({0, 1, 3, 4}),
            closures=(Closure("Easter", date(2026, 3, 12), date(2026, 3, 18)),),
            extra_working_days=(ExtraWorkingDay("Stocktaking", date(2026, 3, 14)),),
        ),
        WorkCalendar(
            weekdays=frozenset({2, 5}),
            closures=(Closure("Move", date(2026, 2, 26), date(2026, 3, 7)),),
            extra_working_days=(ExtraWorkingDay("Fair", date(2026, 3, 8)),),
        ),
    ]
)
team_calendars = st.sampled_from(
    [
        None,
        WorkCalendar(weekdays=frozenset({0, 1, 2})),
        WorkCalendar(weekdays=frozenset({1, 3, 4, 5}), country="ES"),
        WorkCalendar(closures=(Closure("Leave", date(2026, 3, 9), date(2026, 3, 20)),)),
        WorkCalendar(
            weekdays=frozenset({1, 2, 3, 4, 5}),
            closures=(Closure("Training", date(2026, 3, 3), date(2026, 3, 5)),),
            extra_working_days=(ExtraWorkingDay("Handover", date(2026, 3, 16)),),
        ),
    ]
)


def days_near(first: int, last: int) -> st.SearchStrategy[date]:
    return st.integers(first, last).map(lambda n: MONDAY + timedelta(days=n))


@st.composite
def maybe(draw: st.DrawFn, values: st.SearchStrategy[Any], *, chance: int = 4) -> Any:
    """A value one time in `chance`, else None."""
    return draw(values) if draw(st.integers(1, chance)) == chance else None


@st.composite
def stages(draw: st.DrawFn, number: int) -> Stage:
    decided = draw(maybe(days_near(-6, 20), chance=6))
    return Stage(
        number,
        f"Stage {number}",
        gate_policy=draw(st.sampled_from([GatePolicy.ADVISE, GatePolicy.HOLD])),
        gate_planned_on=draw(maybe(days_near(-6, 30), chance=3)),
        gate_decided_on=decided,
        gate_outcome=draw(st.sampled_from(GateOutcome)) if decided else None,
    )


@st.composite
def initiatives(draw: st.DrawFn, id_: int, stage: int, *, plain: bool) -> Initiative:
    values: dict[str, Any] = {}
    if not plain:
        status = draw(st.sampled_from([Status.APPROVED] * 6 + list(Status)))
        begun = draw(days_near(-14, 16)) if status in (Status.ACTIVE, Status.DONE, Status.PAUSED) else None
        if status is Status.PAUSED and draw(st.booleans()):
            begun = None
        values = {
            "status": status,
            "not_before": draw(maybe(days_near(0, 25))),
            "levelled_start": draw(maybe(days_near(0, 25), chance=6)),
            "deadline": draw(maybe(days_near(0, 40))),
            "pinned_start": draw(maybe(days_near(-8, 30), chance=8)),
            "actual_start": begun,
            "actual_finish": begun + timedelta(days=draw(st.integers(0, 12)))
            if begun and status is Status.DONE
            else None,
            "remaining": draw(maybe(st.integers(0, 6))),
            "progress": draw(st.integers(0, 100)),
            "needed_for_gate": draw(st.integers(0, 3)) < 3,
            "gate_waiver": WAIVER if draw(st.integers(0, 5)) == 5 else "",
            "team": draw(maybe(st.sampled_from([1001, 1002]), chance=3)),
        }
    return Initiative(
        id_,
        f"I{id_}",
        f"Initiative {id_}",
        Stream.ORGANIZATION,
        stage=stage,
        duration=draw(st.integers(0, 6)),
        ordinal=id_,
        **values,
    )


@st.composite
def links(draw: st.DrawFn, id_: int, ids: list[int], *, gates: bool) -> Dependency:
    first = draw(st.integers(0, len(ids) - 2))
    successor = ids[draw(st.integers(first + 1, len(ids) - 1))]
    elapsed = draw(st.integers(0, 4)) == 4
    lag = draw(st.one_of(st.integers(-4, 6), st.integers(-15, 15)))
    if gates and draw(st.integers(0, 7)) == 7:
        return Dependency(id_, successor, gate=draw(st.integers(1, 4)), lag=lag, elapsed=elapsed)
    return Dependency(
        id_, successor, ids[first], type=draw(st.sampled_from(LinkType)), lag=lag, elapsed=elapsed
    )


@st.composite
def milestones(draw: st.DrawFn, id_: int, ids: list[int]) -> Milestone:
    anchor = draw(st.sampled_from(Anchor))
    anchored = anchor is not Anchor.DATE
    return Milestone(
        id_,
        f"M{id_}",
        f"Milestone {id_}",
        anchor=anchor,
        initiative=draw(st.sampled_from(ids)) if anchored else draw(maybe(st.sampled_from(ids))),
        offset=draw(st.integers(-6, 6)) if anchored else 0,
        day=None if anchored else draw(days_near(-5, 40)),
        done_on=draw(maybe(days_near(-5, 20), chance=8)),
    )


@st.composite
def plans(draw: st.DrawFn, *, plain: bool = False, largest: int = 8) -> Plan:
    """A plan whose links run forwards; gates may close a cycle. `plain` has links and durations only."""
    ids = draw(st.permutations(range(101, 101 + draw(st.integers(1, largest)))))
    numbers = [draw(st.integers(1, 4)) for _ in ids]
    if not plain and draw(st.integers(0, 3)):
        numbers.sort()
    found = [draw(initiatives(id_, stage, plain=plain)) for id_, stage in zip(ids, numbers, strict=True)]
    count = draw(st.integers(0, 2 * len(ids))) if len(ids) > 1 else 0
    drawn = [draw(links(501 + n, ids, gates=not plain)) for n in range(count)]
    unique = {(each.predecessor, each.gate, each.successor, each.type): each for each in drawn}
    programme = Programme(
        "Random",
        MONDAY if plain else draw(st.one_of(st.just(MONDAY), days_near(-3, 12))),
        calendar=WorkCalendar() if plain else draw(calendars),
        status_date=None if plain else draw(maybe(days_near(-3, 12), chance=2)),
        target_finish=None if plain else draw(maybe(days_near(-5, 60))),
        critical_threshold=0 if plain else draw(st.sampled_from([0, 0, 3])),
    )
    advise = GatePolicy.ADVISE
    all_stages = [
        Stage(n, f"Stage {n}", gate_policy=advise) if plain else draw(stages(n)) for n in range(1, 5)
    ]
    marked = [] if plain else [draw(milestones(701 + n, ids)) for n in range(draw(st.integers(0, 3)))]
    teams = [] if plain else [Team(id_, f"Team {id_}", calendar=draw(team_calendars)) for id_ in (1001, 1002)]
    return Plan(
        programme,
        stages={stage.id: stage for stage in all_stages},
        teams={team.id: team for team in teams},
        initiatives={each.id: each for each in sorted(found, key=lambda each: each.id)},
        dependencies={each.id: each for each in unique.values()},
        milestones={each.id: each for each in marked},
        next_id=2000,
    )
