"""`cxplanner check`: what the rules say about a plan."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cxplanner.commands.output import print_json, print_table
from cxplanner.commands.reading import read_and_schedule
from cxplanner.commands.request import add_json, add_language

if TYPE_CHECKING:
    from cxplanner.findings.finding import Finding
    from cxplanner.wording.words import Words

SUMMARY = "what the rules say about the plan; exit status 1 when there is an error"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the plan file")
    add_json(parser)
    add_language(parser, "the answer")


def run(given: argparse.Namespace, words: Words) -> int:
    """Print the findings; 1 when one of them is an error."""
    from cxplanner.findings.finding import Severity

    findings = read_and_schedule(given.file).findings()
    if given.json:
        from cxplanner.exchange.schedule_json import findings_as_json

        print_json(findings_as_json(findings, words))
    elif findings:
        _print_findings(findings, words)
    else:
        print(words.say("No findings."))
    return 1 if any(each.severity is Severity.ERROR for each in findings) else 0


def _print_findings(findings: tuple[Finding, ...], words: Words) -> None:
    from cxplanner.findings.finding import Severity

    names = {
        Severity.ERROR: words.say("error"),
        Severity.WARNING: words.say("warning"),
        Severity.NOTICE: words.say("notice"),
    }
    headings = [words.say("Severity"), words.say("Rule"), words.say("Finding")]
    print_table(headings, [[names[each.severity], each.rule, words.finding(each)] for each in findings])
