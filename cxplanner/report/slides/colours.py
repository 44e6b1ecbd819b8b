"""Our palette as the theme of a presentation, and shades of streams as shades of the theme's colours."""

from __future__ import annotations

import colorsys
from typing import Final

from cxplanner.drawing.palette import Palette, stream_colour
from cxplanner.plan.programme import Stream

SLOTS: Final = (
    ("dk1", "tx1", "ink"),
    ("lt1", "bg1", "canvas"),
    ("dk2", "tx2", "ink2"),
    ("lt2", "bg2", "band"),
    ("accent1", "accent1", stream_colour(Stream.SYSTEMS_DATA)),
    ("accent2", "accent2", stream_colour(Stream.CHANGE_MANAGEMENT)),
    ("accent3", "accent3", stream_colour(Stream.ORGANIZATION)),
    ("accent4", "accent4", stream_colour(Stream.CUSTOMER_CENTRICITY)),
    ("accent5", "accent5", "late"),
    ("accent6", "accent6", "accent"),
    ("hlink", "hlink", "accent"),
    ("folHlink", "folHlink", "ink3"),
)
"""The slots of a theme, what slides call them, and the colour of ours that each holds."""

_WHOLE: Final = 100_000
_NEAR: Final = 2.0
"""By how much of 255 a shade may miss the colour that it stands for."""

Channels = tuple[float, float, float]


class Colours:
    """Says a colour of the palette as the theme's where it is one, so that another theme recolours it."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._slots = {name: used for _, used, name in reversed(SLOTS)}
        self._by_value = {palette[name]: used for _, used, name in reversed(SLOTS)}
        self._said: dict[tuple[str, float], str] = {}

    def is_text_colour(self, name: str) -> bool:
        """Whether it is the colour that text has unless told otherwise."""
        return self._slot(name) == "tx1"

    def element(self, name: str, opacity: float = 1.0) -> str:
        """The element of a colour."""
        key = (name, opacity)
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = self._element(name, opacity)
        return said

    def fill(self, name: str | None, opacity: float = 1.0) -> str:
        """The element that fills with a colour, or with nothing."""
        return "<a:noFill/>" if name is None else f"<a:solidFill>{self.element(name, opacity)}</a:solidFill>"

    def _slot(self, name: str) -> str | None:
        return self._slots.get(name) or self._by_value.get(self.palette[name])

    def _element(self, name: str, opacity: float) -> str:
        alpha = f'<a:alpha val="{round(opacity * _WHOLE)}"/>' if opacity < 1 else ""
        slot = self._slot(name)
        if slot is not None:
            return _with(f'a:schemeClr val="{slot}"', alpha)
        shade = self._shade(name)
        if shade is not None:
            return _with(f'a:schemeClr val="{shade[0]}"', shade[1] + alpha)
        return _with(f'a:srgbClr val="{self.palette[name][1:]}"', alpha)

    def _shade(self, name: str) -> tuple[str, str] | None:
        """A stream's shade as its slot made lighter; None when that is not quite the same colour."""
        base, _, part = name.rpartition(".")
        slot = self._slots.get(base) if part else None
        if slot is None:
            return None
        found = _lightened(_channels(self.palette[base]), _channels(self.palette[name]))
        return (slot, found) if found is not None else None


def _lightened(base: Channels, target: Channels) -> str | None:
    """The changes of saturation and lightness that make one colour of another."""
    hue, light, saturation = colorsys.rgb_to_hls(*base)
    _, wanted, wanted_saturation = colorsys.rgb_to_hls(*target)
    if light >= 1:
        return None
    share = round((1 - wanted) / (1 - light) * _WHOLE)
    strength = round(wanted_saturation / saturation * _WHOLE) if saturation > 0 else _WHOLE
    made = colorsys.hls_to_rgb(
        hue, light * share / _WHOLE + 1 - share / _WHOLE, min(saturation * strength / _WHOLE, 1.0)
    )
    if not 0 <= share <= _WHOLE or max(abs(a - b) for a, b in zip(made, target, strict=True)) * 255 > _NEAR:
        return None
    saturated = f'<a:satMod val="{strength}"/>' if strength != _WHOLE else ""
    return f'{saturated}<a:lumMod val="{share}"/><a:lumOff val="{_WHOLE - share}"/>'


def _channels(colour: str) -> Channels:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _with(begin: str, inner: str) -> str:
    return f"<{begin}>{inner}</{begin.partition(' ')[0]}>" if inner else f"<{begin}/>"
