"""What the heads of groups come to: sums where they mean something, spans of dates, weighted progress."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.conftest import MakeController
from ui.initiatives.columns import Cells, Column
from ui.initiatives.rows import Group, Grouping, arranged
from ui.initiatives.totals import TOTALLED, Totals
from ui.initiatives.view import InitiativesView


def three() -> Plan:
    plan = with_initiative(a_plan(), "A", 10)
    plan = with_initiative(plan, "B", 30, "A")
    plan = with_initiative(plan, "C", 5, stage=2)
    plan = initiatives.change(plan, id_of(plan, "A"), progress=80, person_months=1.5)
    plan = initiatives.change(plan, id_of(plan, "B"), progress=20, person_months=2.0)
    plan = initiatives.set_cost_once(plan, id_of(plan, "A"), 150_000)
    return initiatives.set_cost_once(plan, id_of(plan, "B"), 50_050)


def totals_of(plan: Plan) -> tuple[Totals, tuple[Group, ...]]:
    dates = schedule(plan)
    return Totals(Cells(plan, dates, Words("en"))), arranged(plan, dates, Grouping.STAGE)


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (Column.START, "5 Jan 26"),
        (Column.FINISH, "27 Feb 26"),
        (Column.DAYS, "40"),
        (Column.PROGRESS, "35"),
        (Column.PERSON_MONTHS, "3.5"),
        (Column.COST, "€2,000.50"),
        (Column.BENEFIT_PER_YEAR, ""),
        (Column.IMPACT, ""),
        (Column.FLOAT, ""),
    ],
)
def test_that_a_head_tells_what_its_rows_come_to(column: Column, expected: str) -> None:
    totals, groups = totals_of(three())
    assert totals.text(groups[0], column) == expected


def test_that_progress_is_100_only_when_everything_is_done() -> None:
    plan = three()
    for key in ("A", "B"):
        plan = initiatives.change(plan, id_of(plan, key), progress=100 if key == "B" else 99)
    totals, groups = totals_of(plan)
    assert totals.text(groups[0], Column.PROGRESS) == "99"


def test_that_moments_alone_have_a_plain_average() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 0), "B", 0)
    plan = initiatives.change(plan, id_of(plan, "A"), progress=100)
    totals, groups = totals_of(plan)
    assert totals.text(groups[0], Column.PROGRESS) == "50"


def test_that_a_group_of_nothing_comes_to_nothing() -> None:
    totals, groups = totals_of(three())
    assert {totals.text(groups[3], column) for column in TOTALLED} == {""}
    assert {totals.tooltip(groups[3], column) for column in TOTALLED} == {""}


def test_that_a_sum_says_how_much_of_the_group_it_knows() -> None:
    plan = initiatives.set_cost_once(three(), id_of(three(), "A"), None)
    totals, groups = totals_of(plan)
    assert totals.tooltip(groups[0], Column.COST) == "Sum of 1 of 2 initiatives"
    assert totals.tooltip(groups[0], Column.PROGRESS) == "Progress of the group, weighted by duration"


def test_that_totals_follow_edits_and_the_filter(qtbot: QtBot, controller_of: MakeController) -> None:
    controller = controller_of(three())
    view = InitiativesView(controller)
    qtbot.addWidget(view)

    def told(role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> object:
        return view.model.index(0, Column.COST).data(role)

    assert told() == "€2,000.50"
    assert "2 of 2" in str(told(Qt.ItemDataRole.ToolTipRole))
    a = id_of(controller.plan, "A")
    controller.apply("set_cost", lambda plan: initiatives.set_cost_once(plan, a, 100_000))
    assert told() == "€1,500.50"
    view.set_filter("initiative b")
    assert told() == "€500.50"
