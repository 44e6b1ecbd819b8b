"""Every command of the window as an action: its words, icon, keys, and when it can be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ui.theme import icon
from ui.widgets.labels import literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxplanner.wording.words import Words


@dataclass(frozen=True, slots=True)
class Command:
    """What a menu says. `needs` is `""`, `"plan"`, `"selection"`, `"initiative"`, `"two"` or `"what_if"`."""

    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: str = "plan"


def commands(words: Words) -> Mapping[str, Command]:
    """The commands by name, in the language of the screen."""
    say = words.say
    return {
        "new": Command(say("New programme"), ("Ctrl+N",), "file-plus", ""),
        "open": Command(say("Open…"), ("Ctrl+O",), "folder-open", ""),
        "open_read_only": Command(say("Open read-only…"), (), "lock", ""),
        "open_sample": Command(say("Open the sample"), ("Ctrl+Shift+O",), "book-open", ""),
        "save": Command(say("Save"), ("Ctrl+S",), "save"),
        "save_as": Command(say("Save as…"), ("Ctrl+Shift+S",)),
        "import": Command(say("Import…"), ("Ctrl+I",), "file-spreadsheet", ""),
        "export": Command(say("Export…"), ("Ctrl+E",), "share"),
        "print": Command(say("Print…"), ("Ctrl+P", "Ctrl+0"), "printer"),
        "close": Command(say("Close programme"), ("Ctrl+W",)),
        "preferences": Command(say("Preferences…"), ("Ctrl+,",), "settings", ""),
        "quit": Command(say("Quit"), ("Ctrl+Q",), "", ""),
        "undo": Command(say("Undo"), ("Ctrl+Z",), "undo-2"),
        "redo": Command(say("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2"),
        "rename": Command(say("Rename"), ("F2",), "pencil", "selection"),
        "duplicate": Command(say("Duplicate"), ("Ctrl+D",), "copy", "initiative"),
        "delete": Command(say("Delete"), (), "trash-2", "selection"),
        "link": Command(say("Link in order"), (), "link-2", "two"),
        "select_all": Command(say("Select all initiatives"), ("Ctrl+A",)),
        "filter": Command(say("Filter"), ("Ctrl+F",), "filter"),
        "go_to": Command(say("Go to…"), ("Ctrl+K",), "search"),
        "initiatives": Command(say("Initiatives"), ("Ctrl+1",), "list-tree"),
        "roadmap": Command(say("Roadmap"), ("Ctrl+2",), "chart-gantt"),
        "dependencies": Command(say("Dependencies"), ("Ctrl+3",), "workflow"),
        "priorities": Command(say("Priorities"), ("Ctrl+4",), "chart-scatter"),
        "gates": Command(say("Gates"), ("Ctrl+5",), "diamond"),
        "trace_before": Command(say("Everything before"), ("Ctrl+[",), "", "selection"),
        "trace_after": Command(say("Everything after"), ("Ctrl+]",), "", "selection"),
        "trace_both": Command(say("Everything before and after"), (), "", "selection"),
        "trace_between": Command(say("What lies between two"), (), "", "two"),
        "zoom_in": Command(say("Zoom in"), ("Ctrl++", "Ctrl+="), "zoom-in"),
        "zoom_out": Command(say("Zoom out"), ("Ctrl+-",), "zoom-out"),
        "fit": Command(say("Fit programme"), (), "maximize"),
        "today": Command(say("Today"), (), "calendar-days"),
        "inspector": Command(say("Inspector"), ("F4",), "columns-3"),
        "dark": Command(say("Light or dark"), ("Ctrl+Shift+D",), "moon", ""),
        "present": Command(say("Present"), ("F5",), "presentation"),
        "next_pane": Command(say("Next pane"), ("F6",)),
        "previous_pane": Command(say("Previous pane"), ("Shift+F6",)),
        "add_initiative": Command(say("Initiative"), ("Ctrl+Shift+N",), "plus"),
        "add_link": Command(say("Link…"), ("Ctrl+Shift+L",), "link-2"),
        "milestones": Command(say("Milestones…"), (), "diamond"),
        "programme": Command(say("Programme…"), (), "settings"),
        "calendar": Command(say("Working calendar…"), (), "calendar-days"),
        "stages": Command(say("Stages and gates…"), (), "layers"),
        "people": Command(say("People…"), (), "user"),
        "teams": Command(say("Teams…"), (), "users"),
        "baselines": Command(say("Baselines…"), (), "history"),
        "chances": Command(say("Chances…"), (), "chart-scatter"),
        "level": Command(say("Level the teams…"), ("Ctrl+L",), "users"),
        "what_if": Command(say("What if…"), ("Ctrl+Shift+W",), "split"),
        "what_if_compare": Command(say("Compare the what-if…"), (), "columns-3", "what_if"),
        "what_if_take": Command(say("Take the what-if"), (), "check", "what_if"),
        "what_if_drop": Command(say("Drop the what-if"), (), "x", "what_if"),
        "findings": Command(say("Findings"), ("F8",), "triangle-alert"),
        "keys": Command(say("Keys"), ("F1",), "circle-help", ""),
        "about": Command(say("About CXPlanner"), (), "info", ""),
    }


MENUS: Final = (
    ("File", ("new", "open", "open_read_only", "open_sample", "recent", "", "save", "save_as", "", "import",
              "", "close", "preferences", "quit")),
    ("Edit", ("undo", "redo", "", "rename", "duplicate", "delete", "link", "", "select_all", "filter",
              "go_to")),
    ("View", ("initiatives", "roadmap", "dependencies", "priorities", "gates", "", "trace_before",
              "trace_after", "trace_both", "trace_between", "", "zoom_in", "zoom_out", "fit", "today", "",
              "present", "inspector", "next_pane", "previous_pane", "", "dark")),
    ("Insert", ("add_initiative", "add_link", "milestones")),
    ("Plan", ("programme", "calendar", "stages", "people", "teams", "",
              "baselines", "chances", "level", "findings",
              "", "what_if", "what_if_compare", "what_if_take", "what_if_drop")),
    ("Print", ("print", "export")),
    ("Help", ("keys", "open_sample", "about")),
)  # fmt: skip
"""Menus and their commands; an empty name is a line, `recent` the menu of recent files."""


class Actions(QObject):
    """The actions of a window by name. Each calls the slot of its name."""

    def __init__(self, words: Words, slots: Mapping[str, Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self.commands = commands(words)
        self._actions = {name: self._action(command, slots[name]) for name, command in self.commands.items()}
        self._actions["present"].setAutoRepeat(False)
        self._is_held = False
        self.menus: list[QMenu] = []

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> list[QAction]:
        return list(self._actions.values())

    def fill(self, bar: QMenuBar, recent: QMenu) -> None:
        """Make the menus. `recent` is the menu of recent files."""
        titles = self._menu_titles()
        for title, names in MENUS:
            menu = bar.addMenu(titles[title])
            self.menus.append(menu)
            for name in names:
                if name == "recent":
                    menu.addMenu(recent)
                elif name:
                    menu.addAction(self._actions[name])
                else:
                    menu.addSeparator()

    def enable(self, *, has_plan: bool, selected: int, initiatives: int, is_what_if: bool = False) -> None:
        """Allow what can be done now; `selected` counts items, `initiatives` those that are initiatives."""
        allowed = {
            "": True,
            "plan": has_plan,
            "selection": has_plan and selected > 0,
            "initiative": has_plan and initiatives > 0,
            "two": has_plan and initiatives > 1,
            "what_if": is_what_if,
        }
        for name, command in self.commands.items():
            if name not in ("undo", "redo"):
                self._actions[name].setEnabled(allowed[command.needs] and not self._is_held)
        for menu, (title, _) in zip(self.menus, MENUS, strict=True):
            menu.menuAction().setVisible(has_plan or title in ("File", "Help"))

    def hold(self, held: bool) -> None:
        """Allow nothing for the moment, whatever is said of the plan meanwhile; what is allowed is said anew
        when they are let go."""
        self._is_held = held
        if held:
            for action in self._actions.values():
                action.setEnabled(False)

    def name_undo(self, undo: str | None, redo: str | None) -> None:
        """Say what undo and redo would do, or grey them."""
        say = self._words.say
        names = (
            ("undo", undo, say("Undo"), say("Undo {edit}")),
            ("redo", redo, say("Redo"), say("Redo {edit}")),
        )
        for name, edit, alone, with_edit in names:
            text = with_edit.format(edit=self._words.edit_name(edit)) if edit is not None else alone
            action = self._actions[name]
            action.setText(literal(text))
            action.setToolTip(literal(text))
            action.setEnabled(edit is not None and not self._is_held)

    def _action(self, command: Command, slot: Callable[[], object]) -> QAction:
        action = QAction(literal(command.text), self)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        if command.icon:
            action.setIcon(icon(command.icon))
        action.triggered.connect(slot)
        return action

    def _menu_titles(self) -> Mapping[str, str]:
        say = self._words.say
        return {
            "File": say("&File"),
            "Edit": say("&Edit"),
            "View": say("&View"),
            "Insert": say("&Insert"),
            "Plan": say("&Plan"),
            "Print": say("P&rint"),
            "Help": say("&Help"),
        }
