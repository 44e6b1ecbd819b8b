"""A long name has a first part that stands for it."""

from __future__ import annotations

import pytest

from cxplanner.drawing.short_names import short_form


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("CRM: selection, implementation and introduction", "CRM"),
        ("Barrier-free workspace (office and warehouse)", "Barrier-free workspace"),
        ("Journey – from need to purchase", "Journey"),
        ("Paper is gone", "Paper is gone"),
        ("(pilot)", "(pilot)"),
        ("", ""),
    ],
)
def test_that_the_first_part_of_a_name_ends_where_its_explanation_begins(name: str, short: str) -> None:
    assert short_form(name) == short
