"""The comparison of two plans as JSON, in the exact shape that other programs rely on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, Final

from cxplanner.plan.plan import Plan
from cxplanner.scheduling.causes import Cause, causes
from cxplanner.scheduling.comparison import ComparedItem, Comparison
from cxplanner.scheduling.schedule import Schedule
from cxplanner.wording.causes import node_key

_CENTS: Final = 100
_MONEY: Final = frozenset({"cost", "benefit_per_year"})


def comparison_as_json(before: Schedule, after: Schedule, comparison: Comparison) -> dict[str, Any]:
    """What differs between two plans, and why; money is in units of the currency, as in the spreadsheet."""
    why = causes(before, after, (*comparison.initiatives, *comparison.gates))

    def with_cause(item: ComparedItem) -> dict[str, Any]:
        cause = why.get(item.node) if item.node is not None else None
        said = cause_as_json(before.plan, after.plan, cause) if cause is not None else None
        return {**item_as_json(item), "because": said}

    return {
        "format": "cxplanner-comparison-1",
        "initiatives": [with_cause(each) for each in comparison.initiatives],
        "gates": [with_cause(each) for each in comparison.gates],
        "others": [
            {"kind": each.kind, "title": each.title, **item_as_json(each)} for each in comparison.others
        ],
        "finish": {
            "before": comparison.finish_before.isoformat(),
            "after": comparison.finish_after.isoformat(),
            "days": comparison.finish_days,
        },
    }


def cause_as_json(before: Plan, after: Plan, cause: Cause) -> dict[str, Any]:
    """Why an item moved: fields of its own, and keys of those that pushed it, or let it go."""
    return {
        "itself": list(cause.itself),
        "own_days": cause.own_days,
        "pushed_by": [node_key(after, each) for each in cause.pushed_by],
        "origins": [node_key(after, each) for each in cause.origins],
        "gone": [node_key(before, each) for each in cause.gone],
        "outside": [each.value for each in cause.outside],
    }


def item_as_json(item: ComparedItem) -> dict[str, Any]:
    """One item; dates are ISO 8601, days are working days."""
    return {
        "key": item.key,
        "change": item.change.value,
        "fields": {name: [_plain(name, value) for value in pair] for name, pair in item.fields.items()},
        "start_days": item.start_days,
        "finish_days": item.finish_days,
    }


def _plain(name: str, value: Any) -> Any:
    if name in _MONEY and value is not None:
        return value / _CENTS if value % _CENTS else value // _CENTS
    if isinstance(value, Mapping):
        return {key: _plain(key, each) for key, each in value.items()}
    if isinstance(value, tuple | frozenset):
        return [_plain(name, each) for each in (sorted(value) if isinstance(value, frozenset) else value)]
    if is_dataclass(value):
        return {each.name: _plain(each.name, getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
