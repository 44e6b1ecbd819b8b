"""Edits of print presets."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.errors import EditError
from cxplanner.plan.change import difference
from cxplanner.plan.edits import print_presets
from cxplanner.plan.edits.print_presets import LONGEST_SETTINGS, checked_settings
from cxplanner.plan.plan import Plan
from tests.builders import a_plan

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def two_presets() -> Plan:
    return print_presets.add(print_presets.add(a_plan(), "Team wall", '{"paper": "A1"}'), "Customer")


def ids(plan: Plan) -> tuple[int, int]:
    first, second = plan.print_presets_in_order
    return first.id, second.id


def test_that_presets_stand_in_the_order_in_which_they_came() -> None:
    assert [each.name for each in two_presets().print_presets_in_order] == ["Team wall", "Customer"]


def test_that_a_new_preset_takes_the_next_id_and_touches_nothing_else() -> None:
    plan = a_plan()
    after = print_presets.add(plan, "Team wall")
    assert (list(after.print_presets), after.next_id) == ([plan.next_id], plan.next_id + 1)
    assert set(difference(plan, after).collections) == {"print_presets"}


def test_that_a_preset_is_renamed_and_keeps_its_settings() -> None:
    plan = two_presets()
    first, _ = ids(plan)
    after = print_presets.rename(plan, first, " Wall ").print_presets[first]
    assert (after.name, after.settings) == ("Wall", '{"paper":"A1"}')


def test_that_settings_are_changed() -> None:
    plan = two_presets()
    first, _ = ids(plan)
    after = print_presets.change(plan, first, '{"paper": "A0", "grey": true}')
    assert json.loads(after.print_presets[first].settings) == {"paper": "A0", "grey": True}


def test_that_the_same_settings_in_another_order_are_no_change() -> None:
    plan = print_presets.add(a_plan(), "Wall", '{"a": 1, "b": 2}')
    (preset,) = plan.print_presets
    assert print_presets.change(plan, preset, '{"b":2,   "a":1}') is plan
    assert print_presets.rename(plan, preset, "Wall") is plan


def test_that_presets_are_deleted() -> None:
    plan = two_presets()
    first, second = ids(plan)
    assert list(print_presets.delete(plan, [first]).print_presets) == [second]


def test_that_a_name_is_given_once_whatever_its_case() -> None:
    plan = two_presets()
    first, second = ids(plan)
    edits = (partial(print_presets.add, plan), partial(print_presets.rename, plan, second))
    for edit in edits:
        with pytest.raises(EditError) as refusal:
            edit("TEAM wall")
        assert (refusal.value.code, refusal.value.facts["name"]) == ("duplicate_name", "Team wall")
    assert print_presets.rename(plan, first, "TEAM WALL").print_presets[first].name == "TEAM WALL"


@pytest.mark.parametrize(("name", "code"), [("", "missing"), (" \t", "missing"), ("x" * 121, "too_long")])
def test_that_a_name_that_cannot_be_is_refused(name: str, code: str) -> None:
    with pytest.raises(EditError) as refusal:
        print_presets.add(a_plan(), name)
    assert (refusal.value.code, refusal.value.field) == (code, "name")


@pytest.mark.parametrize(
    "settings",
    [
        "",
        "{",
        "null",
        "[]",
        "3",
        '"{}"',
        '{"a": NaN}',
        '{"a": -Infinity}',
        '{"a": 1e999}',
        '{"a": ' + "9" * 5_000 + "}",
        '{"a":' * 20 + "[" * 30_000,
    ],
)
def test_that_settings_that_are_no_object_are_refused(settings: str) -> None:
    with pytest.raises(EditError) as refusal:
        print_presets.add(a_plan(), "Wall", settings)
    assert (refusal.value.code, refusal.value.field) == ("not_an_object", "settings")


def test_that_settings_are_bounded_as_given_and_as_kept() -> None:
    for settings in (" " * LONGEST_SETTINGS + "{}", json.dumps({"a": "ä" * 20_000}, ensure_ascii=False)):
        with pytest.raises(EditError) as refusal:
            checked_settings(settings)
        assert (refusal.value.code, refusal.value.facts["longest"]) == ("too_long", LONGEST_SETTINGS)


@given(st.dictionaries(st.text(), ANY_JSON, max_size=4))
def test_that_any_object_is_kept_with_its_meaning(settings: dict[str, Any]) -> None:
    kept = checked_settings(json.dumps(settings))
    assert json.loads(kept) == settings
    assert checked_settings(kept) == kept
    kept.encode()
