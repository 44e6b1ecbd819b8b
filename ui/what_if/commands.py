"""What is done about a what-if: begin, take, drop, and what must be asked before the plan is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from cxplanner.plan.change import difference
from cxplanner.plan.touched_items import touched_items
from ui.frame.question import ask
from ui.frame.within_screen import within_screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.plan_controller import PlanController
    from ui.what_if.band import WhatIfBand
    from ui.widgets.message_bar import MessageBar

Leaving = Literal["take", "drop", "stay"]
TOPIC: Final = "what_if"
"""What the message after a save is about."""


def changes_of(controller: PlanController) -> int:
    """How many items the copy adds, removes or edits."""
    what_if = controller.what_if
    return len(touched_items(difference(what_if.before.plan, what_if.plan))) if what_if is not None else 0


class WhatIfCommands:
    """The commands for one window. What would be lost is asked about first."""

    def __init__(self, controller: PlanController, window: QWidget) -> None:
        self._controller = controller
        self._words = controller.words
        self._window = window

    def begin(self, band: WhatIfBand) -> None:
        """Begin one, or lead the keyboard to the band of the one that is tried."""
        if self._controller.what_if is None:
            self._controller.begin_what_if()
        else:
            band.focus_first()

    def take(self) -> bool:
        """Make the plan what the copy is."""
        return self._controller.take_what_if()

    def drop(self) -> bool:
        """Go back to the plan as it was. False when somebody chose to keep trying."""
        changes, say = changes_of(self._controller), self._words.say
        if changes:
            chosen = ask(
                self._window,
                self._words.say_number(
                    "Drop the what-if with its {n} change?", "Drop the what-if with its {n} changes?", changes
                ),
                say("It is kept nowhere else. The plan itself stays as it is."),
                (say("Drop"), say("Keep trying")),
            )
            if chosen != 0:
                return False
        self._controller.drop_what_if()
        return True

    def compare(self) -> None:
        """Show what differs; from there it can be taken or dropped."""
        from ui.what_if.compare_dialog import CompareDialog

        dialog = CompareDialog(self._controller, self._window)
        within_screen(dialog)
        dialog.exec()
        answer = dialog.answer
        dialog.deleteLater()
        if answer == "take":
            self.take()
        elif answer == "drop":
            self.drop()

    def after_saving(self, is_saved: bool, messages: MessageBar) -> None:
        """Say that a save has left the what-if out, with the way to have it in."""
        if is_saved and changes_of(self._controller):
            say = self._words.say
            sentence = say("The plan is saved without the what-if, which is kept nowhere until you take it.")
            messages.show_message(sentence, [(say("Take it"), self.take)], kind="information", topic=TOPIC)


def may_leave(controller: PlanController, window: QWidget) -> bool:
    """Whether the plan may be left: asks what becomes of a what-if with changes, and does it."""
    changes, words = changes_of(controller), controller.words
    if not changes:
        controller.drop_what_if()
        return True
    answers: tuple[Leaving, ...] = ("take", "drop", "stay")
    chosen = answers[
        ask(
            window,
            words.say("Take the what-if?"),
            words.say_number(
                "It holds {n} change that is not in the plan, and is kept nowhere else.",
                "It holds {n} changes that are not in the plan, and is kept nowhere else.",
                changes,
            ),
            (words.say("Take it"), words.say("Drop it"), words.say("Cancel")),
        )
    ]
    if chosen == "drop":
        controller.drop_what_if()
    return chosen == "drop" or (chosen == "take" and controller.take_what_if())
