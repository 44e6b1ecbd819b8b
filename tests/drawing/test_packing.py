"""Bars in rows: nothing covers anything."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cxplanner.drawing.labels import Side, inside_label
from cxplanner.drawing.packing import Bounds, Row, pack
from cxplanner.drawing.placed_bars import PlacedBar
from cxplanner.drawing.sizes import A3, COMFORTABLE, Sizes
from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.results import Dates

BOUNDS = Bounds(0, 1_000, (400, 700))
DAY = date(2026, 1, 5)
Spec = tuple[int, int, bool, str]
specs = st.lists(
    st.tuples(
        st.integers(0, 900),
        st.integers(2, 300),
        st.booleans(),
        st.sampled_from(["A", "A longer name", "A name that is a good deal longer than most others"]),
    ),
    max_size=40,
)


def bars_of(all_specs: list[Spec], sizes: Sizes = COMFORTABLE) -> list[PlacedBar]:
    bars = []
    for number, (x, width, critical, title) in enumerate(all_specs):
        initiative = Initiative(number, f"I-{number}", title, Stream.ORGANIZATION)
        room = min(width, 1_000 - x)
        label = inside_label(title, "", room, sizes, badge=False, corner=True)
        dates = Dates(DAY, DAY, DAY, DAY, 0, 0, critical)
        bars.append(PlacedBar(initiative, DAY, DAY, dates, x, room, None, label))
    return bars


def places(rows: list[Row]) -> list[list[tuple[int, float]]]:
    return [[(bar.initiative.id, bar.x) for bar in row.bars] for row in rows]


@given(specs, st.sampled_from([COMFORTABLE, A3]), st.booleans())
def test_that_no_bar_and_no_name_covers_another(all_specs: list[Spec], sizes: Sizes, save: bool) -> None:
    for row in pack(bars_of(all_specs, sizes), sizes, BOUNDS, save_rows=save):
        spans = sorted(bar.outer_span(sizes) for bar in row.bars)
        for (_, end), (begin, _) in pairwise(spans):
            assert begin >= end + sizes.gap - 1e-6


@given(specs, st.sampled_from([COMFORTABLE, A3]), st.booleans())
def test_that_every_bar_is_in_one_row(all_specs: list[Spec], sizes: Sizes, save: bool) -> None:
    rows = pack(bars_of(all_specs, sizes), sizes, BOUNDS, save_rows=save)
    assert sorted(bar.initiative.id for row in rows for bar in row.bars) == list(range(len(all_specs)))
    assert all(row.bars for row in rows)


@given(specs)
def test_that_names_stay_within_the_bounds(all_specs: list[Spec]) -> None:
    for row in pack(bars_of(all_specs), COMFORTABLE, BOUNDS):
        for bar in row.bars:
            left, right = bar.outer_span(COMFORTABLE)
            assert left >= -1e-6
            assert right <= 1_000 + 1e-6


@given(specs)
def test_that_saving_rows_never_costs_any(all_specs: list[Spec]) -> None:
    saved = pack(bars_of(all_specs), COMFORTABLE, BOUNDS, save_rows=True)
    assert len(saved) <= len(pack(bars_of(all_specs), COMFORTABLE, BOUNDS))


@given(specs)
def test_that_the_same_bars_have_the_same_places(all_specs: list[Spec]) -> None:
    once = pack(bars_of(all_specs), COMFORTABLE, BOUNDS)
    again = pack(list(reversed(bars_of(all_specs))), COMFORTABLE, BOUNDS)
    assert places(once) == places(again)


def test_that_critical_bars_come_first() -> None:
    rows = pack(bars_of([(0, 300, False, "A"), (10, 300, True, "B")]), COMFORTABLE, BOUNDS)
    assert places(rows) == [[(1, 10)], [(0, 0)]]


def test_that_a_bar_fills_a_gap_between_critical_ones() -> None:
    rows = pack(
        bars_of([(0, 100, True, "A"), (500, 100, True, "B"), (200, 200, False, "C")]), COMFORTABLE, BOUNDS
    )
    assert len(rows) == 1


def test_that_a_name_goes_to_the_right_of_a_narrow_bar() -> None:
    (row,) = pack(bars_of([(100, 20, False, "A longer name")]), COMFORTABLE, BOUNDS)
    assert row.bars[0].label is not None
    assert row.bars[0].label.side is Side.RIGHT


def test_that_a_name_goes_to_the_left_where_a_gate_line_is_on_the_right() -> None:
    (row,) = pack(bars_of([(370, 20, False, "A longer name")]), COMFORTABLE, BOUNDS)
    assert row.bars[0].label is not None
    assert row.bars[0].label.side is Side.LEFT


def test_that_a_name_that_fits_nowhere_gives_way_to_its_first_part_or_its_code() -> None:
    bar = bars_of([(500, 20, False, "word " * 200)])[0]
    pack([bar], COMFORTABLE, BOUNDS)
    assert bar.label is not None
    assert bar.label.lines == (bar.initiative.key,)
    bar = bars_of([(500, 20, False, "CRM: " + "word " * 200)])[0]
    pack([bar], COMFORTABLE, BOUNDS)
    assert bar.label is not None
    assert bar.label.lines == ("CRM",)


def test_that_names_change_sides_when_that_saves_a_row() -> None:
    title = "A name that is a good deal longer than most others"
    all_specs = [(300, 20, False, title), (340, 350, False, "B")]
    free = Bounds(0, 1_000)
    assert len(pack(bars_of(all_specs), COMFORTABLE, free)) == 2
    assert len(pack(bars_of(all_specs), COMFORTABLE, free, save_rows=True)) == 1
