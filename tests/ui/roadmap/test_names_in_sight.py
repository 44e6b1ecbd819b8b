"""Names of months and bars that go on from the left edge of a roadmap that is zoomed in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cxplanner.drawing.shapes import Rectangle, Shape, Text
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.roadmap.mouse import bar_of, canvas_of, layout_of
from tests.ui.windows import MakeWindow
from ui.main_window import MainWindow
from ui.roadmap.names_in_sight import bars_in_sight, time_in_sight
from ui.roadmap.zoom import Zoom


def two() -> Plan:
    return with_initiative(with_initiative(a_plan(), "A", 60), "B", 5)


def scrolled_to(window: MainWindow, day: date) -> Rectangle:
    """What is seen with a day at the left edge."""
    visible = canvas_of(window).visible_part()
    return visible._replace(x=layout_of(window).x_of(day))


def texts(shapes: Iterable[Shape]) -> list[tuple[float, str]]:
    return [(each.x, each.text) for each in shapes if isinstance(each, Text)]


def test_that_a_bar_keeps_its_name_and_a_month_its_year_at_the_edge(window_of: MakeWindow) -> None:
    window = window_of(two())
    canvas_of(window).show_zoom(Zoom.WEEK)
    start = window.controller.schedule.initiative(id_of(window.controller.plan, "A")).start
    assert start is not None
    visible = scrolled_to(window, date(start.year, start.month + 1, 10))
    layout = layout_of(window)
    ((bar_x, name),) = texts(bars_in_sight(layout, visible, ()))
    assert name == window.controller.plan.initiatives[id_of(window.controller.plan, "A")].title
    ((month_x, month),) = texts(time_in_sight(layout, visible))
    assert month.endswith(str(start.year))
    assert bar_x >= visible.x
    assert month_x >= visible.x


def test_that_nothing_is_named_twice(window_of: MakeWindow) -> None:
    window = window_of(two())
    canvas_of(window).show_zoom(Zoom.WEEK)
    visible = canvas_of(window).visible_part()._replace(x=bar_of(window, "A").x - 20)
    assert texts(bars_in_sight(layout_of(window), visible, ())) == []
    month = visible._replace(x=layout_of(window).scale.start_of(date(2026, 2, 1)))
    assert texts(time_in_sight(layout_of(window), month)) == []


def test_that_what_a_filter_leaves_out_has_no_name_there(window_of: MakeWindow) -> None:
    window = window_of(two())
    canvas_of(window).show_zoom(Zoom.WEEK)
    bar = bar_of(window, "A")
    visible = canvas_of(window).visible_part()._replace(x=bar.x + bar.width / 2)
    left_out = {id_of(window.controller.plan, "A")}
    assert texts(bars_in_sight(layout_of(window), visible, ())) != []
    assert texts(bars_in_sight(layout_of(window), visible, left_out)) == []
