"""The keys that work where the keyboard is: in each view, in tables and fields, and on the projector."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """A title, and each key beside what it does."""

    title: str
    keys: tuple[tuple[str, str], ...]


def key_groups(words: Words) -> tuple[KeyGroup, ...]:
    """What the page of keys tells beside the commands of the menus, in the order of the rail."""
    say = words.say
    return (
        KeyGroup(say("Roadmap"), _roadmap(words)),
        KeyGroup(say("Initiatives"), _initiatives(words)),
        KeyGroup(say("Dependencies"), _dependencies(words)),
        KeyGroup(say("Priorities"), _priorities(words)),
        KeyGroup(say("Everywhere"), _everywhere(words)),
    )


def _roadmap(words: Words) -> tuple[tuple[str, str], ...]:
    say = words.say
    return (
        ("N", say("New initiative")),
        ("← → ↑ ↓", say("Nearest bar that way")),
        ("Enter", say("Rename")),
        ("Shift+← →", say("Move the bar by one working day")),
        ("Ctrl+Shift+← →", say("Move the bar by one week")),
        ("Alt+Shift+← →", say("Change the finish by one day")),
        ("L", say("Draw a link: arrows choose the other bar, S and F the ends, Enter joins")),
        ("K", say("Next link of the bar; Enter goes to its type and lag, Del deletes it")),
        ("[ ]", say("Predecessor, successor")),
        ("C", say("Critical path")),
        ("B", say("Baseline")),
        ("D", say("All links")),
        ("+ −", say("Zoom in, zoom out")),
        ("F", say("Fit programme")),
        ("T", say("Today")),
        ("Ctrl+C Ctrl+V", say("Copy and paste")),
        ("Del", say("Delete")),
    )


def _initiatives(words: Words) -> tuple[tuple[str, str], ...]:
    say = words.say
    return (
        ("N", say("New initiative below")),
        ("Enter", say("Edit the cell, fold or open a group")),
        ("Tab Shift+Tab", say("Next cell, previous cell")),
        ("Alt+↑ ↓", say("Move the row")),
        ("Del", say("Delete")),
    )


def _dependencies(words: Words) -> tuple[tuple[str, str], ...]:
    say = words.say
    return (
        ("L", say("New link")),
        ("P", say("From the table to the picture and back")),
        ("Enter", say("Edit the cell, or go to the end it names")),
        ("[ ]", say("Predecessor, successor")),
        ("{ }", say("Everything before, everything after")),
        ("D", say("Gate holds")),
        ("+ − F", say("Zoom in, zoom out, fit the picture")),
        ("Del", say("Delete")),
    )


def _priorities(words: Words) -> tuple[tuple[str, str], ...]:
    say = words.say
    return (
        ("← → ↑ ↓", say("Nearest bubble that way")),
        ("Shift+← → ↑ ↓", say("Change effort and impact by 1")),
        ("Ctrl+Shift+← → ↑ ↓", say("Change effort and impact by 10")),
        ("Enter", say("Show it on the roadmap")),
    )


def _everywhere(words: Words) -> tuple[tuple[str, str], ...]:
    say = words.say
    return (
        ("Tab Shift+Tab", say("Next control, previous control")),
        ("Esc", say("Leave an editor, clear the filter or the selection")),
        ("Shift+F10", say("Context menu")),
        ("Alt+↓", say("Open the list of a field")),
        ("← →", say("Choose in a row of buttons")),
    )
