"""A step of history: what one edit did, small enough to keep, and reversible on the plan it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cxplanner.plan.change import PlanChange
from cxplanner.plan.plan import Entity, Plan
from cxplanner.plan.programme import Programme

BeforeAndAfter = tuple[Entity | None, Entity | None]


@dataclass(frozen=True, slots=True)
class Step:
    """The entities that an edit touched, as they were before and after; None where one was not there."""

    programme: tuple[Programme, Programme] | None
    collections: Mapping[str, Mapping[int, BeforeAndAfter]]

    @classmethod
    def of(cls, change: PlanChange) -> Step:
        """The step that leads from the plan before a change to the plan after it."""
        collections: dict[str, Mapping[int, BeforeAndAfter]] = {}
        for name, each in change.collections.items():
            entities: dict[int, BeforeAndAfter] = dict(each.changed)
            entities.update((id_, (None, entity)) for id_, entity in each.added.items())
            entities.update((id_, (entity, None)) for id_, entity in each.removed.items())
            collections[name] = entities
        programmes = (change.before.programme, change.after.programme) if change.programme_changed else None
        return cls(programmes, collections)

    def undone(self, plan: Plan) -> Plan:
        """The plan as it was before this step. Ids given since are not given again."""
        return self._applied(plan, 0)

    def done(self, plan: Plan) -> Plan:
        """The plan as it is after this step."""
        return self._applied(plan, 1)

    def _applied(self, plan: Plan, side: int) -> Plan:
        if self.programme is not None:
            plan = plan.changed(programme=self.programme[side])
        for name, entities in self.collections.items():
            there = [entity for pair in entities.values() if (entity := pair[side]) is not None]
            plan = plan.without(name, [id_ for id_, pair in entities.items() if pair[side] is None])
            plan = plan.put(name, *there) if there else plan
        return plan
