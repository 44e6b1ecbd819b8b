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
    "add_initiatives": mark("new initiatives"),
    "change_initiative": mark("change of an initiative"),
    "change_initiatives": mark("change of several initiatives"),
    "delete_initiative": mark("deletion of an initiative"),
    "delete_initiatives": mark("deletion of initiatives"),
    "duplicate_initiative": mark("copy of an initiative"),
    "duplicate_initiatives": mark("copy of initiatives"),
    "move_initiative": mark("move of an initiative"),
    "move_initiatives": mark("move of initiatives"),
    "move_row": mark("new order of rows"),
    "add_dependency": mark("new link"),
    "link_initiatives": mark("new links"),
    "change_dependency": mark("change of a link"),
    "remove_dependency": mark("removal of a link"),
    "remove_dependencies": mark("removal of links"),
    "set_predecessors": mark("change of predecessors"),
    "write_predecessors": mark("change of predecessors"),
    "add_milestone": mark("new milestone"),
    "change_milestone": mark("change of a milestone"),
    "delete_milestone": mark("deletion of a milestone"),
    "delete_milestones": mark("deletion of milestones"),
    "change_programme": mark("change of the programme"),
    "change_calendar": mark("change of the calendar"),
    "change_stage": mark("change of a stage"),
    "change_gate": mark("change of a gate"),
    "put_criterion": mark("change of a criterion"),
    "delete_criteria": mark("deletion of criteria"),
    "put_person": mark("change of a person"),
    "delete_people": mark("deletion of people"),
    "put_team": mark("change of a team"),
    "delete_teams": mark("deletion of teams"),
    "put_team_member": mark("change of a team's members"),
    "delete_team_members": mark("change of a team's members"),
    "import_initiatives": mark("import of initiatives"),
}


def edit_name(words: Words, name: str) -> str:
    """What an edit did; `set_<field>` is the change of that field."""
    if name in _EDITS:
        return words.say(_EDITS[name])
    if name.startswith("set_"):
        field = field_name(words, name.removeprefix("set_"))
        return words.say("change of {field}", field=field[:1].lower() + field[1:])
    return words.say("last change")
