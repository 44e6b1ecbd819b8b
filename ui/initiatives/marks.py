"""The small pictures of a row, painted once for each size and palette: badges, patterns of streams."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from cxplanner.drawing.badges import Badge, badge, stream_pattern
from cxplanner.drawing.placed_bars import state_of
from cxplanner.drawing.shapes import Rectangle
from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.schedule import Schedule
from ui.painting.shape_painter import ShapePainter
from ui.theme import theme

if TYPE_CHECKING:
    from cxplanner.drawing.shapes import Shape


def badge_of(schedule: Schedule, initiative: Initiative) -> Badge:
    """Where an initiative stands, as the roadmap says it."""
    return state_of(initiative, schedule.initiative(initiative.id))


def badge_picture(kind: Badge, size: int, ratio: float) -> QPixmap:
    return _badge(kind, size, ratio, theme().look)


def pattern_picture(stream: Stream, size: QSize, ratio: float) -> QPixmap:
    return _pattern(stream, size.width(), size.height(), ratio, theme().look)


@lru_cache(maxsize=128)
def _badge(kind: Badge, size: int, ratio: float, look: tuple[bool, bool]) -> QPixmap:
    del look  # it is there to be part of the key: the picture has the colours of the palette in use
    return _picture(lambda: badge(kind, 0, 0, size), size, size, ratio)


@lru_cache(maxsize=64)
def _pattern(stream: Stream, width: int, height: int, ratio: float, look: tuple[bool, bool]) -> QPixmap:
    del look
    return _picture(lambda: stream_pattern(stream, Rectangle(0, 0, width, height)), width, height, ratio)


def _picture(shapes: Callable[[], Iterable[Shape]], width: int, height: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    ShapePainter(painter, theme().colours).paint(shapes())
    painter.end()
    return picture
