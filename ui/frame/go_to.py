"""What *Go to…* offers: every item of the plan, what is found in it, every command, and the settings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from cxplanner.drawing.shapes import Item
from cxplanner.plan.notation import written_link
from ui.frame.listed_choices import LISTED, listed, title_of
from ui.frame.popup_list import Choice
from ui.view_state import item_of_key

if TYPE_CHECKING:
    from cxplanner.wording.words import Words
    from ui.actions import Actions
    from ui.frame.views import Views
    from ui.plan_controller import PlanController

_MOST_FINDINGS: Final = 500
Show = Callable[[str], object]


def places(
    controller: PlanController, actions: Actions, views: Views, settings: Show, show: Callable[[Item], object]
) -> list[Choice]:
    """The choices in the order of the list: items of the plan, commands, settings, links, findings.

    `settings` opens the preferences at one of them, and `show` brings an item or a link into sight.
    """
    commands = [*_commands(actions, controller.words), *_settings(controller.words, settings)]
    if not controller.is_open:
        return commands
    found = [*_links(controller, show), *_findings(controller, show)]
    return [*_items(controller, show), *commands, *_lists(controller, views), *found]


def _items(controller: PlanController, show: Callable[[Item], object]) -> list[Choice]:
    plan = controller.plan

    def choice(text: str, icon: str, kind: str, id_: int) -> Choice:
        return Choice(text, icon, partial(show, Item(kind, id_)))

    initiatives = [
        choice(f"{each.key}  {each.title}", "chart-gantt", "initiative", each.id)
        for each in plan.initiatives_in_order
    ]
    gates = [
        choice(f"{stage.gate_key}  {stage.gate_name or stage.name}", "diamond", "gate", stage.id)
        for stage in plan.stages.values()
    ]
    milestones = [
        choice(f"{each.key}  {each.title}", "flag", "milestone", each.id) for each in plan.milestones_in_order
    ]
    indicators = [
        choice(f"{each.code}  {each.name}", "trending-up", "indicator", each.id)
        for each in plan.kpis_in_order
    ]
    return initiatives + gates + milestones + indicators


def _commands(actions: Actions, words: Words) -> list[Choice]:
    """Those of other views stand last, and each that cannot be used says why."""
    found = []
    for name, command in actions.commands.items():
        if name != "go_to":
            action, why = actions[name], actions.why_not(name)
            text = actions.said(name)
            if action.isCheckable():
                state = words.say("on") if action.isChecked() else words.say("off")
                text = words.say("{command}: {state}", command=text, state=state)
            act = action.trigger
            found.append(Choice(text, command.icon or "chevron-right", act, actions.keys(name), why))
    return sorted(found, key=lambda each: bool(each.why_not))


def _lists(controller: PlanController, views: Views) -> list[Choice]:
    """A stream, a stage or an owner for what is selected, and the zooms of the view in front."""
    words, has_bars = controller.words, bool(controller.view.selected_initiatives())
    found = []
    for name in LISTED:
        why = "" if has_bars or name == "zoom_to" else words.say("Select an initiative first.")
        for each in listed(name, controller, views):
            text = words.say("{command}: {state}", command=title_of(name, words), state=each.text)
            found.append(Choice(text, "chevron-right", each.act, "", why))
    return found


def _settings(words: Words, show: Show) -> list[Choice]:
    say = words.say
    settings = (
        ("language", say("Language")),
        ("saving", say("Automatic saving")),
        ("scheme", say("Colours")),
        ("contrast", say("Contrast")),
        ("text_size", say("Size of text")),
    )
    return [
        Choice(words.say("{command}: {state}", command=say("Preferences"), state=text), "settings",
               partial(show, name))
        for name, text in settings
    ]  # fmt: skip


def _links(controller: PlanController, show: Callable[[Item], object]) -> list[Choice]:
    plan = controller.plan
    return [
        Choice(
            f"{plan.initiatives[each.successor].key}  ← {written_link(plan, each)}",
            "link-2",
            partial(show, Item("link", each.id)),
        )
        for each in plan.dependencies.values()
    ]


def _findings(controller: PlanController, show: Callable[[Item], object]) -> list[Choice]:
    """Each leads to what it is about."""
    plan, words = controller.plan, controller.words
    found = []
    for finding in controller.findings()[:_MOST_FINDINGS]:
        item = item_of_key(plan, finding.items[0]) if finding.items else None
        if item is not None:
            found.append(Choice(words.finding(finding), "triangle-alert", partial(show, item)))
    return found
