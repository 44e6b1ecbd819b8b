"""The initiatives of a source, put into a plan with their people, teams and sums of money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from cxplanner.errors import EditError
from cxplanner.exchange.import_rows import ImportRow, ProblemLog
from cxplanner.plan.edits import initiatives as edits
from cxplanner.plan.edits.programme import with_person, with_team
from cxplanner.plan.edits.row_order import DISTANCE, last_place
from cxplanner.plan.initiatives import Cashflow, CashflowKind, Initiative, Recurrence, Status
from cxplanner.plan.plan import Plan

SAME_NAME: Final = (
    "title",
    "stage",
    "stream",
    "tags",
    "not_before",
    "deadline",
    "pinned_start",
    "needed_for_gate",
    "units",
    "optimistic",
    "pessimistic",
    "impact",
    "effort",
    "status",
    "progress",
    "actual_start",
    "actual_finish",
    "remaining",
    "why",
    "notes",
)
"""Fields that are called alike in a source and in an initiative."""

_CLEARED: Final[Mapping[str, Any]] = {
    "tags": (),
    "not_before": None,
    "deadline": None,
    "pinned_start": None,
    "units": None,
    "optimistic": None,
    "pessimistic": None,
    "impact": None,
    "effort": None,
    "remaining": None,
    "why": "",
    "notes": "",
}
"""What an empty cell makes of a field of an initiative that is there already; others stay as they are."""

_EXPECTED: Final[Mapping[str, str]] = {
    "too_long": "shorter_text",
    "out_of_range": "number_in_range",
    "date_out_of_range": "date_in_range",
    "finish_before_start": "finish_after_start",
    "short_waiver": "longer_reason",
    "optimistic_above_duration": "at_most_duration",
    "pessimistic_below_duration": "at_least_duration",
    "done_without_finish": "actual_dates",
    "done_without_start": "actual_dates",
    "active_without_start": "actual_dates",
    "finish_without_done": "status_done",
}
"""What the refusals of the edits say was expected."""

_TO_DROP: Final[Mapping[str, tuple[str, ...]]] = {
    "done_without_finish": ("status",),
    "done_without_start": ("status",),
    "active_without_start": ("status",),
    "finish_without_done": ("actual_finish", "status"),
    "optimistic_above_duration": ("optimistic", "duration"),
    "pessimistic_below_duration": ("pessimistic", "duration"),
}
"""Which cell to leave out where the refusal's own field is not the cause, the first that is there."""


