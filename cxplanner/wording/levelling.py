"""What levelling finds and proposes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from cxplanner.plan.initiatives import Initiative
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.levelling.level import LevellingProposal, Move
    from cxplanner.scheduling.levelling.over_allocation import OverAllocation
    from cxplanner.wording.words import Words

_REASONS_IN_A_SENTENCE: Final = 5


def time_sentence(words: Words, seconds: float, most: float) -> str:
    """How long a search has gone on, and how long it may."""
    return words.say(
        "Searching for {seconds} of {most} seconds.",
        seconds=words.number(min(int(seconds), round(most))),
        most=words.number(round(most)),
    )


def best_sentence(words: Words, finish: date, bound: date) -> str:
    """The best that a search has found so far."""
    if finish <= bound:
        return words.say(
            "Best finish so far: {finish}, and none can be earlier.", finish=words.long_date(finish)
        )
    return words.say(
        "Best finish so far: {finish}; none can be before {bound}.",
        finish=words.long_date(finish),
        bound=words.long_date(bound),
    )


def bound_sentence(words: Words, proposal: LevellingProposal) -> str:
    """How much better another proposal could be."""
    if proposal.proven:
        return words.say("It is proven that no levelled plan finishes earlier.")
    return words.say(
        "No levelled plan can finish before {bound}; whether one finishes before {finish} is not proven.",
        bound=words.long_date(proposal.bound),
        finish=words.long_date(proposal.after.finish),
    )


def target_sentence(words: Words, proposal: LevellingProposal) -> str:
    """Whether the target finish is met with the proposal; nothing where there is no target."""
    target, after = proposal.after.target, proposal.after
    if target is None:
        return ""
    late = after.working_days_between(target, after.finish)
    if late <= 0:
        return words.say("The target finish of {date} is met.", date=words.long_date(target))
    return words.say(
        "The target finish of {date} is missed by {days}.",
        date=words.long_date(target),
        days=words.working_days(late),
    )


def reason(words: Words, plan: Plan, move: Move) -> str:
    """Why an initiative starts on another day than before, as a cell shows it."""
    if move.cause is None:
        return words.say("there is room earlier") if move.start_after < move.start_before else ""
    facts = {
        "team": plan.teams[move.cause.team].name,
        "first": words.compact_date(move.cause.first),
        "last": words.compact_date(move.cause.last),
    }
    if move.itself:
        return words.say("{team} full {first} – {last}", **facts)
    return words.say("follows on · {team} full {first} – {last}", **facts)


def move_sentence(words: Words, plan: Plan, move: Move, days: int) -> str:
    """The same as a sentence; `days` are the working days by which the start moves."""
    initiative = plan.initiatives[move.initiative]
    facts = {
        "item": f"{initiative.key} {initiative.title}",
        "start": words.long_date(move.start_after),
        "days": words.working_days(abs(days)),
    }
    if days < 0:
        return words.say("{item} starts on {start}, {days} earlier, since there is room.", **facts)
    if move.cause is None:
        return words.say("{item} starts on {start}, {days} later.", **facts)
    facts |= {
        "team": plan.teams[move.cause.team].name,
        "first": words.long_date(move.cause.first),
        "last": words.long_date(move.cause.last),
    }
    if move.itself:
        return words.say(
            "{item} starts on {start}, {days} later: {team} has no room for it from {first} to {last}.",
            **facts,
        )
    return words.say(
        "{item} starts on {start}, {days} later, since it follows what waits for {team}, which has no room "
        "from {first} to {last}.",
        **facts,
    )


def over_sentence(words: Words, number: int) -> str:
    """How many teams need more people than they have."""
    if not number:
        return words.say("No team exceeds its capacity.")
    return words.say_number(
        "{n} team needs more people than it has.", "{n} teams need more people than they have.", number
    )


def rest_sentence(words: Words, plan: Plan, over: OverAllocation) -> str:
    """What still exceeds a capacity once the proposal is taken, and which work stands in the way."""
    facts = {
        "team": plan.teams[over.team].name,
        "need": words.number(over.need),
        "capacity": words.number(over.capacity),
        "first": words.long_date(over.first),
        "last": words.long_date(over.last),
    }
    reasons = [reason for key in over.keys if (reason := _stays(words, plan.initiative(key)))]
    if not reasons:
        return words.say(
            "{team} still needs {need} of {capacity} full-time people from {first} to {last}.", **facts
        )
    if len(reasons) > _REASONS_IN_A_SENTENCE:
        more = words.number(len(reasons) - _REASONS_IN_A_SENTENCE)
        reasons = [*reasons[:_REASONS_IN_A_SENTENCE], words.say("{n} more", n=more)]
    return words.say(
        "{team} still needs {need} of {capacity} full-time people from {first} to {last}: {reasons}.",
        **facts,
        reasons=words.listed(reasons),
    )


def _stays(words: Words, initiative: Initiative | None) -> str:
    """Why levelling leaves an initiative where it is; nothing for one that it may move."""
    if initiative is None:
        return ""
    if initiative.actual_start is not None:
        return words.say("{key} has begun", key=initiative.key)
    return words.say("{key} is pinned", key=initiative.key) if initiative.pinned_start is not None else ""
