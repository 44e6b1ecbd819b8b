"""Which items of a plan have characters that no font has, so that marks stand in their place on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from cxplanner.drawing.text_fit import missing_characters
from cxplanner.plan.plan import Plan

_NAMES: Final[Mapping[str, Callable[[Any], str]]] = {
    "initiatives": lambda each: each.key,
    "stages": lambda each: each.gate_key,
    "milestones": lambda each: each.key,
    "criteria": lambda each: each.code,
    "people": lambda each: each.name,
    "teams": lambda each: each.name,
    "baselines": lambda each: each.name,
}
"""What an item of each collection is called."""


def marked_items(plan: Plan, missing: str) -> Iterator[str]:
    """`SD-04: 中文`, in the order of lists; what stands in the programme's own fields begins with its name.

    `missing` are the characters that are on paper.
    """
    wanted = set(missing)
    yield from _marked(plan.programme.name, plan.programme, wanted)
    for collection, name in _NAMES.items():
        in_order = plan.initiatives_in_order if collection == "initiatives" else None
        for entity in in_order or getattr(plan, collection).values():
            yield from _marked(name(entity), entity, wanted)


def _marked(name: str, entity: Any, wanted: set[str]) -> Iterator[str]:
    values = (getattr(entity, each.name) for each in fields(entity))
    text = "".join(value for value in values if type(value) is str and not wanted.isdisjoint(value))
    found = "".join(each for each in missing_characters(text) if each in wanted)
    if found:
        yield f"{name}: {found}" if name != found else found
