"""Names of edits, to stand after *Undo* and *Redo*: *Undo change of duration*."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from cxplanner.wording.catalogue import mark
from cxplanner.wording.fields import field_name

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

_EDITS: Final[Mapping[str, str]] = {
    "add_initiative": mark("new initiative"),
    "delete_initiative": mark("deletion of an initiative"),
    "delete_initiatives": mark("deletion of initiatives"),
    "duplicate_initiative": mark("copy of an initiative"),
    "duplicate_initiatives": mark("copy of initiatives"),
    "paste_initiatives": mark("pasting of initiatives"),
    "paste_cells": mark("pasting of cells"),
    "fill_cells": mark("filling down"),
    "clear_cells": mark("clearing of cells"),
    "move_initiative": mark("move of an initiative"),
    "move_initiatives": mark("move of initiatives"),
    "move_chain": mark("move of a chain"),
    "change_lags": mark("change of lags"),
    "move_row": mark("new order of rows"),
    "link_initiatives": mark("new links"),
    "add_link": mark("new link"),
    "set_link_type": mark("change of a link's type"),
    "set_link_note": mark("change of a link's note"),
    "delete_link": mark("deletion of a link"),
    "delete_links": mark("deletion of links"),
    "set_predecessors": mark("change of predecessors"),
    "change_milestone": mark("change of a milestone"),
    "delete_milestones": mark("deletion of milestones"),
    "change_programme": mark("change of the programme"),
    "change_calendar": mark("change of the calendar"),
    "change_stage": mark("change of a stage"),
    "change_gate": mark("change of a gate"),
    "put_criterion": mark("change of a criterion"),
    "delete_criterion": mark("deletion of a criterion"),
    "set_impact_and_effort": mark("change of impact and effort"),
    "set_weights": mark("change of weights"),
    "put_person": mark("change of a person"),
    "put_team": mark("change of a team"),
    "put_team_member": mark("change of a team's members"),
    "freeze_baseline": mark("new baseline"),
    "rename_baseline": mark("new name of a baseline"),
    "delete_baselines": mark("deletion of baselines"),
    "add_print_preset": mark("new print preset"),
    "rename_print_preset": mark("new name of a print preset"),
    "change_print_preset": mark("change of a print preset"),
    "delete_print_presets": mark("deletion of print presets"),
    "add_indicator": mark("new indicator"),
    "change_indicator": mark("change of an indicator"),
    "delete_indicator": mark("deletion of an indicator"),
    "delete_indicators": mark("deletion of indicators"),
    "set_gate_target": mark("change of a target at a gate"),
    "add_measurement": mark("new measurement"),
    "change_measurement": mark("change of a measurement"),
    "delete_measurements": mark("deletion of measurements"),
    "add_meeting": mark("new meeting"),
    "prepare_review": mark("new review"),
    "change_meeting": mark("change of a meeting"),
    "delete_meetings": mark("deletion of meetings"),
    "close_review": mark("closing of a review"),
    "explain_slip": mark("reason for a slip"),
    "delete_slip_reasons": mark("deletion of reasons"),
    "overrule_health": mark("change of health"),
    "delete_overrides": mark("return to the rule of health"),
    "add_agenda_item": mark("new item of an agenda"),
    "change_agenda_item": mark("change of an agenda"),
    "move_agenda_item": mark("new order of an agenda"),
    "delete_agenda_items": mark("deletion from an agenda"),
    "change_options": mark("change of options"),
    "take_decision": mark("decision"),
    "reopen_agenda_item": mark("reopening of an item"),
    "finish_action": mark("completion of an action"),
    "decide_gate": mark("decision on a gate"),
    "add_risk": mark("new risk"),
    "change_risk": mark("change of a risk"),
    "delete_risks": mark("deletion of risks"),
    "level": mark("levelling"),
    "clear_levelling": mark("clearing of levelled starts"),
    "import_initiatives": mark("import of initiatives"),
    "what_if": mark("what-if"),
}
_WHAT_IF: Final = "what_if "
"""What the key of a what-if with a name begins with; the name follows as it was typed."""


def edit_name(words: Words, name: str) -> str:
    """What an edit did; `set_<field>` is the change of that field, `what_if <name>` a what-if taken."""
    if name in _EDITS:
        return words.say(_EDITS[name])
    if name.startswith(_WHAT_IF):
        return words.say("what-if: {name}", name=name.removeprefix(_WHAT_IF))
    if name.startswith("set_"):
        field = field_name(words, name.removeprefix("set_"))
        return words.say("change of {field}", field=field[:1].lower() + field[1:])
    return words.say("last change")
