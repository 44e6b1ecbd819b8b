"""The columns that can stand beside the bars of a chart with a row for each initiative."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from cxplanner.drawing.bars import initials
from cxplanner.drawing.placed_bars import DatedInitiative
from cxplanner.drawing.text_fit import width_of
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


class RowColumn(StrEnum):
    """A column of a chart on paper, as settings name it."""

    KEY = "key"
    TITLE = "title"
    OWNER = "owner"
    TEAM = "team"
    STAGE = "stage"
    STATUS = "status"
    START = "start"
    FINISH = "finish"
    DURATION = "duration"
    FLOAT = "float"
    PROGRESS = "progress"
    COST = "cost"
    BENEFIT = "benefit"


USUAL_COLUMNS: Final = (
    RowColumn.KEY,
    RowColumn.TITLE,
    RowColumn.OWNER,
    RowColumn.START,
    RowColumn.FINISH,
    RowColumn.FLOAT,
)

_TO_THE_RIGHT: Final = frozenset(
    (RowColumn.DURATION, RowColumn.FLOAT, RowColumn.PROGRESS, RowColumn.COST, RowColumn.BENEFIT)
)
_MOST: Final = {RowColumn.TITLE: 225.0, RowColumn.OWNER: 78.0, RowColumn.TEAM: 78.0, RowColumn.KEY: 60.0}
"""In points on A4: what is longer is cut; the others are as wide as their longest text."""
_LEAST_TITLE: Final = 90.0
_AIR: Final = 8.0


@dataclass(frozen=True, slots=True)
class PlacedColumn:
    """A column with its place, relative to the left edge of the chart."""

    column: RowColumn
    title: str
    left: float
    width: float

    @property
    def is_number(self) -> bool:
        return self.column in _TO_THE_RIGHT


def column_title(words: Words, column: RowColumn) -> str:
    """What stands above a column."""
    titles: dict[RowColumn, str] = {
        RowColumn.KEY: words.say("Code"),
        RowColumn.TITLE: words.say("Initiative"),
        RowColumn.OWNER: words.say("Owner"),
        RowColumn.TEAM: words.say("Team"),
        RowColumn.STAGE: words.say("Stage"),
        RowColumn.STATUS: words.say("Status"),
        RowColumn.START: words.say("Start"),
        RowColumn.FINISH: words.say("Finish"),
        RowColumn.DURATION: words.say("Duration"),
        RowColumn.FLOAT: words.say("Float"),
        RowColumn.PROGRESS: words.say("Progress"),
        RowColumn.COST: words.say("Cost"),
        RowColumn.BENEFIT: words.say("Benefit per year"),
    }
    return titles[column]


def cell_text(plan: Plan, words: Words, column: RowColumn, dated: DatedInitiative) -> str:
    """What a column says of an initiative; empty where the plan does not know."""
    initiative = dated.initiative
    makers: dict[RowColumn, Callable[[], str]] = {
        RowColumn.KEY: lambda: initiative.key,
        RowColumn.TITLE: lambda: initiative.title,
        RowColumn.OWNER: lambda: initials(plan.owner_name(initiative)) or words.say("no owner"),
        RowColumn.TEAM: lambda: plan.teams[initiative.team].name if initiative.team is not None else "",
        RowColumn.STAGE: lambda: words.number(initiative.stage),
        RowColumn.STATUS: lambda: words.status(initiative.status),
        RowColumn.START: lambda: words.compact_date(dated.start),
        RowColumn.FINISH: lambda: words.compact_date(dated.finish),
        RowColumn.DURATION: lambda: words.duration(initiative.duration),
        RowColumn.FLOAT: lambda: _float_text(words, dated),
        RowColumn.PROGRESS: lambda: words.percent(initiative.progress),
        RowColumn.COST: lambda: _money(plan, words, plan.cost_once(initiative.id)),
        RowColumn.BENEFIT: lambda: _money(plan, words, plan.benefit_per_year(initiative.id)),
    }
    return makers[column]()


def _float_text(words: Words, dated: DatedInitiative) -> str:
    if dated.initiative.status is Status.DONE:
        return words.say("done")
    days = dated.dates.total_float
    return words.duration(days) if days is not None else ""


def _money(plan: Plan, words: Words, cents: int | None) -> str:
    return words.money(cents, plan.programme.currency) if cents is not None else ""


def placed_columns(
    plan: Plan,
    words: Words,
    columns: Sequence[RowColumn],
    dated: Sequence[DatedInitiative],
    *,
    left: float,
    most: float,
    size: float,
    unit: float,
) -> tuple[PlacedColumn, ...]:
    """The columns from left to right, each as wide as its texts want and all within a width.

    The title gives way first, then the last columns are left out.
    """
    widths = {column: _wanted(plan, words, column, dated, size, unit) for column in columns}
    kept = list(columns)
    while sum(widths[column] for column in kept) > most and len(kept) > 1:
        excess = sum(widths[column] for column in kept) - most
        if RowColumn.TITLE in kept and widths[RowColumn.TITLE] - excess >= _LEAST_TITLE * unit:
            widths[RowColumn.TITLE] -= excess
            break
        kept.remove(next((column for column in reversed(kept) if column is not RowColumn.TITLE), kept[-1]))
    placed = []
    for column in kept:
        placed.append(PlacedColumn(column, column_title(words, column), left, min(widths[column], most)))
        left += widths[column]
    return tuple(placed)


def _wanted(
    plan: Plan, words: Words, column: RowColumn, dated: Sequence[DatedInitiative], size: float, unit: float
) -> float:
    weight = 600 if column is RowColumn.TITLE else 400
    texts = (cell_text(plan, words, column, each) for each in dated)
    widest = max((width_of(text, size, "condensed", weight) for text in texts), default=0.0)
    head = width_of(column_title(words, column), size, "condensed", 400)
    return max(min(widest, _MOST.get(column, 1_000.0) * unit), head) + _AIR * unit
