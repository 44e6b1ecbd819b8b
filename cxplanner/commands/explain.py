"""`cxplanner explain`: why a date is what it is, what brings it forward, and what moves when it slips."""

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
    from collections.abc import Sequence

    from cxplanner.plan.initiatives import Milestone
    from cxplanner.scheduling.earlier import Earlier
    from cxplanner.scheduling.explanation import ExplainedStep
    from cxplanner.scheduling.results import Dates, Node
    from cxplanner.scheduling.shortening import Shortening
    from cxplanner.scheduling.slips import Slip
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

    @property
    def of_finish(self) -> bool:
        """Whether it is the finish of the node that is asked for, not its start."""
        return self.milestone is not None and self.milestone.anchor.value == "finish"


def run(given: argparse.Namespace, words: Words) -> int:
    """Print the chain of reasons back to the start of the programme."""
    from cxplanner.scheduling.explanation import explain
    from cxplanner.scheduling.shortening import shortenings
    from cxplanner.scheduling.slips import slip

    read = read_and_schedule(given.file)
    asked = _asked(read, given.key, given.file)
    schedule, node = read.schedule, asked.node
    chain = explain(schedule, node) if node is not None else ()
    moved = slip(schedule, node, given.slip) if node is not None and given.slip is not None else None
    sooner = _sooner(read, asked)
    shorter = shortenings(schedule, node, of_finish=asked.of_finish) if node is not None and sooner else ()
    if given.json:
        from cxplanner.exchange.explanation_json import explanation_as_json

        answer = explanation_as_json(
            read.plan, asked.key, asked.dates, chain, slip=moved, earlier=sooner, shortenings=shorter
        )
        print_json(answer)
        return 0
    _print_reasons(read, asked, chain, words)
    if sooner is not None and node is not None:
        _print_sooner(read, asked, node, sooner, shorter, words)
    if given.slip is not None:
        _print_slip(read, asked, given.slip, moved, words)
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
            hangs = milestone.initiative is not None and milestone.done_on is None
            anchor = Node("initiative", milestone.initiative or 0) if hangs else None
            return _Asked(milestone.key, anchor, schedule.milestone(milestone.id), milestone)
    raise RequestError("unknown_key", key=key, path=path)


def _sooner(read: ReadPlan, asked: _Asked) -> Earlier | None:
    """What brings it forward; None where nothing is dated."""
    from cxplanner.scheduling.earlier import earlier

    if asked.node is None or read.schedule.dates_of(asked.node).start is None:
        return None
    return earlier(read.schedule, asked.node)


def _print_reasons(read: ReadPlan, asked: _Asked, chain: tuple[ExplainedStep, ...], words: Words) -> None:
    from cxplanner.wording.explanations import milestone_sentence

    if asked.milestone is not None:
        print(milestone_sentence(words, read.schedule, asked.milestone))
    for step in chain:
        print(words.explanation(read.schedule, step))


def _print_sooner(
    read: ReadPlan,
    asked: _Asked,
    node: Node,
    sooner: Earlier,
    shorter: Sequence[Shortening],
    words: Words,
) -> None:
    from cxplanner.wording.earlier import earlier_sentences, shortening_sentence

    print()
    is_milestone = asked.milestone is not None
    for sentence in earlier_sentences(words, read.schedule, node, sooner, named=is_milestone):
        print(sentence)
    for each in shorter:
        print(shortening_sentence(words, read.plan, each))


def _print_slip(read: ReadPlan, asked: _Asked, days: int, moved: Slip | None, words: Words) -> None:
    from cxplanner.scheduling.slips import can_slip
    from cxplanner.wording.slips import missed_sentence, slip_sentence, slipped_name

    print()
    if asked.node is None or moved is None:
        print(words.say("Nothing moves with {name}.", name=asked.key))
        return
    name = words.node(read.plan, asked.node)
    if not can_slip(read.schedule, asked.node):
        print(words.say("{name} cannot slip: it is not ahead.", name=name))
        return
    print(words.say("If {name} slips by {days}:", name=name, days=words.working_days(days)))
    print(slip_sentence(words, moved))
    for missed in moved.missed:
        print(missed_sentence(words, read.plan, missed))
    rows = [
        [slipped_name(words, read.plan, each), words.duration(each.days), words.date(each.day)]
        for each in moved.moved
    ]
    if rows:
        print_table(["", "", ""], rows, right=frozenset({1}))
