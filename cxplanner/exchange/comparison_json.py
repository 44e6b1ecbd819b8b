"""The comparison of two plans as JSON, in the exact shape that other programs rely on."""

from __future__ import annotations

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
        "initiatives": [_item(each) for each in comparison.initiatives],
        "gates": [_item(each) for each in comparison.gates],
    }


def _item(item: ComparedItem) -> dict[str, Any]:
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
    if isinstance(value, tuple):
        return [_plain(name, each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
