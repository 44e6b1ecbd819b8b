"""The colours of every picture by name: on a light and a dark screen, on colour and on grey paper.

Shapes name colours such as `"ink"` or `"stream.systems_data.tint"`; a painter looks them up here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from cxplanner.plan.programme import Stream

StreamPart = Literal["", "tint", "done", "track", "edge", "rail", "ground"]
Palette = Mapping[str, str]

_LIGHT_STREAMS: Final = {
    Stream.SYSTEMS_DATA: "#26317E",
    Stream.CHANGE_MANAGEMENT: "#A67C06",
    Stream.ORGANIZATION: "#0E757A",
    Stream.CUSTOMER_CENTRICITY: "#9F064D",
}
_DARK_STREAMS: Final = {
    Stream.SYSTEMS_DATA: "#7F95F2",
    Stream.CHANGE_MANAGEMENT: "#FFD25D",
    Stream.ORGANIZATION: "#55CEC0",
    Stream.CUSTOMER_CENTRICITY: "#F777A0",
}
_GREY_STREAMS: Final = {
    Stream.SYSTEMS_DATA: "#393939",
    Stream.CHANGE_MANAGEMENT: "#838383",
    Stream.ORGANIZATION: "#696969",
    Stream.CUSTOMER_CENTRICITY: "#505050",
}
_DARK_TINT_WEIGHTS: Final = {
    Stream.SYSTEMS_DATA: 1.08,
    Stream.CHANGE_MANAGEMENT: 0.66,
    Stream.ORGANIZATION: 0.80,
    Stream.CUSTOMER_CENTRICITY: 1.00,
}
"""What makes the four tints weigh the same to the eye on a dark ground."""


def stream_colour(stream: Stream, part: StreamPart = "") -> str:
    """The name of a stream's colour, or of one of its shades."""
    return f"stream.{stream.value}.{part}" if part else f"stream.{stream.value}"


