"""The palettes: the colours of the design, legible on every ground."""

from __future__ import annotations

import pytest

from cxplanner.drawing.palette import (
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    PRINT,
    PRINT_GREY,
    contrast,
    mixed,
    stream_colour,
)
from cxplanner.plan.programme import Stream

CONTRASTING = {"contrasting light": HIGH_CONTRAST_LIGHT, "contrasting dark": HIGH_CONTRAST_DARK}
PALETTES = {"light": LIGHT, "dark": DARK, "print": PRINT, "grey": PRINT_GREY, **CONTRASTING}
GROUNDS = ("canvas", "panel", "window", "rail", "hover", "band", "field", "accenttint", "latetint")


def test_that_every_palette_has_a_colour_for_every_name() -> None:
    assert {frozenset(each) for each in PALETTES.values()} == {frozenset(LIGHT)}


def test_that_half_of_black_over_white_is_grey() -> None:
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"


def test_that_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_that_tints_are_those_of_the_design() -> None:
    assert LIGHT[stream_colour(Stream.SYSTEMS_DATA, "tint")] == "#DADCE9"
    assert LIGHT[stream_colour(Stream.CUSTOMER_CENTRICITY, "done")] == "#F5E6ED"
    assert DARK[stream_colour(Stream.CHANGE_MANAGEMENT, "tint")] == "#49422E"


@pytest.mark.parametrize("name", list(PALETTES))
@pytest.mark.parametrize("stream", list(Stream))
def test_that_text_on_a_bar_is_legible(name: str, stream: Stream) -> None:
    palette = PALETTES[name]
    for ink in ("ink", "ink2"):
        for part in ("tint", "done"):
            assert contrast(palette[ink], palette[f"stream.{stream.value}.{part}"]) >= 4.5


@pytest.mark.parametrize("name", list(PALETTES))
@pytest.mark.parametrize("ground", ["canvas", "band", "panel"])
def test_that_text_on_the_ground_is_legible(name: str, ground: str) -> None:
    palette = PALETTES[name]
    for ink in ("ink", "ink2", "ink3", "late", "accent"):
        assert contrast(palette[ink], palette[ground]) >= 4.5


@pytest.mark.parametrize("name", list(PALETTES))
@pytest.mark.parametrize("stream", list(Stream))
def test_that_progress_stands_out_from_the_rest_of_its_rail(name: str, stream: Stream) -> None:
    palette = PALETTES[name]
    done, rest = palette[stream_colour(stream, "rail")], palette[stream_colour(stream, "track")]
    assert contrast(done, rest) >= 3


def test_that_text_on_paper_is_black() -> None:
    assert {PRINT[name] for name in ("ink", "ink2", "ink3", "riskink", "accent")} == {"#000000"}


def test_that_grey_paper_has_no_hue() -> None:
    for name in ("ink", "late", "line", "band", *(stream_colour(stream) for stream in Stream)):
        colour = PRINT_GREY[name]
        assert colour[1:3] == colour[3:5] == colour[5:7]


@pytest.mark.parametrize("name", list(CONTRASTING))
@pytest.mark.parametrize("ground", GROUNDS)
def test_that_text_of_high_contrast_is_seven_to_one_on_every_ground(name: str, ground: str) -> None:
    palette = CONTRASTING[name]
    for ink in ("ink", "ink2", "ink3", "late", "accent", "riskink", "ok"):
        assert contrast(palette[ink], palette[ground]) >= 7


@pytest.mark.parametrize("name", list(CONTRASTING))
def test_that_text_on_a_filled_ground_of_high_contrast_is_seven_to_one(name: str) -> None:
    palette = CONTRASTING[name]
    for text, ground in (("onaccent", "accent"), ("onlate", "late"), ("onok", "ok"), ("onbtn", "btn")):
        assert contrast(palette[text], palette[ground]) >= 7
    for stream in Stream:
        for part in ("tint", "done"):
            assert contrast(palette["ink3"], palette[f"stream.{stream.value}.{part}"]) >= 7


@pytest.mark.parametrize("name", list(CONTRASTING))
def test_that_graphics_of_high_contrast_are_four_and_a_half_to_one(name: str) -> None:
    palette = CONTRASTING[name]
    for graphic in ("line", "line2", "accent", "late", "risk", "ok", "pause"):
        assert contrast(palette[graphic], palette["canvas"]) >= 4.5
    for stream in Stream:
        of_stream = f"stream.{stream.value}"
        for part in ("", ".edge", ".rail"):
            assert contrast(palette[of_stream + part], palette["canvas"]) >= 4.5
        assert contrast(palette[f"{of_stream}.rail"], palette[f"{of_stream}.track"]) >= 4.5
