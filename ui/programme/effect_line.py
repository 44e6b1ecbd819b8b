"""One line that says what the settings do to the finish and the gates, before they are taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cxplanner.errors import CXPlannerError
from cxplanner.scheduling.effect import effect_of
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.effects import effect_phrases, in_a_row
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from ui.plan_controller import PlanController
    from ui.programme.draft import Draft

_DELAY: Final = 150


class EffectLine(PlainLabel):
    """Follows the draft: the effect of taking it over, or why it cannot be; empty while nothing changed."""

    def __init__(self, controller: PlanController, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__("", "small", wraps=True, parent=parent)
        self._controller = controller
        self._draft = draft
        self._waiting = QTimer(self, singleShot=True, interval=_DELAY)
        self._waiting.timeout.connect(self.show_effect)
        draft.changed.connect(self._waiting.start)

    def show_effect(self) -> None:
        """Say now what the draft does."""
        if not self._controller.is_open:
            return
        before, words = self._controller.schedule, self._controller.words
        plan = self._draft.plan
        refused = False
        text = ""
        if self._draft.is_changed:
            try:
                effect = effect_of(before, schedule(plan, previous=before))
            except CXPlannerError as error:
                text, refused = words.error(error), True
            else:
                text = in_a_row(effect_phrases(words, effect, plan.programme.currency))
                text = words.say("With these settings: {effect}.", effect=text)
        self.setProperty("role", "refusal" if refused else "small")
        self.style().unpolish(self)
        self.style().polish(self)
        self.setText(text)
