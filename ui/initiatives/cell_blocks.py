"""Blocks of cells: filled as one edit that takes what it can and tells what it could not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from cxplanner.errors import CXPlannerError, CycleError
from cxplanner.plan.edits.one_by_one import FieldsOneByOne, LinksOneByOne
from cxplanner.scheduling.schedule import Schedule, schedule
from ui.initiatives.cell_edits import CellValue, put_cell
from ui.initiatives.columns import Column, full_name

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.wording.words import Words

_MOST_TOLD: Final = 4
_MOST_CIRCLES: Final = 20
"""How many circles a block may make before it is refused as a whole."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell and the value that it is to have."""

    initiative_id: int
    column: Column
    value: CellValue


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A cell that could not have its value, and why."""

    initiative_id: int
    key: str
    column: Column
    error: CXPlannerError


class BlockEdit:
    """Fills cells; `refused` says after the edit which of them kept what they had.

    Fields come before predecessors, so that these may name keys of the same block.
    """

    def __init__(self, schedule: Schedule, cells: Iterable[Filled]) -> None:
        self._schedule = schedule
        self._cells = tuple(cells)
        self.refused: list[RefusedCell] = []

    @property
    def size(self) -> int:
        """How many cells are to be filled."""
        return len(self._cells)

    @property
    def last(self) -> int | None:
        """The initiative of the last cell."""
        return self._cells[-1].initiative_id if self._cells else None

    def __call__(self, plan: Plan) -> Plan:
        self.refused = []
        fields = FieldsOneByOne(plan)
        self._try_all(plan, fields, [cell for cell in self._cells if cell.column is not Column.WAITS_FOR])
        links = [cell for cell in self._cells if cell.column is Column.WAITS_FOR]
        return self._linked(fields.plan(), links) if links else fields.plan()

    def _try_all(self, plan: Plan, gathered: FieldsOneByOne | LinksOneByOne, cells: list[Filled]) -> None:
        for cell in cells:
            try:
                gathered.apply(cell.initiative_id, partial(self._put, cell))
            except CXPlannerError as error:
                self._refuse(plan, cell, error)

    def _put(self, cell: Filled, plan: Plan) -> Plan:
        return put_cell(plan, self._schedule, cell.initiative_id, cell.column, cell.value)

    def _refuse(self, plan: Plan, cell: Filled, error: CXPlannerError) -> None:
        key = plan.initiatives[cell.initiative_id].key
        self.refused.append(RefusedCell(cell.initiative_id, key, cell.column, error))

    def _linked(self, plan: Plan, cells: list[Filled]) -> Plan:
        """With the predecessors that make no circle; those that do are refused."""
        links = LinksOneByOne(plan)
        self._try_all(plan, links, cells)
        rounds = 0
        while (circle := _circle(links.plan(), self._schedule)) is not None:
            to_blame = [cell for cell in cells if plan.initiatives[cell.initiative_id].key in circle.keys]
            rounds += 1
            if not to_blame or rounds > _MOST_CIRCLES:
                raise circle
            for cell in to_blame:
                links.take_back(cell.initiative_id)
                self._refuse(plan, cell, circle)
            cells = [cell for cell in cells if cell not in to_blame]
        return links.plan()


def _circle(plan: Plan, previous: Schedule) -> CycleError | None:
    """Links of a plan that wait for each other, if there are any."""
    try:
        schedule(plan, previous=previous)
    except CycleError as error:
        return error
    except CXPlannerError:
        return None  # told by the edit as a whole
    return None


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What of a copied block had no place to go to: rows below the table, columns at the right of it."""

    rows: Sequence[Sequence[str]] = ()
    columns: int = 0


def summary(refused: Sequence[RefusedCell], left: LeftOver, words: Words) -> str:
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
    if left.rows:
        lines.append(
            words.say_number(
                "{n} row of what was copied has no initiative below to go to.",
                "{n} rows of what was copied have no initiatives below to go to.",
                len(left.rows),
            )
        )
    if left.columns:
        lines.append(
            words.say_number(
                "{n} column of what was copied has no column of the table to go to.",
                "{n} columns of what was copied have no columns of the table to go to.",
                left.columns,
            )
        )
    return "\n".join(lines)
