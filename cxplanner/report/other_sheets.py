"""On which other sheets the initiatives of a roadmap are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxplanner.drawing.lanes import Lane

PartsOfInitiatives = Mapping[int, tuple[int, ...]]
"""The parts of a roadmap, counted from 0, in which an initiative has a bar."""


def parts_of_initiatives(parts: Sequence[Sequence[Lane]]) -> PartsOfInitiatives:
    """Where every bar is, looked up once for all sheets."""
    found: dict[int, tuple[int, ...]] = {}
    for index, lanes in enumerate(parts):
        for bar in (bar for lane in lanes for row in lane.rows for bar in row.bars):
            found[bar.initiative.id] = (*found.get(bar.initiative.id, ()), index)
    return found


@dataclass(frozen=True, slots=True)
class SheetsOfOthers(Mapping[int, int]):
    """The number of the last sheet, but the one of a part itself, on which an initiative is.

    `first` is the number of the roadmap's first sheet.
    """

    parts: PartsOfInitiatives
    here: int
    first: int

    def __getitem__(self, initiative_id: int) -> int:
        for index in reversed(self.parts[initiative_id]):
            if index != self.here:
                return self.first + index
        raise KeyError(initiative_id)

    def __iter__(self) -> Iterator[int]:
        return (each for each, where in self.parts.items() if where != (self.here,))

    def __len__(self) -> int:
        return sum(1 for _ in self)
