"""Levelling a plan: a proposal of other starts, why each of them moves, and the edit that takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cxplanner.plan.edits import levelling
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.computation import compute
from cxplanner.scheduling.levelling.causes import Cause, causes_of
from cxplanner.scheduling.levelling.over_allocation import OverAllocation, over_allocations
from cxplanner.scheduling.levelling.reading import PlanProblem
from cxplanner.scheduling.levelling.search import SearchChoices
from cxplanner.scheduling.levelling.solving import solve
from cxplanner.scheduling.schedule import Schedule, schedule


@dataclass(frozen=True, slots=True)
class Move:
    """A start on another day: later for lack of room, or after something that lacks it; or earlier again.

    `cause` is why it is no earlier than that day, None where levelling is not the reason; `itself` says
    that its own team is, not what it waits for.
    """

    initiative: int
    start_before: date
    start_after: date
    cause: Cause | None
    itself: bool


@dataclass(frozen=True)
class LevellingProposal:
    """What levelling would change. `after` is the schedule of the plan with the proposal taken."""

    before: Schedule
    after: Schedule
    moves: tuple[Move, ...]
    bound: date
    proven: bool
    """Whether no levelled plan can finish earlier."""
    over_before: tuple[OverAllocation, ...]
    over_after: tuple[OverAllocation, ...]
    """What is left: work that has begun or is pinned does not move."""
    starts: Mapping[int, date] = field(default_factory=dict)
    """The levelled starts, by initiative: of those that lack room themselves."""

    def take(self, plan: Plan) -> Plan:
        """The plan with these levelled starts, in the place of those that it had."""
        return levelling.take(plan, self.starts)


def level(plan: Plan, choices: SearchChoices | None = None) -> LevellingProposal:
    """The proposal for a plan, in no more than the time of the choices.

    It is made from the plan without the levelled starts that it has, so that what has room by now moves
    forward again; where nothing gets better, nothing moves.

    Raises CycleError; ScheduleError: those of `schedule`, `exceeds_capacity` for an initiative that needs
    more than its team ever has, `no_capacity_left` where its team has no room for it up to the last year.
    """
    before = schedule(plan)
    over = over_allocations(before)
    free = levelling.clear(plan)
    if not over and free is plan:
        return LevellingProposal(before, before, (), before.finish, True, (), ())
    made = compute(free, plan.programme.status_date, None)
    now = compute(plan, plan.programme.status_date, None)
    answer = solve(made, now.table.ordinals_of(now.early.start).tolist(), choices or SearchChoices())
    asked, moments = answer.asked, answer.moments
    causes = causes_of(asked, moments)
    starts = {
        asked.initiatives[rank].id: asked.table.day_of(moments[rank])
        for rank, (_, itself) in causes.items()
        if itself
    }
    after = schedule(levelling.take(plan, starts))
    bound = after.finish if answer.proven else min(after.finish, asked.table.day_of(answer.bound - 1))
    return LevellingProposal(
        before,
        after,
        _moves(asked, before, after, causes),
        bound,
        answer.proven,
        over,
        over_allocations(after),
        starts,
    )


def clearing(plan: Plan) -> LevellingProposal:
    """What moves when no start is levelled any more: the same facts, though teams may lack people again.

    Raises what `schedule` raises.
    """
    before, after = schedule(plan), schedule(levelling.clear(plan))
    over = over_allocations(after)
    moves = _moves(None, before, after, {})
    return LevellingProposal(before, after, moves, after.finish, not over, over_allocations(before), over)


def _moves(
    asked: PlanProblem | None,
    before: Schedule,
    after: Schedule,
    causes: Mapping[int, tuple[Cause, bool]],
) -> tuple[Move, ...]:
    """Every initiative that starts on another day, in the order of the plan."""
    of_ranks = asked.initiatives if asked is not None else {}
    by_id = {initiative.id: causes[rank] for rank, initiative in of_ranks.items() if rank in causes}
    moves = []
    for initiative in before.plan.initiatives_in_order:
        old, new = before.initiative(initiative.id).start, after.initiative(initiative.id).start
        cause, itself = by_id.get(initiative.id, (None, False))
        if old is not None and new is not None and old != new:
            moves.append(Move(initiative.id, old, new, cause, itself))
    return tuple(moves)
