"""What the context menu of the roadmap adds: edits of all that is selected, and how linked bars move."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from cxplanner.plan.edits import moving
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.moves import WayKind
from ui.roadmap import clipboard, shifting
from ui.roadmap.popover import Popover
from ui.widgets.labels import literal

if TYPE_CHECKING:
    from ui.roadmap.canvas import RoadmapCanvas


def fill(menu: QMenu, canvas: RoadmapCanvas, place: QPoint) -> None:
    """Add what can be done with the selection; `place` is where the menu is, in global coordinates."""
    say = canvas.controller.words.say
    chosen = canvas.controller.view.selected_initiatives()
    menu.addSeparator()
    copying = _action(menu, say("Copy"), lambda: clipboard.copy(canvas))
    copying.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    copying.setEnabled(bool(chosen))
    pasting = _action(menu, say("Paste"), lambda: clipboard.paste(canvas))
    pasting.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
    if chosen:
        menu.addSeparator()
        _add_choices(menu, canvas)
        _action(menu, say("Shift by…"), lambda: ask_shift(canvas, place))
    menu.addSeparator()
    _add_ways(menu, canvas)


def _add_choices(menu: QMenu, canvas: RoadmapCanvas) -> None:
    words, plan = canvas.controller.words, canvas.controller.plan
    say = words.say
    people = sorted(plan.people.values(), key=lambda each: each.name.casefold())
    stages = [plan.stages[number] for number in sorted(plan.stages)]
    owners: list[tuple[Any, str]] = [(each.id, each.name) for each in people]
    for field, title, choices in (
        ("stream", say("Stream"), [(each, words.label(each)) for each in Stream]),
        ("stage", say("Stage"), [(each.id, f"{each.id} {each.name}") for each in stages]),
        ("owner", say("Owner"), [*owners, (None, say("No owner"))]),
    ):
        inner = menu.addMenu(literal(title))
        for value, name in choices:
            _action(inner, name, partial(set_alike, canvas, field, value))


def _add_ways(menu: QMenu, canvas: RoadmapCanvas) -> None:
    say = canvas.controller.words.say
    inner = menu.addMenu(literal(say("When a linked bar is moved")))
    group = QActionGroup(inner)
    for kind, name in (
        (None, say("Ask at the bar")),
        (WayKind.DAY, say("Start no earlier than here")),
        (WayKind.LAG, say("Change the lag")),
        (WayKind.CHAIN, say("Move the chain")),
    ):
        action = _action(inner, name, partial(canvas.ways.remember, kind))
        action.setCheckable(True)
        action.setChecked(canvas.ways.remembered is kind)
        group.addAction(action)


def set_alike(canvas: RoadmapCanvas, field: str, value: object) -> None:
    """Give everything that is selected the same stream, stage or owner."""
    ids = canvas.controller.view.selected_initiatives()
    canvas.controller.apply(f"set_{field}", lambda plan: moving.change_alike(plan, ids, **{field: value}))


def ask_shift(canvas: RoadmapCanvas, place: QPoint) -> Popover:
    """Ask by how many working days what is selected moves."""
    viewport = canvas.viewport()
    return shifting.ask_shift(canvas.controller, viewport, viewport.mapFromGlobal(place), canvas)


def _action(menu: QMenu, text: str, slot: Callable[[], object]) -> QAction:
    action = menu.addAction(literal(text))
    action.triggered.connect(lambda _=False: slot())
    return action
