"""The roadmap as shapes: everything is there once, nothing meets, and places answer for what is drawn."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxplanner.drawing.roadmap import LanesBy, RoadmapLayout, RoadmapOptions, lay_out
from cxplanner.drawing.shapes import Item, Rectangle
from cxplanner.drawing.sizes import Density
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, Stream
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_initiative
from tests.drawing.programmes import a_programme
from tests.pictures import meeting_texts, shown_ids, texts, written

ENGLISH = Words("en")


def layout_of(
    plan: Plan, width: float = 1_000, height: float | None = None, words: Words = ENGLISH, **options: object
) -> RoadmapLayout:
    choices = RoadmapOptions(**options)  # type: ignore[arg-type]
    return lay_out(plan, schedule(plan), words, choices, width, height)


def a_small_plan() -> Plan:
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "SD-01", 40, title="First")
    plan = with_initiative(plan, "SD-02", 40, "SD-01", title="Second")
    plan = with_initiative(plan, "CC-01", 10, title="Beside", stream=Stream.CUSTOMER_CENTRICITY)
    return with_initiative(plan, "OP-01", 60, title="Later", stage=2, stream=Stream.ORGANIZATION)


@settings(max_examples=15)
@given(
    st.integers(0, 60), st.integers(0, 10_000), st.sampled_from([400, 1_000, 3_000]),
    st.sampled_from(Density), st.sampled_from(["en", "es"]), st.sampled_from(LanesBy),
)  # fmt: skip
def test_that_no_text_covers_another(
    count: int, seed: int, width: int, density: Density, language: str, by: LanesBy
) -> None:
    plan = a_programme(count, seed)
    options = {"density": density, "lanes_by": by, "today": date(2026, 9, 1), "all_links": True}
    layout = layout_of(plan, width, 700, Words(language), **options)
    assert meeting_texts(layout.drawing().shapes) == []


@pytest.mark.parametrize("by", list(LanesBy))
def test_that_every_initiative_is_drawn_however_lanes_are_made(by: LanesBy) -> None:
    plan = a_programme(80)
    assert shown_ids(layout_of(plan, lanes_by=by).drawing().shapes, "initiative") == set(plan.initiatives)


def test_that_gates_and_milestones_are_drawn() -> None:
    plan = a_programme(80)
    shapes = layout_of(plan).drawing().shapes
    assert shown_ids(shapes, "gate") == {1, 2, 3, 4}
    assert shown_ids(shapes, "milestone") == set(plan.milestones)


def test_that_ideas_and_rejected_ones_are_not_drawn() -> None:
    plan = with_initiative(a_small_plan(), "IDEA", 5, status=Status.MEASURE)
    plan = with_initiative(plan, "NO", 5, status=Status.REJECTED)
    layout = layout_of(plan)
    assert layout.bar_of(id_of(plan, "IDEA")) is None
    assert layout.bar_of(id_of(plan, "NO")) is None


def test_that_the_same_plan_gives_the_same_shapes() -> None:
    assert layout_of(a_programme(60)).drawing() == layout_of(a_programme(60)).drawing()


def test_that_a_bar_lies_from_its_start_to_its_finish() -> None:
    plan = a_small_plan()
    layout = layout_of(plan)
    dates = schedule(plan).initiative(id_of(plan, "SD-02"))
    bar = layout.bar_of(id_of(plan, "SD-02"))
    assert bar is not None
    assert dates.start is not None
    assert dates.finish is not None
    assert bar.x == pytest.approx(layout.x_of(dates.start))
    assert layout.date_at(bar.x + bar.width - 0.01) == dates.finish


def test_that_a_place_on_a_bar_is_that_initiative() -> None:
    plan = a_small_plan()
    layout = layout_of(plan)
    for initiative_id in plan.initiatives:
        bar = layout.bar_of(initiative_id)
        assert bar is not None
        middle = (bar.x + bar.width / 2, bar.y + bar.height / 2)
        assert layout.item_at(*middle) == Item("initiative", initiative_id)


def test_that_marks_are_found_where_they_are_drawn() -> None:
    plan = a_programme(30)
    layout = layout_of(plan, today=date(2026, 9, 1))
    for number in plan.stages:
        mark = layout.gate_of(number)
        assert layout.item_at(mark.x + mark.width / 2, mark.y + mark.height / 2) == Item("gate", number)
    for milestone_id in plan.milestones:
        found = layout.milestone_of(milestone_id)
        assert found is not None
        item = layout.item_at(found.x + found.width / 2, found.y + found.height / 2)
        assert item is not None
        assert item.kind == "milestone"


def test_that_a_link_is_found_on_its_way() -> None:
    plan = with_initiative(a_plan(), "A", 20)
    plan = with_initiative(plan, "B", 20, "A FS+20d", stream=Stream.CUSTOMER_CENTRICITY)
    layout = layout_of(plan)
    bar = layout.bar_of(id_of(plan, "A"))
    assert bar is not None
    (link,) = plan.dependencies
    assert layout.item_at(bar.x + bar.width + 6, bar.y + bar.height / 2) == Item("link", link)


def test_that_an_empty_place_is_nothing() -> None:
    layout = layout_of(a_small_plan())
    assert layout.item_at(layout.width - 1, layout.height - 1) is None
    assert layout.item_at(5, 5) is None


def test_that_every_place_below_the_header_is_in_a_lane() -> None:
    layout = layout_of(a_small_plan())
    streams = [layout.lane_at(y).stream for y in (layout.lanes[0].top + 1, layout.height - 1)]  # type: ignore[union-attr]
    assert streams == [Stream.SYSTEMS_DATA, Stream.CUSTOMER_CENTRICITY]
    assert layout.lane_at(layout.header_height - 1) is None


def test_that_only_what_is_seen_becomes_shapes() -> None:
    layout = layout_of(a_programme(400), 4_000)
    whole = layout.body().shapes
    part = layout.body(Rectangle(1_000, 500, 400, 300)).shapes
    assert 0 < len(part) < len(whole) / 5
    assert shown_ids(part, "initiative") < shown_ids(whole, "initiative")


def test_that_what_is_seen_in_parts_is_all_that_there_is() -> None:
    layout = layout_of(a_programme(60))
    step = 150.0
    seen: set[int] = set()
    for n in range(int(layout.height / step) + 1):
        seen |= shown_ids(layout.body(Rectangle(0, n * step, layout.width, step)).shapes, "initiative")
    assert seen == shown_ids(layout.body().shapes, "initiative")


def test_that_a_low_window_takes_the_density_that_fits() -> None:
    plan = a_programme(30)
    high, low = layout_of(plan, height=3_000), layout_of(plan, height=560)
    assert high.sizes.bar_least > low.sizes.bar_least
    assert high.height == pytest.approx(3_000)


def test_that_a_window_too_low_for_all_lanes_scrolls() -> None:
    assert layout_of(a_programme(100), height=200).height > 200


def test_that_rows_share_the_height() -> None:
    plan = a_small_plan()
    assert layout_of(plan, height=900).height == pytest.approx(900)


def test_that_the_status_date_takes_the_place_of_today() -> None:
    plan = a_small_plan()
    assert "Today 1 Feb" in written(layout_of(plan, today=date(2026, 2, 1)).header().shapes)
    plan = with_initiative(a_plan(status_date=date(2026, 1, 20)), "A", 60)
    assert "Status 20 Jan" in written(layout_of(plan, today=date(2026, 2, 1)).header().shapes)


def test_that_a_day_outside_the_time_shown_is_no_line() -> None:
    assert "Today" not in written(layout_of(a_small_plan(), today=date(2031, 2, 1)).header().shapes)


def test_that_only_asked_for_time_is_shown() -> None:
    plan = a_small_plan()
    layout = layout_of(plan, first=date(2026, 3, 1), last=date(2026, 3, 31))
    assert layout.scale.first == date(2026, 3, 1)
    assert layout.bar_of(id_of(plan, "CC-01")) is None
    bar = layout.bar_of(id_of(plan, "SD-02"))
    assert bar is not None
    assert bar.x >= layout.lane_head_width


def test_that_the_critical_thread_can_be_left_out() -> None:
    plan = a_small_plan()
    assert shown_ids(layout_of(plan).body().shapes, "link")
    assert not shown_ids(layout_of(plan, critical_path=False).body().shapes, "link")


def test_that_all_links_are_drawn_on_demand() -> None:
    plan = a_programme(60)
    assert shown_ids(layout_of(plan, all_links=True).body().shapes, "link") == set(plan.dependencies)


def test_that_the_links_of_a_selection_are_accented() -> None:
    plan = a_small_plan()
    drawing = layout_of(plan).links_of([id_of(plan, "SD-01")])
    assert shown_ids(drawing.shapes, "link") == set(plan.dependencies)


def test_that_what_a_filter_leaves_out_has_no_name() -> None:
    plan = a_small_plan()
    faded = frozenset([id_of(plan, "CC-01")])
    body = layout_of(plan, faded=faded).body().shapes
    assert "Beside" not in written(body)
    assert id_of(plan, "CC-01") in shown_ids(body, "initiative")


def test_that_lanes_of_owners_end_with_those_of_nobody() -> None:
    names = [lane.name for lane in layout_of(a_programme(40), lanes_by=LanesBy.OWNER).lanes]
    assert names == ["Ada Lovelace", "Núria Vidal", "No owner"]


def test_that_an_empty_plan_has_its_four_lanes() -> None:
    layout = layout_of(a_plan())
    assert [lane.facts for lane in layout.lanes] == [("No initiatives yet",)] * 4


def test_that_markup_in_a_title_is_text() -> None:
    plan = with_initiative(a_plan(), "A", 200, title="<b>bold</b> & &amp;")
    assert "<b>bold</b> & &amp;" in [text.text for text in texts(layout_of(plan).drawing().shapes)]


@pytest.mark.parametrize(
    "title", ["x" * 1_000, "word " * 200, "🦄🙂" * 20, "שלום עולם " * 10, "مرحبا", "漢字"]
)
def test_that_any_title_finds_a_place(title: str) -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 20, title=title), "B", 30, title=title)
    layout = layout_of(plan)
    assert meeting_texts(layout.drawing().shapes) == []
    assert shown_ids(layout.drawing().shapes, "initiative") == set(plan.initiatives)


def test_that_regions_together_are_the_whole() -> None:
    layout = layout_of(a_programme(20))
    parts = (layout.body(), layout.lane_heads(), layout.header(), layout.corner())
    assert layout.drawing().shapes == tuple(shape for part in parts for shape in part.shapes)
