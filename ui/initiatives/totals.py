"""What a group of rows comes to: the span of its dates, its work, its money, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from ui.initiatives.columns import Column
from ui.initiatives.rows import is_gate

if TYPE_CHECKING:
    from ui.initiatives.columns import Cells
    from ui.initiatives.rows import Group

TOTALLED: Final = frozenset(
    {
        Column.START,
        Column.FINISH,
        Column.DAYS,
        Column.PROGRESS,
        Column.PERSON_MONTHS,
        Column.COST,
        Column.BENEFIT_PER_YEAR,
    }
)
"""Columns of which all rows of a group together say something."""


class Totals:
    """The totals of the groups of one plan, each reckoned when it is first asked for."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._known: dict[tuple[object, Column], tuple[str, int]] = {}

    def text(self, group: Group, column: Column) -> str:
        """What the head of a group shows in a column; empty where nobody has said anything."""
        return self._total(group, column)[0]

    def tooltip(self, group: Group, column: Column) -> str:
        """What a total is made of, where its column does not say it."""
        words = self._cells.words
        text, known = self._total(group, column)
        if not text:
            return ""
        if column is Column.PROGRESS:
            return words.say("Progress of the group, weighted by duration")
        if column in (Column.PERSON_MONTHS, Column.COST, Column.BENEFIT_PER_YEAR):
            return words.say("Sum of {known} of {n} initiatives", known=known, n=group.initiatives)
        return ""

    def _total(self, group: Group, column: Column) -> tuple[str, int]:
        if column not in TOTALLED or not group.initiatives:
            return "", 0
        key = (group.key, column)
        if key not in self._known:
            self._known[key] = self._reckoned(group, column)
        return self._known[key]

    def _reckoned(self, group: Group, column: Column) -> tuple[str, int]:
        """The text, and how many initiatives it is made of."""
        cells, count = self._cells, group.initiatives
        plan, words = cells.plan, cells.words
        if column is Column.START:
            return words.compact_date(group.first), count
        if column is Column.FINISH:
            return words.compact_date(group.last), count
        if column is Column.DAYS:
            if group.first is None or group.last is None:
                return "", 0
            return words.number(cells.schedule.working_days_between(group.first, group.last) + 1), count
        if column is Column.PROGRESS:
            return self._progress(group), count
        if column is Column.PERSON_MONTHS:
            return self._sum(group, lambda id_: plan.initiatives[id_].person_months, words.number)
        read = plan.cost_once if column is Column.COST else plan.benefit_per_year
        return self._sum(group, read, lambda cents: words.money(round(cents), plan.programme.currency))

    def _progress(self, group: Group) -> str:
        rows = [self._cells.plan.initiatives[node] for node in group.nodes if not is_gate(node)]
        weight = sum(each.duration for each in rows)
        if weight == 0:
            return str(round(sum(each.progress for each in rows) / len(rows)))
        done = sum(each.progress * each.duration for each in rows) / weight
        return str(int(done))  # 100 only when everything is done

    def _sum(
        self, group: Group, read: Callable[[int], float | None], written: Callable[[float], str]
    ) -> tuple[str, int]:
        found = [value for node in group.nodes if not is_gate(node) and (value := read(node)) is not None]
        return (written(sum(found)), len(found)) if found else ("", 0)
