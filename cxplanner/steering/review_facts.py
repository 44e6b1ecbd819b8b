"""What a review is about: what is asked, what has changed since the last one, and where the gates stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cxplanner.plan.agenda import last_review, open_decisions
from cxplanner.plan.baselines import Baseline
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import CriterionStatus
from cxplanner.plan.reviews import AgendaItem, Meeting
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import Schedule
from cxplanner.scheduling.since_baseline import ItemChange, since
from cxplanner.scheduling.variance import Span, days_between, state_of_baseline
from cxplanner.steering.health import Standing, standing
from cxplanner.steering.slips import SlippedDate, last_frozen, slipped_dates


class GateStanding(NamedTuple):
    """A gate: the day that the baseline has, its day now, working days between, criteria met and all."""

    number: int
    before: date | None
    now: date | None
    days: int | None
    met: int
    criteria: int


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """An initiative that is not as the last review left it.

    `slip` is there where its finish has slipped by more than the threshold; `pushed` where others did that.
    """

    initiative: int
    change: ItemChange
    slip: SlippedDate | None = None

    @property
    def pushed(self) -> bool:
        """Whether it only moved, and was moved by others."""
        return (
            self.slip is not None
            and bool(self.slip.pushed_by)
            and self.change.before.status is self.change.after.status
        )

    @property
    def days(self) -> int:
        """The working days by which its finish moved; positive for later."""
        return self.change.variance.finish_days or 0


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """A review (or the plan as it is, where none is prepared), beside the one before it.

    `number` counts the reviews of the committee from 1. `baseline` is what the review before has frozen.
    `changed` are the initiatives that changed of themselves, most weighty first; `pushed` counts those that
    others moved.
    """

    meeting: Meeting | None
    number: int
    previous: Meeting | None
    baseline: Baseline | None
    decisions: tuple[AgendaItem, ...]
    gates: tuple[GateStanding, ...]
    changed: tuple[ChangedItem, ...]
    pushed: int
    standing: Standing
    before: Standing | None = None
    """How things stood at the review before, where its whole plan is known."""

    @property
    def asking(self) -> int | None:
        """The meeting that is still asked to decide."""
        return self.meeting.id if self.meeting is not None and self.meeting.closed_on is None else None


def review_to_show(plan: Plan) -> Meeting | None:
    """The next review after the last closed one, else that; None where there is none.

    A meeting before it that nobody closed is none that is prepared any more.
    """
    last = last_review(plan)
    coming = (each for each in plan.reviews if last is None or each.held_on > last.held_on)
    return next(coming, last)


def review_facts(
    made: Schedule, meeting: Meeting | None, today: date, before: Schedule | None = None
) -> ReviewFacts:
    """The facts of a review on a day; `before` is the schedule as the review before froze it, if known."""
    plan = made.plan
    previous = last_review(plan, before=meeting.held_on) if meeting is not None else last_review(plan)
    baseline = plan.baseline_of(previous.id) if previous is not None else None
    if baseline is None:
        taken = last_frozen(plan, today)
        baseline = taken if taken is not None and (meeting is None or taken.meeting != meeting.id) else None
    changed = _changed(made, baseline)
    own = tuple(each for each in changed if not each.pushed)
    return ReviewFacts(
        meeting,
        plan.reviews.index(meeting) + 1 if meeting is not None else 0,
        previous,
        baseline,
        open_decisions(plan, meeting.id) if meeting is not None else (),
        tuple(_gate(made, baseline, number) for number in sorted(plan.stages)),
        own,
        len(changed) - len(own),
        standing(made, baseline, today),
        standing(before, None, previous.held_on) if before is not None and previous is not None else None,
    )


def _gate(made: Schedule, baseline: Baseline | None, number: int) -> GateStanding:
    plan, now = made.plan, made.plan.stages[number].gate_passed_on or made.gate(number).finish
    before = None
    if baseline is not None:
        before = state_of_baseline(plan, baseline.id).spans.get(Node("gate", number), Span()).finish
    own = [each for each in plan.criteria.values() if each.stage == number]
    met = sum(each.status in (CriterionStatus.MET, CriterionStatus.WAIVED) for each in own)
    return GateStanding(number, before, now, days_between(made, before, now), met, len(own))


def _changed(made: Schedule, baseline: Baseline | None) -> list[ChangedItem]:
    """What differs from the baseline, late and stopped work first, then what was done."""
    if baseline is None:
        return []
    slips = {each.initiative: each for each in slipped_dates(made, baseline) if each.initiative is not None}
    found = [
        ChangedItem(each.variance.node.id, each, slips.get(each.variance.node.id))
        for each in since(made, baseline.id, None).items
        if each.variance.node.kind == "initiative" and _is_told(each)
    ]
    return sorted(found, key=_weight)


def _is_told(change: ItemChange) -> bool:
    """Whether a committee wants to hear of it: dates, status, what came or went."""
    moved = bool(change.variance.finish_days) or change.is_new or change.is_gone
    return moved or change.before.status is not change.after.status


def _weight(item: ChangedItem) -> tuple[bool, bool, int, int]:
    """Slips by their days first, then what waits, then the rest, what was done last."""
    done = item.change.after.status is Status.DONE
    return done, item.days <= 0, -item.days, item.initiative
