"""What an import does, and what it could not read, as JSON that other programs rely on."""

from __future__ import annotations

from typing import Any

from cxplanner.exchange.import_initiatives import ImportProposal
from cxplanner.exchange.problems import Problem
from cxplanner.wording.import_problems import expected_phrase
from cxplanner.wording.words import Words


def import_as_json(proposal: ImportProposal, words: Words) -> dict[str, Any]:
    """What an import adds, changes, refuses and finds doubtful."""
    return {
        "format": "cxplanner-import-1",
        "added": list(proposal.added),
        "updated": {key: list(fields) for key, fields in proposal.updated.items()},
        "refused": list(proposal.refused),
        "problems": [problem_as_json(each, words) for each in proposal.problems],
    }


def problem_as_json(problem: Problem, words: Words) -> dict[str, Any]:
    """One cell, row or column that could not be taken as it stands."""
    return {
        "sheet": problem.sheet or None,
        "row": problem.row,
        "column": problem.column or None,
        "found": problem.found,
        "expected": expected_phrase(words, problem),
        "severity": problem.severity.value,
    }
