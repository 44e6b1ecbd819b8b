"""`cxplanner schedule`: dates, float and drivers of every initiative, milestone and gate."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cxplanner.commands.output import print_json, print_table
from cxplanner.commands.reading import ReadPlan, read_and_schedule
from cxplanner.commands.request import add_json, add_language, add_status_date

if TYPE_CHECKING:
    from cxplanner.scheduling.results import Dates
    from cxplanner.wording.words import Words

SUMMARY = "dates, float and drivers"
_LONGEST_TITLE = 48


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the plan file")
    add_json(parser)
    add_status_date(parser)
    add_language(parser, "the answer")


def run(given: argparse.Namespace, words: Words) -> int:
    """Print the dates of the plan."""
    read = read_and_schedule(given.file, given.status_date, sealed=False)
    if given.json:
        from cxplanner.exchange.schedule_json import schedule_as_json

        print_json(schedule_as_json(read.plan, read.schedule, read.findings(), words))
    else:
        _print_dates(read, words)
    return 0


def _print_dates(read: ReadPlan, words: Words) -> None:
    plan, schedule = read.plan, read.schedule
    print(
        words.say(
            "{name}: from {start} to {finish}",
            name=plan.programme.name,
            start=words.long_date(schedule.start),
            finish=words.long_date(schedule.finish),
        )
    )
    print()
    rows = [
        [
            each.key,
            _cut(each.title),
            words.duration(each.duration),
            *_cells(words, schedule.initiative(each.id)),
        ]
        for each in plan.initiatives_in_order
    ]
    rows += [
        [stage.gate_key, _cut(stage.gate_name or stage.name), "", *_cells(words, schedule.gate(stage.id))]
        for stage in plan.stages.values()
    ]
    rows += [
        [each.key, _cut(each.title), "", *_cells(words, schedule.milestone(each.id))]
        for each in plan.milestones_in_order
    ]
    headings = [words.field(name) for name in ("key", "title", "duration", "start", "finish", "total_float")]
    print_table([*headings, ""], rows, right=frozenset({2, 3, 4, 5}))


def _cells(words: Words, dates: Dates) -> list[str]:
    total_float = "" if dates.total_float is None else words.duration(dates.total_float)
    critical = words.say("critical") if dates.critical else ""
    return [words.date(dates.start), words.date(dates.finish), total_float, critical]


def _cut(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"