class RowWriter:
    """Puts rows into a plan in one go; `plan` is the plan so far."""

    def __init__(self, plan: Plan, log: ProblemLog) -> None:
        self.plan = plan
        self._log = log
        self._people: dict[str, int | None] = {}
        self._teams: dict[str, int | None] = {}

    def write(self, rows: Sequence[ImportRow]) -> dict[int, int]:
        """Writes the rows, and returns the id of the initiative of each by the row's number."""
        for row in rows:
            self._add_names(row)
        next_id = self.plan.next_id
        ordinal = last_place(self.plan)
        written: list[Initiative] = []
        ids: dict[int, int] = {}
        for row in rows:
            if row.existing is not None:
                base = self.plan.initiatives[row.existing]
            else:
                base = Initiative(
                    next_id,
                    row.key,
                    row.values["title"],
                    row.values["stream"],
                    ordinal=ordinal,
                    estimated=False,
                )
                next_id += 1
                ordinal += DISTANCE
            new = self._checked(row, base)
            ids[row.number] = new.id
            if row.existing is None or new != base:
                written.append(new)
        self.plan = self.plan.put("initiatives", *written).changed(next_id=next_id)
        self._write_sums(rows, ids)
        return ids

    def _add_names(self, row: ImportRow) -> None:
        for name, known, add in (("owner", self._people, with_person), ("team", self._teams, with_team)):
            if name in row.values:
                text = row.values[name]
                if text.casefold() not in known:
                    self.plan, known[text.casefold()] = add(self.plan, text)

    def _checked(self, row: ImportRow, base: Initiative) -> Initiative:
        """The initiative with what the row says, less the cells that the edits refuse."""
        while True:
            try:
                return edits.checked_initiative(self.plan, replace(base, **self._changes(row, base)))
            except EditError as error:
                dropped = _cell_to_drop(row, error)
                if dropped is None:
                    return base
                number, column, found = row.place(dropped)
                self._log.add(_EXPECTED.get(error.code, error.code), number, column, found, **_said(error))
                del row.values[dropped]

    def _changes(self, row: ImportRow, base: Initiative) -> dict[str, Any]:
        changes: dict[str, Any] = {name: row.values[name] for name in SAME_NAME if name in row.values}
        if "gate_waived" in row.values:
            changes["gate_waiver"] = row.values["gate_waived"]
        if "owner" in row.values:
            changes["owner"] = self._people[row.values["owner"].casefold()]
        if "team" in row.values:
            changes["team"] = self._teams[row.values["team"].casefold()]
        if "duration" in row.values:
            changes["duration"] = row.values["duration"]
            changes["estimated"] = row.estimated
        if row.existing is not None:
            changes |= _cleared(row, base)
        return changes

    def _write_sums(self, rows: Sequence[ImportRow], ids: Mapping[int, int]) -> None:
        new: list[Cashflow] = []
        for row in rows:
            if row.existing is None:
                new += self._new_sums(row, ids[row.number])
            else:
                self._change_sums(row, row.existing)
        if new:
            first = self.plan.next_id
            numbered = [replace(flow, id=first + n) for n, flow in enumerate(new)]
            self.plan = self.plan.put("cashflows", *numbered).changed(next_id=first + len(new))

    def _new_sums(self, row: ImportRow, initiative_id: int) -> list[Cashflow]:
        sums = []
        if "cost" in row.values:
            sums.append(Cashflow(0, initiative_id, CashflowKind.COST, Recurrence.ONCE, row.values["cost"]))
        if "benefit_per_year" in row.values:
            amount = row.values["benefit_per_year"]
            sums.append(Cashflow(0, initiative_id, CashflowKind.BENEFIT, Recurrence.YEARLY, amount))
        return sums

    def _change_sums(self, row: ImportRow, initiative_id: int) -> None:
        for name, now, change in (
            ("cost", self.plan.cost_once, edits.set_cost_once),
            ("benefit_per_year", self.plan.benefit_per_year, edits.set_benefit_per_year),
        ):
            if name in row.values or name in row.empty:
                amount = row.values.get(name)
                if amount != now(initiative_id):
                    self.plan = change(self.plan, initiative_id, amount)


def _cleared(row: ImportRow, base: Initiative) -> dict[str, Any]:
    """What the empty cells of a row make of an initiative that is there already."""
    cleared = {name: value for name, value in _CLEARED.items() if name in row.empty}
    for name, empty in (
        ("gate_waived", ("gate_waiver", "")),
        ("owner", ("owner", None)),
        ("team", ("team", None)),
    ):
        if name in row.empty:
            cleared[empty[0]] = empty[1]
    status = row.values.get("status", base.status)
    if status is not Status.DONE and "actual_finish" in row.empty:
        cleared["actual_finish"] = None
    if status not in (Status.DONE, Status.ACTIVE) and "actual_start" in row.empty:
        cleared["actual_start"] = None
    return cleared


def _cell_to_drop(row: ImportRow, error: EditError) -> str | None:
    field = "gate_waived" if error.field == "gate_waiver" else error.field
    candidates = _TO_DROP.get(error.code, (field,) if field else ())
    return next((name for name in candidates if name in row.values), None)


def _said(error: EditError) -> dict[str, object]:
    """The facts of a refusal, but for what was found: the problem quotes the cell itself."""
    return {name: fact for name, fact in error.facts.items() if name not in ("found", "key", "date")}
