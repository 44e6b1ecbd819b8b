"""`cxplanner verify`: whether a plan has changed since a sheet of paper was printed, and what."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxplanner.commands.output import print_json, print_table
from cxplanner.commands.reading import read_and_schedule
from cxplanner.commands.request import add_json, add_language

if TYPE_CHECKING:
    from cxplanner.differences import Differences
    from cxplanner.verification import Verification
    from cxplanner.wording.words import Words

SUMMARY = "whether a plan has changed since a sheet was printed"
UNCHANGED = 0
CHANGED = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the plan file")
    parser.add_argument("--code", required=True, help="the plan code on the sheet, such as 3F2A-91BC")
    add_json(parser)
    add_language(parser, "the answer")


def run(given: argparse.Namespace, words: Words) -> int:
    """Print what was found; the answer is 0 where nothing has changed and 1 where something has."""
    from cxplanner.verification import checked_code, verify

    code = checked_code(given.code)
    read = read_and_schedule(given.file)
    found = verify(read.schedule, read.doc_uuid, code)
    if given.json:
        print_json(_as_json(found))
    else:
        _print(found, read.plan.programme.currency, words)
    return CHANGED if found.changed else UNCHANGED


def _print(found: Verification, currency: str, words: Words) -> None:
    from cxplanner.report.reports import report_title
    from cxplanner.verification import reports_of
    from cxplanner.wording.verification import codes_line, print_line, verdict

    is_listed = found.differences is not None
    facts = {"dates_changed": found.dates_changed, "others_changed": found.others_changed}
    print(verdict(words, **facts, is_listed=is_listed))
    for each in found.prints:
        title = report_title(words, reports_of(each))
        print(print_line(words, title, each.printed_at, of_this_plan=each.of_this_plan))
    if found.changed:
        print(codes_line(words, found.code, found.code_now))
    if found.differences is not None:
        _print_differences(found.differences, currency, words)


def _print_differences(differences: Differences, currency: str, words: Words) -> None:
    from cxplanner.wording.differences import difference_rows
    from cxplanner.wording.effects import effect_phrases, findings_phrases
    from cxplanner.wording.verification import difference_headings

    phrases = effect_phrases(words, differences.effect, currency)
    print(" · ".join([*phrases, *findings_phrases(words, differences.findings)]))
    print()
    rows = [list(row) for row in difference_rows(words, differences, currency)]
    print_table(difference_headings(words), rows)


def _as_json(found: Verification) -> dict[str, Any]:
    from cxplanner.exchange.comparison_json import item_as_json

    listed: dict[str, list[dict[str, Any]] | None] = dict.fromkeys(("initiatives", "gates", "others"))
    if found.differences is not None:
        items = (*found.differences.edited, *found.differences.moved)
        listed["initiatives"] = [item_as_json(each) for each in items if each.kind == "initiative"]
        listed["gates"] = [item_as_json(each) for each in items if each.kind == "gate"]
        others = [each for each in items if each.kind not in ("initiative", "gate")]
        listed["others"] = [{"kind": each.kind, "title": each.title, **item_as_json(each)} for each in others]
    prints = [
        {
            "reports": each.report.split(","),
            "printed_at": each.printed_at.isoformat(),
            "this_file": each.of_this_plan,
        }
        for each in found.prints
    ]
    return {
        "format": "cxplanner-verification-1",
        "code": found.code,
        "code_now": found.code_now,
        "changed": found.changed,
        "dates_changed": found.dates_changed,
        "others_changed": found.others_changed,
        "prints": prints,
        **listed,
    }
