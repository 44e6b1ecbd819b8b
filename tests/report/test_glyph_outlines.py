"""The outlines of letters are those of the fonts."""

from __future__ import annotations

from typing import Any

import pytest

from cxplanner.report.glyph_outlines import Outlines, Point, path_of
from cxplanner.report.pdf import _registered

FONTS = ("IBMPlexSans_500Medium", "DejaVuSans")


@pytest.mark.parametrize("name", FONTS)
@pytest.mark.parametrize("letter", "Ai8ñÅ%é—Ωж")
def test_that_outlines_fill_the_box_that_the_font_says(name: str, letter: str) -> None:
    face: Any = _registered(name).face
    points = [point for contour in Outlines(face).of(letter) for point in contour]
    place = face.get_table_pos("glyf")[0] + face.glyphPos[face.charToGlyph[ord(letter)]]
    said = [face.get_ushort(place + 2 * number) for number in range(1, 5)]
    left, foot, right, top = [value - 65536 if value > 32767 else value for value in said]
    assert min(point.x for point in points) >= left - 1
    assert max(point.x for point in points) <= right + 1
    assert min(point.y for point in points) == pytest.approx(foot, abs=1)
    assert max(point.y for point in points) == pytest.approx(top, abs=1)


def test_that_what_has_no_shape_has_no_outline() -> None:
    outlines = Outlines(_registered(FONTS[0]).face)
    assert outlines.of(" ") == []
    assert outlines.of("漢") == []


def test_that_letters_made_of_parts_have_all_of_them() -> None:
    outlines = Outlines(_registered(FONTS[0]).face)
    assert len(outlines.of("é")) == len(outlines.of("e")) + 1


def test_that_curves_of_one_handle_become_curves_of_two() -> None:
    contour = [Point(0, 0, is_on=True), Point(30, 0, is_on=False), Point(30, 30, is_on=True)]
    assert path_of([contour], 1.0) == "0 0 m 20 0 30 10 30 30 c 0 0 l h"


def test_that_a_point_lies_between_two_handles() -> None:
    contour = [Point(0, 0, is_on=True), Point(0, 30, is_on=False), Point(60, 30, is_on=False)]
    assert path_of([contour], 1.0) == "0 0 m 0 20 10 30 30 30 c 50 30 40 20 0 0 c h"
