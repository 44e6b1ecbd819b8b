"""What the button of a repair says: a verb, and the result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from cxplanner.wording.catalogue import mark
from cxplanner.wording.errors import written_facts

if TYPE_CHECKING:
    from cxplanner.findings.repairs import Repair
    from cxplanner.wording.words import Words

REPAIRS: Final[Mapping[str, str]] = {
    "move_deadline": mark("Move the deadline to {date}"),
    "date_gate": mark("Date {gate} on {date}"),
    "pin_on": mark("Pin it to {date}"),
    "take_out_pin": mark("Take out the pin"),
    "estimate": mark("Enter its duration"),
    "confirm_duration": mark("Keep {n} d as the estimate"),
    "link_both": mark("Link {first} to {last}"),
    "link_neighbours": mark("Link {n} pairs of neighbours"),
    "wait_for_gate": mark("Let it wait for {gate}"),
    "take_out_link": mark("Take out the link"),
    "choose_owner": mark("Choose an owner"),
    "say_gain": mark("Say what we gain"),
    "level": mark("Level…"),
}


def repair_words(words: Words, repair: Repair) -> str:
    """The words of the button."""
    return words.say(REPAIRS[repair.code], **written_facts(words, repair.facts))
