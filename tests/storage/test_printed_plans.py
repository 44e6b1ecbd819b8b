"""A plan in few bytes, as it was printed."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest

from cxplanner.storage.printed_plans import UNREADABLE, packed, unpacked
from tests.builders import a_plan
from tests.storage.full_plan import every_field_set


def with_json(content: bytes, change: dict[str, Any]) -> bytes:
    stored = json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass"))
    return zlib.compress(json.dumps({**stored, **change}).encode())


def test_that_every_field_comes_back_but_for_print_presets_and_frozen_plans() -> None:
    plan = every_field_set()
    assert unpacked(packed(plan)) == plan.changed(print_presets={}, frozen_plans={})


def test_that_the_same_plan_is_packed_alike() -> None:
    assert packed(every_field_set()) == packed(every_field_set())


def test_that_fields_that_this_version_does_not_know_are_left_out() -> None:
    stored = json.loads(zlib.decompress(packed(every_field_set())).decode("utf-8", "surrogatepass"))
    people = stored["people"]
    people = {"fields": [*people["fields"], "shoe_size"], "rows": [[*row, 43] for row in people["rows"]]}
    content = with_json(packed(every_field_set()), {"people": people, "shoes": {"fields": [], "rows": []}})
    assert unpacked(content).people == every_field_set().people


def test_that_fields_that_an_older_version_did_not_know_have_their_defaults() -> None:
    stored = json.loads(zlib.decompress(packed(every_field_set())).decode("utf-8", "surrogatepass"))
    programme = stored["programme"]
    kept = [at for at, name in enumerate(programme["fields"]) if name != "classification"]
    older = {
        "fields": [programme["fields"][at] for at in kept],
        "rows": [[row[at] for at in kept] for row in programme["rows"]],
    }
    assert unpacked(with_json(packed(every_field_set()), {"programme": older})).programme.classification == ""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        packed(a_plan())[:-3],
        packed(a_plan())[:40],
        zlib.compress(b"{}"),
        zlib.compress(b"[" * 100_000),
        zlib.compress(b"null"),
        with_json(packed(a_plan()), {"format": "cxplanner-printed-plan-2"}),
        with_json(packed(a_plan()), {"programme": {"fields": ["name"], "rows": []}}),
        with_json(packed(a_plan()), {"stages": {"fields": ["id"], "rows": [[1]]}}),
        with_json(packed(a_plan()), {"stages": 3}),
        with_json(packed(a_plan()), {"next_id": None}),
    ],
)
def test_that_what_was_not_packed_by_us_is_refused_and_nothing_else_happens(content: bytes) -> None:
    with pytest.raises(UNREADABLE):
        unpacked(content)
