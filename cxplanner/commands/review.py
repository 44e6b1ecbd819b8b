"""`cxplanner review`: the reviews of the committee, and closing one."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxplanner.commands.output import print_json, print_table
from cxplanner.commands.request import a_date, a_moment, add_json, add_language
from cxplanner.errors import RequestError

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.plan.reviews import Meeting
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

SUMMARY = "the reviews of the committee, or close one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the plan file")
    parser.add_argument("--close", action="store_true", help="freeze the plan as a review, as one step")
    parser.add_argument("--date", type=a_date, metavar="DATE", help="the day of the review that is closed")
    parser.add_argument("--title", metavar="TITLE", help="what it is called; else “Review” and its number")
    parser.add_argument("--minutes", metavar="TEXT", help="its minutes")
    parser.add_argument("--attendees", metavar="NAMES", help="who was there, with semicolons between")
    printed_at = "the moment that its sheets name; else now"
    parser.add_argument("--printed-at", metavar="DATETIME", type=a_moment, help=printed_at)
    add_json(parser)
    add_language(parser, "the answer")


def run(given: argparse.Namespace, words: Words) -> int:
    """List the reviews; close one when asked to. A review prepared for the day is the one that is closed."""
    if given.close:
        plan = _closed(given, words)
    else:
        from cxplanner.storage import read_plan

        for option in ("date", "title", "minutes", "attendees", "printed_at"):
            if getattr(given, option) is not None:
                raise RequestError("only_to_close", option=f"--{option.replace('_', '-')}")
        plan = read_plan(given.file)
    if given.json:
        from cxplanner.exchange.reviews_json import reviews_as_json

        print_json(reviews_as_json(plan))
    elif given.close:
        review = _on_day(plan, given)
        message = words.say("“{title}” is closed: the plan is frozen as it was on {date}.",
                            title=review.title, date=words.long_date(review.held_on))  # fmt: skip
        print(message)
    else:
        _print(plan, words)
    return 0


def _closed(given: argparse.Namespace, words: Words) -> Plan:
    """The plan, in which the review has been closed, and whose file is saved."""
    from cxplanner.open_plan import OpenPlan

    if given.date is None:
        raise RequestError("close_needs_date")
    moment = given.printed_at or datetime.now().astimezone()
    with OpenPlan.open(given.file) as open_plan:
        open_plan.apply("close_review", lambda _: _closing(open_plan.schedule, given, moment, words))
        # Whoever asks for the change of a file has agreed to its upgrade; a copy is kept.
        open_plan.save(confirmed={"older"})
        return open_plan.plan


def _closing(schedule: Schedule, given: argparse.Namespace, moment: datetime, words: Words) -> Plan:
    """The plan with the review prepared, if it was not, and closed: all in one step."""
    from cxplanner.closed_reviews import close_review
    from cxplanner.plan.edits import reviews
    from cxplanner.scheduling.schedule import schedule as scheduled

    plan = schedule.plan
    prepared = next((each for each in plan.reviews if each.held_on == given.date), None)
    if prepared is None:
        title = given.title or words.say("Review {number}", number=words.number(len(plan.reviews) + 1))
        meeting = plan.next_id
        plan = reviews.prepare_review(plan, title, given.date)
    else:
        meeting = prepared.id
    values = _values(given)
    if values:
        plan = reviews.change_meeting(plan, meeting, **values)
    return close_review(scheduled(plan, previous=schedule), meeting, given.date, moment)


def _values(given: argparse.Namespace) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: getattr(given, name) for name in ("title", "minutes") if getattr(given, name)
    }
    if given.attendees is not None:
        values["attendees"] = tuple(given.attendees.split(";"))
    return values


def _on_day(plan: Plan, given: argparse.Namespace) -> Meeting:
    return next(each for each in plan.reviews if each.held_on == given.date)


def _print(plan: Plan, words: Words) -> None:
    from cxplanner.plan.agenda import open_actions

    if not plan.reviews:
        print(words.say("There is no review yet."))
        return
    rows = []
    for number, review in enumerate(plan.reviews, start=1):
        baseline = plan.baseline_of(review.id)
        finish = words.date(baseline.finish) if baseline is not None and baseline.finish else ""
        state = words.say("closed") if review.closed_on else words.say("being prepared")
        rows.append([words.number(number), words.date(review.held_on), review.title, state, finish])
    headings = [
        "",
        words.field("held_on"),
        words.field("title"),
        words.field("status"),
        words.field("finish"),
    ]
    print_table(headings, rows, right=frozenset({0, 1, 4}))
    actions = len(open_actions(plan))
    if actions:
        print()
        print(words.say_number("{n} action is open.", "{n} actions are open.", actions))
