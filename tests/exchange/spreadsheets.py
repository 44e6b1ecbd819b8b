"""Small spreadsheets for tests, said in few words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cxplanner.exchange.import_initiatives import ImportChoices, ImportProposal, propose
from cxplanner.exchange.spreadsheet_source import SourceTable, read_table
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from tests.builders import a_plan

ANY_STREAM = ImportChoices(stream=Stream.SYSTEMS_DATA)


def a_csv(folder: Path, *lines: str, encoding: str = "utf-8", name: str = "list.csv") -> Path:
    """A text file with these lines."""
    path = folder / name
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


def a_workbook(folder: Path, *rows: Sequence[Any], name: str = "list.xlsx") -> Path:
    """A workbook with these rows on its first sheet."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    path = folder / name
    workbook.save(path)
    return path


def imported(
    folder: Path, *lines: str, into: Plan | None = None, choices: ImportChoices = ANY_STREAM
) -> ImportProposal:
    """What these lines would do to a plan, an empty one unless told otherwise."""
    return propose(read_table(a_csv(folder, *lines)), into or a_plan(), choices)


def table(folder: Path, *lines: str, **told: Any) -> SourceTable:
    """The table in these lines."""
    return read_table(a_csv(folder, *lines), **told)


def expectations(proposal: ImportProposal) -> list[str]:
    """What was expected where something was found, but for the notice that stage 1 is taken."""
    return [problem.expected for problem in proposal.problems if problem.expected != "given_stage"]
