"""The Indicators view: the table, what is told of an indicator, adding, measuring, deleting, undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import indicators
from cxplanner.plan.indicators import Kpi, KpiType
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, with_initiative
from tests.ui.windows import MakeWindow
from ui.indicators.measurement_dialog import MeasurementDialog, Way
from ui.indicators.model import Column
from ui.indicators.new_dialog import NewIndicatorDialog
from ui.indicators.view import IndicatorsView
from ui.inspector.indicator_page import IndicatorPage
from ui.main_window import MainWindow

APRIL, JULY = date(2026, 4, 3), date(2026, 7, 3)
BEFORE = (18, 9, 13, 18, 23, 45, 53, 92, 113, 115, 141)
AFTER = (5, 4, 6, 9, 12, 30, 40, 92, 130, 160, 190)


def measured() -> Plan:
    """An NPS with two waves, and a duration that has only a baseline."""
    plan = with_initiative(a_plan(), "A", 10)
    plan = indicators.add_indicator(
        plan, "Relationship NPS", type=KpiType.NPS, baseline_value=12.0, baseline_on=APRIL, target=45.0,
        target_on=date(2027, 12, 31), cadence_days=90,
    )  # fmt: skip
    nps = plan.kpis_in_order[0].id
    plan = indicators.add_measurement(plan, nps, taken_on=APRIL, counts=BEFORE, source="Wave 1")
    plan = indicators.add_measurement(plan, nps, taken_on=JULY, counts=AFTER, source="Wave 2")
    return indicators.add_indicator(
        plan, "Days to first order", type=KpiType.DURATION, unit="days", target=1.0, cadence_days=90
    )


@pytest.fixture
def window(window_of: MakeWindow) -> MainWindow:
    made = window_of(measured())
    made.activateWindow()
    made.run("indicators")
    QApplication.processEvents()
    return made


def the_view(window: MainWindow) -> IndicatorsView:
    return window.views.indicators


def kpi(window: MainWindow, place: int) -> Kpi:
    return window.controller.plan.kpis_in_order[place]


def row_texts(window: MainWindow, row: int) -> list[str]:
    return [the_view(window).model.text(row, column) for column in Column if column is not Column.HISTORY]


def in_dialog(opens: Callable[[], object], act: Callable[[QDialog], object]) -> None:
    """Do something in the dialog that a command opens."""

    def then() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, then)
    opens()


def test_that_rows_say_how_each_indicator_stands(window: MainWindow) -> None:
    first, second = row_texts(window, 0), row_texts(window, 1)
    assert first[:6] == ["K01  Relationship NPS", "12", "36 ± 5.5", "45", "Better", "No owner"]
    assert second[:5] == ["K02  Days to first order", "none", "–", "1 days", "Not measured"]
    assert "2 indicators" in the_view(window).head.summary
    assert "1 without baseline" in the_view(window).head.summary


def test_that_a_row_reads_as_a_sentence(window: MainWindow) -> None:
    view = the_view(window)
    said = view.model.data(view.model.index(0, Column.HISTORY), Qt.ItemDataRole.AccessibleTextRole)
    assert str(said).startswith("K01  Relationship NPS, Baseline 12, Now 36 ± 5.5, Target 45, Change Better")


def test_that_the_lower_half_says_whether_the_change_is_more_than_noise(window: MainWindow) -> None:
    detail = the_view(window).detail
    assert "better by more than noise" in detail.verdict.text()
    assert detail.chart.accessibleDescription().startswith(detail.verdict.text())
    assert detail.measurements.model.rowCount() == 2
    QTest.keyClick(the_view(window).table, Qt.Key.Key_Down)
    assert detail.verdict.text() == "Nothing has been measured yet."


def test_that_a_click_on_a_point_chooses_its_measurement(window: MainWindow) -> None:
    detail = the_view(window).detail
    first = window.controller.plan.measurements_of[kpi(window, 0).id][0]
    box = detail.chart.point_of(first.id)
    assert box is not None
    place = detail.chart.rect().topLeft()
    place.setX(round(box.x + box.width / 2))
    place.setY(round(box.y + box.height / 2))
    QTest.mouseClick(detail.chart, Qt.MouseButton.LeftButton, pos=place)
    current = detail.current_measurement()
    assert current is not None
    assert current.id == first.id


def test_that_the_inspector_shows_and_edits_the_selected_indicator(window: MainWindow) -> None:
    window.open_inspector(True)
    QTest.keyClick(the_view(window).table, Qt.Key.Key_Return)
    QApplication.processEvents()
    page = window.inspector.page
    assert isinstance(page, IndicatorPage)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "Loyalty")
    QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert kpi(window, 0).name == "Loyalty"
    page.strip.click()
    assert kpi(window, 0).in_strip
    assert window.controller.undo()
    assert not kpi(window, 0).in_strip
    assert not page.strip.isChecked()


def test_that_an_indicator_is_added_from_a_template_with_the_keyboard(window: MainWindow) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NewIndicatorDialog)
        dialog.template.combo.setCurrentIndex(1)
        dialog.template.combo.activated.emit(1)
        focus = dialog.baseline.line
        focus.setFocus()
        QTest.keyClicks(focus, "38")
        QTest.keyClick(focus, Qt.Key.Key_Return)

    in_dialog(lambda: QTest.keyClick(the_view(window).table, Qt.Key.Key_N), fill)
    added = kpi(window, 2)
    assert (added.name, added.type, added.baseline_value) == ("Aided brand awareness", KpiType.RATIO, 38.0)
    assert window.controller.view.selected == (Item("indicator", added.id),)
    assert window.controller.undo()
    assert len(window.controller.plan.kpis) == 2


def test_that_a_new_indicator_without_a_name_is_refused_beside_it(window: MainWindow) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NewIndicatorDialog)
        QTest.keyClick(dialog.name.line, Qt.Key.Key_Return)
        assert dialog.name.refusal
        dialog.name.line.setText("Loyalty")
        dialog.target.line.setText("much")
        QTest.keyClick(dialog.target.line, Qt.Key.Key_Return)
        assert dialog.target.refusal
        assert dialog.name.text == "Loyalty"

    in_dialog(lambda: window.run("add_indicator"), fill)
    assert len(window.controller.plan.kpis) == 2


def test_that_a_wave_is_entered_as_pasted_counts(window: MainWindow) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, MeasurementDialog)
        dialog.counts.paste_text("\n".join(str(count) for count in AFTER))
        assert dialog.preview.text() == "678 answers: 36 ± 5.5"
        dialog.day.line.setText("2 Oct 2026")
        dialog.invited.line.setText("100")
        dialog.take.click()
        assert "678" in dialog.invited.refusal
        dialog.invited.line.setText("4200")
        dialog.take.click()

    in_dialog(lambda: QTest.keyClick(the_view(window).table, Qt.Key.Key_M), fill)
    taken = window.controller.plan.measurements_of[kpi(window, 0).id]
    assert [each.taken_on for each in taken] == [APRIL, JULY, date(2026, 10, 2)]
    assert (taken[-1].counts, taken[-1].invited) == (AFTER, 4200)


def test_that_a_wrong_number_of_counts_is_named_and_nothing_is_taken(window: MainWindow) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, MeasurementDialog)
        dialog.counts.boxes[0].setText("3")
        dialog.take.click()
        assert (
            dialog.counts.refusal
            == "1 counts are entered, but the scale has 11 answers: enter one count for each."
        )

    in_dialog(lambda: window.run("add_measurement"), fill)
    assert len(window.controller.plan.measurements) == 2


def test_that_a_measurement_is_changed(window: MainWindow) -> None:
    the_view(window).detail.measurements.view.selectRow(0)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, MeasurementDialog)
        assert dialog.counts.read() == AFTER
        dialog.way.buttons()[dialog.way.values.index(Way.VALUE)].click()
        dialog.value.line.setText("30")
        dialog.take.click()

    in_dialog(lambda: window.run("edit_measurement"), fill)
    latest = window.controller.plan.measurements_of[kpi(window, 0).id][-1]
    assert (latest.counts, latest.value, latest.source) == ((), 30.0, "Wave 2")


def test_that_indicators_and_measurements_are_deleted_and_come_back(window: MainWindow) -> None:
    view = the_view(window)
    view.detail.measurements.view.setFocus()
    view.detail.measurements.view.selectRow(0)
    window.run("delete")
    assert len(window.controller.plan.measurements) == 1
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Delete)
    assert [each.name for each in window.controller.plan.kpis.values()] == ["Days to first order"]
    assert window.controller.undo()
    assert window.controller.undo()
    assert len(window.controller.plan.measurements) == 2


def test_that_an_empty_view_teaches_and_offers_one_button(window_of: MakeWindow) -> None:
    window = window_of(a_plan())
    window.activateWindow()
    window.run("indicators")
    view = the_view(window)
    assert view.empty.isVisible()
    assert not view.splitter.isVisible()
    view.focus_canvas()
    assert QApplication.focusWidget() is view.add_button
    assert not window.actions_by_name["add_measurement"].isEnabled()


def test_that_a_filter_keeps_rows_that_match_and_says_when_none_does(window: MainWindow) -> None:
    view = the_view(window)
    window.controller.view.set_filter("days first")
    assert [view.model.text(row, Column.INDICATOR) for row in range(view.model.rowCount())] == [
        "K02  Days to first order"
    ]
    window.controller.view.set_filter("nobody")
    assert view.nothing_found.text() == "Nothing matches “nobody”."


def test_that_any_other_view_bears_a_selected_indicator(window: MainWindow) -> None:
    item = Item("indicator", kpi(window, 0).id)
    for name in ("roadmap", "initiatives", "dependencies", "priorities", "gates"):
        window.show_view(name)
        window.controller.view.select(item)
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        assert focus is not None
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
            QTest.keyClick(focus, key)
            window.controller.view.select(item)
    window.show_item(item)
    assert window.views.current == "indicators"


def test_that_the_outcome_stands_under_the_roadmap_once_it_is_chosen(window: MainWindow) -> None:
    window.run("in_strip")
    assert kpi(window, 0).in_strip
    window.show_view("roadmap")
    layout = window.views.roadmap.canvas.layout_of_plan
    assert layout is not None
    assert [strip.outcome.title for strip in layout.strips] == ["Outcome: Relationship NPS"]
    window.show_view("indicators")
    assert window.actions_by_name["in_strip"].isChecked()


def test_that_a_lifetime_value_is_computed_from_margin_and_customers_who_stayed(
    window: MainWindow,
) -> None:
    controller = window.controller
    assert controller.apply(
        "add_indicator", lambda plan: indicators.add_indicator(plan, "Lifetime value", type=KpiType.MONEY)
    )
    controller.view.select(Item("indicator", kpi(window, 2).id))

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, MeasurementDialog)
        dialog.way.buttons()[dialog.way.values.index(Way.LIFETIME)].click()
        assert dialog.margin.isVisible()
        assert not dialog.value.isVisible()
        for field, text in ((dialog.margin, "1000"), (dialog.lost, "700"), (dialog.at_start, "500")):
            field.line.setText(text)
        dialog.take.click()
        assert "700" in dialog.lost.refusal
        dialog.lost.line.setText("70")
        dialog.take.click()

    in_dialog(lambda: window.run("add_measurement"), fill)
    (taken,) = controller.plan.measurements_of[kpi(window, 2).id]
    assert taken.value == pytest.approx(1000 * 0.86 / (1 + 0.08 - 0.86))


def test_that_enter_on_a_measurement_opens_it(window: MainWindow) -> None:
    table = the_view(window).detail.measurements.view
    table.setFocus()
    table.selectRow(1)
    opened: list[bool] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, MeasurementDialog)
        opened.append(dialog.counts.read() == BEFORE)

    in_dialog(lambda: QTest.keyClick(table, Qt.Key.Key_Return), look)
    assert opened == [True]


def test_that_go_to_finds_indicators_by_code_and_name(window: MainWindow) -> None:
    window.show_view("roadmap")
    popup = window.go_to()
    popup.search.setText("first order")
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert window.views.current == "indicators"
    assert window.controller.view.selected == (Item("indicator", kpi(window, 1).id),)


def test_that_all_indicators_are_selected_and_deleted_as_one_step(window: MainWindow) -> None:
    window.run("select_all")
    assert {item.kind for item in window.controller.view.selected} == {"indicator"}
    window.run("delete")
    assert not window.controller.plan.kpis
    assert window.controller.undo()
    assert len(window.controller.plan.kpis) == 2
    assert len(window.controller.plan.measurements) == 2


def test_that_a_measurement_becomes_the_baseline_where_there_is_none(window: MainWindow) -> None:
    controller, view = window.controller, the_view(window)
    second = kpi(window, 1).id
    assert not view.detail.baseline_button.isVisible(), "the first indicator has one"
    assert controller.apply(
        "add_measurement",
        lambda plan: indicators.add_measurement(plan, second, taken_on=APRIL, value=9.0),
    )
    controller.view.select(Item("indicator", second))
    QApplication.processEvents()
    assert view.detail.baseline_button.isVisible()
    view.detail.baseline_button.click()
    QApplication.processEvents()
    assert (kpi(window, 1).baseline_value, kpi(window, 1).baseline_on) == (9.0, APRIL)
    assert not view.detail.baseline_button.isVisible()
    assert view.model.text(1, Column.CHANGE) == "Baseline only"
