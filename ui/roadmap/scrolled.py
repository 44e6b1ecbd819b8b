"""The picture of the roadmap as it is seen: laid out, painted, scrolled and zoomed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from cxplanner.drawing.shapes import Item, Rectangle
from ui.roadmap.base_picture import BasePicture
from ui.roadmap.layouts import Layouts
from ui.roadmap.outcome_band import FOOT
from ui.roadmap.picture import LEFT, Placed, box_of
from ui.roadmap.zoom import DAYS_IN_SIGHT, MOST_PER_DAY, STEP, Zoom, day_of_interest, stops_at
from ui.theme import theme
from ui.widgets.pinch import Pinch

if TYPE_CHECKING:
    from cxplanner.drawing.roadmap import RoadmapLayout, RoadmapOptions
    from ui.plan_controller import PlanController
    from ui.roadmap.dense_changes import Shown

_LEFT, _RIGHT, _BOTTOM = LEFT, 4, FOOT
"""What stays free around the picture."""

RESTING = 120
"""Milliseconds without a move after which the picture is kept, for what comes over it next."""
MOST_WITH_LINKS = 3
"""Of so many selected bars all links are shown; of more, only those of the current one."""


class ScrolledRoadmap(QAbstractScrollArea):
    """Paints a layout in four parts: the body scrolls, the header only sideways, the lane names only down.

    `zoomed` says that the zoom is another one.
    """

    zoomed = Signal()

    def __init__(
        self, controller: PlanController, options: RoadmapOptions, parent: QWidget | None = None
    ) -> None:
        self._pinch = Pinch()
        super().__init__(parent)
        self.controller = controller
        self._options = options
        self._layout: RoadmapLayout | None = None
        self._layouts = Layouts(controller, self.lay_out, self)
        self._shown: Shown | None = None
        self._base = BasePicture(self.devicePixelRatioF())
        self._resting = QTimer(self, singleShot=True, interval=RESTING)
        self._resting.timeout.connect(self._keep_picture)
        self.zoom: Zoom | None = Zoom.PROGRAMME
        self._per_day = 0.0
        self._fitted: tuple[object, float] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(controller.words.say("Roadmap"))
        self.viewport().setMouseTracking(True)
        self._pinch.watch(self.viewport())
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme().changed.connect(self.repaint_picture)

    # ------------------------------------------------------------------ what is shown

    def sizeHint(self) -> QSize:
        return QSize(900, 600)

    @property
    def options(self) -> RoadmapOptions:
        return self._options

    @property
    def layout_of_plan(self) -> RoadmapLayout | None:
        """The picture with its places, or None as long as there is none."""
        return self._layout

    def start_over(self) -> None:
        """Forget the zoom and the picture, since another plan was opened."""
        self._layout = self._fitted = None
        self._layouts.forget()
        self.zoom = Zoom.PROGRAMME
        self.zoomed.emit()

    def show_options(self, options: RoadmapOptions) -> None:
        """Show the roadmap with other choices."""
        self._options = options
        self.lay_out()

    def lay_out(self) -> None:
        """Compute the picture again, after a change of the plan, the size or the zoom."""
        if not self.controller.is_open or self.viewport().width() < 1:
            self._layout = None
            return
        if self._layout is None or self.zoom is Zoom.PROGRAMME:
            self._layout = self._made_layout(self._fitting_width())
        if self.zoom is not Zoom.PROGRAMME:
            self._layout = self._zoomed_layout(self._layout)
        self._set_ranges()
        self.laid_out()
        self.repaint_picture()

    def _zoomed_layout(self, before: RoadmapLayout) -> RoadmapLayout:
        """A layout with the wanted width of a day; made twice only where the days that are shown changed."""
        layout = before
        for _ in range(2):
            shown = (layout.scale.first, layout.scale.last)
            width = max(self._fitting_width(), self._width_for(layout, self._wanted_per_day(layout)))
            layout = self._made_layout(width)
            if (layout.scale.first, layout.scale.last) == shown:
                break
        return layout

    def _made_layout(self, width: float) -> RoadmapLayout:
        height = max(200, self.viewport().height() - _BOTTOM)
        fitting, before = self._fitting_width(), self._layout
        layout = self._layouts.made(self._options, width, height, fitting=fitting, before=before)
        end = self._end_in_sight(layout)
        if end <= layout.scale.last:
            return layout
        longer = replace(self._options, last=end)  # so far out, more time is in sight than is planned
        return self._layouts.made(longer, width, height, fitting=fitting, before=before)

    def _end_in_sight(self, layout: RoadmapLayout) -> date:
        """The last day that the wanted width of a day brings into sight."""
        per_day, most = self._wanted_per_day(layout), DAYS_IN_SIGHT[Zoom.FIVE_YEARS]
        if self.zoom is Zoom.PROGRAMME or per_day <= 0:
            return layout.scale.last
        return layout.scale.first + timedelta(days=min(int(self._room_for_days(layout) / per_day), most))

    def _room_for_days(self, layout: RoadmapLayout) -> float:
        return max(1.0, self.viewport().width() - _LEFT - layout.lane_head_width)

    def _fitting_width(self) -> float:
        return max(360, self.viewport().width() - _LEFT - _RIGHT)

    def _set_ranges(self) -> None:
        layout = self._layout
        if layout is None:
            return
        free_width, free_height = self.viewport().width(), self.viewport().height()
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        horizontal.setRange(0, max(0, round(layout.width + _LEFT + _RIGHT) - free_width))
        horizontal.setPageStep(free_width)
        horizontal.setSingleStep(40)
        vertical.setRange(0, max(0, round(layout.height + _BOTTOM) - free_height))
        vertical.setPageStep(free_height)
        vertical.setSingleStep(40)

    # ------------------------------------------------------------------ zoom

    def hold_zoom(self) -> None:
        """Keep the width of a day when the programme becomes longer or shorter."""
        if self.zoom is Zoom.PROGRAMME and self._layout is not None:
            self.zoom, self._per_day = None, self._layout.scale.per_day
            self.zoomed.emit()

    def show_zoom(self, zoom: Zoom) -> None:
        """Zoom to something that has a name, around what is selected or else what is in the middle."""
        chosen = self.controller.view.selected_initiatives()
        middle = day_of_interest(self.controller.schedule, chosen, zoom, self._middle_day())
        self.zoom = zoom
        if zoom is Zoom.SELECTION:
            self._zoom_to_selection()
            return
        self.lay_out()
        self._centre_on(middle)
        self.zoomed.emit()

    @property
    def kept_zoom(self) -> str | float | None:
        """What to remember of the zoom: a name, the pixels of a day, or None where all is fitted."""
        if self.zoom is Zoom.PROGRAMME:
            return None
        return self._per_day if self.zoom in (None, Zoom.SELECTION) else self.zoom.value

    def use_zoom(self, kept: str | float) -> None:
        """Zoom as was remembered, around the status date."""
        if isinstance(kept, str):
            self.zoom = Zoom(kept) if kept in DAYS_IN_SIGHT else Zoom.PROGRAMME
        else:
            self.zoom, self._per_day = None, min(MOST_PER_DAY, max(0.0, kept))
        self.lay_out()
        self.go_to_today()
        self.zoomed.emit()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom in or out, keeping what is at a place of the viewport where it is."""
        layout = self._layout
        if layout is None:
            return
        place = self.body_area().center() if at is None else at
        there = self.to_layout(place)
        days = (there.x() - layout.scale.left) / layout.scale.per_day + layout.scale.first.toordinal()
        now, fitted = layout.scale.per_day, self._fitted_per_day()
        least = min(fitted, self._room_for_days(layout) / DAYS_IN_SIGHT[Zoom.FIVE_YEARS])
        self._per_day = min(MOST_PER_DAY, max(least, now * factor))
        self.zoom = Zoom.PROGRAMME if stops_at(fitted, now, self._per_day) else None
        self.lay_out()
        after = self._layout
        if after is not None:
            x = after.scale.left + (days - after.scale.first.toordinal()) * after.scale.per_day
            self.horizontalScrollBar().setValue(round(x + _LEFT - place.x()))
            self.verticalScrollBar().setValue(round(_same_height(layout, after, there.y()) - place.y()))
        self.zoomed.emit()

    def _wanted_per_day(self, layout: RoadmapLayout) -> float:
        days = DAYS_IN_SIGHT.get(self.zoom) if self.zoom is not None else None
        if days is None:
            return self._per_day
        return self._room_for_days(layout) / days

    def _fitted_per_day(self) -> float:
        """How wide a day is with everything in sight; found once while somebody zooms."""
        source = (self.controller.schedule, self._options, self.viewport().size())
        if self._fitted is None or self._fitted[0] != source:
            zoom, self.zoom = self.zoom, Zoom.PROGRAMME
            self._fitted = (source, self._made_layout(self._fitting_width()).scale.per_day)
            self.zoom = zoom
        return self._fitted[1]

    @staticmethod
    def _width_for(layout: RoadmapLayout, per_day: float) -> float:
        scale = layout.scale
        days = scale.last.toordinal() - scale.first.toordinal() + 1
        return layout.width - (scale.right - scale.left) + days * per_day

    def _zoom_to_selection(self) -> None:
        schedule = self.controller.schedule
        dates = [schedule.initiative(id_) for id_ in self.controller.view.selected_initiatives()]
        starts = [each.start for each in dates if each.start is not None]
        finishes = [each.finish for each in dates if each.finish is not None]
        if self._layout is None or not starts or not finishes:
            self.zoom = Zoom.PROGRAMME
            self.lay_out()
            self.zoomed.emit()
            return
        first, last = min(starts), max(finishes)
        days = max(7, (last - first).days + 1) * 1.2
        free = self.viewport().width() - _LEFT - self._layout.lane_head_width
        self._per_day = min(MOST_PER_DAY, free / days)
        self.lay_out()
        self._centre_on(first + timedelta(days=(last - first).days // 2))
        self.zoomed.emit()

    def _middle_day(self) -> date | None:
        if self._layout is None:
            return None
        head = self._layout.lane_head_width
        return self._layout.date_at(self.to_layout(QPointF((self.viewport().width() + head) / 2, 0)).x())

    def _centre_on(self, day: date | None) -> None:
        if self._layout is not None and day is not None:
            free = (self.viewport().width() + self._layout.lane_head_width) / 2
            self.horizontalScrollBar().setValue(round(self._layout.x_of(day) + _LEFT - free))

    def go_to_today(self) -> None:
        """Bring the status date into sight, or today where there is none."""
        self._centre_on(self.controller.plan.programme.status_date or date.today())

    def reveal(self, item: Item) -> None:
        """Scroll as little as it takes to see an item."""
        box = self.box_of(item)
        layout = self._layout
        if box is None or layout is None:
            return
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        left = box.x + _LEFT - layout.lane_head_width - 20
        right = box.x + box.width + _LEFT + 40 - self.viewport().width()
        horizontal.setValue(_scrolled(horizontal.value(), right, left))
        if item.kind == "initiative":
            top = box.y - layout.header_height - 10
            bottom = box.y + box.height + 10 - self.placed().foot
            vertical.setValue(_scrolled(vertical.value(), bottom, top))

    # ------------------------------------------------------------------ painting

    def laid_out(self) -> None:
        """What was known of places in the picture is no longer true."""

    def marked(self) -> Mapping[int, int]:
        """Initiatives that are marked as moved, and by how many days."""
        return {}

    def repaint_picture(self) -> None:
        """Paint the picture anew where it is another one, not only what is above it."""
        self._shown = region = None
        if self.isVisible() and self._layout is not None:
            self._shown = self._wanted()
            region = self._base.to_paint(self.placed(), self._shown, self.above())
        if region is None:
            self.viewport().update()
        else:
            self.viewport().update(region)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            self._shown = self._wanted()
        if self._base.ratio != self.devicePixelRatioF():
            self._base = BasePicture(self.devicePixelRatioF())
        painter = QPainter(self.viewport())
        if not self._base.paint(painter, self.placed(), self._shown, self.above(), event.region()):
            self._resting.start()
        self.placed().paint_names_in_sight(painter, self._options.faded)
        self.paint_above(painter)

    def _keep_picture(self) -> None:
        if self._shown is not None and self.isVisible():
            self._base.keep(self.placed(), self._shown)

    def _wanted(self) -> Shown:
        chosen = self.controller.view.selected_initiatives()
        linked = chosen if len(chosen) <= MOST_WITH_LINKS else chosen[-1:]
        return self.placed().shown(linked, self.marked())

    def paint_above(self, painter: QPainter) -> None:
        """Paint what changes with every move of the mouse."""

    def above(self) -> QRegion | None:
        """Where `paint_above` paints now; None where that may be anywhere."""
        return QRegion()

    def placed(self) -> Placed:
        """The layout at the place to which it is scrolled."""
        scrolled = (self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return Placed(self._layout, self.viewport().size(), scrolled)

    def body_area(self) -> QRectF:
        """Where the bars are seen, in the coordinates of the viewport."""
        layout = self._layout
        if layout is None:
            return QRectF()
        left, top = layout.lane_head_width + _LEFT, layout.header_height
        return QRectF(left, top, self.viewport().width() - left, self.viewport().height() - top)

    def visible_part(self) -> Rectangle:
        """The part of the layout whose bars are seen."""
        area = self.body_area()
        corner = self.to_layout(area.topLeft())
        return Rectangle(corner.x(), corner.y(), area.width(), area.height())

    def box_of(self, item: Item) -> Rectangle | None:
        return box_of(self._layout, item) if self._layout is not None else None

    # ------------------------------------------------------------------ events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        if not self._move_picture():
            self.repaint_picture()

    def _move_picture(self) -> bool:
        """Move the pixels that stay in sight, and paint only what else there is; False where none do."""
        viewport = self.viewport()
        if self._layout is None or not self.isVisible():
            return False
        if any(each.isVisible() for each in viewport.children() if isinstance(each, QWidget)):
            return False  # what lies over the picture would be moved with it
        shown = self._wanted()
        found = self._base.moving(shown, self.above())
        if found is None:
            return False
        self._shown = shown
        viewport.scroll(found.by.x(), found.by.y(), found.area)
        viewport.update(found.region)
        return True

    def viewportEvent(self, event: QEvent) -> bool:
        pinched = self._pinch.zoom(event)
        if pinched is not None:
            self.zoom_by(*pinched)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP if event.angleDelta().y() > 0 else 1 / STEP, event.position())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - event.angleDelta().y() // 2)
            event.accept()
        else:
            super().wheelEvent(event)

    # ------------------------------------------------------------------ places

    def to_layout(self, place: QPointF) -> QPointF:
        """A place of the viewport in the coordinates of the layout; the header does not scroll down."""
        layout = self._layout
        down = self.verticalScrollBar().value()
        if layout is not None and place.y() < layout.header_height:
            down = 0
        return QPointF(place.x() - _LEFT + self.horizontalScrollBar().value(), place.y() + down)

    def from_layout(self, place: QPointF) -> QPointF:
        """A place of the layout in the coordinates of the viewport."""
        layout = self._layout
        in_header = layout is not None and place.y() < layout.header_height
        down = 0 if in_header else self.verticalScrollBar().value()
        return QPointF(place.x() + _LEFT - self.horizontalScrollBar().value(), place.y() - down)


def _same_height(before: RoadmapLayout, after: RoadmapLayout, y: float) -> float:
    """Where in a layout the same part of the same lane lies as at a height of the layout before."""
    for old, new in zip(before.lanes, after.lanes, strict=False):
        if old.top <= y < old.top + old.height:
            return new.top + (y - old.top) / old.height * new.height
    return y


def _scrolled(value: int, least: float, most: float) -> int:
    """The value moved as little as possible into a range; the lower end wins when there is no room."""
    return round(min(max(value, least), most)) if least <= most else round(most)
