"""The roadmap as each step shows it: what is faded, from when to when, with what was before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap

from cxplanner.drawing.arrangement import days_around, head_of
from cxplanner.drawing.projection import lay_out_whole
from cxplanner.drawing.roadmap_options import LanesBy, RoadmapOptions
from cxplanner.drawing.sizes import COMPACT
from cxplanner.presentation.steps import ChangesStep, CriticalPathStep, DecisionStep, StageStep
from ui.painting.shape_painter import ShapePainter
from ui.presentation.names_in_bars import CLEAR_FROM, NAMED_FROM, names_in_bars
from ui.roadmap.kept_pictures import KeptPictures
from ui.roadmap.picture import LEFT, Placed
from ui.theme import theme

if TYPE_CHECKING:
    from cxplanner.drawing.arrangement import Arrangement
    from cxplanner.drawing.roadmap import RoadmapLayout
    from cxplanner.presentation.steps import Step
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words
    from ui.roadmap.dense import DenseRoadmap
    from ui.roadmap.dense_content import DenseContent

LARGER: Final = 15 / 11
"""How many times as large a roadmap is as in the window: its smallest text, of 11 pixels, has 15 then."""
_DENSE_FROM: Final = 1_000
_AIR: Final = 0.04
_LEAST_AIR: Final = 7
_RIGHT, _BOTTOM = 8, 4
_TRIES: Final = 12


class Room(NamedTuple):
    """How large a picture is in pixels of the screen, how many dots such a pixel has, and of what size it is.

    `larger` is by how much everything is larger than in the window.
    """

    width: int
    height: int
    dots: float
    larger: float


class Shown(NamedTuple):
    """The picture of a step, where things are in it, and which bars are only hinted at."""

    picture: QPixmap
    layout: RoadmapLayout
    faded: frozenset[int]


def larger_on(width: float, height: float) -> float:
    """By how much a roadmap is larger on a screen of this size than in the window."""
    return LARGER * max(1.0, min(width / 1920, height / 1080))


@dataclass
class Pictures:
    """Makes the pictures of the steps of one plan."""

    schedule: Schedule
    words: Words
    lanes_by: LanesBy
    _content: DenseContent | None = None

    def options(self, step: Step) -> RoadmapOptions:
        """What the roadmap shows at a step."""
        everything = frozenset(self.schedule.plan.initiatives)
        options = RoadmapOptions(self.lanes_by, today=date.today())
        if isinstance(step, StageStep):
            first, last = step.span
            if first is not None and last is not None:
                air = timedelta(days=max(_LEAST_AIR, round((last - first).days * _AIR)))
                options = replace(options, first=first - air, last=last + air)
            return replace(options, faded=everything - step.initiatives)
        if isinstance(step, ChangesStep | DecisionStep):
            return replace(options, original=step.before, floats=False)
        if isinstance(step, CriticalPathStep):
            return replace(options, floats=False, faded=everything - step.critical)
        return options

    def layout(self, step: Step, width: float, height: float) -> RoadmapLayout:
        """The roadmap of a step in a room; what does not fit with names is drawn without them."""
        plan, options = self.schedule.plan, self.options(step)
        if len(plan.initiatives) < _DENSE_FROM:
            made = lay_out_whole(plan, self.schedule, self.words, options, width, height)
            if made is not None:
                return made
        return self._dense(options, width, height)

    def _dense(self, options: RoadmapOptions, width: float, height: float) -> DenseRoadmap:
        """Everything in sight, however low its bars must be, without milestones."""
        from ui.presentation.room_for_names import roomier
        from ui.roadmap.dense import DenseRoadmap
        from ui.roadmap.dense_content import read_content

        plan, schedule = self.schedule.plan, self.schedule
        if self._content is None:
            self._content = read_content(plan, schedule, self.words, self.lanes_by)
        content = self._content
        starts, finishes = content.start[content.shown], content.finish[content.shown]
        first, last = date.fromordinal(int(starts.min())), date.fromordinal(int(finishes.max()))
        options = replace(options, milestones=False)
        days = days_around(plan, schedule, [first], [last], options)
        head = head_of(plan, schedule, self.words, options, width=width, sizes=COMPACT, days=days)
        made = _fitted(content, head, height)
        pitch = made.pitch
        if made.bar_height < NAMED_FROM:
            return made
        # Names stand where floats would be: who looks at a wall asks first what a bar is.
        named = replace(head, options=replace(options, floats=False))
        made = DenseRoadmap(content, named, pitch, height)
        for roomy in roomier(made):
            wider = _fitted(roomy, named, height)
            if wider.height < height + 1 and wider.bar_height >= CLEAR_FROM:
                return wider
        return made

    def painted(self, step: Step, room: Room) -> Shown:
        """The picture of a step, in the colours of now."""
        size = QSize(int(room.width / room.larger), int(room.height / room.larger))
        layout = self.layout(step, size.width() - LEFT - _RIGHT, size.height() - _BOTTOM)
        moved: Mapping[int, int] = step.moved if isinstance(step, ChangesStep | DecisionStep) else {}
        # Painted as if the screen had finer dots: so texts and lines are as sharp as they are large.
        kept = KeptPictures(room.dots * room.larger)
        picture = Placed(layout, size, (0, 0)).painted((), moved, kept)
        self._write_names(picture, layout)
        picture.setDevicePixelRatio(room.dots)
        return Shown(picture, layout, frozenset(self.options(step).faded))

    @staticmethod
    def _write_names(picture: QPixmap, layout: RoadmapLayout) -> None:
        """The names of bars in a picture that is drawn without labels."""
        from ui.roadmap.dense import DenseRoadmap

        if isinstance(layout, DenseRoadmap):
            painter = QPainter(picture)
            painter.translate(LEFT, 0)
            ShapePainter(painter, theme().colours).paint(names_in_bars(layout))
            painter.end()


def _fitted(content: DenseContent, head: Arrangement, height: float) -> DenseRoadmap:
    """The picture with rows as low as the height asks for."""
    from ui.roadmap.dense import FULL_PITCH, DenseRoadmap

    pitch = FULL_PITCH
    made = DenseRoadmap(content, head, pitch, height)
    for _ in range(_TRIES):
        if made.height <= height:
            break
        # Lanes do not get lower than their heads: the rows of the other ones make way for that.
        pitch *= (height - made.header_height) / (made.height - made.header_height)
        made = DenseRoadmap(content, head, pitch, height)
    return made
