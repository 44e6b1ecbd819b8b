"""What the roadmap does for the commands of the menus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF

from cxplanner.drawing.roadmap_options import LanesBy
from cxplanner.scheduling.moves import WayKind
from ui.roadmap import clipboard
from ui.roadmap.menu import ask_shift
from ui.view_acts import Act, Acts, check, choice

if TYPE_CHECKING:
    from ui.roadmap.canvas import RoadmapCanvas
    from ui.roadmap.view import RoadmapView


def acts_of(view: RoadmapView) -> Acts:
    """By the names of the commands."""
    return {**_shown(view), **_on_bars(view), **_ways(view.canvas)}


def _shown(view: RoadmapView) -> Acts:
    return {
        "critical_path": check(view.critical_path),
        "floats": check(view.floats),
        "baseline": check(view.baseline, view.has_baseline),
        "all_links": check(view.all_links),
        "lanes_stream": choice(view.lanes, LanesBy.STREAM),
        "lanes_stage": choice(view.lanes, LanesBy.STAGE),
        "lanes_owner": choice(view.lanes, LanesBy.OWNER),
        "lanes_team": choice(view.lanes, LanesBy.TEAM),
    }


def _on_bars(view: RoadmapView) -> Acts:
    canvas = view.canvas
    keys, state = canvas.keys, canvas.controller.view

    def has_bars() -> bool:
        return bool(state.selected_initiatives())

    def has_end() -> bool:
        return state.current is not None and state.current.kind in ("initiative", "gate")

    return {
        "copy": Act(partial(clipboard.copy, canvas), can=has_bars),
        "paste": Act(partial(clipboard.paste, canvas)),
        "day_earlier": Act(partial(keys.move_by, -1), can=has_bars),
        "day_later": Act(partial(keys.move_by, 1), can=has_bars),
        "week_earlier": Act(partial(keys.move_by_weeks, -1), can=has_bars),
        "week_later": Act(partial(keys.move_by_weeks, 1), can=has_bars),
        "shorten": Act(partial(keys.lengthen_by, -1), can=has_bars),
        "lengthen": Act(partial(keys.lengthen_by, 1), can=has_bars),
        "shift_by": Act(partial(_ask_shift, canvas), can=has_bars),
        "draw_link": Act(partial(_begin_link, canvas), can=has_end),
        "next_link": Act(keys.next_link, can=has_end),
        "predecessor": Act(partial(view.follow_link, back=True), can=has_bars),
        "successor": Act(partial(view.follow_link, back=False), can=has_bars),
    }


def _ways(canvas: RoadmapCanvas) -> Acts:
    names = {"ways_ask": None, "ways_day": WayKind.DAY, "ways_lag": WayKind.LAG, "ways_chain": WayKind.CHAIN}
    ways = canvas.ways

    def act(kind: WayKind | None) -> Act:
        return Act(lambda: ways.remember(kind), lambda: ways.remembered is kind)

    return {name: act(kind) for name, kind in names.items()}


def _begin_link(canvas: RoadmapCanvas) -> None:
    canvas.setFocus()
    canvas.keys.begin_link()


def _ask_shift(canvas: RoadmapCanvas) -> None:
    """Under the current bar, or in a corner where that is out of sight."""
    current = canvas.controller.view.current
    box = canvas.box_of(current) if current is not None else None
    foot = canvas.from_layout(QPointF(box.x, box.y + box.height)) if box is not None else QPointF(40, 80)
    place = foot.toPoint() if canvas.viewport().rect().contains(foot.toPoint()) else QPoint(40, 80)
    ask_shift(canvas, canvas.viewport().mapToGlobal(place))
