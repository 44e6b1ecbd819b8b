"""How long the studio takes from a choice to the page, at 40, 100 and 300 initiatives."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cxplanner.drawing.roadmap_options import LanesBy
from cxplanner.report.print_settings import PrintColour, PrintSettings
from cxplanner.report.reports import ReportName
from cxplanner.wording.words import Words
from tests.drawing.programmes import a_programme
from ui.plan_controller import PlanController
from ui.print_studio.window import StudioWindow
from ui.settings import Settings
from ui.theme import Theme

CHOICES: tuple[dict[str, object], ...] = (
    {"floats": False},
    {"colour": PrintColour.GREY},
    {"lanes_by": LanesBy.STAGE},
    {"paper": "A2"},
    {"paper": "A0"},
    {"paper": "A5"},
    {"landscape": False},
    {"paper": "A1", "poster": "A4"},
    {"label_lines": 1},
    {"owners": False},
    {"reports": (ReportName.GANTT,)},
    {"reports": (ReportName.STAGE,)},
)


@pytest.mark.timeout(0)
def test_time_from_a_choice_to_the_page(qapp: QApplication, tmp_path: Path) -> None:
    Theme(qapp, "light")
    print(f"\n{'initiatives':>12}{'median ms':>11}{'longest ms':>12}{'aim':>6}")
    for count in (40, 100, 300):
        controller = PlanController(Settings(tmp_path / "settings.json"), Words("en"))
        controller.new(a_programme(count))
        studio = StudioWindow(controller)
        studio.show()
        times = []
        for choice in CHOICES * 2:
            wait(qapp, studio, judged=True)
            begin = time.perf_counter()
            studio.show_settings(replace(PrintSettings(), **choice))  # type: ignore[arg-type]
            wait(qapp, studio, judged=False)
            times.append(1_000 * (time.perf_counter() - begin))
        aim = "200" if count == 100 else ""
        print(f"{count:>12}{statistics.median(times):>11.0f}{max(times):>12.0f}{aim:>6}")
        wait(qapp, studio, judged=True)
        studio.close()
        studio.deleteLater()
        controller.close(discard=True)


def wait(qapp: QApplication, studio: StudioWindow, *, judged: bool) -> None:
    """Until the page is shown, or until all pages are drawn."""
    while studio.is_waiting or (judged and studio.judged is None):
        qapp.processEvents()
        time.sleep(0.001)  # lets the other thread work
