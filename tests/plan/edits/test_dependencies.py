"""Edits of dependencies."""

from __future__ import annotations

import pytest

from cxplanner.errors import EditError
from cxplanner.plan.edits import dependencies
from cxplanner.plan.initiatives import LinkType
from cxplanner.plan.notation import written_predecessors
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_initiative


def three() -> Plan:
    return with_initiative(with_initiative(with_initiative(a_plan(), "A"), "B"), "C", after="A; B SS+3d")


def test_that_a_link_may_come_from_a_gate_and_is_then_finish_to_start() -> None:
    plan = dependencies.write_predecessors(three(), id_of(three(), "C"), "g2 +1w", 5)
    (link,) = plan.links_into[id_of(plan, "C")]
    assert (link.gate, link.predecessor, link.type, link.lag) == (2, None, LinkType.FS, 5)
    with pytest.raises(EditError, match="gate_link_type"):
        dependencies.change(plan, link.id, type=LinkType.SS)


def test_that_links_which_stay_keep_their_identity() -> None:
    before = three()
    after = dependencies.write_predecessors(before, id_of(before, "C"), "B SS+3d; A +1d", 5)
    old = {link.predecessor: link for link in before.links_into[id_of(before, "C")]}
    new = {link.predecessor: link for link in after.links_into[id_of(before, "C")]}
    a, b = id_of(before, "A"), id_of(before, "B")
    assert new[b] is old[b]
    assert (new[a].id, new[a].lag) == (old[a].id, 1)


def test_that_writing_what_is_there_changes_nothing() -> None:
    plan = three()
    c = id_of(plan, "C")
    assert dependencies.write_predecessors(plan, c, written_predecessors(plan, c), 5) is plan


def test_that_an_empty_text_removes_all_links() -> None:
    plan = dependencies.write_predecessors(three(), id_of(three(), "C"), " ", 5)
    assert not plan.dependencies


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Q", "unknown_predecessor"),
        ("C", "self_link"),
        ("A; A", "duplicate_link"),
        ("A +9999d", "too_long_lag"),
        ("G1 SS", "gate_link_type"),
    ],
)
def test_that_a_link_that_cannot_be_is_refused(text: str, code: str) -> None:
    plan = three()
    with pytest.raises(EditError) as refusal:
        dependencies.write_predecessors(plan, id_of(plan, "C"), text, 5)
    assert refusal.value.code == code


def test_that_two_links_between_the_same_ends_need_different_types() -> None:
    plan = three()
    a, c = id_of(plan, "A"), id_of(plan, "C")
    plan = dependencies.link(plan, c, a, link_type=LinkType.FF, lag=2)
    with pytest.raises(EditError, match="duplicate_link"):
        dependencies.link(plan, c, a, link_type=LinkType.FF)


def test_that_linking_in_order_adds_only_what_is_missing() -> None:
    plan = three()
    ids = [id_of(plan, key) for key in "ACB"]
    linked = dependencies.link_in_order(plan, ids)
    assert len(linked.dependencies) == len(plan.dependencies) + 1
    assert dependencies.link_in_order(linked, ids) is linked


def test_that_a_note_is_cleaned_and_has_a_length() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A"), "B", after="A")
    (link,) = plan.dependencies
    assert dependencies.change(plan, link, note=" a\x00b ").dependencies[link].note == "a\ufffdb"
    with pytest.raises(EditError) as refusal:
        dependencies.change(plan, link, note="x" * 40_000)
    assert refusal.value.code == "too_long"
