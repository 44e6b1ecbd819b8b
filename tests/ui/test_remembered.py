"""What views remember: checks for all files, and the shown baseline for each."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from cxplanner.drawing.roadmap_options import LanesBy
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.plan import Plan
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_baseline, with_initiative
from tests.ui.windows import MakeWindow
from ui.plan_controller import PlanController
from ui.remembered import remember_check, remember_choice
from ui.roadmap.zoom import Zoom
from ui.settings import Settings
from ui.widgets.buttons import CheckBox, SegmentedControl


def two_reviews() -> Plan:
    return with_baseline(with_baseline(with_initiative(a_plan(), "A", 5), "First"), "Second")


def opened(path: Path) -> PlanController:
    controller = PlanController(Settings(), Words("en"))
    assert controller.open(path)
    return controller


def test_that_a_check_is_found_as_it_was_left(qtbot: QtBot) -> None:
    box = CheckBox("Baseline")
    qtbot.addWidget(box)
    remember_check(box, Settings(), "roadmap_baseline")
    assert not box.isChecked()
    box.setChecked(True)

    again = CheckBox("Baseline")
    qtbot.addWidget(again)
    told: list[bool] = []
    again.toggled.connect(told.append)
    remember_check(again, Settings(), "roadmap_baseline")
    assert again.isChecked()
    assert told == [True]


def test_that_each_file_keeps_the_baseline_that_was_chosen_in_it(tmp_path: Path) -> None:
    one, other = tmp_path / "one.cxplan", tmp_path / "other.cxplan"
    for path in (one, other):
        OpenPlan.create(two_reviews(), path).close()
    controller = opened(one)
    first, second = (each.id for each in controller.plan.baselines_in_order)
    assert controller.view.shown_baseline(controller.plan) == second
    controller.view.choose_baseline(first)
    assert controller.open(other)
    assert controller.view.shown_baseline(controller.plan) == second
    controller.close()

    controller = opened(one)
    assert controller.view.shown_baseline(controller.plan) == first
    controller.close()


def test_that_a_baseline_that_is_gone_gives_way_to_the_latest(tmp_path: Path) -> None:
    path = tmp_path / "one.cxplan"
    OpenPlan.create(two_reviews(), path).close()
    Settings().set("shown_baselines", {str(path): 10**6})
    controller = opened(path)

    assert controller.view.shown_baseline(controller.plan) == controller.plan.baselines_in_order[-1].id
    controller.close()


def test_that_a_choice_is_found_as_it_was_left(qtbot: QtBot) -> None:
    choices: list[tuple[object, str]] = [(LanesBy.STREAM, "Stream"), (LanesBy.OWNER, "Owner")]
    control = SegmentedControl("Lanes", choices, LanesBy.STREAM)
    qtbot.addWidget(control)
    remember_choice(control, Settings(), "roadmap_lanes")
    assert control.value is LanesBy.STREAM
    control.buttons()[1].setChecked(True)

    again = SegmentedControl("Lanes", choices, LanesBy.STREAM)
    qtbot.addWidget(again)
    told: list[object] = []
    again.chosen.connect(told.append)
    settings = Settings()
    settings.set("roadmap_lanes", "owner")
    remember_choice(again, settings, "roadmap_lanes")
    assert again.value is LanesBy.OWNER
    assert told == [LanesBy.OWNER]


def test_that_each_file_keeps_its_zoom(tmp_path: Path, window_of: MakeWindow) -> None:
    one, other = tmp_path / "one.cxplan", tmp_path / "other.cxplan"
    for path in (one, other):
        OpenPlan.create(two_reviews(), path).close()
    window = window_of()
    canvas = window.views.roadmap.canvas
    assert window.open_file(one)
    assert canvas.kept_zoom is None
    canvas.show_zoom(Zoom.MONTH)
    assert window.open_file(other)
    assert canvas.kept_zoom is None
    canvas.zoom_by(2)
    per_day = canvas.kept_zoom
    assert window.open_file(one)
    assert canvas.kept_zoom == Zoom.MONTH
    assert window.open_file(other)
    assert canvas.zoom is None
    assert canvas.kept_zoom == per_day
