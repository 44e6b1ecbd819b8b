"""The comparison of two plans as JSON, in the exact shape that other programs rely on."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, Final

from cxplanner.scheduling.comparison import ComparedItem, Comparison

_CENTS: Final = 100
_MONEY: Final = frozenset({"cost", "benefit_per_year"})


def comparison_as_json(comparison: Comparison) -> dict[str, Any]:
    """What differs between two plans; money is in units of the currency, as in the spreadsheet."""
    return {
        "format": "cxplanner-comparison-1",
        "initiatives": [item_as_json(each) for each in comparison.initiatives],
        "gates": [item_as_json(each) for each in comparison.gates],
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
    if isinstance(value, tuple | frozenset):
        return [_plain(name, each) for each in (sorted(value) if isinstance(value, frozenset) else value)]
    if is_dataclass(value):
        return {each.name: _plain(each.name, getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
