"""`cxplanner explain`: why a date is what it is, and what moves when an initiative slips."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cxplanner.commands.output import print_json, print_table
from cxplanner.commands.reading import ReadPlan, read_and_schedule
from cxplanner.commands.request import a_whole_number, add_json, add_language
from cxplanner.errors import RequestError

if TYPE_CHECKING:
    from cxplanner.plan.initiatives import Milestone
    from cxplanner.scheduling.explanation import ExplainedStep
    from cxplanner.scheduling.results import Dates, Node
    from cxplanner.wording.words import Words

SUMMARY = "why a date is what it is, and what moves if it slips"
_LONGEST_SLIP = 3_650


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the plan file")
    parser.add_argument("key", metavar="KEY", help="an initiative, a gate such as G2, or a milestone")
    parser.add_argument(
        "--slip", metavar="N", type=a_whole_number(1, _LONGEST_SLIP), help="working days that it slips"
    )
    add_json(parser)
    add_language(parser, "the answer")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a key names: the node whose chain is followed, and the milestone that hangs on it."""

    key: str
    node: Node | None
    dates: Dates
    milestone: Milestone | None = None


def run(given: argparse.Namespace, words: Words) -> int:
    """Print the chain of reasons back to the start of the programme."""
    read = read_and_schedule(given.file)
    asked = _asked(read, given.key, given.file)
    chain = _chain(read, asked)
    moved = _moved(read, asked, given.slip)
    if given.json:
        from cxplanner.exchange.schedule_json import explanation_as_json

        print_json(explanation_as_json(read.plan, asked.key, asked.dates, chain, moved))
    else:
        _print_reasons(read, asked, chain, words)
        if given.slip is not None:
            _print_slip(read, given.slip, moved, words)
    return 0


def _asked(read: ReadPlan, key: str, path: Path) -> _Asked:
    from cxplanner.scheduling.results import Node

    plan, schedule = read.plan, read.schedule
    initiative = plan.initiative(key)
    if initiative is not None:
        node = Node("initiative", initiative.id)
        return _Asked(initiative.key, node, schedule.initiative(initiative.id))
    for stage in plan.stages.values():
        if stage.gate_key.casefold() == key.casefold():
            return _Asked(stage.gate_key, Node("gate", stage.id), schedule.gate(stage.id))
    for milestone in plan.milestones_in_order:
        if milestone.key.casefold() == key.casefold():
            anchor = Node("initiative", milestone.initiative) if milestone.initiative is not None else None
            return _Asked(milestone.key, anchor, schedule.milestone(milestone.id), milestone)
    raise RequestError("unknown_key", key=key, path=path)


def _chain(read: ReadPlan, asked: _Asked) -> tuple[ExplainedStep, ...]:
    from cxplanner.scheduling.explanation import explain

    return explain(read.schedule, asked.node) if asked.node is not None else ()


def _moved(read: ReadPlan, asked: _Asked, days: int | None) -> list[tuple[Node, int]]:
    from cxplanner.scheduling.explanation import slip

    if days is None:
        return []
    if asked.node is None or asked.node.kind != "initiative" or asked.milestone is not None:
        raise RequestError("not_an_initiative", key=asked.key)
    return [(moved.node, moved.days) for moved in slip(read.schedule, asked.node.id, days)]


def _print_reasons(read: ReadPlan, asked: _Asked, chain: tuple[ExplainedStep, ...], words: Words) -> None:
    if asked.milestone is not None:
        print(_milestone_sentence(read, asked, words))
    for step in chain:
        print(words.explanation(read.schedule, step))


def _milestone_sentence(read: ReadPlan, asked: _Asked, words: Words) -> str:
    milestone = asked.milestone
    assert milestone is not None
    name, day = f"{milestone.key} {milestone.title}", words.long_date(asked.dates.start)
    if asked.node is None:
        return words.say("{name} is on {date}, the date set for it.", name=name, date=day)
    anchor = words.node(read.plan, asked.node)
    return words.say("{name} is on {date}, and moves with {anchor}.", name=name, date=day, anchor=anchor)


def _print_slip(read: ReadPlan, days: int, moved: list[tuple[Node, int]], words: Words) -> None:
    print()
    size = words.working_days(days)
    if not moved:
        print(words.say("A slip of {days} moves nothing else.", days=size))
        return
    print(words.say("A slip of {days} moves:", days=size))
    rows = [[words.node(read.plan, node), words.duration(moved_days)] for node, moved_days in moved]
    print_table(["", ""], rows, right=frozenset({1}))
