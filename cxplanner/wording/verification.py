"""What a check of a sheet found, as sentences."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


def verdict(words: Words, *, dates_changed: bool, others_changed: bool, is_listed: bool) -> str:
    """Whether a plan still says what a sheet says; the kind of a change, unless all changes are listed."""
    if not dates_changed and not others_changed:
        return words.say("Nothing has changed: the plan still says what that sheet says.")
    changed = words.say("The plan has changed since that sheet was printed.")
    if is_listed:
        return changed
    if not others_changed:
        kind = words.say("What has changed moves dates: a duration, a link, a calendar or the like.")
    elif not dates_changed:
        kind = words.say("What has changed moves no date: a text, an owner, a sum of money or the like.")
    else:
        kind = words.say("Something on which dates rest has changed, and something else too.")
    why = words.say("This computer has no record of that print, so it cannot say what exactly.")
    return f"{changed} {kind} {why}"


def print_line(words: Words, report: str, printed_at: datetime, *, of_this_plan: bool) -> str:
    """`Roadmap, printed 15 Oct 2026, 14:32`; one from another file is told apart."""
    facts = {"report": report, "moment": words.moment(printed_at)}
    if of_this_plan:
        return words.say("{report}, printed {moment}", **facts)
    return words.say("{report}, printed {moment} from another file with the same plan", **facts)


def codes_line(words: Words, code: str, code_now: str) -> str:
    """The code of the sheet and that of the plan now."""
    return words.say("Code of the sheet {code}, of the plan now {now}", code=code, now=code_now)


def difference_headings(words: Words) -> list[str]:
    """The headings of a table of what differs."""
    return [
        words.say("Item"),
        words.say("What differs"),
        words.say("On paper"),
        words.say("Now"),
        words.say("Change"),
    ]
