"""What a filter asks of a field that the plan does not have: a stage 99, an owner of a mistyped name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cxplanner.filtering.conditions import Condition, Field, Vocabulary, folded
from cxplanner.plan.initiatives import Status
from cxplanner.plan.programme import Stream

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan


class Unknown(NamedTuple):
    """A value, as it is compared, that no item has for a field."""

    field: Field
    value: str


def unknown_values(conditions: Sequence[Condition], plan: Plan, vocabulary: Vocabulary) -> Iterator[Unknown]:
    """The values that name nothing of the plan, in their order; keys and titles are any text."""
    for condition in conditions:
        known = _known(condition.field, plan, vocabulary)
        if known is None or condition.state is not None:
            continue
        for value in condition.values:
            if not any(f" {value}" in f" {folded(text)}" for text in known):
                yield Unknown(condition.field, value)


def _known(field: Field, plan: Plan, vocabulary: Vocabulary) -> Sequence[str] | None:
    if field is Field.STAGE:
        stages = plan.stages.values()
        return [text for each in stages for text in (str(each.id), each.name, each.gate_key)]
    if field in (Field.STREAM, Field.TAG):
        return [name for stream in Stream for name in vocabulary.names.get(stream.value, ())]
    if field is Field.STATUS:
        return [name for status in Status for name in vocabulary.names.get(status.value, ())]
    if field is Field.OWNER:
        return [each.name for each in plan.people.values()]
    if field is Field.TEAM:
        return [each.name for each in plan.teams.values()]
    return None
