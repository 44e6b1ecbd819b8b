"""What slides say to who does not see them, and in their notes about what is behind each date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cxplanner.drawing.shapes import Item
from cxplanner.scheduling.explanation import ExplainedStep
from cxplanner.scheduling.results import Node
from cxplanner.wording.explanations import (
    capitalised,
    explanation_sentence,
    milestone_name,
    milestone_sentence,
    node_name,
)
from cxplanner.wording.spoken import spoken, spoken_link

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

_ORDER: Final = ("gate", "milestone", "initiative")


@dataclass(frozen=True, slots=True)
class Teller:
    """Says in words what is on slides."""

    schedule: Schedule
    words: Words

    def name(self, item: Item) -> str:
        """What an item is called in the list of a slide's shapes."""
        plan = self.schedule.plan
        if item.kind == "milestone":
            return milestone_name(plan, item.id)
        if item.kind == "gate":
            return capitalised(node_name(self.words, plan, Node("gate", item.id)))
        if item.kind == "initiative":
            return node_name(self.words, plan, Node("initiative", item.id))
        return ""

    def sentence(self, item: Item) -> str:
        """An item with its state and its dates."""
        return spoken(self.words, self.schedule, item.kind, item.id)

    def link(self, dependency_id: int) -> str:
        """Which initiative waits for which, and how."""
        plan = self.schedule.plan
        return spoken_link(self.words, plan, plan.dependencies[dependency_id])

    def ends(self, dependency_id: int) -> tuple[Item, Item]:
        """The initiative or gate that a link comes from, and the initiative that it leads to."""
        link = self.schedule.plan.dependencies[dependency_id]
        before = Item("gate", link.gate or 0)
        if link.predecessor is not None:
            before = Item("initiative", link.predecessor)
        return before, Item("initiative", link.successor)

    def thread(self, item: Item) -> str:
        """The piece of the critical path between an initiative and a gate."""
        return self.words.say("The critical path between {name} and a gate", name=self.name(item))

    def float_of(self, item: Item) -> str:
        """How far an initiative may slip."""
        days = self.schedule.initiative(item.id).total_float or 0
        return self.words.say(
            "{name}: float of {days}", name=self.name(item), days=self.words.working_days(days)
        )

    def before(self, item: Item) -> str:
        """Where an initiative stood in the baseline."""
        return self.words.say("{name} in the baseline", name=self.name(item))

    def slide_number(self, number: int) -> str:
        return self.words.say("Slide {number}", number=self.words.number(number))

    def notes(self, items: Iterable[Item]) -> list[str]:
        """Why the dates of these items are what they are: first gates, then milestones, then initiatives."""
        asked = [item for item in dict.fromkeys(items) if item.kind in _ORDER]
        asked.sort(key=lambda item: _ORDER.index(item.kind))
        if not asked:
            return []
        return [
            self.words.say("What is behind the dates on this slide"),
            *(self._why(item) for item in asked),
        ]

    def _why(self, item: Item) -> str:
        if item.kind == "milestone":
            milestone = self.schedule.plan.milestones[item.id]
            return milestone_sentence(self.words, self.schedule, milestone)
        node = Node("gate" if item.kind == "gate" else "initiative", item.id)
        dates = self.schedule.dates_of(node)
        drivers = self.schedule.drivers_of(node) if dates.start is not None else ()
        return explanation_sentence(
            self.words, self.schedule, ExplainedStep(node, dates.start, dates.finish, drivers)
        )
