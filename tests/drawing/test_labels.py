"""Which of the places for a name is taken."""

from __future__ import annotations

from cxplanner.drawing.labels import Label, inside_label, outside_blocks, shortened
from cxplanner.drawing.sizes import COMFORTABLE, STANDARD

NAME = "Reskilling wave 2: contact centre"
SHORT = "Reskilling wave 2"


def label(width: float, *, badge: bool = False, corner: bool = True, short: str = SHORT) -> Label | None:
    return inside_label(NAME, short, width, COMFORTABLE, badge=badge, corner=corner)


def test_that_a_wide_bar_has_its_whole_name_on_one_line() -> None:
    assert label(250) == Label((NAME,), 12.0, label(250).width)  # type: ignore[union-attr]


def test_that_a_narrower_bar_has_it_on_two_lines() -> None:
    found = label(130)
    assert found is not None
    assert found.lines == ("Reskilling wave 2:", "contact centre")


def test_that_type_shrinks_to_its_floor_before_the_name_is_shortened() -> None:
    found = label(100)
    assert found is not None
    assert (found.size, found.lines) == (11.0, ("Reskilling wave 2:", "contact centre"))


def test_that_a_narrow_bar_has_its_short_name() -> None:
    found = label(78)
    assert found is not None
    assert found.lines == ("Reskilling", "wave 2")


def test_that_a_narrow_bar_without_a_short_name_has_none_inside() -> None:
    assert label(78, short="") is None


def test_that_a_badge_takes_room_from_the_name() -> None:
    found = label(104, badge=True)
    assert found is not None
    assert found.lines == ("Reskilling", "wave 2")


def test_that_a_badge_goes_to_the_corner_before_the_name_goes_outside() -> None:
    assert label(66, badge=True) == label(66)._replace(corner_badge=True)  # type: ignore[union-attr]


def test_that_a_badge_stays_where_the_corner_is_taken() -> None:
    assert label(66, badge=True, corner=False) is None


def test_that_a_low_bar_has_one_line() -> None:
    assert inside_label(NAME, "", 130, STANDARD, badge=False, corner=True) is None


def test_that_a_long_name_beside_its_bar_has_two_lines() -> None:
    whole, short = outside_blocks(NAME, SHORT, COMFORTABLE)
    assert whole.lines == ("Reskilling wave 2:", "contact centre")
    assert short.lines == ("Reskilling", "wave 2")


def test_that_a_little_name_beside_its_bar_has_one_line() -> None:
    (block,) = outside_blocks("PMO set-up", "", COMFORTABLE)
    assert block.lines == ("PMO set-up",)


def test_that_a_name_longer_than_all_room_is_cut_with_an_ellipsis() -> None:
    (block,) = outside_blocks("word " * 200, "", COMFORTABLE)
    assert all(line.endswith("…") for line in shortened(block, 100, COMFORTABLE).lines)
