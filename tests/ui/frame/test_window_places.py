"""A window comes back where it was on each screen, and never where no screen is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from ui.frame.window_places import (
    EDGE_TO_GRIP,
    FIRST_SIZE,
    MOST_SCREENS,
    ROOM_FOR_TITLE,
    Place,
    Screen,
    as_setting,
    is_in_reach,
    place_on,
    placed,
    read_places,
    with_place,
)

LAPTOP = Screen("eDP-1", QSize(1536, 864), QRect(0, 0, 1536, 824))
PROJECTOR = Screen("HDMI-1", QSize(1280, 720), QRect(1536, 0, 1280, 720))
ABOVE = Screen("DP-2", QSize(2560, 1440), QRect(-500, -1440, 2560, 1400))


def screens() -> st.SearchStrategy[Screen]:
    side = st.integers(640, 4000)
    corner = st.integers(-5000, 5000)
    return st.builds(
        lambda name, w, h, x, y: Screen(name, QSize(w, h), QRect(x, y, w, h - 30)),
        st.sampled_from(["A", "B", "C"]), side, side, corner, corner,
    )  # fmt: skip


def some_places() -> st.SearchStrategy[dict[str, Place]]:
    far = st.integers(-20_000, 20_000)
    long = st.integers(1, 20_000)
    return st.dictionaries(
        st.sampled_from(["A 800×600", "B 1280×720"]), st.builds(Place, far, far, long, long, st.booleans())
    )


def test_that_a_first_window_stands_in_the_middle_of_the_primary_screen() -> None:
    placing = placed({}, [ABOVE, LAPTOP])
    assert placing.area.size() == FIRST_SIZE
    assert placing.area.center().x() == ABOVE.free.center().x()
    assert ABOVE.free.contains(placing.area)


def test_that_each_screen_has_its_own_place() -> None:
    places = with_place({}, PROJECTOR, Place(20, 30, 1200, 640))
    places = with_place(places, LAPTOP, Place(100, 50, 1300, 700))
    assert placed(places, [LAPTOP, PROJECTOR]).area == QRect(100, 50, 1300, 700)
    assert placed(places, [PROJECTOR]).area == QRect(1556, 30, 1200, 640)


def test_that_the_window_comes_back_on_the_screen_that_was_used_last() -> None:
    places = with_place({}, PROJECTOR, Place(20, 30, 1200, 640))
    places = with_place(places, LAPTOP, Place(100, 50, 1300, 700))
    places = with_place(places, PROJECTOR, Place(0, 0, 900, 600))
    assert placed(places, [LAPTOP, PROJECTOR]).area == QRect(1536, 0, 900, 600)


def test_that_a_screen_that_has_gone_leaves_its_size_but_not_its_place() -> None:
    places = with_place({}, PROJECTOR, Place(20, 30, 1000, 600, is_maximized=True))
    placing = placed(places, [LAPTOP])
    assert placing.area.size() == QSize(1000, 600)
    assert LAPTOP.free.contains(placing.area)
    assert placing.is_maximized


def test_that_another_projector_on_the_same_socket_is_another_screen() -> None:
    larger = Screen("HDMI-1", QSize(1920, 1080), QRect(0, 0, 1920, 1080))
    places = with_place({}, PROJECTOR, Place(5, 5, 700, 500))
    places = with_place(places, larger, Place(9, 9, 1500, 900))
    assert placed(places, [PROJECTOR]).area.size() == QSize(700, 500)


def test_that_a_place_is_counted_from_the_corner_of_its_screen() -> None:
    place = place_on(QRect(1600, 40, 800, 600), PROJECTOR, is_maximized=False)
    moved = Screen(PROJECTOR.name, PROJECTOR.size, PROJECTOR.free.translated(-1536, 200))
    assert placed({PROJECTOR.key: place}, [moved]).area == QRect(64, 720 + 200 - 600 - 80, 800, 600)


@given(some_places(), st.lists(screens(), min_size=1, max_size=3))
def test_that_a_window_is_always_whole_on_one_screen_with_room_for_its_title(
    places: dict[str, Place], present: list[Screen]
) -> None:
    area = placed(places, present).area
    on = [screen for screen in present if screen.free.contains(area)]
    assert on
    assert any(area.height() <= screen.free.height() - ROOM_FOR_TITLE for screen in on)
    assert is_in_reach(area, present)


def test_that_a_window_whose_screen_has_gone_is_out_of_reach() -> None:
    there = QRect(1600, 40, 800, 600)
    assert is_in_reach(there, [LAPTOP, PROJECTOR])
    assert not is_in_reach(there, [LAPTOP])
    spanning = QRect(1500, 40, 800, 600)
    assert is_in_reach(spanning, [LAPTOP, PROJECTOR])
    barely = QRect(1536 - EDGE_TO_GRIP + 1, 40, 800, 600)
    assert not is_in_reach(barely, [LAPTOP])


def test_that_places_are_read_as_they_were_written() -> None:
    places = with_place({}, PROJECTOR, Place(20, 30, 1200, 640, is_maximized=True))
    places = with_place(places, LAPTOP, Place(100, 50, 1300, 700))
    again = read_places(as_setting(places))
    assert list(again.items()) == list(places.items())


def test_that_a_setting_that_makes_no_sense_counts_as_nothing() -> None:
    assert read_places("here") == {}
    assert read_places([["A", 1, 2], ["B", 0, 0, -5, 10, False], 7]) == {}


def test_that_screens_that_were_long_not_used_are_forgotten() -> None:
    places: dict[str, Place] = {}
    for number in range(MOST_SCREENS + 5):
        places = with_place(places, Screen(f"S{number}", QSize(800, 600), QRect()), Place(0, 0, 700, 500))
    assert len(places) == MOST_SCREENS
    assert next(reversed(places)) == f"S{MOST_SCREENS + 4} 800×600"
