"""Colours of a slide: the theme's where they are one of it."""

from __future__ import annotations

import pytest

from cxplanner.drawing.palette import LIGHT, PRINT, PRINT_GREY, Palette, stream_colour
from cxplanner.plan.programme import Stream
from cxplanner.report.slides.colours import SLOTS, Colours


@pytest.mark.parametrize("palette", [LIGHT, PRINT, PRINT_GREY])
def test_that_each_colour_of_the_theme_is_said_by_its_slot(palette: Palette) -> None:
    colours = Colours(palette)
    used = {slot: name for _, slot, name in SLOTS}
    for slot, name in used.items():
        said = colours.element(name)
        assert 'schemeClr val="' in said
        assert palette[used[said.split('"')[1]]] == palette[name], slot


@pytest.mark.parametrize("part", ["", "tint", "done", "track", "edge", "rail", "ground"])
@pytest.mark.parametrize("stream", list(Stream))
def test_that_shades_of_a_stream_follow_its_colour(stream: Stream, part: str) -> None:
    slot = next(used for _, used, name in SLOTS if name == stream_colour(stream))
    said = Colours(LIGHT).element(f"stream.{stream.value}.{part}" if part else stream_colour(stream))
    assert f'schemeClr val="{slot}"' in said
    assert "srgbClr" not in said


def test_that_other_colours_are_said_as_they_are() -> None:
    assert Colours(LIGHT).element("line2") == '<a:srgbClr val="B9B9B1"/>'


def test_that_what_is_pale_lets_the_ground_through() -> None:
    assert '<a:alpha val="35000"/>' in Colours(LIGHT).fill("ink", 0.35)


def test_that_the_colour_of_text_need_not_be_said() -> None:
    assert Colours(LIGHT).is_text_colour("ink")
    assert not Colours(LIGHT).is_text_colour("ink2")
