"""What a source holds that cannot be taken, as sentences with the place."""

from __future__ import annotations

from datetime import date

import pytest

from cxplanner.exchange.problems import (
    CELL_LEFT_OUT,
    LINK_LEFT_OUT,
    NOTICES,
    ROW_REFUSED,
    Problem,
    severity_of,
)
from cxplanner.wording.words import LANGUAGES, Words

EXPECTED = sorted(ROW_REFUSED | CELL_LEFT_OUT | LINK_LEFT_OUT | NOTICES)
FACTS = {
    "first": date(1900, 1, 1), "last": date(2199, 12, 31), "longest": 1000, "shortest": 10, "least": 0,
    "most": 100, "length": 5000, "duration": 5, "stage": 1, "key": "SD-01", "finish": date(2026, 3, 2),
    "start": date(2026, 3, 2), "days": 3, "order": "dmy", "encoding": "utf-8",
}  # fmt: skip


def problem(expected: str, found: str = "odd", row: int | None = 3) -> Problem:
    return Problem(expected, severity_of(expected), row, "start", "G", found, facts=FACTS)


@pytest.mark.parametrize("expected", EXPECTED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_everything_expected_has_words(language: str, expected: str) -> None:
    words = Words(language)

    assert words.expected(problem(expected)) != expected.replace("_", " ")
    assert "{" not in words.problem(problem(expected))
    assert "…" not in words.problem(problem(expected))


def test_that_a_cell_is_located_and_what_follows_is_said() -> None:
    words = Words("en")

    assert words.problem(problem("date", "soon")) == (
        "Row 3, start: “soon” was found, and a date such as 2026-03-31 was expected; the cell is left empty."
    )
    assert words.problem(problem("title", "")) == (
        "Row 3, start: nothing was found, and a title was expected; the row is refused."
    )
    assert words.problem(problem("known_predecessor", "X")).endswith("was expected; the link is left out.")


def test_that_a_sheet_is_named_and_a_whole_source_has_no_place() -> None:
    words = Words("en")
    on_a_sheet = Problem("no_summary_row", severity_of("no_summary_row"), 7, found="Phase 1", sheet="Plan")
    of_the_whole = Problem("given_stage", severity_of("given_stage"), facts={"stage": 1})

    assert words.problem(on_a_sheet) == "Plan, row 7: “Phase 1”: This is a summary row, so it is left out."
    assert words.problem(of_the_whole) == "No stage is given, so stage 1 is taken."


def test_that_the_order_of_a_date_is_said_in_words() -> None:
    assert Words("es").expected(problem("certain_date_order")).endswith("el día antes del mes.")


def test_that_a_long_cell_is_cut_and_markup_is_literal() -> None:
    said = Words("en").problem(problem("date", "<b>{x}</b>" + "y" * 5000))

    assert "“<b>{x}</b>yy" in said
    assert len(said) < 250
