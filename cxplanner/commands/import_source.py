"""`cxplanner import`: initiatives from a spreadsheet into a plan, old or new."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cxplanner.commands.output import print_json
from cxplanner.commands.request import a_whole_number, add_json, add_language
from cxplanner.errors import RequestError

if TYPE_CHECKING:
    from cxplanner.exchange.import_initiatives import ImportChoices, ImportProposal
    from cxplanner.exchange.spreadsheet_source import SourceTable
    from cxplanner.plan.programme import Stream
    from cxplanner.wording.words import Words

SUMMARY = "initiatives from a .csv or .xlsx list; exit status 1 when something was left out"
_TABLES: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
_NOT_BUILT: Final = (".xml", ".gan")
_LAST_STAGE: Final = 4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", type=Path, help="the list: .csv or .xlsx")
    into = "the plan file; made where it is absent"
    parser.add_argument("--into", metavar="FILE", type=Path, required=True, help=into)
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    parser.add_argument("--stream", metavar="S", help="stream of rows that name none")
    stage = a_whole_number(1, _LAST_STAGE)
    parser.add_argument("--stage", metavar="N", type=stage, help="stage of rows that name none")
    add_json(parser)
    add_language(parser, "the answer, and of a plan that is made")


def run(given: argparse.Namespace, words: Words) -> int:
    """Import and say what was added, updated, refused; 1 when something was refused or left out."""
    choices = _choices(given)
    table = _table(given.source)
    if given.into.exists():
        proposal = _import_into_old(given, table, choices)
    else:
        proposal = _import_into_new(given, table, choices, words)
    if given.json:
        from cxplanner.exchange.import_json import import_as_json

        print_json(import_as_json(proposal, words))
    else:
        _print(proposal, given, words)
    return 1 if proposal.has_losses else 0


def _choices(given: argparse.Namespace) -> ImportChoices:
    from cxplanner.exchange.import_initiatives import ImportChoices

    return ImportChoices(stream=_stream(given.stream), stage=given.stage)


def _stream(text: str | None) -> Stream | None:
    from cxplanner.exchange.choices import read_stream
    from cxplanner.plan.programme import Stream

    stream = read_stream(text) if text is not None else None
    if text is not None and stream is None:
        raise RequestError("unknown_stream", found=text, streams=[each.value for each in Stream])
    return stream


def _table(source: Path) -> SourceTable:
    from cxplanner.exchange.spreadsheet_source import read_table

    ending = source.suffix.lower()
    if source.is_file() and ending not in _TABLES:
        if ending in _NOT_BUILT:
            raise RequestError("import_not_built", found=ending)
        raise RequestError("unknown_source", path=source)
    return read_table(source)


def _import_into_old(given: argparse.Namespace, table: SourceTable, choices: ImportChoices) -> ImportProposal:
    from cxplanner.exchange.import_initiatives import propose

    if given.dry_run:
        from cxplanner.storage import read_plan

        return propose(table, read_plan(given.into), choices)
    from cxplanner.open_plan import OpenPlan

    with OpenPlan.open(given.into) as open_plan:
        proposal = propose(table, open_plan.plan, choices)
        open_plan.apply("import_initiatives", proposal.edit)
        # Whoever names the file as the place of an import has agreed to its upgrade; a copy is kept.
        open_plan.save(confirmed={"older"})
    return proposal


def _import_into_new(
    given: argparse.Namespace, table: SourceTable, choices: ImportChoices, words: Words
) -> ImportProposal:
    """A plan that is named for the source and starts at its earliest date; made only when all went well."""
    from cxplanner.exchange.import_initiatives import plan_for, propose
    from cxplanner.open_plan import OpenPlan

    proposal = propose(table, plan_for(table, words), choices)
    if not given.dry_run:
        OpenPlan.create(proposal.result, given.into).close()
    return proposal


def _print(proposal: ImportProposal, given: argparse.Namespace, words: Words) -> None:
    for problem in proposal.problems:
        print(words.problem(problem))
    if proposal.problems:
        print()
    added = words.say_number("{n} initiative added", "{n} initiatives added", len(proposal.added))
    updated = words.say_number("{n} updated", "{n} updated", len(proposal.updated))
    refused = words.say_number("{n} row refused", "{n} rows refused", len(proposal.refused))
    print(f"{added}, {updated}, {refused}.")
    if given.dry_run:
        print(words.say("Nothing was written."))
    else:
        print(words.say("«{file}» is written.", file=given.into.name))
