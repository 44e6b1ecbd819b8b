"""Edits of the committee's cycle: meetings, closed reviews, slips explained, health overruled."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from cxplanner.errors import EditError
from cxplanner.plan.edits.checks import check_date, check_present
from cxplanner.plan.edits.print_presets import checked_settings
from cxplanner.plan.plan import Plan
from cxplanner.plan.pointers import without
from cxplanner.plan.programme import TeamKind
from cxplanner.plan.reviews import (
    FrozenPlan,
    HealthOverride,
    HealthSubject,
    Meeting,
    MeetingKind,
    SlipReason,
)
from cxplanner.plan.text import clean_name, clean_note

MOST_ATTENDEES: Final = 100
LONGEST_PERSON: Final = 200


def prepare_review(plan: Plan, title: str, held_on: date, **values: Any) -> Plan:
    """A plan with one more review, of the steering committee and with its members unless `values` say others.

    The new id is the old `plan.next_id`. Raises EditError: `missing`, `too_long`, `date_out_of_range`,
    `review_before_last` (`date`, `last`, `title`), `two_reviews_on_day` (`date`, `title`).
    """
    committee = next((each.id for each in plan.teams.values() if each.kind is TeamKind.STEERING), None)
    team = values.pop("team", committee)
    attendees = values.pop("attendees", None)
    if attendees is None:
        attendees = members_of(plan, team)
    return add_meeting(plan, title, held_on, team=team, attendees=attendees, **values)


def members_of(plan: Plan, team: int | None) -> tuple[str, ...]:
    """The names of a team's members, in the order in which they came to it."""
    return tuple(plan.people[each.person].name for each in plan.team_members.values() if each.team == team)


def add_meeting(plan: Plan, title: str, held_on: date, **values: Any) -> Plan:
    """A plan with one more meeting of any kind. Raises EditError as `prepare_review`."""
    new = _checked_meeting(plan, replace(Meeting(plan.next_id, title, held_on), **values))
    return plan.put("meetings", new).changed(next_id=plan.next_id + 1)


def change_meeting(plan: Plan, meeting_id: int, **values: Any) -> Plan:
    """A plan in which fields of one meeting have these values.

    Of a closed review only the minutes can be added to: what it froze says the rest. Raises EditError:
    `review_is_closed` (`title`), and as `prepare_review`.
    """
    old = plan.meetings[meeting_id]
    if old.closed_on is not None and values.keys() - {"minutes"}:
        raise EditError("review_is_closed", field=next(iter(values)), title=old.title)
    new = _checked_meeting(plan, replace(old, **values))
    return plan if new == old else plan.put("meetings", new)


def delete_meetings(plan: Plan, meeting_ids: Iterable[int]) -> Plan:
    """A plan without these meetings, their agendas and the reasons for slips since them.

    What a closed review has frozen stays as a baseline.
    """
    return without(plan, "meetings", meeting_ids)


def close_review(
    plan: Plan,
    meeting_id: int,
    *,
    baseline: int,
    closed_on: date,
    printed_at: str,
    packed: Callable[[Plan], str],
) -> Plan:
    """A plan in which a review is closed: with its baseline, already taken, and the whole plan as it then is.

    `packed` makes the text that is kept of that plan. Raises EditError: `review_is_closed`,
    `review_before_last`, `date_out_of_range`.
    """
    meeting = plan.meetings[meeting_id]
    if meeting.closed_on is not None:
        raise EditError("review_is_closed", field="closed_on", title=meeting.title)
    check_date(closed_on, "closed_on")
    _check_place(plan, meeting)
    plan = plan.put("meetings", replace(meeting, closed_on=closed_on, printed_at=printed_at))
    plan = plan.put("baselines", replace(plan.baselines[baseline], meeting=meeting_id))
    frozen = FrozenPlan(plan.next_id, baseline, packed(plan))
    return plan.put("frozen_plans", frozen).changed(next_id=plan.next_id + 1)


