"""What commands print: aligned tables, and JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence

_GAP = "  "


def print_json(answer: Mapping[str, object]) -> None:
    print(as_json(answer))


def as_json(answer: Mapping[str, object]) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=2)


def print_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()
) -> None:
    """Columns as wide as their texts; those whose place is in `right` are set flush right."""
    lines = [headings, *rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(headings))]
    for line in lines:
        cells = [
            text.rjust(width) if place in right else text.ljust(width)
            for place, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        print(_GAP.join(cells).rstrip())


def speak_utf8() -> None:
    """Let standard output and error carry any text, whatever the terminal's settings."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
