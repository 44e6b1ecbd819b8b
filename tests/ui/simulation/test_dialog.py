"""The dialog of chances: computed in the background, anew with each choice, and stopped on demand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from cxplanner.plan.plan import Plan
from cxplanner.scheduling.simulation import Simulation, simulate
from cxplanner.scheduling.spreads import Distribution
from tests.builders import a_plan, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.keys import type_text
from tests.ui.names import nameless
from ui.simulation.dialog import ChancesDialog


def a_plan_with_spread() -> Plan:
    plan = with_initiative(a_plan(), "A", 20, title="Archive", optimistic=10, pessimistic=60)
    plan = with_initiative(plan, "B", 10, "A", title="Portal", confidence=50)
    return plan.changed(programme=replace(plan.programme, target_finish=date(2026, 2, 20)))


def opened(qtbot: QtBot, controller_of: MakeController, plan: Plan) -> ChancesDialog:
    dialog = ChancesDialog(controller_of(plan))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.is_working)
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, controller_of: MakeController) -> ChancesDialog:
    return opened(qtbot, controller_of, a_plan_with_spread())


def shown(dialog: ChancesDialog) -> Simulation:
    assert dialog.simulation is not None
    return dialog.simulation


def test_that_it_shows_what_the_simulation_says(dialog: ChancesDialog) -> None:
    found = simulate(a_plan_with_spread(), dialog.choices)
    assert found is not None
    assert found.chance is not None

    assert dialog.target.text().startswith("The chance to finish by 20 February 2026 is ")
    first = dialog.dates.texts(0)
    assert first[0] == "Finish"
    assert first[5:] == ("20 Feb 2026", f"{round(found.chance * 100)}\u2009%")
    assert [dialog.dates.texts(row)[0][:2] for row in range(1, 5)] == ["G1", "G2", "G3", "G4"]
    assert dialog.driving.texts(0)[:2] == ("A", "Archive")
    assert dialog.driving.rowCount() == 1
    assert dialog.progress.text() == "10,000 runs"
    assert not dialog.note.isVisible()


def test_that_a_choice_is_simulated_at_once(qtbot: QtBot, dialog: ChancesDialog) -> None:
    before = shown(dialog)

    dialog.distribution.pick(Distribution.TRIANGULAR)
    dialog.runs.pick(1_000)
    qtbot.waitUntil(lambda: not dialog.is_working)

    after = shown(dialog)
    assert (after.choices.distribution, after.choices.runs) == (Distribution.TRIANGULAR, 1_000)
    assert after.finish.p95 > before.finish.p95


def test_that_another_seed_is_other_runs(qtbot: QtBot, dialog: ChancesDialog) -> None:
    before = shown(dialog)

    dialog.seed.setFocus()
    dialog.seed.selectAll()
    type_text(dialog.seed, "4x2")
    dialog.seed.editingFinished.emit()
    qtbot.waitUntil(lambda: not dialog.is_working)

    assert dialog.seed.text() == "42"
    assert shown(dialog).choices.seed == 42
    assert shown(dialog).initiatives != before.initiatives


def test_that_an_assumed_spread_is_said(qtbot: QtBot, dialog: ChancesDialog) -> None:
    dialog.by_confidence.click()
    qtbot.waitUntil(lambda: not dialog.is_working)

    assert dialog.note.text() == "A spread was assumed for 1 initiative, by its confidence: B."
    assert {dialog.driving.texts(row)[0] for row in range(2)} == {"A", "B"}


def test_that_it_can_be_stopped_and_asked_again(qtbot: QtBot, dialog: ChancesDialog) -> None:
    before = shown(dialog)
    dialog.choose(runs=100_000)
    assert dialog.is_working
    assert dialog.calculate.text() == "Stop"

    dialog.calculate.click()

    assert not dialog.is_working
    assert (dialog.progress.text(), dialog.calculate.text()) == ("Stopped.", "Calculate")
    assert shown(dialog) is before
    dialog.choose(runs=1_000)
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert dialog.progress.text() == "1,000 runs"


def test_that_closing_stops_what_is_under_way(dialog: ChancesDialog) -> None:
    dialog.choose(runs=100_000)
    dialog.reject()
    assert not dialog.is_working


def test_that_it_says_why_there_is_nothing_to_show(qtbot: QtBot, controller_of: MakeController) -> None:
    empty = opened(qtbot, controller_of, a_plan())
    plain = opened(qtbot, controller_of, with_initiative(a_plan(), "A", 5))

    assert empty.note.text().startswith("Nothing in this plan is scheduled")
    assert empty.dates.rowCount() == 0
    assert plain.note.text().startswith("Nothing that is still to be done has a spread")
    assert plain.driving.rowCount() == 0


def test_that_every_control_has_a_name(dialog: ChancesDialog) -> None:
    assert nameless(dialog) == []
