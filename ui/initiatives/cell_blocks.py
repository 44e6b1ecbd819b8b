"""Blocks of cells: filled as one edit that takes what it can and tells what it could not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cxplanner.errors import CXPlannerError
from ui.initiatives.cell_edits import CellValue, put_cell
from ui.initiatives.columns import Column, full_name

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

_MOST_TOLD: Final = 4


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell and the value that it is to have."""

    initiative_id: int
    column: Column
    value: CellValue


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A cell that could not have its value, and why."""

    key: str
    column: Column
    error: CXPlannerError


class BlockEdit:
    """Fills cells; `refused` says after the edit which of them kept what they had."""

    def __init__(self, schedule: Schedule, cells: Iterable[Filled]) -> None:
        self._schedule = schedule
        self._cells = tuple(cells)
        self.refused: list[RefusedCell] = []

    def __call__(self, plan: Plan) -> Plan:
        self.refused = []
        for cell in self._cells:
            try:
                plan = put_cell(plan, self._schedule, cell.initiative_id, cell.column, cell.value)
            except CXPlannerError as error:
                key = plan.initiatives[cell.initiative_id].key
                self.refused.append(RefusedCell(key, cell.column, error))
        return plan


def summary(refused: Sequence[RefusedCell], rows_left: int, words: Words) -> str:
    """What could not be taken, each with its place; empty where everything was."""
    lines = []
    if refused:
        lines.append(
            words.say_number("{n} cell keeps what it had:", "{n} cells keep what they had:", len(refused))
        )
    for each in refused[:_MOST_TOLD]:
        place = words.say("{key}, {column}", key=each.key, column=full_name(each.column, words))
        lines.append(words.say("{place}: {sentence}", place=place, sentence=words.error(each.error)))
    more = len(refused) - _MOST_TOLD
    if more > 0:
        lines.append(words.say_number("And {n} more.", "And {n} more.", more))
    if rows_left:
        lines.append(
            words.say_number(
                "{n} row of what was copied has no initiative below to go to.",
                "{n} rows of what was copied have no initiatives below to go to.",
                rows_left,
            )
        )
    return "\n".join(lines)


def as_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as a spreadsheet takes them, parted by tabs."""
    target = io.StringIO(newline="")
    csv.writer(target, delimiter="\t", lineterminator="\n").writerows(rows)
    return target.getvalue()


def read_text(text: str) -> list[list[str]]:
    """Rows of cells that a spreadsheet put on the clipboard; a text that is none is one row for each line."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    except csv.Error:
        return [line.split("\t") for line in text.splitlines()]
