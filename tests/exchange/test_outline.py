"""Summary rows are those that say so, or that other rows belong to."""

from __future__ import annotations

from collections.abc import Sequence

from cxplanner.exchange.outline import summary_rows
from cxplanner.exchange.spreadsheet_source import SourceRow
from cxplanner.exchange.workbook_source import Cell


def rows(*cells: Cell) -> Sequence[SourceRow]:
    return [SourceRow(number, (cell,)) for number, cell in enumerate(cells, start=2)]


def test_that_a_column_of_yes_and_no_is_believed() -> None:
    assert summary_rows(rows("Yes", "No", "", "yes"), {"summary_row": (0,)}) == {2, 5}


def test_that_a_summary_of_other_words_says_nothing() -> None:
    assert summary_rows(rows("What it is about", "no"), {"summary_row": (0,)}) == frozenset()


def test_that_a_row_above_a_deeper_level_is_a_summary() -> None:
    assert summary_rows(rows(1, 2, 3, "2", 1, "1"), {"level": (0,)}) == {2, 3}


def test_that_an_outline_number_with_numbers_below_it_is_a_summary() -> None:
    assert summary_rows(rows("1", "1.1", "1.1.1", "1.2", "2.", "10"), {"outline": (0,)}) == {2, 3}


def test_that_levels_count_before_numbers() -> None:
    table = [SourceRow(2, ("1.1", 2)), SourceRow(3, ("1.11", 3)), SourceRow(4, ("1.2", 2))]
    assert summary_rows(table, {"outline": (0,), "level": (1,)}) == {2}


def test_that_keys_are_outline_numbers_only_when_all_are() -> None:
    assert summary_rows(rows("1", "1.1", "A"), {"key": (0,)}) == frozenset()
    assert summary_rows(rows("1", "2", "3"), {"key": (0,)}) == frozenset()


def test_that_a_plain_list_has_no_summaries() -> None:
    assert summary_rows(rows("a"), {"title": (0,)}) == frozenset()
