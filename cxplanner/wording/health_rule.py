"""The written rule of health for those who ask why: what is red, what is amber."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxplanner.steering.health import DAYS_BEFORE_GATE, HIGH_SCORE, LATE_FOR_RED

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


def health_rule(words: Words) -> tuple[str, ...]:
    """The rule in three sentences; `docs/decisions` says the same at more length."""
    return (
        words.say(
            "Red: more than {days} later than the last review; a finish after the target or a deadline; "
            "a gate that is overdue or was not passed; an open issue of {score} points or more.",
            days=words.working_days(LATE_FOR_RED),
            score=words.number(HIGH_SCORE),
        ),
        words.say(
            "Amber: later, but by no more than that; a must criterion open {days} before its gate; "
            "a condition of a gate open; an action overdue; an open risk of {score} points or more; "
            "an initiative paused; a stream or a gate that is red.",
            days=words.calendar_days(DAYS_BEFORE_GATE),
            score=words.number(HIGH_SCORE),
        ),
        words.say("Green: none of these. The owner may judge otherwise, with a reason that is printed."),
    )
