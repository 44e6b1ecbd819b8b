"""The name of a stage is whole, or its first part, or gives way to the number: it is never cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxplanner.drawing.sizes import A3, COMFORTABLE, COMPACT, Sizes
from cxplanner.drawing.stage_names import FIRST_LINE, LEADING, fitted_name

LONG = "Optimisation through digital solutions"
TOLD = "Start: automate and eliminate paper"


def test_that_a_name_is_as_large_as_its_room_allows() -> None:
    found = [fitted_name(LONG, room, COMFORTABLE) for room in (400, 190, 120, 110, 80)]
    assert all(name is not None and " ".join(name.lines) == LONG for name in found)
    kinds = [(name.size, name.face, len(name.lines)) for name in found if name is not None]
    assert kinds == [
        (14.0, "sans", 1),
        (14.0, "sans", 2),
        (12.0, "sans", 2),
        (12.0, "condensed", 2),
        (11.0, "condensed", 3),
    ]


def test_that_a_narrow_stage_is_called_by_the_first_part_of_its_name() -> None:
    name = fitted_name(TOLD, 40, COMFORTABLE)
    assert name is not None
    assert name.lines == ("Start",)


def test_that_only_the_number_is_left_where_no_part_has_room() -> None:
    assert fitted_name(LONG, 40, COMFORTABLE) is None


@given(
    st.text("abc :&-–", min_size=1, max_size=60).filter(str.strip),
    st.floats(10, 500),
    st.sampled_from([COMFORTABLE, COMPACT, A3]),
)
def test_that_a_name_stays_within_its_room_and_above_the_spine(text: str, room: float, sizes: Sizes) -> None:
    name = fitted_name(text, room, sizes)
    if name is not None:
        assert name.width <= room + 0.01
        last = FIRST_LINE * name.size + (len(name.lines) - 1) * LEADING * name.size
        assert last <= sizes.stage_height
        assert not any("…" in line for line in name.lines)
