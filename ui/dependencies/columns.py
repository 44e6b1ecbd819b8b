"""The columns of the table of links: heads and widths, and what each shows, sorts by and offers to edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from cxplanner.plan.initiatives import LinkType
from cxplanner.plan.notation import written_lag
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.results import Node
from ui.dependencies.rows import LinkRow, own_row

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


class Column(IntEnum):
    """The columns from left to right."""

    PREDECESSOR = 0
    TYPE = 1
    LAG = 2
    SUCCESSOR = 3
    SLACK = 4
    DRIVING = 5
    STAGES = 6
    NOTE = 7


WIDTHS: Final[Mapping[Column, int]] = {
    Column.PREDECESSOR: 268,
    Column.TYPE: 52,
    Column.LAG: 62,
    Column.SUCCESSOR: 268,
    Column.SLACK: 62,
    Column.DRIVING: 88,
    Column.STAGES: 60,
    Column.NOTE: 64,
}
NUMBERS: Final = frozenset({Column.LAG, Column.SLACK})
"""Columns whose texts end at the right."""
EDITABLE: Final = frozenset({Column.TYPE, Column.LAG, Column.NOTE})
ENDS: Final = frozenset({Column.PREDECESSOR, Column.SUCCESSOR})


def head(column: Column, words: Words) -> str:
    """What stands over a column."""
    say = words.say
    return {
        Column.PREDECESSOR: say("Predecessor"),
        Column.TYPE: say("Type"),
        Column.LAG: say("Lag"),
        Column.SUCCESSOR: say("Successor"),
        Column.SLACK: say("Slack"),
        Column.DRIVING: say("Driving"),
        Column.STAGES: say("Stages"),
        Column.NOTE: say("Note"),
    }[column]


@dataclass(frozen=True)
class LinkCells:
    """What the cells of the links of one plan hold."""

    plan: Plan
    schedule: Schedule
    words: Words

    def key(self, node: Node) -> str:
        if node.kind == "gate":
            return self.plan.stages[node.id].gate_key if node.id in self.plan.stages else f"G{node.id}"
        return self.plan.initiatives[node.id].key

    def name(self, node: Node) -> str:
        """The title of an initiative, the name of a gate."""
        if node.kind == "gate":
            stage = self.plan.stages.get(node.id)
            return stage.gate_name or self.words.say("Gate {n}", n=node.id) if stage is not None else ""
        return self.plan.initiatives[node.id].title

    def stage(self, node: Node) -> int:
        return node.id if node.kind == "gate" else self.plan.initiatives[node.id].stage

    def type(self, row: LinkRow) -> LinkType:
        return self.plan.dependencies[row.id].type if row.is_own else LinkType.FS

    def slack(self, row: LinkRow) -> int | None:
        """Working days; None for a link that holds no date."""
        return self.schedule.link_slacks.slack_of(row.id) if row.is_own else row.slack

    def is_driving(self, row: LinkRow) -> bool:
        return self.schedule.link_slacks.is_driving(row.id) if row.is_own else row.drives

    def is_critical(self, row: LinkRow) -> bool:
        return self.schedule.link_slacks.is_critical(row.id) if row.is_own else row.is_critical

    def text(self, row: LinkRow, column: Column) -> str:
        """What a cell shows."""
        return _TEXTS[column](self, row)

    def edited_text(self, row: LinkRow, column: Column) -> str:
        """What the editor of a cell starts with, in the notation that is read back."""
        if column is Column.LAG:
            link = self.plan.dependencies[row.id]
            return written_lag(link.lag, link.elapsed) or "0d"
        return self.text(row, column)

    def value(self, row: LinkRow, column: Column) -> Any:
        """What the rows are sorted by; None stands at the end."""
        if column is Column.LAG:
            return self.plan.dependencies[row.id].lag if row.is_own else 0
        if column is Column.SLACK:
            return self.slack(row)
        if column is Column.DRIVING:
            return 0 if self.is_critical(row) else 1 if self.is_driving(row) else 2
        if column is Column.STAGES:
            return self.stage(row.source), self.stage(row.target)
        if column in ENDS:
            return self.key(row.source if column is Column.PREDECESSOR else row.target).casefold()
        return self.text(row, column).casefold() or None

    def sentence(self, row: LinkRow) -> str:
        """A row in one sentence, for who does not see it."""
        words, slack = self.words, self.slack(row)
        link = " ".join(part for part in (self.type(row).value, self.text(row, Column.LAG)) if part)
        parts = [
            words.say(
                "{predecessor} before {successor}",
                predecessor=self.text(row, Column.PREDECESSOR),
                successor=self.text(row, Column.SUCCESSOR),
            ),
            link,
            words.say("slack {days}", days=words.working_days(slack)) if slack is not None else "",
            self.text(row, Column.DRIVING) if self.is_driving(row) else "",
            self.text(row, Column.NOTE),
        ]
        return ", ".join(part for part in parts if part)


def sentence_of_link(schedule: Schedule, words: Words, link_id: int) -> str:
    """A link of the plan in one sentence; nothing when the plan no longer has it."""
    link = schedule.plan.dependencies.get(link_id)
    return LinkCells(schedule.plan, schedule, words).sentence(own_row(link)) if link is not None else ""


def _end(cells: LinkCells, node: Node) -> str:
    return f"{cells.key(node)} {cells.name(node)}".strip()


def _lag(cells: LinkCells, row: LinkRow) -> str:
    if not row.is_own:
        return ""
    link = cells.plan.dependencies[row.id]
    return written_lag(link.lag, link.elapsed).replace("-", "\u2212")


def _slack(cells: LinkCells, row: LinkRow) -> str:
    slack = cells.slack(row)
    return "–" if slack is None else cells.words.duration(slack)


def _driving(cells: LinkCells, row: LinkRow) -> str:
    if cells.is_critical(row):
        return cells.words.say("Critical")
    return cells.words.say("Driving") if cells.is_driving(row) else ""


def _stages(cells: LinkCells, row: LinkRow) -> str:
    one, other = cells.stage(row.source), cells.stage(row.target)
    return "" if one == other and row.is_own else f"{one} → {other}"


def _note(cells: LinkCells, row: LinkRow) -> str:
    if row.is_own:
        return cells.plan.dependencies[row.id].note
    if row.target.kind == "gate":
        return cells.words.say("needed for the gate")
    return cells.words.say("held by the gate")


_TEXTS: Final[Mapping[Column, Callable[[LinkCells, LinkRow], str]]] = {
    Column.PREDECESSOR: lambda cells, row: _end(cells, row.source),
    Column.TYPE: lambda cells, row: cells.type(row).value,
    Column.LAG: _lag,
    Column.SUCCESSOR: lambda cells, row: _end(cells, row.target),
    Column.SLACK: _slack,
    Column.DRIVING: _driving,
    Column.STAGES: _stages,
    Column.NOTE: _note,
}
