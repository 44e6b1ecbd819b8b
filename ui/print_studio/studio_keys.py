"""The keys of the studio, as the page of keys tells them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.frame.view_keys import KeyGroup

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


def studio_keys(words: Words) -> tuple[KeyGroup, ...]:
    """Those of the page, of the list of reports, and of the whole window."""
    say = words.say
    page = (
        ("Page Down  Page Up", say("Next page, previous page")),
        ("Home  End", say("First page, last page")),
        ("+  −", say("Show the page larger, smaller")),
        ("F", say("Show the whole page")),
    )
    reports = (
        (say("Space"), say("Print the report, or leave it out")),
        ("Alt+↑  Alt+↓", say("Print the report earlier, later")),
    )
    everywhere = (
        ("Ctrl+Z  Ctrl+Y", say("Undo or redo what was done to presets")),
        ("Tab  Shift+Tab", say("Next control, previous control")),
        ("Alt+↓", say("Open the list of a field")),
        ("Esc", say("Close the studio")),
        ("F1", say("Keys")),
    )
    return (
        KeyGroup(say("Page as it is printed"), page),
        KeyGroup(say("Reports"), reports),
        KeyGroup(say("Everywhere"), everywhere),
    )
