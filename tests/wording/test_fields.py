"""Every field of a plan has a name for its label."""

from __future__ import annotations

from dataclasses import fields

import pytest

from cxplanner.exchange.headings import FIELDS
from cxplanner.plan.initiatives import Initiative, Milestone
from cxplanner.plan.programme import Programme, Stage
from cxplanner.wording.words import LANGUAGES, Words

UNSEEN = {
    "id", "ordinal", "calendar",
    "weight_business", "weight_enablement", "weight_urgency",  # one label stands for the four weights
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entity", [Initiative, Milestone, Programme, Stage])
def test_that_every_field_has_a_label(
    language: str, entity: type[Initiative | Milestone | Programme | Stage]
) -> None:
    words = Words(language)
    unnamed = [each.name for each in fields(entity) if words.field(each.name) == each.name.replace("_", " ")]

    assert set(unnamed) <= UNSEEN


@pytest.mark.parametrize("heading", FIELDS)
def test_that_every_heading_of_the_spreadsheet_has_a_name(heading: str) -> None:
    assert Words("en").field(heading)[0].isupper()


def test_that_a_field_without_a_name_shows_its_own_letters() -> None:
    assert Words("en").field("odd_thing") == "odd thing"
