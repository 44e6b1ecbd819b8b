"""A plan as a review froze it, named beside its file: `programme.cxplan@Review 4`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cxplanner.commands.reading import ReadPlan, read_and_schedule
from cxplanner.errors import RequestError

if TYPE_CHECKING:
    from cxplanner.plan.baselines import Baseline
    from cxplanner.plan.plan import Plan
    from cxplanner.plan.reviews import Meeting

_AT = "@"


def file_of(named: Path) -> Path:
    """The file in what somebody wrote; a file whose own name has such a sign is itself."""
    return _parted(named)[0]


def names_review(named: Path) -> bool:
    """Whether a review is named beside the file."""
    return bool(_parted(named)[1])


def read_reviewed(named: Path, status_date: date | None = None) -> ReadPlan:
    """The plan of a file as it is, or as the review after the sign froze it.

    A review is named by its name, its number in the list of reviews, or its day. Raises as
    `read_and_schedule`, and RequestError: `unknown_review` with the `name` and the `known` ones, and what
    unpacking it raises.
    """
    path, review = _parted(named)
    read = read_and_schedule(path, status_date)
    if not review:
        return read
    from cxplanner.scheduling.schedule import schedule
    from cxplanner.storage.frozen_plans import review_plan

    baseline = _baseline(read.plan, review)
    # Choices for printing are about paper and not about what was reviewed.
    plan = review_plan(read.plan, baseline.id).changed(print_presets=read.plan.print_presets)
    meeting = plan.meetings.get(baseline.meeting) if baseline.meeting is not None else None
    return ReadPlan(plan, schedule(plan, status_date=status_date), read.doc_uuid, meeting)


def _parted(named: Path) -> tuple[Path, str]:
    if named.exists() or _AT not in named.name:
        return named, ""
    name, _, review = named.name.rpartition(_AT)
    return named.with_name(name) if name else named, review if name else ""


def _baseline(plan: Plan, review: str) -> Baseline:
    """The baseline that somebody means."""
    wanted = review.strip().casefold()
    baselines = plan.baselines_in_order
    for each in reversed(baselines):
        titles = {each.name.casefold(), each.taken_on.isoformat()}
        if each.meeting is not None:
            meeting = plan.meetings[each.meeting]
            titles |= {meeting.title.casefold(), *_numbers(plan, meeting)}
        if wanted in titles:
            return each
    raise RequestError("unknown_review", name=review, known=", ".join(each.name for each in baselines))


def _numbers(plan: Plan, meeting: Meeting) -> list[str]:
    """The number of a meeting, as the list of reviews and the pages of a review give it; none for others."""
    return [str(number) for number, each in enumerate(plan.reviews, start=1) if each.id == meeting.id]
