"""All links of a large network as they are seen from afar, so that a frame has no need to look at each."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from ui.painting.many import Floats, joined_ways
from ui.roadmap.dense_ways import Ways

FARTHEST: Final = 0.12
"""The zoom from which links are painted one by one."""
_MOST_PIXELS: Final = 16_000
_SMALLEST: Final = 300
"""Pixels of a picture that is smaller than any window: no farther view is asked for."""


class Coarse(NamedTuple):
    """Rectangles in the pixels of a zoom; they serve from there up to twice of it."""

    zoom: float
    boxes: Floats

    def seen(self, left: float, top: float, width: float, height: float, zoom: float) -> Floats:
        """What a view of so many pixels shows at another zoom, from a corner in units of the layout."""
        step = zoom / self.zoom
        x, y = self.boxes[:, 0] * step - left * zoom, self.boxes[:, 1] * step - top * zoom
        wide, high = self.boxes[:, 2] * step, self.boxes[:, 3] * step
        here = (x <= width) & (y <= height) & (x + wide >= 0) & (y + high >= 0)
        found = np.rint(np.column_stack((x, y, wide, high))[here])
        found[:, 2:] = np.maximum(found[:, 2:], 1)
        return found


def coarse_views(ways: Ways, width: float, height: float) -> tuple[Coarse, ...]:
    """The views from afar of links on a picture of this size, the nearest first."""
    views = []
    zoom = FARTHEST / 2
    while max(width, height) * zoom >= _SMALLEST / 2:
        wide, high = round(width * zoom), round(height * zoom)
        if max(wide, high) <= _MOST_PIXELS:
            pieces = ways.x0 * zoom, ways.xm * zoom, ways.x1 * zoom, ways.y0 * zoom, ways.y1 * zoom
            views.append(Coarse(zoom, joined_ways(pieces, wide + 1, high + 1)))
        zoom /= 2
    return tuple(views)


def view_at(views: tuple[Coarse, ...], zoom: float) -> Coarse | None:
    """The view that serves at a zoom, if there is one."""
    return next((each for each in views if each.zoom <= zoom < 2 * each.zoom), None)
