"""The studio: the very pages that are printed, what is chosen, files, and calm answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cxplanner.drawing.roadmap_options import LanesBy, Level
from cxplanner.report import legibility
from cxplanner.report.legibility import Offer
from cxplanner.report.print_settings import PrintColour, PrintSettings
from cxplanner.report.reports import ReportName
from cxplanner.report.sheets import PageCount
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative
from tests.drawing.programmes import a_programme
from tests.ui.conftest import MakeController
from tests.ui.names import nameless
from tests.ui.print_studio.studios import choose, opened, said, settle, type_into
from ui.frame.keys_dialog import KeysDialog
from ui.plan_controller import PlanController
from ui.print_studio import made
from ui.print_studio.window import StudioWindow
from ui.settings import Settings

Studio = Callable[[], StudioWindow]


def test_that_the_page_is_the_one_that_is_written(qtbot: QtBot, studio: StudioWindow, tmp_path: Path) -> None:
    assert "Begin" in said(studio)
    path = tmp_path / "roadmap.pdf"
    studio.write(path)
    qtbot.waitUntil(lambda: not studio.is_writing, timeout=30_000)
    assert studio.foot.message.text() == "Saved roadmap.pdf"
    text = PdfReader(path).pages[0].extract_text()
    assert "Begin" in text
    assert "Go on" in text


@pytest.mark.parametrize(("kind", "start"), [(".svg", b"<?xml"), (".png", b"\x89PNG"), (".pptx", b"PK")])
def test_that_other_kinds_are_written(
    qtbot: QtBot, studio: StudioWindow, tmp_path: Path, kind: str, start: bytes
) -> None:
    path = tmp_path / f"roadmap{kind}"
    studio.write(path)
    qtbot.waitUntil(lambda: not studio.is_writing, timeout=30_000)
    assert path.read_bytes().startswith(start)


def test_that_the_foot_says_how_small_the_text_is(studio: StudioWindow) -> None:
    assert "1 sheet · smallest text 9.2 pt as printed · 6.5 pt on A4" in studio.legibility.sentence.text()
    assert not studio.legibility.buttons


def test_that_text_too_small_is_offered_larger(qtbot: QtBot, controller_of: MakeController) -> None:
    studio = opened(qtbot, controller_of(a_programme(60)))
    choose(qtbot, studio, PrintSettings(paper="A5", pages=PageCount(1, 1)))
    assert "under the limit of 6.5 pt" in studio.legibility.sentence.text()
    qtbot.waitUntil(lambda: bool(studio.legibility.buttons), timeout=30_000)
    assert studio.legibility.buttons[0].text().startswith("More sheets: ")
    studio.legibility.buttons[0].click()
    settle(qtbot, studio)
    assert studio.settings.pages is None
    assert not studio.legibility.buttons


def test_that_it_is_said_where_nothing_makes_text_large_enough(
    qtbot: QtBot, controller_of: MakeController
) -> None:
    studio = opened(qtbot, controller_of(a_programme(20)))
    choose(qtbot, studio, PrintSettings(least_text=60))
    qtbot.waitUntil(lambda: "coarser level" in studio.legibility.sentence.text(), timeout=30_000)
    assert not studio.legibility.buttons


def test_that_the_first_offer_does_not_wait_for_the_others(
    qtbot: QtBot, controller_of: MakeController, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = Event()
    remedies = legibility.remedies_that_help

    def one_by_one(*given: Any, **named: Any) -> Iterator[Offer]:
        for number, offer in enumerate(remedies(*given, **named)):
            assert not number or may_go_on.wait(30)
            yield offer

    monkeypatch.setattr(legibility, "remedies_that_help", one_by_one)
    studio = opened(qtbot, controller_of(a_programme(60)))
    choose(qtbot, studio, PrintSettings(paper="A5", pages=PageCount(1, 1)))
    qtbot.waitUntil(lambda: len(studio.legibility.buttons) == 1, timeout=30_000)
    may_go_on.set()
    qtbot.waitUntil(lambda: len(studio.legibility.buttons) > 1, timeout=30_000)


def test_that_small_text_is_not_written_unless_it_is_asked_for(
    qtbot: QtBot, controller_of: MakeController, tmp_path: Path
) -> None:
    studio, path = opened(qtbot, controller_of(a_programme(60))), tmp_path / "small.pdf"
    choose(qtbot, studio, PrintSettings(paper="A5", pages=PageCount(1, 1)))
    studio.write(path)
    qtbot.waitUntil(lambda: not studio.is_writing, timeout=30_000)
    assert not path.exists()
    assert "under the limit" in studio.foot.message.text()
    studio.choices.check("may_shrink").click()
    settle(qtbot, studio)
    studio.write(path)
    qtbot.waitUntil(lambda: not studio.is_writing, timeout=30_000)
    assert path.exists()


def test_that_choices_become_settings(qtbot: QtBot, studio: StudioWindow) -> None:
    panel = studio.choices
    panel.paper.pick("A2")
    panel.direction.pick(False)
    panel.lanes.pick(LanesBy.STAGE)
    panel.level.pick(Level.SUMMARY)
    panel.colour.pick(PrintColour.BLACK)
    panel.language.pick("es")
    panel.check("floats").click()
    type_into(panel.binding.line, "20")
    type_into(panel.first.line, "2026-01-01")
    settle(qtbot, studio)
    expected = PrintSettings(
        paper="A2",
        landscape=False,
        lanes_by=LanesBy.STAGE,
        level=Level.SUMMARY,
        colour=PrintColour.BLACK,
        language="es",
        floats=False,
        binding=20.0,
        first=date(2026, 1, 1),
    )
    assert studio.settings == expected
    assert "Hoja" in said(studio)


@pytest.mark.parametrize(
    ("field", "text", "answer"),
    [
        ("margin", "wide", "is no length"),
        ("margin", "99", "A margin of 99 mm is not possible"),
        ("least_text", "tiny", "Enter a size of 3 to 20 points."),
        ("least_text", "99", "Enter a size of 3 to 20 points."),
        ("own_size", "square", "There is no paper square"),
        ("first", "soon", "soon"),
    ],
)
def test_that_what_cannot_be_meant_is_refused_beside_its_field(
    studio: StudioWindow, field: str, text: str, answer: str
) -> None:
    before = studio.settings
    studio.choices.own_size.show()
    type_into(getattr(studio.choices, field).line, text)
    assert answer in getattr(studio.choices, field).refusal
    assert studio.settings == before


def test_that_sheets_are_asked_for_only_where_a_roadmap_is_printed(studio: StudioWindow) -> None:
    assert studio.choices.pages.isEnabled()
    studio.show_settings(PrintSettings(reports=(ReportName.CARDS,)))
    assert not studio.choices.pages.isEnabled()
    studio.show_settings(PrintSettings(reports=(ReportName.CARDS, ReportName.HANDOUT)))
    assert studio.choices.pages.isEnabled()


def test_that_an_own_size_of_paper_is_taken(qtbot: QtBot, studio: StudioWindow) -> None:
    studio.choices.paper.pick("own size")
    type_into(studio.choices.own_size.line, "300x900")
    settle(qtbot, studio)
    assert studio.settings.paper == "300x900"
    assert "900 × 300 mm" in said(studio) or "300 × 900 mm" in said(studio)


def test_that_a_filter_that_keeps_nothing_says_so_in_place_of_the_page(
    qtbot: QtBot, studio: StudioWindow
) -> None:
    choose(qtbot, studio, PrintSettings(filter="zebra"))
    assert "The filter “zebra” keeps nothing" in studio.page.note
    assert not studio.foot.save.isEnabled()
    assert not studio.foot.print_button.isEnabled()
    choose(qtbot, studio, PrintSettings(filter="begin"))
    assert "Begin" in said(studio)
    assert "Go on" not in said(studio).replace("A Begin → B Go on", "")


def test_that_something_is_always_printed(studio: StudioWindow) -> None:
    item = studio.choices.reports.item(0)
    item.setCheckState(Qt.CheckState.Unchecked)
    assert studio.settings.reports == (ReportName.ROADMAP,)


def test_that_reports_change_places_with_keys(studio: StudioWindow) -> None:
    studio.show_settings(PrintSettings(reports=(ReportName.ROADMAP, ReportName.CARDS)))
    studio.choices.reports.setCurrentRow(0)
    QTest.keyClick(studio.choices.reports, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert studio.settings.reports == (ReportName.CARDS, ReportName.ROADMAP)


def test_that_the_last_settings_come_back(qtbot: QtBot, controller: PlanController) -> None:
    first = opened(qtbot, controller)
    first.show_settings(PrintSettings(paper="A4"))
    first.close()
    assert opened(qtbot, controller).settings == PrintSettings(paper="A4")


def test_that_an_edit_is_on_the_page_at_once(
    qtbot: QtBot, studio: StudioWindow, controller: PlanController
) -> None:
    def renamed(plan: object) -> object:
        from cxplanner.plan.plan import Plan

        assert isinstance(plan, Plan)
        first = next(iter(plan.initiatives.values()))
        return plan.put("initiatives", replace(first, title="Another name"))

    controller.apply("change_initiative", renamed)  # type: ignore[arg-type]
    settle(qtbot, studio)
    assert "Another name" in said(studio)


def test_that_a_folder_that_cannot_be_written_to_is_said(qtbot: QtBot, studio: StudioWindow) -> None:
    studio.write(Path("/nowhere/at/all/roadmap.pdf"))
    qtbot.waitUntil(lambda: not studio.is_writing, timeout=30_000)
    assert "roadmap.pdf" in studio.foot.message.text()
    assert not studio.foot.open_folder.isVisible()


def test_that_giving_up_leaves_the_old_file(
    qtbot: QtBot, studio: StudioWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "roadmap.pdf"
    path.write_bytes(b"old")
    real = made.write

    def given_up(*given: object) -> object:
        studio.output.give_up()
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("ui.print_studio.output.write", given_up)
    studio.write(path)
    qtbot.waitUntil(lambda: not studio.is_writing, timeout=30_000)
    assert path.read_bytes() == b"old"
    assert studio.foot.message.text() == "Nothing was written."
    assert [each.name for each in tmp_path.iterdir()] == ["roadmap.pdf"]


def test_that_everything_has_a_name(studio: StudioWindow) -> None:
    assert nameless(studio) == []


def test_that_the_studio_closes_with_the_plan(studio: StudioWindow, controller: PlanController) -> None:
    controller.close(discard=True)
    assert not studio.isVisible()


def test_that_any_number_of_sheets_can_be_typed(qtbot: QtBot, studio: StudioWindow) -> None:
    panel = studio.choices
    panel.pages.pick("own count")
    type_into(panel.own_count.line, "many")
    assert "no number of sheets" in panel.own_count.refusal
    type_into(panel.own_count.line, "5 x 1")
    settle(qtbot, studio)
    assert studio.settings.pages == PageCount(5, 1)
    assert studio.bar.place.text() != "Page 1 of 1"
    assert panel.own_count.line.text() == "5 × 1"


def test_that_a_time_without_dates_says_so_in_place_of_the_page(qtbot: QtBot, studio: StudioWindow) -> None:
    choose(qtbot, studio, PrintSettings(first=date(2040, 1, 1)))
    assert studio.page.note == "Nothing is planned from 1 January 2040 on: choose an earlier date."
    assert studio.thumbnails.count() == 0
    assert not studio.foot.print_button.isEnabled()
    choose(qtbot, studio, PrintSettings())
    assert studio.thumbnails.count() == 1
    assert studio.foot.print_button.isEnabled()


def test_that_dots_are_chosen_only_for_pictures(studio: StudioWindow) -> None:
    assert not studio.choices.dpi.isVisible()
    studio.foot.kind.pick(".png")
    assert studio.choices.dpi.isVisible()
    studio.choices.dpi.pick(300)
    assert studio.settings.dpi == 300


def test_that_f1_tells_the_keys_of_the_studio(studio: StudioWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: set[str] = set()

    def run(dialog: KeysDialog) -> int:
        told.update(label.text() for label in dialog.findChildren(QLabel))
        return 0

    monkeypatch.setattr(KeysDialog, "exec", run)
    studio.page.setFocus()
    QTest.keyClick(studio.page, Qt.Key.Key_F1)
    assert {"Next page, previous page", "Close the studio"} <= told


def test_that_a_narrow_window_keeps_the_page_and_its_choices_fold_away(
    qtbot: QtBot, studio: StudioWindow
) -> None:
    studio.resize(1240, 700)
    assert studio.thumbnails.isVisible()
    studio.resize(780, 560)
    assert studio.width() == 780
    assert not studio.thumbnails.isVisible()
    before = studio.page.width()
    studio.bar.fold.click()
    qtbot.waitUntil(lambda: studio.page.width() > before)
    assert not studio.left.isVisible()
    studio.bar.fold.click()
    assert studio.left.isVisible()


@pytest.mark.parametrize("language", ["en", "es", "pt"])
@pytest.mark.parametrize("width", [720, 1100])
def test_that_no_choice_is_cut_off(qtbot: QtBot, language: str, width: int) -> None:
    controller = PlanController(Settings(), Words(language))
    controller.new(a_plan())
    studio = opened(qtbot, controller)
    studio.resize(width, 450)
    panel, room = studio.choices, studio.choices.parentWidget()
    assert room is not None
    qtbot.waitUntil(lambda: panel.width() <= room.width())
    controller.close(discard=True)


def test_that_the_window_comes_back_where_it_was(qtbot: QtBot, controller: PlanController) -> None:
    first = opened(qtbot, controller)
    first.resize(700, 500)
    first.close()
    assert opened(qtbot, controller).size() == first.size()


def test_that_a_copy_on_a4_that_is_hard_to_read_warns(qtbot: QtBot, studio: StudioWindow) -> None:
    choose(qtbot, studio, PrintSettings(least_text=7.5))
    assert studio.legibility.sentence.property("role") == "warning"
    assert "hard to read" in studio.legibility.sentence.text()
    assert not studio.legibility.buttons


def test_that_characters_that_no_font_has_are_told_by_item(
    qtbot: QtBot, controller_of: MakeController
) -> None:
    studio = opened(qtbot, controller_of(with_initiative(a_plan(), "SD-07", 10, title="日本")))
    assert "SD-07: 日本" in studio.legibility.sentence.text()
