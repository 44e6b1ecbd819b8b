"""The pictures of trends: what they show, and that nothing leaves their frame."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from cxplanner.drawing.burn_up import BurnUp, shared_days
from cxplanner.drawing.date_trends import DateTrends, NamedTrend
from cxplanner.drawing.money_chart import MoneyChart
from cxplanner.drawing.saturation_matrix import SaturationMatrix
from cxplanner.drawing.shapes import Circle, Clip, Drawing, Path, Rectangle, Shape, Text
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.drawing.text_fit import width_of
from cxplanner.plan.edits import initiatives, milestones
from cxplanner.plan.plan import Plan
from cxplanner.priorities.value import MonthlyMoney
from cxplanner.scheduling.schedule import schedule
from cxplanner.steering.dates_over_time import dates_over_time
from cxplanner.steering.saturation import Quarter, Saturation
from cxplanner.steering.work_done import StageWork, WorkAt
from cxplanner.wording.words import Words
from tests.builders import MONDAY, a_plan, id_of, with_baseline, with_initiative

ENGLISH = Words("en")
TODAY = date(2026, 3, 2)


def flat(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    for shape in shapes:
        if isinstance(shape, Clip):
            yield from flat(shape.shapes)
        else:
            yield shape


def texts(drawing: Drawing) -> list[str]:
    return [each.text for each in flat(drawing.shapes) if isinstance(each, Text)]


def stays_inside(drawing: Drawing) -> None:
    """No text and no rectangle leaves the frame."""
    for each in flat(drawing.shapes):
        if isinstance(each, Text):
            width = width_of(each.text, each.size, each.face, each.weight)
            left = each.x - {"start": 0.0, "middle": width / 2, "end": width}[each.anchor]
            assert left >= -1, each
            assert left + width <= drawing.width + 1, each
            assert 0 <= each.y <= drawing.height + 1, each
        elif isinstance(each, Rectangle):
            assert each.x >= -1, each
            assert each.x + each.width <= drawing.width + 1, each


def slipped() -> Plan:
    plan = with_initiative(a_plan(), "A", 10)
    plan = milestones.add(plan, "A live date that has a rather long name", initiative=id_of(plan, "A"))
    plan = with_baseline(plan, "Review 1", MONDAY)
    plan = initiatives.change(plan, id_of(plan, "A"), duration=13)
    return with_baseline(plan, "Review 2", date(2026, 2, 2))


@pytest.mark.parametrize(("width", "height"), [(900.0, 460.0), (320.0, 240.0)])
def test_that_each_trend_is_a_line_with_a_mark_for_each_look(width: float, height: float) -> None:
    found = dates_over_time(schedule(slipped()), TODAY)
    named = [NamedTrend(each, f"{each.kind} {each.id}", "+3 d") for each in found]
    looks = [(MONDAY, "Review 1"), (date(2026, 2, 2), "Review 2"), (TODAY, "Today")]
    drawing = DateTrends(named, looks, ENGLISH, width, height, COMFORTABLE).drawing()
    stays_inside(drawing)
    for each in found:
        marks = [
            shape
            for shape in flat(drawing.shapes)
            if isinstance(shape, Path | Circle) and shape.item == (each.kind, each.id)
        ]
        assert len(marks) == 1 + len(each.seen)
    assert {"Review 1", "Review 2", "Today"} <= set(texts(drawing))


def test_that_a_single_look_has_no_trend() -> None:
    found = dates_over_time(schedule(with_initiative(a_plan(), "A", 5)), TODAY)
    named = [NamedTrend(each, "x", "") for each in found]
    assert DateTrends(named, [(TODAY, "Today")], ENGLISH, 400, 300, COMFORTABLE).drawing().shapes == ()


def test_that_a_burn_up_tells_all_of_the_work_and_what_was_done() -> None:
    days = [MONDAY + timedelta(days=7 * week) for week in range(9)]
    planned = tuple(WorkAt(day, 5.0 * place) for place, day in enumerate(days))
    work = StageWork(1, 40.0, planned, (WorkAt(days[1], 3.0), WorkAt(days[4], 12.0)))
    first, last = shared_days([work], days[4])
    assert (first, last) == (days[0], days[-1])
    chart = BurnUp(work, "Start", first, last, ENGLISH, ENGLISH.number, 400, 200, COMFORTABLE)
    stays_inside(chart.drawing())
    assert {"Start", "40", "12"} <= set(texts(chart.drawing()))


def test_that_an_empty_stage_has_a_frame_and_no_lines() -> None:
    work = StageWork(1, 0.0, (), (WorkAt(TODAY, 0.0),))
    first, last = shared_days([work], TODAY)
    chart = BurnUp(work, "Start", first, last, ENGLISH, ENGLISH.number, 300, 160, COMFORTABLE)
    assert [each for each in flat(chart.drawing().shapes) if isinstance(each, Path)] == []


def test_that_each_cell_of_the_matrix_says_its_number_and_can_be_found() -> None:
    hits = {("Sales", Quarter(2026, 4)): (1, 2, 3), ("", Quarter(2027, 1)): (4,)}
    saturation = Saturation(("Sales", ""), (Quarter(2026, 4), Quarter(2027, 1)), hits)
    matrix = SaturationMatrix(saturation, "No unit", ENGLISH, 500, COMFORTABLE)
    drawing = matrix.drawing()
    stays_inside(drawing)
    assert {"Sales", "No unit", "2026", "2027", "3", "1"} <= set(texts(drawing))
    boxes = [each for each in flat(drawing.shapes) if isinstance(each, Rectangle)]
    first, second = (matrix.cell_at(each.x + 2, each.y + 2) for each in boxes)
    assert (first, second) == (("Sales", Quarter(2026, 4)), ("", Quarter(2027, 1)))
    assert matrix.cell_at(-1, -1) is None
    assert boxes[0].opacity > boxes[1].opacity


def test_that_money_over_time_marks_its_payback() -> None:
    money = MonthlyMoney((100.0,) * 3 + (0.0,) * 9, (0.0,) * 3 + (50.0,) * 9)
    chart = MoneyChart(
        money, money, 9, "Pays back in month 9", "Year {}".format, "{:.0f}".format, 400, 220, COMFORTABLE
    )
    stays_inside(chart.drawing())
    assert {"Pays back in month 9", "Year 1", "-300", "150", "0"} <= set(texts(chart.drawing()))
    lines = [each for each in flat(chart.drawing().shapes) if isinstance(each, Path) and not each.closed]
    assert [bool(each.dash) for each in lines] == [True, False]


def test_that_a_programme_without_money_has_a_chart_all_the_same() -> None:
    money = MonthlyMoney((0.0,) * 24, (0.0,) * 24)
    chart = MoneyChart(money, None, None, "", str, str, 400, 220, COMFORTABLE)
    stays_inside(chart.drawing())
