"""Plans of fixed content, from which the golden file of each format was made once.

`python -m tests.migrations.golden_files` writes those of today's format; a file of a released format is never
written again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final

from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.plan import COLLECTIONS, Plan
from cxplanner.storage.formats import HEAD
from tests.builders import a_plan
from tests.storage.full_plan import every_field_set

FOLDER: Final = Path(__file__).parent / "golden"
CONTENTS: Final[Mapping[str, Callable[[], Plan]]] = {
    "every-field": every_field_set,
    "sample": lambda: sample_plan("es"),
    "empty": a_plan,
}


def as_json(plan: Plan) -> dict[str, Any]:
    """A plan as plain JSON, entity by entity and field by field."""
    collections = {name: [_entity(each) for each in getattr(plan, name).values()] for name in COLLECTIONS}
    return {"programme": _entity(plan.programme), **collections, "next_id": plan.next_id}


def _entity(entity: Any) -> dict[str, Any]:
    return {name: _value(value) for name, value in asdict(entity).items()}


def _value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, dict):
        return {key: _value(each) for key, each in value.items()}
    return [_value(each) for each in value] if isinstance(value, tuple | list) else value


def write() -> None:
    """Writes the files of today's format that are not there yet."""
    for name, plan in CONTENTS.items():
        path = FOLDER / f"format-{HEAD:04}-{name}.cxplan"
        if not path.exists():
            OpenPlan.create(plan(), path).close()
            text = json.dumps(as_json(plan()), ensure_ascii=False, indent=1)
            path.with_suffix(".json").write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    write()
