"""All that can be chosen for printing, as a preset keeps it in the plan."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum, StrEnum
from typing import Any, Final

from cxplanner.drawing.roadmap_options import LanesBy, Level, RoadmapOptions
from cxplanner.drawing.row_columns import USUAL_COLUMNS, RowColumn
from cxplanner.errors import RequestError
from cxplanner.plan.plan import Plan
from cxplanner.report.paper import SMALLEST_TEXT
from cxplanner.report.reports import ReportName
from cxplanner.report.sheets import PageCount

_MOST_PAGES: Final = 20
_MOST_TEXT: Final = 1_000


class PrintColour(StrEnum):
    """With which inks."""

    FULL = "full"
    GREY = "grey"
    BLACK = "black"
    """black alone, with patterns"""


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """The choices of the print studio; None stands for what a report or the programme has of its own.

    Margins are in millimetres. No text is smaller than `least_text` points unless it `may_shrink`. `baseline`
    is an id, `filter` what the filter field of the window takes.
    """

    reports: tuple[ReportName, ...] = (ReportName.ROADMAP,)
    paper: str | None = None
    landscape: bool | None = None
    margin: float | None = None
    binding: float | None = None
    pages: PageCount | None = None
    poster: str | None = None
    colour: PrintColour = PrintColour.FULL
    language: str | None = None
    dpi: int = 150
    least_text: float = SMALLEST_TEXT
    may_shrink: bool = False
    filter: str = ""
    first: date | None = None
    last: date | None = None
    lanes_by: LanesBy = LanesBy.STREAM
    level: Level = Level.ALL
    label_lines: int | None = None
    critical_path: bool = True
    floats: bool = True
    all_links: bool = False
    milestones: bool = True
    baseline: int | None = None
    owners: bool = True
    dates: bool = True
    costs: bool = False
    marks: bool = True
    columns: tuple[RowColumn, ...] = USUAL_COLUMNS

    def roadmap_options(self, plan: Plan, today: date, shown: frozenset[int] | None) -> RoadmapOptions:
        """What is shown; a baseline that the plan no longer has is left out."""
        return RoadmapOptions(
            lanes_by=self.lanes_by,
            first=self.first,
            last=self.last,
            today=today,
            critical_path=self.critical_path,
            floats=self.floats,
            all_links=self.all_links,
            milestones=self.milestones,
            baseline=self.baseline if self.baseline in plan.baselines else None,
            shown=shown,
            level=self.level,
            owners=self.owners,
            dates=self.dates,
            costs=self.costs,
            label_lines=self.label_lines,
            marks=self.marks,
            patterns=self.colour is PrintColour.BLACK,
        )


def settings_as_json(settings: PrintSettings) -> str:
    """The settings that differ from the usual ones, as one object."""
    usual = PrintSettings()
    found = {
        field.name: _plain(getattr(settings, field.name))
        for field in fields(settings)
        if getattr(settings, field.name) != getattr(usual, field.name)
    }
    return json.dumps(found, ensure_ascii=False, sort_keys=True)


def settings_of_json(text: str) -> PrintSettings:
    """The settings of a preset. What is not known is left out, since a newer version may have written it.

    Raises RequestError("print_settings") with the name of a field whose value cannot be meant.
    """
    try:
        given = json.loads(text)
    except ValueError as error:
        raise RequestError("print_settings", field="") from error
    if not isinstance(given, dict):
        raise RequestError("print_settings", field="")
    known: dict[str, Any] = {}
    for name, read in _READERS.items():
        if name in given and given[name] is not None:
            try:
                known[name] = read(given[name])
            except (ValueError, TypeError, KeyError) as error:
                raise RequestError("print_settings", field=name) from error
    return PrintSettings(**known)


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _MOST_TEXT:
        raise ValueError(value)
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _whole(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(value)
        return value

    return read


def _length(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    return float(value)


def _pages(value: object) -> PageCount:
    across, down = _items(value)
    whole = _whole(1, _MOST_PAGES)
    return PageCount(whole(across), whole(down))


def _items(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _several(kind: type[Enum]) -> Callable[[object], tuple[Any, ...]]:
    def read(value: object) -> tuple[Any, ...]:
        found = tuple(dict.fromkeys(kind(each) for each in _items(value)))
        if not found:
            raise ValueError(value)
        return found

    return read


def _day(value: object) -> date:
    return date.fromisoformat(_text(value))


_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "reports": _several(ReportName),
    "paper": _text,
    "landscape": _truth,
    "margin": _length,
    "binding": _length,
    "pages": _pages,
    "poster": _text,
    "colour": PrintColour,
    "language": _text,
    "dpi": _whole(30, 1_200),
    "least_text": _length,
    "may_shrink": _truth,
    "filter": _text,
    "first": _day,
    "last": _day,
    "lanes_by": LanesBy,
    "level": Level,
    "label_lines": _whole(1, 2),
    **dict.fromkeys(("critical_path", "floats", "all_links", "milestones"), _truth),
    "baseline": _whole(1, 2**53),
    **dict.fromkeys(("owners", "dates", "costs", "marks"), _truth),
    "columns": _several(RowColumn),
}
