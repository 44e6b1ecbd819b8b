"""Sentences on several lines break where they may."""

from __future__ import annotations

from datetime import date

import pytest

from cxplanner.drawing.shapes import Text
from cxplanner.report.flow import Box
from cxplanner.report.sheets import Numbering
from cxplanner.report.text_rows import text_row, with_whole_dates
from cxplanner.wording.words import Words


@pytest.mark.parametrize("language", ["en", "es", "pt"])
@pytest.mark.parametrize("month", range(1, 13))
def test_that_no_date_is_on_two_lines(language: str, month: int) -> None:
    day = Words(language).long_date(date(2026, month, 12))
    sentence = f"The work on the integration of all the systems begins on {day} after what it waits for."
    for width in range(120, 400, 10):
        row = text_row(sentence, width, 1.0)
        lines = [
            each.text
            for each in row.draw(Box(0, 0, width, 1.0), Numbering(1, 1, {}))
            if isinstance(each, Text)
        ]
        assert " ".join(lines) == sentence
        assert any(day in line for line in lines)


def test_that_a_number_stays_with_what_it_counts() -> None:
    assert (
        with_whole_dates("lasts 10 working days in 2026 at most")
        == "lasts 10\u00a0working days in 2026 at most"
    )


def test_that_a_key_stays_whole_and_apart_from_its_title() -> None:
    sentence = "Starts the working day after SYS-10 Customer data platform finishes."
    assert with_whole_dates(sentence) == sentence
