"""`cxplanner compare`: what differs between two plan files, and how far dates have moved."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from cxplanner.commands.output import print_json, print_table
from cxplanner.commands.request import add_json, add_language
from cxplanner.errors import RequestError
from cxplanner.wording.causes import cause_phrase
from cxplanner.wording.compared_values import LONGEST_TEXT, value_text
from cxplanner.wording.differences import item_name
from cxplanner.wording.effects import effect_phrases, findings_phrases
from cxplanner.wording.errors import shortened

if TYPE_CHECKING:
    from cxplanner.scheduling.comparison import Change, ComparedItem, Comparison
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

SUMMARY = "what differs between two plan files, or between a review and now"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    review = "; FILE@REVIEW is the plan as a review froze it, by its name, number or date"
    parser.add_argument("before", metavar="FILE_A", type=Path, help=f"the earlier plan file{review}")
    parser.add_argument(
        "after",
        metavar="FILE_B",
        type=Path,
        nargs="?",
        help=f"the later plan file{review}; left out, the file as it is now",
    )
    add_json(parser)
    add_language(parser, "the answer")


def run(given: argparse.Namespace, words: Words) -> int:
    """Print what came, went, changed and moved from the first plan to the second."""
    from cxplanner.commands.reviewed import file_of, names_review, read_reviewed
    from cxplanner.scheduling.comparison import compare, compare_versions

    if given.after is None and not names_review(given.before):
        raise RequestError("compared_with_itself", path=str(given.before))
    later = given.after or file_of(given.before)
    before, after = read_reviewed(given.before), read_reviewed(later)
    one_file = bool(before.doc_uuid) and before.doc_uuid == after.doc_uuid
    comparison = (compare_versions if one_file else compare)(before.schedule, after.schedule)
    if given.json:
        from cxplanner.exchange.comparison_json import comparison_as_json

        print_json(comparison_as_json(before.schedule, after.schedule, comparison))
    else:
        print(_headline(comparison, words))
        _print_effect(before.schedule, after.schedule, words)
        _print_comparison(before.schedule, after.schedule, comparison, words)
    return 0


def _print_effect(before: Schedule, after: Schedule, words: Words) -> None:
    """Gates, money and findings, where they differ."""
    from cxplanner.findings.comparison import compare_findings
    from cxplanner.findings.find import find
    from cxplanner.scheduling.effect import effect_of

    findings = compare_findings(find(before.plan, before), find(after.plan, after))
    _, *phrases = effect_phrases(words, effect_of(before, after), after.plan.programme.currency)
    if phrases := [*phrases, *findings_phrases(words, findings)]:
        print(" · ".join(phrases))


def _print_comparison(before: Schedule, after: Schedule, comparison: Comparison, words: Words) -> None:
    from cxplanner.scheduling.causes import causes

    items, currency = (*comparison.initiatives, *comparison.gates), after.plan.programme.currency
    if not items:
        print(words.say("No initiative and no gate differs."))
    why = causes(before, after, items)
    rows = []
    for item in items:
        days = [words.signed_days(item.start_days), words.signed_days(item.finish_days)]
        rows.append([item.key, _cut(item.title), _change_name(item.change, words), *days, ""])
        cause = why.get(item.node) if item.node is not None else None
        later = max(item.start_days or 0, item.finish_days or 0) > 0
        because = [cause_phrase(words, before.plan, after.plan, cause, later=later)] if cause else []
        lines = [*because, *_changed_fields(item, currency, words)]
        rows += [["", "", "", "", "", line] for line in lines if line]
    for item in comparison.others:
        days = [words.signed_days(item.start_days), words.signed_days(item.finish_days)]
        rows.append([item.key, _cut(item_name(words, item)), _change_name(item.change, words), *days, ""])
        rows += [["", "", "", "", "", line] for line in _changed_fields(item, currency, words)]
    if not rows:
        return
    print()
    headings = [words.field(name) for name in ("key", "title")]
    headings += [words.say("Change"), words.field("start"), words.field("finish"), ""]
    print_table(headings, rows, right=frozenset({3, 4}))


def _headline(comparison: Comparison, words: Words) -> str:
    finish = words.long_date(comparison.finish_after)
    days = comparison.finish_days or 0
    if days > 0:
        text = words.say("The finish moves by {days} to {date}.", days=words.working_days(days), date=finish)
    elif days < 0:
        text = words.say(
            "The finish comes forward by {days} to {date}.", days=words.working_days(-days), date=finish
        )
    else:
        text = words.say("The finish stays on {date}.", date=finish)
    return text


def _change_name(change: Change, words: Words) -> str:
    names = {"added": words.say("added"), "removed": words.say("removed"), "changed": words.say("changed")}
    return names[change.value]


def _changed_fields(item: ComparedItem, currency: str, words: Words) -> Iterable[str]:
    for name, (old, new) in item.fields.items():
        yield words.say(
            "{field}: {old} → {new}",
            field=words.field(name),
            old=value_text(words, name, old, currency),
            new=value_text(words, name, new, currency),
        )


def _cut(text: str) -> str:
    return shortened(text, LONGEST_TEXT)
