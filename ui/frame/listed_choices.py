"""Choices that the plan and the view in front make: streams, stages and owners to give, and zooms to take."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from cxplanner.plan.edits import moving
from cxplanner.plan.programme import Stream

if TYPE_CHECKING:
    from cxplanner.wording.words import Words
    from ui.frame.views import Views
    from ui.plan_controller import PlanController

LISTED: Final = ("set_stream", "set_stage", "set_owner", "zoom_to")
"""The lists, by the names of the menus that show them."""
_FIELDS: Final = {"set_stream": "stream", "set_stage": "stage", "set_owner": "owner"}


@dataclass(frozen=True, slots=True)
class Listed:
    """One of them: its words, what it does, and whether it is so already."""

    text: str
    act: Callable[[], object]
    is_on: bool = False


def listed(name: str, controller: PlanController, views: Views) -> list[Listed]:
    """The entries of a list now; nothing where no plan is open."""
    if not controller.is_open:
        return []
    if name == "zoom_to":
        now = views.zoom()
        return [Listed(text, partial(views.show_zoom, zoom), zoom == now) for zoom, text in views.zooms()]
    field = _FIELDS[name]
    chosen = [controller.plan.initiatives[each] for each in controller.view.selected_initiatives()]
    has = {getattr(each, field) for each in chosen}
    return [
        Listed(text, partial(_set_alike, controller, field, value), has == {value})
        for value, text in _values(name, controller)
    ]


def title_of(name: str, words: Words) -> str:
    """What a list gives or chooses."""
    say = words.say
    return {
        "set_stream": say("Stream"),
        "set_stage": say("Stage"),
        "set_owner": say("Owner"),
        "zoom_to": say("Zoom"),
    }[name]


def _values(name: str, controller: PlanController) -> Iterable[tuple[Any, str]]:
    words, plan = controller.words, controller.plan
    if name == "set_stream":
        return [(each, words.label(each)) for each in Stream]
    if name == "set_stage":
        return [(each.id, f"{each.id} {each.name}") for each in plan.stages.values()]
    people = sorted(plan.people.values(), key=lambda each: each.name.casefold())
    return [*((each.id, each.name) for each in people), (None, words.say("No owner"))]


def _set_alike(controller: PlanController, field: str, value: object) -> None:
    ids = controller.view.selected_initiatives()
    controller.apply(f"set_{field}", lambda plan: moving.change_alike(plan, ids, **{field: value}))
