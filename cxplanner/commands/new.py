"""`cxplanner new`: a new plan file, blank or with the sample programme."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cxplanner.commands.request import a_date, add_language, one_of

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.wording.words import Words

SUMMARY = "make a plan file, blank or with the sample programme"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="the plan file to make; it must not exist yet"
    )
    parser.add_argument("--name", metavar="T", help="name of the programme; else that of the file")
    parser.add_argument(
        "--start", metavar="DATE", type=a_date, help="first day of the programme; else next Monday"
    )
    parser.add_argument(
        "--country", metavar="ES", help="country whose public holidays are free, in two letters"
    )
    parser.add_argument(
        "--template", type=one_of(("blank", "sample")), default="blank", metavar="blank|sample"
    )
    add_language(parser, "the programme")


def run(given: argparse.Namespace, words: Words) -> int:
    """Make the file and say so."""
    from cxplanner.open_plan import OpenPlan

    plan = (
        _sample(given)
        if given.template == "sample"
        else blank_plan(given.name or given.file.stem, given.start, words)
    )
    if given.country is not None:
        plan = _with_country(plan, given.country)
    OpenPlan.create(plan, given.file).close()
    message = words.say(
        "«{file}» holds the programme “{name}”.", file=given.file.name, name=plan.programme.name
    )
    print(message)
    return 0


def blank_plan(name: str, start: date | None, words: Words) -> Plan:
    """A programme with its four stages and nothing in them; it starts next Monday unless told otherwise."""
    from cxplanner.plan.new_plan import empty_plan, next_monday
    from cxplanner.plan.programme import Programme

    programme = Programme(name=name, start=start or next_monday(date.today()), language=words.language)
    return empty_plan(programme, words.stage_names())


def _sample(given: argparse.Namespace) -> Plan:
    from cxplanner.exchange.sample_programme import sample_plan
    from cxplanner.plan.edits.programme import change_programme

    plan = sample_plan(given.lang or "en")
    if given.name is not None:
        plan = change_programme(plan, name=given.name)
    return plan if given.start is None else change_programme(plan, start=given.start)


def _with_country(plan: Plan, country: str) -> Plan:
    """The plan with a country's holidays. Raises EditError where none are known for it."""
    from cxplanner.plan.edits.programme import change_programme
    from cxplanner.plan.working_time import check_country

    code = country.strip().upper()
    check_country(code)
    return change_programme(plan, calendar=replace(plan.programme.calendar, country=code))
