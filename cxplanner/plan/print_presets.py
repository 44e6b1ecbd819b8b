"""Print presets: choices of the print studio, kept in the plan under a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintPreset:
    """Choices for one audience; `settings` is the text of a JSON object, whose keys the studio knows."""

    id: int
    name: str
    ordinal: int = 0
    settings: str = "{}"
