"""What commands print: aligned tables, and JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Final

_GAP = "  "
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False)


def print_json(answer: Mapping[str, object]) -> None:
    print(as_json(answer))


def as_json(answer: Mapping[str, object]) -> str:
    """One line for each key, and for each item of a list: Python indents deeper three times as slowly."""
    return "{\n" + ",\n".join(f'  "{key}": {_lines(value)}' for key, value in answer.items()) + "\n}"


def _lines(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _ENCODER.encode(value)
    return "[\n    " + ",\n    ".join(map(_ENCODER.encode, value)) + "\n  ]"


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