def mixed(colour: str, ground: str, share: float) -> str:
    """So much of a colour over a ground, channel by channel."""
    channels = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02X}" for over, under in channels)


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2, 0 for black to 1 for white."""
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (value / 255 for value in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _grey(colour: str) -> str:
    """The grey of the same luminance."""
    light = luminance(colour)
    level = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return "#" + f"{round(level * 255):02X}" * 3


def _light_streams(ground: str) -> dict[str, str]:
    colours = {}
    for stream, colour in _LIGHT_STREAMS.items():
        colours[stream_colour(stream)] = colour
        colours[stream_colour(stream, "tint")] = mixed(colour, ground, 0.17)
        colours[stream_colour(stream, "done")] = mixed(colour, ground, 0.10)
        colours[stream_colour(stream, "track")] = mixed(colour, ground, 0.20)
        colours[stream_colour(stream, "edge")] = colour
        colours[stream_colour(stream, "rail")] = colour
        colours[stream_colour(stream, "ground")] = mixed(colour, ground, 0.30)
    return colours


def _dark_streams(ground: str) -> dict[str, str]:
    colours = {}
    for stream, colour in _DARK_STREAMS.items():
        weight = _DARK_TINT_WEIGHTS[stream]
        colours[stream_colour(stream)] = colour
        colours[stream_colour(stream, "tint")] = mixed(colour, ground, 0.30 * weight)
        colours[stream_colour(stream, "done")] = mixed(colour, ground, 0.16 * weight)
        colours[stream_colour(stream, "track")] = mixed(colour, ground, 0.34)
        colours[stream_colour(stream, "edge")] = mixed(colour, ground, 0.68)
        colours[stream_colour(stream, "rail")] = colour
        colours[stream_colour(stream, "ground")] = mixed(colour, ground, 0.30)
    return colours


def _contrasting_streams(streams: Mapping[Stream, str], ground: str, ink: str) -> dict[str, str]:
    """Each colour mixed with ink until it is 4.5:1 over the rest of its rail as well as over the ground."""
    colours = {}
    parts: tuple[StreamPart, ...] = ("", "edge", "rail")
    for stream, colour in streams.items():
        track = mixed(colour, ground, 0.10)
        shares = (step / 20 for step in range(21))
        strong = next(
            each for each in (mixed(ink, colour, share) for share in shares) if contrast(each, track) >= 4.5
        )
        for part in parts:
            colours[stream_colour(stream, part)] = strong
        colours[stream_colour(stream, "tint")] = mixed(colour, ground, 0.12)
        colours[stream_colour(stream, "done")] = mixed(colour, ground, 0.06)
        colours[stream_colour(stream, "track")] = track
        colours[stream_colour(stream, "ground")] = mixed(colour, ground, 0.10)
    return colours


def _grey_streams() -> dict[str, str]:
    colours = {}
    for stream, colour in _GREY_STREAMS.items():
        colours[stream_colour(stream)] = colour
        colours[stream_colour(stream, "tint")] = "#E4E4E4"
        colours[stream_colour(stream, "done")] = "#F0F0F0"
        colours[stream_colour(stream, "track")] = "#CFCFCF"
        colours[stream_colour(stream, "edge")] = colour
        colours[stream_colour(stream, "rail")] = "#404040"
        colours[stream_colour(stream, "ground")] = mixed(colour, "#FFFFFF", 0.20)
    return colours


LIGHT: Final[Palette] = {
    "ink": "#14181D", "ink2": "#434951", "ink3": "#5D636B",
    "canvas": "#FFFFFF", "panel": "#FAFAF8", "window": "#F2F2EE", "rail": "#E9E9E4", "hover": "#E4E4DE",
    "band": "#F8F8F5", "line": "#DFDFD9", "line2": "#B9B9B1",
    "accent": "#0B5CD5", "accenttint": "#E2ECFB", "onaccent": "#FFFFFF",
    "late": "#B8330E", "latetint": "#FBE9E3", "onlate": "#FFFFFF",
    "risk": "#F2B01E", "riskink": "#7A4B00", "riskedge": "#14181D", "onrisk": "#14181D",
    "ok": "#1B7037", "onok": "#FFFFFF", "pause": "#434951", "onpause": "#FFFFFF",
    "btn": "#14181D", "onbtn": "#FFFFFF", "field": "#FFFFFF",
    **_light_streams("#FFFFFF"),
}  # fmt: skip

DARK: Final[Palette] = {
    "ink": "#ECEDEF", "ink2": "#BEC2C8", "ink3": "#9AA1AA",
    "canvas": "#1C1F23", "panel": "#22262B", "window": "#16181B", "rail": "#111316", "hover": "#2B3036",
    "band": "#202328", "line": "#33383E", "line2": "#565D66",
    "accent": "#6CA8FF", "accenttint": "#1E3352", "onaccent": "#0B1220",
    "late": "#FF8F6B", "latetint": "#43231A", "onlate": "#14181D",
    "risk": "#FFC53D", "riskink": "#FFD57A", "riskedge": "#FFC53D", "onrisk": "#14181D",
    "ok": "#6FCF8E", "onok": "#14181D", "pause": "#BEC2C8", "onpause": "#14181D",
    "btn": "#ECEDEF", "onbtn": "#14181D", "field": "#15171A",
    **_dark_streams("#1C1F23"),
}  # fmt: skip

HIGH_CONTRAST_LIGHT: Final[Palette] = {
    **LIGHT,
    "ink": "#000000", "ink2": "#1B1F24", "ink3": "#2E3339",
    "panel": "#FFFFFF", "window": "#FFFFFF", "rail": "#FFFFFF", "hover": "#E6E6E6", "band": "#FFFFFF",
    "line": "#6B6B6B", "line2": "#000000",
    "accent": "#063C8F", "accenttint": "#E2ECFB", "late": "#7E1F04", "latetint": "#FFFFFF",
    "risk": "#8A5A00", "riskink": "#523200", "riskedge": "#000000", "onrisk": "#FFFFFF",
    "ok": "#0B4A22", "pause": "#2E3339", "btn": "#000000",
    **_contrasting_streams(_LIGHT_STREAMS, "#FFFFFF", "#000000"),
}  # fmt: skip
"""For those who need more contrast: text from 7:1, everything else that means something from 4.5:1."""

HIGH_CONTRAST_DARK: Final[Palette] = {
    **DARK,
    "ink": "#FFFFFF", "ink2": "#E8EAED", "ink3": "#D2D6DB",
    "canvas": "#000000", "panel": "#000000", "window": "#000000", "rail": "#000000", "hover": "#26292D",
    "band": "#000000", "line": "#8A9099", "line2": "#FFFFFF",
    "accent": "#9CC4FF", "accenttint": "#14243C", "onaccent": "#000000",
    "late": "#FFB199", "latetint": "#000000", "onlate": "#000000",
    "riskink": "#FFE0A0", "ok": "#8FE3AB", "onok": "#000000", "pause": "#E8EAED", "onpause": "#000000",
    "btn": "#FFFFFF", "onbtn": "#000000", "field": "#000000",
    **_contrasting_streams(_DARK_STREAMS, "#000000", "#FFFFFF"),
}  # fmt: skip

PRINT: Final[Palette] = {
    **LIGHT,
    "ink": "#000000", "ink2": "#000000", "ink3": "#000000", "line": "#C9C9C4", "line2": "#8C8C88",
    "band": "#F4F4F1", "accent": "#000000", "late": "#8F2006", "ok": "#000000", "pause": "#000000",
    "risk": "#FFFFFF", "riskink": "#000000", "riskedge": "#000000", "onrisk": "#000000",
}  # fmt: skip
"""Colour on paper; text and badges are black, since other text turns into dots on a laser printer."""

PRINT_GREY: Final[Palette] = {
    **PRINT,
    **{name: _grey(PRINT[name]) for name in ("late", "line", "line2", "band", "latetint")},
    **_grey_streams(),
}


def _black_streams() -> dict[str, str]:
    colours: dict[str, str] = {}
    parts: tuple[StreamPart, ...] = ("", "edge", "rail")
    blanks: tuple[StreamPart, ...] = ("tint", "done", "track", "ground")
    for stream in Stream:
        colours |= {stream_colour(stream, part): "#000000" for part in parts}
        colours |= {stream_colour(stream, part): "#FFFFFF" for part in blanks}
    return colours


PRINT_BLACK: Final[Palette] = {
    **PRINT,
    **dict.fromkeys(("late", "line", "line2"), "#000000"),
    **dict.fromkeys(("band", "latetint"), "#FFFFFF"),
    **_black_streams(),
}
"""Black on white and nothing between, for copiers that know no grey; patterns tell streams apart."""
