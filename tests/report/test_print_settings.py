"""What a preset keeps, and that it comes back as it was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.drawing.roadmap_options import LanesBy, Level
from cxplanner.drawing.row_columns import RowColumn
from cxplanner.errors import RequestError
from cxplanner.report.print_settings import (
    PrintColour,
    PrintSettings,
    settings_as_json,
    settings_of_json,
)
from cxplanner.report.reports import ReportName
from cxplanner.report.sheets import PageCount
from tests.builders import a_plan

_SETTINGS = st.builds(
    PrintSettings,
    reports=st.lists(st.sampled_from(ReportName), min_size=1, unique=True).map(tuple),
    paper=st.none() | st.sampled_from(["A0", "A4", "420x900"]),
    landscape=st.none() | st.booleans(),
    margin=st.none() | st.floats(0, 60),
    pages=st.none() | st.builds(PageCount, st.integers(1, 20), st.integers(1, 20)),
    poster=st.none() | st.just("A4"),
    colour=st.sampled_from(PrintColour),
    language=st.none() | st.sampled_from(["en", "es", "pt"]),
    filter=st.text(max_size=100),
    first=st.none() | st.dates(),
    lanes_by=st.sampled_from(LanesBy),
    level=st.sampled_from(Level),
    label_lines=st.none() | st.integers(1, 2),
    baseline=st.none() | st.integers(1, 10**6),
    costs=st.booleans(),
    columns=st.lists(st.sampled_from(RowColumn), min_size=1, unique=True).map(tuple),
)


@given(_SETTINGS)
def test_that_settings_come_back_as_they_were(settings: PrintSettings) -> None:
    assert settings_of_json(settings_as_json(settings)) == settings


def test_that_only_what_differs_is_kept() -> None:
    assert settings_as_json(PrintSettings()) == "{}"
    assert settings_as_json(PrintSettings(paper="A2")) == '{"paper": "A2"}'


def test_that_settings_of_a_newer_version_are_left_out() -> None:
    assert settings_of_json('{"paper": "A2", "hologram": true}') == PrintSettings(paper="A2")


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{", '{"reports": []}', '{"reports": ["novel"]}', '{"pages": [1]}', '{"pages": [0, 1]}',
        '{"margin": "wide"}', '{"dpi": 5}', '{"landscape": 1}', '{"first": "soon"}', '{"columns": "key"}',
    ],
)  # fmt: skip
def test_that_what_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(RequestError, match="print_settings"):
        settings_of_json(text)


def test_that_a_baseline_that_is_gone_is_left_out() -> None:
    options = PrintSettings(baseline=7).roadmap_options(a_plan(), date(2026, 1, 5), None)
    assert options.baseline is None


def test_that_black_is_told_apart_by_patterns() -> None:
    black = PrintSettings(colour=PrintColour.BLACK).roadmap_options(a_plan(), date(2026, 1, 5), None)
    assert black.patterns
