"""Which initiatives the conditions of a filter keep."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cxplanner.filtering.conditions import Condition, Field, State, Vocabulary, folded
from cxplanner.plan.initiatives import Initiative

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule


@dataclass(frozen=True)
class FilteredPlan:
    """What conditions are held against. `baseline` is the one against which lateness counts too.

    `find_remarked` gives the keys of all items that have a finding; it is asked only when a filter wants it.
    """

    schedule: Schedule
    vocabulary: Vocabulary
    baseline: int | None
    find_remarked: Callable[[], Collection[str]]

    def kept_by(self, conditions: Sequence[Condition]) -> frozenset[int] | None:
        """Ids of the initiatives for which every condition holds, or None where there is no condition."""
        if not conditions:
            return None
        initiatives = self.schedule.plan.initiatives.values()
        return frozenset(
            each.id for each in initiatives if all(self._holds(condition, each) for condition in conditions)
        )

    def _holds(self, condition: Condition, initiative: Initiative) -> bool:
        if condition.state is not None:
            holds = self._is(condition.state, initiative)
        elif condition.field is Field.ANYWHERE:
            text = "\n".join(self._texts(Field.ANYWHERE, initiative))
            holds = any(value in text for value in condition.values)
        else:
            texts = [f" {text}" for text in self._texts(condition.field, initiative)]
            holds = any(f" {value}" in text for value in condition.values for text in texts)
        return holds is not condition.negated

    def _is(self, state: State, initiative: Initiative) -> bool:
        if state is State.UNOWNED:
            return initiative.owner is None
        if state is State.FINDING:
            return initiative.key in self._remarked
        dates = self.schedule.initiative(initiative.id)
        if state is State.CRITICAL:
            return dates.critical
        planned = self._planned_finishes.get(initiative.id)
        misses = "deadline" in dates.violates or "pin" in dates.violates
        return misses or (planned is not None and dates.finish is not None and dates.finish > planned)

    @cached_property
    def _remarked(self) -> frozenset[str]:
        return frozenset(self.find_remarked())

    @cached_property
    def _planned_finishes(self) -> dict[int, date | None]:
        items = self.schedule.plan.items_of_baseline.get(self.baseline or 0, ())
        return {item.initiative: item.finish for item in items if item.initiative is not None}

    def _texts(self, field: Field, initiative: Initiative) -> Sequence[str]:
        """The folded texts of a field; a value must begin where a word of them begins."""
        if field is Field.STATUS:
            return self._names(initiative.status.value)
        if field is Field.STREAM:
            return self._names(initiative.stream.value)
        if field is Field.TAG:
            return [name for stream in initiative.tags for name in self._names(stream.value)]
        plan = self.schedule.plan
        if field is Field.STAGE:
            stage = plan.stages[initiative.stage]
            return [str(stage.id), folded(stage.name), folded(stage.gate_key)]
        texts = {
            Field.KEY: [initiative.key],
            Field.TITLE: [initiative.title, initiative.short_title],
            Field.OWNER: [plan.owner_name(initiative)],
            Field.TEAM: [plan.teams[initiative.team].name] if initiative.team is not None else [],
        }
        asked = texts[field] if field in texts else [text for each in texts.values() for text in each]
        return [folded(text) for text in asked]

    def _names(self, value: str) -> tuple[str, ...]:
        return self.vocabulary.names.get(value, ())
