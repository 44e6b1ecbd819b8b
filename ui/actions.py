"""Every command of the window as an action: its words, icon, keys, and when it can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ui.command_table import MENUS, Submenu, commands, names_in, titles
from ui.frame.mnemonics import letters, marked
from ui.frame.view_keys import hint
from ui.theme import icon
from ui.widgets.labels import literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxplanner.wording.words import Words
    from ui.command_table import Command
    from ui.view_acts import Acts


class Actions(QObject):
    """The actions of a window by name. Each calls the slot of its name."""

    def __init__(self, words: Words, slots: Mapping[str, Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self.commands = commands(words)
        self._titles = titles(words)
        self._texts = {name: command.text for name, command in self.commands.items()}
        self._letters = letters(*_entries(self._titles, self._texts))
        self._view = ""
        self._why_not: dict[str, str] = {}
        self._actions = {name: self._action(name, command, slots) for name, command in self.commands.items()}
        self._actions["present"].setAutoRepeat(False)
        self._is_held = False
        for name in self.commands:
            self._dress(name)
        self.menus: list[QMenu] = []
        self.submenus: dict[str, QMenu] = {}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> list[QAction]:
        return list(self._actions.values())

    def said(self, name: str) -> str:
        """What a command is called now, without the marks of a menu."""
        return self._texts[name]

    def keys(self, name: str) -> str:
        """The keys that do a command now, in the window or in the view in front."""
        form = QKeySequence.SequenceFormat.NativeText
        return self._actions[name].shortcut().toString(form) or hint(self._view, name)

    def why_not(self, name: str) -> str:
        """Why a command cannot be used now, in a few words; nothing where it can."""
        return "" if self._actions[name].isEnabled() else self._why_not.get(name, "")

    def fill(self, bar: QMenuBar, fillers: Mapping[str, Callable[[QMenu], object]]) -> None:
        """Make the menus. `fillers` fill those menus in them that are made anew each time when they open."""
        for title, names in MENUS:
            menu = bar.addMenu(self._titles[title])
            self.menus.append(menu)
            for each in names:
                if isinstance(each, Submenu):
                    menu.addMenu(self._submenu(each, menu, fillers))
                elif each:
                    menu.addAction(self._actions[each])
                else:
                    menu.addSeparator()

    def enable(
        self,
        *,
        has_plan: bool,
        selected: int,
        initiatives: int,
        is_what_if: bool = False,
        view: str = "",
        acts: Acts | None = None,
    ) -> None:
        """Allow what can be done now; `selected` counts items, `initiatives` those that are initiatives, and
        `acts` are what the view in front does."""
        if view != self._view:
            self._view = view
            for name in self.commands:
                self._dress(name)
        allowed = {
            "": True,
            "plan": has_plan,
            "selection": has_plan and selected > 0,
            "initiative": has_plan and initiatives > 0,
            "two": has_plan and initiatives > 1,
            "what_if": is_what_if,
        }
        for name, command in self.commands.items():
            if command.views:
                self._enable_of_view(name, command, acts or {}, can=allowed[command.needs])
            elif name not in ("undo", "redo"):
                self._actions[name].setEnabled(allowed[command.needs] and not self._is_held)
                self._why_not[name] = self._reason(command.needs)
        for menu, (title, _) in zip(self.menus, MENUS, strict=True):
            menu.menuAction().setVisible(has_plan or title in ("File", "Help"))
        for menu in self.submenus.values():
            if menu.property("fixed"):
                menu.menuAction().setVisible(any(each.isVisible() for each in menu.actions()))

    def disable(self, name: str, why: str) -> None:
        """Grey a command that makes no sense in the view in front."""
        self._actions[name].setEnabled(False)
        self._why_not[name] = why

    def offer(self, submenu: str, *, offered: bool) -> None:
        """Show a menu in a menu only where the view in front has what it lists."""
        self.submenus[submenu].menuAction().setVisible(offered)

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
            ("undo", undo, say("Undo"), say("Undo {edit}"), say("There is nothing to undo.")),
            ("redo", redo, say("Redo"), say("Redo {edit}"), say("There is nothing to redo.")),
        )
        for name, edit, alone, with_edit, why_not in names:
            text = with_edit.format(edit=self._words.edit_name(edit)) if edit is not None else alone
            self._why_not[name] = why_not
            can = edit is not None and not self._is_held
            if text == self._texts[name] and can == self._actions[name].isEnabled():
                continue  # as after most edits
            self._texts[name] = text
            self._dress(name)
            action = self._actions[name]
            action.setToolTip(literal(text))
            action.setEnabled(can)

    # ------------------------------------------------------------------ making

    def _action(self, name: str, command: Command, slots: Mapping[str, Callable[[], object]]) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        if command.icon:
            action.setIcon(icon(command.icon))
        slot = slots[name]
        action.triggered.connect(lambda _=False: slot())
        return action

    def _submenu(
        self, submenu: Submenu, parent: QMenu, fillers: Mapping[str, Callable[[QMenu], object]]
    ) -> QMenu:
        letter = self._letters.get(submenu.title, "")
        menu = QMenu(marked(self._titles[submenu.title], letter), parent)
        menu.setObjectName(submenu.title)
        menu.setProperty("fixed", bool(submenu.names))
        for name in submenu.names:
            menu.addAction(self._actions[name])
        if submenu.title in fillers:
            fill = fillers[submenu.title]
            menu.aboutToShow.connect(lambda: fill(menu))
        self.submenus[submenu.title] = menu
        return menu

    # ------------------------------------------------------------------ what can be done

    def _enable_of_view(self, name: str, command: Command, acts: Acts, *, can: bool) -> None:
        action, act = self._actions[name], acts.get(name)
        can_now = can and act is not None and act.can()
        action.setVisible(act is not None)
        action.setEnabled(can_now and not self._is_held)
        is_on = act.is_on if act is not None else None
        action.setCheckable(is_on is not None)
        action.setChecked(is_on is not None and is_on())
        if act is None:
            words = self._words
            views = words.listed([self.commands[each].text for each in command.views])
            self._why_not[name] = words.say("Only in {views}", views=views)
        elif not can:
            self._why_not[name] = self._reason(command.needs)
        else:
            self._why_not[name] = self._words.say("There is nothing here that it could act on.")

    def _reason(self, needs: str) -> str:
        say = self._words.say
        return {
            "": "",
            "plan": say("No programme is open."),
            "selection": say("Select something first."),
            "initiative": say("Select an initiative first."),
            "two": say("Select two initiatives first."),
            "what_if": say("Only while a what-if is tried."),
        }[needs]

    def _dress(self, name: str) -> None:
        """The text with its underlined letter, and the key of the view where the window has none for it."""
        text = marked(self._texts[name], self._letters.get(name, ""))
        keys = "" if self.commands[name].keys else hint(self._view, name)
        self._actions[name].setText(f"{text}\t{keys}" if keys else text)


def _entries(
    titles: Mapping[str, str], texts: Mapping[str, str]
) -> tuple[list[list[str]], Mapping[str, str]]:
    """The names of each menu, with those of menus in it, and what they are called."""
    menus: list[list[str]] = []
    for _, names in MENUS:
        menus.append([each.title if isinstance(each, Submenu) else each for each in names if each])
        menus += [list(each.names) for each in names if isinstance(each, Submenu) and each.names]
    return menus, {**titles, **texts}


def named_in_menus() -> set[str]:
    """The commands that have a place in a menu."""
    return {name for _, names in MENUS for name in names_in(names)}
