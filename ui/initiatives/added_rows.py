"""Rows of a copied block for which the table has no initiatives, as new ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import schedule
from ui.initiatives.cell_blocks import BlockEdit, Filled
from ui.initiatives.columns import Column

MOST_ADDED: Final = 500
FIRST_GUESS: Final = 20
"""Working days of a new initiative until somebody says how long it takes."""


class AddedRows:
    """Adds an initiative for each row that has a title, in the stage and stream of the one above.

    After the edit, `filled` is the edit of their other cells, which knows what it could not take.
    """

    def __init__(self, rows: Sequence[Sequence[str]], columns: Sequence[Column], above: int) -> None:
        self._columns = columns
        self._above = above
        self.rows = _with_titles(rows, columns)
        self.filled: BlockEdit | None = None

    def __call__(self, plan: Plan) -> Plan:
        like, above = plan.initiatives[self._above], self._above
        cells: list[Filled] = []
        place = self._columns.index(Column.TITLE)
        for row in self.rows:
            new = plan.next_id
            plan = initiatives.add(
                plan, row[place], like.stream, after=above, stage=like.stage,
                duration=FIRST_GUESS, estimated=False,
            )  # fmt: skip
            above = new
            pairs = zip(self._columns, row, strict=False)
            cells += (
                Filled(new, column, text) for column, text in pairs if column is not Column.TITLE and text
            )
        self.filled = BlockEdit(schedule(plan), cells)
        return self.filled(plan)


def _with_titles(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> list[Sequence[str]]:
    if Column.TITLE not in columns:
        return []
    place = columns.index(Column.TITLE)
    return [row for row in rows if len(row) > place and row[place].strip()]
