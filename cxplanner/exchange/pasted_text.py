"""Text from a spreadsheet or a list, as an edit that adds what it says: a table with headings, or names."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from cxplanner.errors import EditError, ImportProblem
from cxplanner.exchange.copied_cells import read_text
from cxplanner.exchange.import_initiatives import ImportChoices, propose
from cxplanner.exchange.problems import Problem
from cxplanner.exchange.spreadsheet_source import read_table
from cxplanner.plan.edits.initiatives import KEY_PREFIXES, checked_initiative, free_key
from cxplanner.plan.edits.row_order import DISTANCE, last_place
from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream

MOST_NAMES: Final = 500
LONGEST_NAME: Final = 120
_FIRST_GUESS: Final = 20
_NO_TABLE: Final = (
    "no_title_column", "transposed", "empty", "not_a_spreadsheet",
    "too_large", "too_long_field", "too_many_columns", "too_many_rows",
)  # fmt: skip
"""What is said of a file that holds no table; nobody has a file here."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The edit that a text means, the keys of initiatives that it changes, and what of it is left out.

    `names_alone` says that more stood beside the names, and that no heading tells what it is.
    """

    edit: Callable[[Plan], Plan]
    changed: tuple[str, ...] = ()
    losses: tuple[Problem, ...] = ()
    names_alone: bool = False


def read_pasted(text: str, plan: Plan, stream: Stream, stage: int) -> Pasted:
    """What a text adds to a plan; where it has no headings, each of its rows begins with a name.

    A row with the key of an initiative of the plan changes that one.
    Raises EditError("no_list") for a text that is neither, and what an import raises.
    """
    try:
        return _of_table(text, plan, ImportChoices(stream, stage))
    except ImportProblem as problem:
        if problem.code not in _NO_TABLE:
            raise
    rows = [row for row in read_text(text) if row[0].strip()]
    names = [" ".join(row[0].split()) for row in rows]
    longest = max((len(name) for name in names), default=0)
    if not names or len(names) > MOST_NAMES or longest > LONGEST_NAME:
        raise EditError("no_list", most=MOST_NAMES, longest=LONGEST_NAME)
    more = any(cell.strip() for row in rows for cell in row[1:])
    edit = partial(_with_names, names=names, stream=stream, stage=stage)
    return Pasted(edit, names_alone=more)


def _of_table(text: str, plan: Plan, choices: ImportChoices) -> Pasted:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "clipboard.csv"
        path.write_text(text, encoding="utf-8")
        table = read_table(path, encoding="utf-8", delimiter="\t" if "\t" in text else None)
    proposal = propose(table, plan, choices)
    if not proposal.added and not proposal.updated:
        raise EditError("no_list", most=MOST_NAMES, longest=LONGEST_NAME)
    losses = tuple(each for each in proposal.problems if each.severity.is_loss)
    return Pasted(proposal.edit, tuple(proposal.updated), losses)


def _with_names(plan: Plan, *, names: list[str], stream: Stream, stage: int) -> Plan:
    place, prefix = last_place(plan), KEY_PREFIXES[stream]
    first = int(free_key(plan, stream).rpartition("-")[2])
    fresh = [
        checked_initiative(
            plan,
            Initiative(
                plan.next_id + n, f"{prefix}-{first + n:02d}", name, stream, stage, _FIRST_GUESS,
                place + n * DISTANCE, estimated=False,
            ),
        )
        for n, name in enumerate(names)
    ]  # fmt: skip
    return plan.put("initiatives", *fresh).changed(next_id=plan.next_id + len(fresh))
