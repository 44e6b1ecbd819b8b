"""The simulation: each run is the plain schedule of the durations that were drawn for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxplanner.errors import CycleError, ScheduleError
from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.plan.edits.programme import change_stage
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, WorkCalendar
from cxplanner.scheduling.facts import Progress, progress_of
from cxplanner.scheduling.schedule import Schedule, schedule
from cxplanner.scheduling.simulation import (
    Simulation,
    SimulationChoices,
    any_spread_known,
    simulate,
)
from cxplanner.scheduling.spreads import Distribution, Draws, spread_of
from tests.builders import a_plan, id_of, with_initiative, with_link
from tests.scheduling.random_plans import plans


def simulated(plan: Plan, *, at_once: int | None = None, **choices: object) -> Simulation:
    """The result, which is there because nobody asked to stop."""
    found = simulate(plan, SimulationChoices(**choices), at_once=at_once)  # type: ignore[arg-type]
    assert found is not None
    return found


def scheduled(plan: Plan) -> Schedule:
    """The plain schedule; examples whose gates close a cycle, or that schedule nothing, are left out."""
    assume(any(each.status.is_scheduled for each in plan.initiatives.values()))
    try:
        return schedule(plan)
    except CycleError:
        assume(False)
        raise


def with_spreads(plan: Plan, least: int = 3, most: int = 9) -> Plan:
    """The plan in which every initiative may take some days less or more."""
    return plan.put(
        "initiatives",
        *(
            replace(each, optimistic=max(0, each.duration - least), pessimistic=each.duration + most)
            for each in plan.initiatives.values()
        ),
    )


def as_drawn(plan: Plan, seed: int) -> Plan:
    """The plan in which each initiative takes as long as in the first run."""
    with_status = plan.programme.status_date is not None
    drawn = []
    for each in plan.initiatives.values():
        spread = spread_of(each, by_confidence=False, counts_remaining=with_status)
        if spread is None:
            continue
        days = int(Draws(spread, Distribution.PERT, seed, each.id).take(1)[0])
        if with_status and progress_of(each) is Progress.STARTED:
            drawn.append(replace(each, remaining=days))
        else:
            drawn.append(replace(each, duration=days))
    return plan.put("initiatives", *drawn)


def assert_that_all_runs_give(found: Simulation, plain: Schedule) -> None:
    for dates, day in [
        (found.finish, plain.finish),
        *((gate.dates, plain.gate(gate.number).finish) for gate in found.gates),
    ]:
        assert {dates.p10, dates.p50, dates.p80, dates.p95} == {day}
    for id_, initiative in found.initiatives.items():
        assert initiative.critical == float(plain.initiative(id_).critical), id_


@given(plans())
@settings(max_examples=150, deadline=None)
def test_that_without_spread_every_run_is_the_plain_schedule(plan: Plan) -> None:
    plain = scheduled(plan)

    found = simulated(plan, runs=3)

    assert not found.varies
    assert_that_all_runs_give(found, plain)
    assert all(each.spread_share == 0 for each in found.initiatives.values())


@given(plans(), st.integers(0, 1000))
@settings(max_examples=150, deadline=None)
def test_that_a_run_is_the_plain_schedule_of_what_was_drawn(plan: Plan, seed: int) -> None:
    scheduled(plan)
    plan = with_spreads(plan)

    assert_that_all_runs_give(simulated(plan, runs=1, seed=seed), schedule(as_drawn(plan, seed)))


@given(plans(), st.integers(1, 30))
@settings(max_examples=50, deadline=None)
def test_that_the_number_computed_at_once_changes_nothing(plan: Plan, at_once: int) -> None:
    scheduled(plan)
    plan = with_spreads(plan)

    assert simulated(plan, runs=50, at_once=at_once) == simulated(plan, runs=50)


def test_that_a_seed_repeats_and_another_one_does_not() -> None:
    plan = with_spreads(sample_plan("en"), 10, 60)

    first = simulated(plan, runs=500, seed=1)

    assert simulated(plan, runs=500, seed=1) == first
    assert simulated(plan, runs=500, seed=2).initiatives != first.initiatives


def test_that_the_sample_without_spread_has_its_plain_dates() -> None:
    plan = sample_plan("en")

    assert_that_all_runs_give(simulated(plan, runs=10), schedule(plan))


def one_initiative(**values: Any) -> Plan:
    return with_initiative(a_plan(), "A", 20, **values)


@pytest.mark.parametrize(
    ("distribution", "mean", "variance"),
    [
        (Distribution.PERT, (10 + 4 * 20 + 60) / 6, (25 - 10) * (60 - 25) / 7),
        (Distribution.TRIANGULAR, (10 + 20 + 60) / 3, (100 + 400 + 3600 - 200 - 600 - 1200) / 18),
    ],
)
def test_that_draws_have_the_moments_of_their_distribution(
    distribution: Distribution, mean: float, variance: float
) -> None:
    each = one_initiative(optimistic=10, pessimistic=60).initiatives
    spread = spread_of(next(iter(each.values())), by_confidence=False, counts_remaining=False)
    assert spread is not None

    days = Draws(spread, distribution, 3, 101).take(200_000)

    assert days.min() >= 10
    assert days.max() <= 60
    assert days.mean() == pytest.approx(mean, rel=0.005)
    assert days.var() == pytest.approx(variance + 1 / 12, rel=0.02)  # rounding adds a twelfth


@given(
    st.integers(1, 400),
    st.integers(0, 400),
    st.integers(0, 400),
    st.sampled_from(Distribution),
    st.integers(0, 9),
)
@settings(max_examples=80, deadline=None)
def test_that_every_draw_lies_within_its_spread(
    likely: int, less: int, more: int, distribution: Distribution, seed: int
) -> None:
    assume(less + more > 0)
    plan = with_initiative(a_plan(), "A", likely, optimistic=max(0, likely - less), pessimistic=likely + more)
    spread = spread_of(plan.initiatives[id_of(plan, "A")], by_confidence=False, counts_remaining=False)
    assume(spread is not None)
    assert spread is not None

    few = Draws(spread, distribution, seed, 1).take(2000)
    many = Draws(spread, distribution, seed, 1).take(4000)

    assert many.min() >= max(1, likely - less)
    assert many.max() <= likely + more
    assert np.array_equal(few, many[:2000])


def test_that_a_quantile_is_the_first_day_that_so_many_runs_reach() -> None:
    plan = one_initiative(optimistic=10, pessimistic=60)
    spread = spread_of(plan.initiatives[id_of(plan, "A")], by_confidence=False, counts_remaining=False)
    assert spread is not None
    days = np.sort(Draws(spread, Distribution.PERT, 1, id_of(plan, "A")).take(1000))
    plain = schedule(plan)

    found = simulated(plan, runs=1000)

    assert found.finish.p50 == plain.add_working_days(plain.start, int(days[499]) - 1)
    assert found.finish.p80 == plain.add_working_days(plain.start, int(days[799]) - 1)
    assert found.finish.p95 == plain.add_working_days(plain.start, int(days[949]) - 1)


def test_that_the_chance_of_the_target_is_the_share_of_runs_that_reach_it() -> None:
    plan = one_initiative(optimistic=10, pessimistic=60)
    plan = plan.changed(programme=replace(plan.programme, target_finish=date(2026, 1, 30)))
    spread = spread_of(plan.initiatives[id_of(plan, "A")], by_confidence=False, counts_remaining=False)
    assert spread is not None
    days = Draws(spread, Distribution.PERT, 1, id_of(plan, "A")).take(1000)

    assert simulated(plan, runs=1000).chance == np.count_nonzero(days <= 20) / 1000  # 20 days end there


def test_that_an_edit_of_one_initiative_leaves_the_draws_of_the_others() -> None:
    plan = with_initiative(one_initiative(optimistic=10, pessimistic=60), "B", 5)
    longer = plan.put("initiatives", replace(plan.initiatives[id_of(plan, "B")], pessimistic=6))

    assert simulated(longer, runs=500).finish == simulated(plan, runs=500).finish


def test_that_a_gate_that_holds_keeps_its_plan_when_its_work_is_done_by_then() -> None:
    plan = one_initiative(optimistic=10, pessimistic=60)
    plan = change_stage(plan, 1, gate_policy=GatePolicy.HOLD, gate_planned_on=date(2026, 1, 30))
    advising = change_stage(plan, 1, gate_policy=GatePolicy.ADVISE)

    holds, advises = simulated(plan, runs=1000).gates[0], simulated(advising, runs=1000).gates[0]

    assert holds.dates.p10 == date(2026, 1, 30)
    assert holds.dates.p95 > date(2026, 1, 30)
    assert advises.dates.p95 == date(2026, 1, 30)
    assert holds.chance is not None
    assert 0 < holds.chance < 1
    assert advises.chance == holds.chance


def test_that_what_always_waits_for_the_longer_branch_is_critical_as_often() -> None:
    plan = with_initiative(a_plan(), "A", 20, optimistic=10, pessimistic=40)
    plan = with_initiative(plan, "B", 20, optimistic=10, pessimistic=40)
    plan = with_initiative(plan, "C", 5, "A; B")

    found = simulated(plan, runs=4000)
    first, second, last = (found.initiatives[id_of(plan, key)] for key in "ABC")

    assert last.critical == 1
    assert first.critical + second.critical >= 1  # ties make both critical
    assert first.critical == pytest.approx(second.critical, abs=0.05)
    assert first.spread_share + second.spread_share == pytest.approx(1)
    assert first.spread_share == pytest.approx(0.5, abs=0.05)
    assert last.spread_share == 0


def test_that_the_wider_spread_explains_more() -> None:
    plan = with_initiative(a_plan(), "A", 20, optimistic=15, pessimistic=25)
    plan = with_initiative(plan, "B", 20, "A", optimistic=10, pessimistic=30)
    plan = with_initiative(plan, "C", 2, optimistic=1, pessimistic=4)

    found = simulated(plan, runs=10_000)
    narrow, wide, aside = (found.initiatives[id_of(plan, key)] for key in "ABC")

    # Along a chain shares are those of the variances: widths of 10 and 20 days make 1 to 4.
    assert wide.spread_share == pytest.approx(0.8, abs=0.03)
    assert narrow.spread_share == pytest.approx(0.2, abs=0.03)
    assert aside.spread_share == 0
    assert aside.critical == 0


def test_that_what_is_done_stays_and_what_is_active_varies_in_what_remains() -> None:
    done = with_initiative(
        a_plan(status_date=date(2026, 2, 2)),
        "A",
        20,
        status=Status.DONE,
        actual_start=date(2026, 1, 5),
        actual_finish=date(2026, 1, 30),
        optimistic=1,
        pessimistic=90,
    )
    active = with_initiative(
        done,
        "B",
        20,
        status=Status.ACTIVE,
        actual_start=date(2026, 1, 5),
        progress=50,
        optimistic=10,
        pessimistic=40,
    )

    first, both = simulated(done, runs=100), simulated(active, runs=1000)

    assert (first.finish.p10, first.finish.p95) == (date(2026, 1, 30), date(2026, 1, 30))
    spread = spread_of(active.initiatives[id_of(active, "B")], by_confidence=False, counts_remaining=True)
    assert spread is not None
    assert (spread.optimistic, spread.likely, spread.pessimistic) == (5, 10, 20)
    assert date(2026, 2, 6) <= both.finish.p10 < both.finish.p95 <= date(2026, 2, 27)


def test_that_spreads_of_a_confidence_class_are_assumed_only_when_chosen() -> None:
    plan = with_initiative(a_plan(), "A", 100, confidence=50)
    plan = with_initiative(plan, "B", 100, "A", optimistic=90, pessimistic=120)
    plan = with_initiative(plan, "C", 0, "B")

    without, chosen = simulated(plan, runs=100), simulated(plan, runs=2000, spread_by_confidence=True)

    assert without.assumed == ()
    assert chosen.assumed == (id_of(plan, "A"),)
    spread = spread_of(plan.initiatives[id_of(plan, "A")], by_confidence=True, counts_remaining=False)
    assert spread is not None
    assert (spread.optimistic, spread.pessimistic) == (80, 160)
    assert chosen.finish.p95 > without.finish.p95


@pytest.mark.parametrize(
    ("confidence", "longest"), [(100, 110), (90, 125), (80, 125), (79, 160), (50, 160), (0, 160)]
)
def test_that_any_confidence_has_a_class(confidence: int, longest: int) -> None:
    plan = with_initiative(a_plan(), "A", 100)
    initiative = replace(plan.initiatives[id_of(plan, "A")], confidence=confidence)

    spread = spread_of(initiative, by_confidence=True, counts_remaining=False)

    assert spread is not None
    assert spread.pessimistic == longest


def test_that_a_moment_never_takes_time() -> None:
    plan = with_initiative(one_initiative(), "M", 0, "A", pessimistic=10)

    assert not any_spread_known(plan)
    assert simulated(plan, runs=10).finish.p95 == schedule(plan).finish


def test_that_runs_that_leave_the_table_of_days_are_dated_all_the_same() -> None:
    """A short target of a finish-to-finish link starts late, and what follows its start goes further."""
    plan = with_initiative(a_plan(), "A", 2000)
    plan = with_initiative(plan, "B", 2000, optimistic=1, pessimistic=2001)
    plan = with_initiative(plan, "C", 1000)
    plan = with_link(with_link(plan, "A FF", "B"), "B SS", "C")

    assert_that_all_runs_give(simulated(plan, runs=1), schedule(as_drawn(plan, 1)))


def test_that_progress_is_told_and_a_stop_is_kept() -> None:
    told: list[int] = []

    def proceed(runs: int) -> bool:
        told.append(runs)
        return runs < 8

    plan = one_initiative(pessimistic=30)

    assert simulate(plan, SimulationChoices(runs=100), proceed=proceed, at_once=4) is None
    assert told == [0, 4, 8]


def test_that_there_is_nothing_to_simulate_in_an_empty_plan() -> None:
    idea = with_initiative(a_plan(), "A", 5, status=Status.MEASURE)

    for plan in (a_plan(), idea):
        with pytest.raises(ScheduleError) as refused:
            simulate(plan, SimulationChoices())
        assert refused.value.code == "nothing_to_simulate"


def test_that_runs_past_the_last_year_are_refused_by_name() -> None:
    plan = one_initiative(pessimistic=10_000)
    for n in range(5):
        plan = with_initiative(plan, f"B{n}", 9_000, "A" if n == 0 else f"B{n - 1}", pessimistic=10_000)
    schedule(plan)

    with pytest.raises(ScheduleError) as refused:
        simulate(plan, SimulationChoices(runs=10))
    assert refused.value.code == "past_last_year"
    assert refused.value.facts["key"] in {"A", "B0", "B1", "B2", "B3", "B4"}


def test_that_a_calendar_without_working_days_is_refused() -> None:
    plan = one_initiative(pessimistic=30)
    plan = plan.changed(programme=replace(plan.programme, calendar=WorkCalendar(weekdays=frozenset())))

    with pytest.raises(ScheduleError) as refused:
        simulate(plan, SimulationChoices(runs=10))
    assert refused.value.code == "no_working_days"
