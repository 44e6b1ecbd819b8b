"""Which items have characters that no font has."""

from __future__ import annotations

from dataclasses import replace

from cxplanner.plan.edits import milestones, programme
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateCriterion
from cxplanner.report.missing_marks import marked_items
from tests.builders import a_plan, id_of, with_initiative


def a_plan_with_marks() -> Plan:
    plan = with_initiative(a_plan(), "SD-04", 5, title="中文 platform 文", why="é 🙂")
    plan, owner = programme.with_person(plan, "王 Li")
    plan = with_initiative(plan, "SD-05", 5, title="Plain", owner=owner)
    plan = milestones.add(plan, "Go 🚀", initiative=id_of(plan, "SD-05"))
    plan = programme.put_criterion(plan, GateCriterion(0, 2, "C1", "90 % 🙂"))
    plan = programme.change_stage(plan, 2, gate_name="門")
    return programme.change_programme(plan, name="Banco 中")


def test_that_each_item_is_named_with_its_characters_once() -> None:
    assert list(marked_items(a_plan_with_marks(), "中文🙂王🚀門")) == [
        "Banco 中: 中", "SD-04: 中文🙂", "G2: 門", "M1: 🚀", "C1: 🙂", "王 Li: 王",
    ]  # fmt: skip


def test_that_what_is_not_on_paper_is_not_told() -> None:
    assert list(marked_items(a_plan_with_marks(), "文")) == ["SD-04: 文"]
    assert list(marked_items(a_plan_with_marks(), "")) == []


def test_that_initiatives_come_in_the_order_of_lists() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", title="中"), "B", title="中")
    turned = [replace(each, ordinal=-each.ordinal) for each in plan.initiatives.values()]
    assert list(marked_items(plan.put("initiatives", *turned), "中")) == ["B: 中", "A: 中"]
