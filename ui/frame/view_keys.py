"""The keys of each view: what they do where the keyboard is, and how the page of keys tells them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cxplanner.wording.words import Words
    from ui.command_table import Command

COMMAND_KEYS: Final[Mapping[str, Mapping[str, str]]] = {
    "roadmap": {
        "N": "add_initiative",
        "Shift+Left": "day_earlier",
        "Shift+Right": "day_later",
        "Ctrl+Shift+Left": "week_earlier",
        "Ctrl+Shift+Right": "week_later",
        "Alt+Shift+Left": "shorten",
        "Alt+Shift+Right": "lengthen",
        "L": "draw_link",
        "K": "next_link",
        "[": "predecessor",
        "]": "successor",
        "C": "critical_path",
        "B": "baseline",
        "D": "all_links",
        "+": "zoom_in",
        "=": "zoom_in",
        "-": "zoom_out",
        "F": "fit",
        "T": "today",
        "Del": "delete",
    },
    "initiatives": {
        "Alt+Up": "row_up",
        "Alt+Down": "row_down",
        "Backspace": "clear_cells",
        "Del": "delete",
    },
    "dependencies": {
        "N": "add_initiative",
        "L": "add_link",
        "P": "other_part",
        "[": "predecessor",
        "]": "successor",
        "{": "trace_before",
        "}": "trace_after",
        "D": "gate_holds",
        "+": "zoom_in",
        "=": "zoom_in",
        "-": "zoom_out",
        "F": "fit",
        "Del": "delete",
    },
    "indicators": {
        "N": "add_indicator",
        "M": "add_measurement",
        "E": "edit_measurement",
        "Del": "delete",
    },
    "priorities": {
        "Shift+Left": "less_effort",
        "Shift+Right": "more_effort",
        "Shift+Up": "more_impact",
        "Shift+Down": "less_impact",
    },
}
"""What each key of a view does, as the name of a command, beside the keys that work in the whole window."""

_SIGNS: Final = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "-": "−", "Backspace": "⌫"}
_SAME_KEY: Final = "="
"""The key of + without Shift, which nobody needs to be told."""


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """A title, and each key beside what it does."""

    title: str
    keys: tuple[tuple[str, str], ...]


def hint(view: str, name: str) -> str:
    """The key of a command in a view, as a menu shows it, or nothing."""
    keys = COMMAND_KEYS.get(view, {})
    return next((shown(key) for key, does in keys.items() if does == name), "")


def shown(key: str) -> str:
    """A key with the signs that stand on the keyboard: `Shift+←`."""
    parts = key.split("+") if len(key) > 1 else [key]
    return "+".join(_SIGNS.get(part, part) for part in parts)


def key_groups(words: Words, commands: Mapping[str, Command]) -> tuple[KeyGroup, ...]:
    """What the page of keys tells beside the keys of the whole window, in the order of the rail."""
    say = words.say
    views = (
        ("roadmap", say("Roadmap"), _roadmap(words)),
        ("initiatives", say("Initiatives"), _initiatives(words)),
        ("dependencies", say("Dependencies"), _dependencies(words)),
        ("priorities", say("Priorities"), _priorities(words)),
        ("indicators", say("Indicators"), _indicators(words)),
    )
    groups = [KeyGroup(title, (*_of_commands(view, commands), *walks)) for view, title, walks in views]
    return (*groups, KeyGroup(say("Presentation"), _presentation(words)),
            KeyGroup(say("Everywhere"), _everywhere(words)))  # fmt: skip


def _of_commands(view: str, commands: Mapping[str, Command]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (shown(key), commands[name].text) for key, name in COMMAND_KEYS[view].items() if key != _SAME_KEY
    )


def _roadmap(words: Words) -> tuple[tuple[str, str], ...]:
    say = words.say
    return (
        ("← → ↑ ↓", say("Nearest bar that way")),
        ("Enter", say("Rename")),
        (say("Other letters, and capitals"), say("Rename the selected bar, beginning with that letter")),
        ("S F", say("While a link is drawn: turn its first and its second end, arrows choose the other bar")),
    )


def _initiatives(words: Words) -> tuple[tuple[str, str], ...]:
    say = words.say
    return (
        ("Enter", say("Edit the cell, fold or open a group")),
        (say("Letters and digits"), say("Write into the cell, in place of what it says")),
        ("N", say("New initiative, from the head of a group and where nothing can be written")),
        ("Tab Shift+Tab", say("Next cell, previous cell")),
        ("Shift+← → ↑ ↓", say("Mark a block of cells")),
    )


def _dependencies(words: Words) -> tuple[tuple[str, str], ...]:
    say = words.say
    return (
        ("Enter", say("Edit the cell, or go to the end it names")),
        (say("Letters and digits"), say("On a type or a lag: write into the cell, in place of what it says")),
    )


def _priorities(words: Words) -> tuple[tuple[str, str], ...]:
    say = words.say
    return (
        ("← → ↑ ↓", say("Nearest bubble that way")),
        ("Ctrl+Shift+← → ↑ ↓", say("Change effort and impact by 10")),
        ("Enter", say("Show it on the roadmap")),
    )


def _indicators(words: Words) -> tuple[tuple[str, str], ...]:
    return (("Enter", words.say("Edit it in the inspector")),)


def _presentation(words: Words) -> tuple[tuple[str, str], ...]:
    say = words.say
    return (
        ("→ ←", say("Next step, previous step")),
        ("Home End", say("First step, last step")),
        ("1 2 3 4", say("The step of a stage")),
        ("A D R", say("Approve, defer or reject the decision that is shown")),
        ("M", say("Write the minutes of the review")),
        ("B", say("Blank the screen")),
        ("Esc", say("Leave the presentation")),
    )


def _everywhere(words: Words) -> tuple[tuple[str, str], ...]:
    say = words.say
    return (
        ("Alt", say("The menus; in them, the underlined letters")),
        ("Tab Shift+Tab", say("Next control, previous control")),
        ("Esc", say("Leave an editor, clear the filter or the selection")),
        ("Shift+F10", say("Context menu")),
        ("Alt+↓", say("Open the list of a field")),
        ("← →", say("Choose in a row of buttons")),
    )
