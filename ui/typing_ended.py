"""The end of typing: what stands in a field is taken over before a command that needs the plan as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

ENDING_COMMANDS: Final = frozenset(
    {
        "new", "open", "open_read_only", "open_sample", "save", "save_as", "import", "export", "print",
        "print_summary", "check_print", "preferences",
        "close", "quit", "undo", "redo", "present", "level", "chances", "baselines", "trends", "milestones",
        "what_if", "what_if_take", "what_if_drop", "programme", "calendar", "stages", "people", "teams",
    }
)  # fmt: skip
"""The commands that read, save or replace the whole plan, or take edits back."""


def end_typing(window: QWidget) -> None:
    """Leave the field of a window that is being written, as a click beside it does."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit | QPlainTextEdit | QComboBox) and window.isAncestorOf(focused):
        focused.clearFocus()


def ending_typing(window: QWidget, slots: dict[str, Callable[[], object]]) -> dict[str, Callable[[], object]]:
    """The same commands, each of which ends the typing first where it has to."""

    def ending(act: Callable[[], object]) -> Callable[[], object]:
        def run() -> object:
            end_typing(window)
            return act()

        return run

    return {name: ending(act) if name in ENDING_COMMANDS else act for name, act in slots.items()}
