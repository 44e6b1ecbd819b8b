"""How many gave each answer, as people type it or paste it from a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cxplanner.errors import EditError

_BREAKS: Final = re.compile(r"[\r\n]+")
_IN_LINE: Final = re.compile(r"[\s;,|]+")
_WHOLE: Final = re.compile(r"\d{1,9}")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[.,'\u00a0\u202f\u2009]\d{3})+")
_LONGEST_QUOTE: Final = 30


def read_counts(text: str, answers: Sequence[int]) -> tuple[int, ...]:
    """The counts in the order of the answers, of which a scale has as many as `answers`: 0 to 10, 1 to 5.

    A row or a column of counts is taken in the order of the scale. Two columns, of which one holds each
    answer once, or two rows, are taken by answer, in whatever order; what heads them is passed over.

    Raises EditError("wrong_number_of_counts", "unreadable_count", "no_answers" or "answer_twice").
    """
    lines = [line for line in _BREAKS.split(text) if line.strip()]
    rows = [row for row in (_cells(line, is_alone=len(lines) == 1) for line in lines) if row]
    if not rows:
        raise EditError("no_counts", field="counts", needed=len(answers))
    by_answer = _by_answer(rows, answers)
    counts = by_answer if by_answer is not None else _in_order(rows, answers)
    if sum(counts) == 0:
        raise EditError("no_answers", field="counts")
    return counts


def _cells(line: str, *, is_alone: bool) -> list[str]:
    """What stands in a line: cells of a spreadsheet, or numbers with anything that parts them.

    In a line alone a comma parts counts; in a line of a column it may stand between thousands.
    """
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t") if cell.strip()]
    stripped = line.strip()
    if not is_alone and _THOUSANDS.fullmatch(stripped):
        return [stripped]
    return [part for part in _IN_LINE.split(stripped) if part]


def _by_answer(rows: list[list[str]], answers: Sequence[int]) -> tuple[int, ...] | None:
    """Counts of two columns or two rows, one of which names the answers; None where that is not so."""
    body = [row for row in rows if any(_is_count(cell) for cell in row)]
    if len(body) == 2 and len(body[0]) >= len(answers) > 2:
        # A word before the counts of a row says what they are.
        body = [[cell for cell in row if _is_count(cell)] for row in body]
        if len(body[0]) == len(body[1]):
            body = [list(pair) for pair in zip(*body, strict=True)]
    if not body or any(len(row) != 2 for row in body):
        return None
    pairs = [(_whole(row[0]), _whole(row[1])) for row in body if all(_is_count(cell) for cell in row)]
    named = [answer for answer, _ in pairs]
    if len(pairs) != len(body) or not set(named) <= set(answers):
        return None
    if len(set(named)) != len(named):
        twice = next(answer for answer in named if named.count(answer) > 1)
        raise EditError("answer_twice", field="counts", answer=twice)
    if len(named) != len(answers):
        raise EditError("wrong_number_of_counts", field="counts", needed=len(answers), found=len(named))
    counted = dict(pairs)
    return tuple(counted[answer] for answer in answers)


def _in_order(rows: list[list[str]], answers: Sequence[int]) -> tuple[int, ...]:
    cells = [cell for row in rows for cell in row]
    strange = next((cell for cell in cells if not _is_count(cell)), None)
    if strange is not None:
        raise EditError("unreadable_count", field="counts", found=strange[:_LONGEST_QUOTE])
    if len(cells) != len(answers):
        raise EditError("wrong_number_of_counts", field="counts", needed=len(answers), found=len(cells))
    return tuple(_whole(cell) for cell in cells)


def _is_count(cell: str) -> bool:
    return bool(_WHOLE.fullmatch(cell) or _THOUSANDS.fullmatch(cell))


def _whole(cell: str) -> int:
    return int(re.sub(r"\D", "", cell))