def _checked_meeting(plan: Plan, new: Meeting) -> Meeting:
    names = (clean_name(each, "attendees", LONGEST_PERSON) for each in new.attendees)
    new = replace(
        new,
        title=clean_name(new.title, "title"),
        minutes=clean_note(new.minutes, "minutes"),
        pack=checked_settings(new.pack) if new.pack else "",
        attendees=tuple(dict.fromkeys(name for name in names if name)),
    )
    check_present(new.title, "title")
    check_date(new.held_on, "held_on")
    if len(new.attendees) > MOST_ATTENDEES:
        raise EditError(
            "out_of_range", field="attendees", found=len(new.attendees), least=0, most=MOST_ATTENDEES
        )
    if new.team is not None and new.team not in plan.teams:
        raise EditError("unknown_person_or_team", field="team")
    if new.closed_on is None:
        _check_place(plan, new)
    return new


def _check_place(plan: Plan, new: Meeting) -> None:
    """A review comes after all that are closed, and has its day for itself."""
    if new.kind is not MeetingKind.STEERING:
        return
    for other in plan.reviews:
        if other.id == new.id:
            continue
        if other.held_on == new.held_on:
            raise EditError("two_reviews_on_day", field="held_on", date=new.held_on, title=other.title)
        if other.closed_on is not None and other.held_on > new.held_on:
            raise EditError(
                "review_before_last",
                field="held_on",
                date=new.held_on,
                last=other.held_on,
                title=other.title,
            )


def explain_slip(plan: Plan, said: SlipReason) -> Plan:
    """A plan that keeps why a date has slipped since a review; one reason for each item and review.

    The id is given here. Raises EditError: `missing` for an empty reason or where it is not about one item,
    `too_long`, `date_out_of_range`.
    """
    reason = clean_note(said.reason, "reason")
    check_present(reason, "reason")
    for field in ("frozen_on", "moved_to", "said_on"):
        check_date(getattr(said, field), field)
    if [said.initiative, said.gate, said.milestone].count(None) != 2:
        raise EditError("missing", field="initiative")
    old = next((each for each in plan.slip_reasons.values() if _subject(each) == _subject(said)), None)
    new = replace(said, id=plan.next_id if old is None else old.id, reason=reason)
    if new == old:
        return plan
    plan = plan.put("slip_reasons", new)
    return plan.changed(next_id=plan.next_id + 1) if old is None else plan


def _subject(said: SlipReason) -> tuple[int | None, ...]:
    return said.meeting, said.initiative, said.gate, said.milestone


def delete_slip_reasons(plan: Plan, ids: Iterable[int]) -> Plan:
    """A plan without these reasons."""
    return plan.without("slip_reasons", ids)


def overrule_health(plan: Plan, override: HealthOverride) -> Plan:
    """A plan in which the owner judges so; a judgement of the same subject gives way. The id is given here.

    Raises EditError: `missing` for an empty reason or a subject that is not named, `too_long`,
    `date_out_of_range`.
    """
    reason = clean_note(override.reason, "reason")
    check_present(reason, "reason")
    check_date(override.since, "since")
    if (override.stream is not None) != (override.subject is HealthSubject.STREAM):
        raise EditError("missing", field="stream")
    if (override.gate is not None) != (override.subject is HealthSubject.GATE):
        raise EditError("missing", field="gate")
    subject = (override.subject, override.stream, override.gate)
    old = next(
        (
            each
            for each in plan.health_overrides.values()
            if (each.subject, each.stream, each.gate) == subject
        ),
        None,
    )
    new = replace(override, id=plan.next_id if old is None else old.id, reason=reason)
    if new == old:
        return plan
    plan = plan.put("health_overrides", new)
    return plan.changed(next_id=plan.next_id + 1) if old is None else plan


def delete_overrides(plan: Plan, ids: Iterable[int]) -> Plan:
    """A plan in which the rule judges again."""
    return plan.without("health_overrides", ids)
