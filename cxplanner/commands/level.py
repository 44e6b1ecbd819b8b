"""`cxplanner level`: starts with which no team exceeds its capacity."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cxplanner.commands.output import print_json, print_table
from cxplanner.commands.request import a_whole_number, add_json, add_language
from cxplanner.wording.catalogue import mark

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.levelling.level import LevellingProposal
    from cxplanner.wording.words import Words

SUMMARY = "starts with which no team exceeds its capacity"
_SECONDS: Final = 10
_MOST_SECONDS: Final = 3_600


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the plan file")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--take", action="store_true", help="change the plan, as one step that can be undone")
    change.add_argument("--clear", action="store_true", help="take all levelled starts away, as one step")
    parser.add_argument(
        "--seconds",
        type=a_whole_number(1, _MOST_SECONDS),
        default=_SECONDS,
        metavar="N",
        help=f"how long to search at most; {_SECONDS} by default",
    )
    add_json(parser)
    add_language(parser, "the answer")


def run(given: argparse.Namespace, words: Words) -> int:
    """Print what is proposed, or what clearing moves; change the plan when asked to."""
    from cxplanner.storage import read_plan

    if given.take or given.clear:
        from cxplanner.open_plan import OpenPlan

        with OpenPlan.open(given.file) as open_plan:
            plan = open_plan.plan
            proposal = _proposal(given, plan, words)
            open_plan.apply("clear_levelling" if given.clear else "level", proposal.take)
            # Whoever asks for the change of a file has agreed to its upgrade; a copy is kept.
            open_plan.save(confirmed={"older"})
    else:
        plan = read_plan(given.file)
        proposal = _proposal(given, plan, words)
    if given.json:
        from cxplanner.exchange.levelling_json import levelling_as_json

        print_json(levelling_as_json(plan, proposal))
    elif given.clear:
        _print_cleared(plan, proposal, words)
    else:
        _print(plan, proposal, words)
    return 0


def _proposal(given: argparse.Namespace, plan: Plan, words: Words) -> LevellingProposal:
    from cxplanner.commands.searching import searched
    from cxplanner.scheduling.levelling.level import clearing
    from cxplanner.scheduling.levelling.search import SearchChoices

    return clearing(plan) if given.clear else searched(plan, SearchChoices(given.seconds), words)


def _print(plan: Plan, proposal: LevellingProposal, words: Words) -> None:
    if not proposal.over_before and not proposal.moves:
        print(words.say("No team exceeds its capacity."))
        return
    if proposal.before.finish == proposal.after.finish:
        message = mark("The finish stays on {after}; it cannot be before {bound}.")
    else:
        message = mark("The finish moves from {before} to {after}; it cannot be before {bound}.")
    print(
        words.say(
            message,
            before=words.long_date(proposal.before.finish),
            after=words.long_date(proposal.after.finish),
            bound=words.long_date(proposal.bound),
        )
    )
    if proposal.over_after:
        print(words.say("Work that has begun or is pinned still exceeds the capacity of its team."))
    _print_moves(plan, proposal, words)


def _print_cleared(plan: Plan, proposal: LevellingProposal, words: Words) -> None:
    if all(each.levelled_start is None for each in plan.initiatives.values()):
        print(words.say("No start is levelled."))
        return
    print(
        words.say(
            "No start is levelled any more; the finish moves from {before} to {after}.",
            before=words.long_date(proposal.before.finish),
            after=words.long_date(proposal.after.finish),
        )
    )
    if proposal.over_after:
        print(words.say("Teams exceed their capacity; “cxplanner check” says which and when."))
    _print_moves(plan, proposal, words)


def _print_moves(plan: Plan, proposal: LevellingProposal, words: Words) -> None:
    rows = []
    for move in proposal.moves:
        initiative, cause = plan.initiatives[move.initiative], move.cause
        reason = (
            [plan.teams[cause.team].name, words.date(cause.first), words.date(cause.last)] if cause else []
        )
        dates = [words.date(move.start_before), words.date(move.start_after)]
        rows.append([initiative.key, *dates, *(reason or ["", "", ""])])
    if not rows:
        return
    print()
    headings = [words.field("key"), words.say("Start before"), words.say("Start after")]
    headings += [words.say("No room in"), words.say("from"), words.say("to")]
    print_table(headings, rows, right=frozenset({1, 2}))
