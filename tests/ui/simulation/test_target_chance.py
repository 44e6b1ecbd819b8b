"""The chance of the target date in the status bar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.simulation import SimulationChoices, simulate
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.windows import MakeWindow
from ui.main_window import MainWindow
from ui.simulation.target_chance import TargetChance


def with_target(plan: Plan, day: date | None) -> Plan:
    return plan.changed(programme=replace(plan.programme, target_finish=day))


def a_plan_with_spread() -> Plan:
    plan = with_initiative(a_plan(), "A", 20, optimistic=10, pessimistic=60)
    return with_target(plan, date(2026, 2, 6))


def chance_of(window: MainWindow) -> str:
    return window.status.chance.text() if window.status.chance.isVisible() else ""


def test_that_the_chance_stands_in_the_status_bar(qtbot: QtBot, window_of: MakeWindow) -> None:
    plan = a_plan_with_spread()
    found = simulate(plan, SimulationChoices())
    assert found is not None
    assert found.chance is not None

    window = window_of(plan)
    qtbot.waitUntil(lambda: chance_of(window) != "")

    assert chance_of(window) == f"Chance of 6 Feb 2026 {round(found.chance * 100)}\u2009%"


def test_that_it_follows_an_edit(qtbot: QtBot, window_of: MakeWindow) -> None:
    window = window_of(a_plan_with_spread())
    qtbot.waitUntil(lambda: chance_of(window) != "")
    before = chance_of(window)

    id_ = id_of(window.controller.plan, "A")
    window.controller.apply("set_field", lambda plan: initiatives.change(plan, id_, pessimistic=200))

    qtbot.waitUntil(lambda: chance_of(window) not in ("", before))


def test_that_it_goes_with_the_target_and_with_the_spread(qtbot: QtBot, window_of: MakeWindow) -> None:
    window = window_of(a_plan_with_spread())
    qtbot.waitUntil(lambda: chance_of(window) != "")

    window.controller.apply("change_programme", lambda plan: with_target(plan, None))
    assert chance_of(window) == ""

    window.controller.undo()
    qtbot.waitUntil(lambda: chance_of(window) != "")
    id_ = id_of(window.controller.plan, "A")
    window.controller.apply(
        "set_field", lambda plan: initiatives.change(plan, id_, optimistic=None, pessimistic=None)
    )
    qtbot.waitUntil(lambda: chance_of(window) == "")


def test_that_nothing_is_told_where_no_spread_is_known(qtbot: QtBot) -> None:
    told: list[float | None] = []
    chance = TargetChance()
    chance.changed.connect(told.append)

    chance.follow(with_target(with_initiative(a_plan(), "A", 20), date(2026, 2, 6)))

    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [None, None]


def test_that_only_the_last_of_a_row_of_edits_is_simulated(qtbot: QtBot) -> None:
    told: list[float | None] = []
    chance = TargetChance()
    chance.changed.connect(told.append)

    for pessimistic in (40, 50, 2_000):
        plan = with_initiative(a_plan(), "A", 20, optimistic=20, pessimistic=pessimistic)
        chance.follow(with_target(plan, date(2026, 1, 30)))

    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0] is None
    assert told[1] is not None
    assert told[1] < 0.02


def test_that_a_narrow_window_says_less(qtbot: QtBot, window_of: MakeWindow) -> None:
    window = window_of(a_plan_with_spread())
    qtbot.waitUntil(lambda: chance_of(window) != "")
    whole = chance_of(window)

    window.resize(640, 600)
    qtbot.waitUntil(lambda: chance_of(window) != whole)
    window.resize(1440, 600)
    qtbot.waitUntil(lambda: chance_of(window) == whole)


def test_that_a_click_opens_the_chances(
    qtbot: QtBot, window_of: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def run(dialog: QDialog) -> int:
        opened.append(type(dialog).__name__)
        return 0

    monkeypatch.setattr(QDialog, "exec", run)
    window = window_of(a_plan_with_spread())
    qtbot.waitUntil(lambda: chance_of(window) != "")

    window.status.chance.click()

    assert opened == ["ChancesDialog"]
