"""What the last edit moved: kept until the next one, so that the picture can show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cxplanner.drawing.shapes import Item

if TYPE_CHECKING:
    from cxplanner.scheduling.ripple import Ripple
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words
    from ui.plan_controller import PlanController


class Moved(QObject):
    """Follows the plan of a window."""

    def __init__(self, controller: PlanController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._known: Schedule | None = None
        self.ripple: Ripple | None = None
        self._steps: Mapping[int, int] = {}
        self.forget()
        controller.opened.connect(self.forget)
        controller.closed.connect(self.forget)

    def forget(self) -> None:
        """Another plan is shown: nothing has moved in it yet."""
        self._known = self._controller.schedule if self._controller.is_open else None
        self.ripple = None
        self._steps = {}

    def follow(self) -> None:
        """The plan was edited: see what that moved."""
        from cxplanner.scheduling.ripple import ripple

        now = self._controller.schedule
        if self._known is not None and self._known is not now:
            found = ripple(self._known, now)
            self.ripple = found or None
            self._steps = _steps_of(found)
        self._known = now

    def steps(self) -> Mapping[int, int]:
        """By initiative, by how many calendar days its finish (else its start) has moved."""
        return self._steps

    def gates(self) -> list[Item]:
        """The gates whose day has changed."""
        return [Item("gate", number) for number in (self.ripple.gates if self.ripple is not None else ())]

    def lines(self, words: Words, item: Item) -> list[str]:
        """Old and new dates of an item, for its tooltip; nothing when it did not move."""
        found = self.ripple
        if found is None:
            return []
        if item.kind == "gate" and item.id in found.gates:
            before, after = found.gates[item.id]
            return [
                words.say(
                    "Moved from {before} to {after}", before=words.date(before), after=words.date(after)
                )
            ]
        spans = found.spans(item.id) if item.kind == "initiative" else None
        if spans is None:
            return []
        before_span, after_span = (
            words.say("{start} – {finish}", start=words.date(each.start), finish=words.date(each.finish))
            for each in spans
        )
        return [words.say("Moved from {before} to {after}", before=before_span, after=after_span)]


def _steps_of(found: Ripple) -> dict[int, int]:
    finish, start = found.after.finish - found.before.finish, found.after.start - found.before.start
    by_finish = zip(found.after.ids.tolist(), finish.tolist(), start.tolist(), strict=True)
    return {id_: ended or began for id_, ended, began in by_finish}
