"""What could not be taken as it stands in a source, with its place, as facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Severity(StrEnum):
    """How much of the source is lost: a row or the value of a cell, a link, or nothing at all."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def is_loss(self) -> bool:
        """Whether something was refused or left out, so that an import does not end with exit status 0."""
        return self is not Severity.NOTICE


ROW_REFUSED: Final = frozenset({"title", "stream", "unique_key", "shorter_title", "text_without_nul"})
"""What was expected where a whole row is refused (severity error)."""

CELL_LEFT_OUT: Final = frozenset(
    {
        "date",  # facts: order
        "date_in_range",  # facts: first, last
        "duration",
        "duration_in_range",  # facts: longest
        "not_negative",
        "number",
        "number_in_range",  # facts: least, most
        "whole_number",
        "money",
        "yes_no",
        "stage",
        "known_stream",
        "status",
        "usable_key",  # facts: longest
        "shorter_text",  # facts: length, longest
        "longer_reason",  # facts: shortest
        "at_most_duration",  # optimistic; facts: duration
        "at_least_duration",  # pessimistic; facts: duration
        "actual_dates",  # a status of done or active without them
        "finish_after_start",
        "status_done",  # an actual finish on an initiative that is not done
    }
)
"""What was expected where a cell is left empty and its row kept (severity warning)."""

LINK_LEFT_OUT: Final = frozenset(
    {
        "known_predecessor",
        "predecessor",  # it cannot be read
        "lag_in_range",  # facts: longest
        "other_predecessor",  # the initiative itself
        "single_link",  # twice the same predecessor and type
        "finish_to_start",  # a gate's link has no other type
        "no_summary",  # the predecessor is a summary row, which is not taken
        "kept_row",  # the predecessor is a row that is refused
    }
)
"""What was expected where one link is dropped (severity warning)."""

NOTICES: Final = frozenset(
    {
        "known_heading",  # a column that says nothing to us; its heading is in `column`
        "readable_column",  # a column of stages, streams or states in which no cell can be read
        "single_column",  # a second column for the same field
        "no_summary_row",  # a summary row is skipped
        "initiative_row",  # a row with nothing in the columns that count
        "given_stage",  # stage 1 is taken; facts: stage
        "given_key",  # facts: key
        "agreeing_finish",  # the duration wins; facts: duration, finish
        "finish_with_start",  # a finish without a start or a duration says nothing
        "earlier_logic",  # the logic gives a later start; facts: start
        "start_within_programme",  # facts: start (of the programme)
        "whole_days",  # rounded up; facts: days
        "working_days",  # most durations of the column count every day of the week
        "actual_dates_given",  # start and finish taken as actual dates
        "certain_date_order",  # facts: order
        "closed_quote",
        "readable_text",  # undecodable characters; facts: encoding
    }
)
"""What was expected where nothing is lost, but something is worth knowing (severity notice)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something found in a source, and what was expected instead: one of the codes above, with its facts.

    `row` counts from 1 as spreadsheets do, and is None for a whole column or file; `column` is its heading,
    or its letter where it has none; `letter` is the letter alone; `sheet` is empty for a text file.
    """

    expected: str
    severity: Severity
    row: int | None = None
    column: str = ""
    letter: str = ""
    found: str = ""
    sheet: str = ""
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


_LONGEST_FOUND: Final = 200


def shown(cell: object) -> str:
    """A cell as a problem quotes it: no longer than a sentence can carry."""
    text = "" if cell is None else str(cell)
    return text if len(text) <= _LONGEST_FOUND else f"{text[:_LONGEST_FOUND]}…"


def severity_of(expected: str) -> Severity:
    """How much is lost where this was expected and not found."""
    if expected in ROW_REFUSED:
        return Severity.ERROR
    if expected in CELL_LEFT_OUT or expected in LINK_LEFT_OUT:
        return Severity.WARNING
    return Severity.NOTICE
