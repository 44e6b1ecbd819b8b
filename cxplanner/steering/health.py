"""How things stand: red, amber or green by a written rule, with the clauses that make it so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Final

from cxplanner.plan.agenda import open_actions
from cxplanner.plan.baselines import Baseline
from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import CriterionKind, CriterionStatus, GateOutcome, Stream
from cxplanner.plan.reviews import AgendaItem, Health, HealthOverride, HealthSubject
from cxplanner.plan.risks import RiskKind, RiskStatus
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import Schedule
from cxplanner.scheduling.variance import DatedState, Span, days_between, state_of_baseline

LATE_FOR_RED: Final = 20
"""Working days after the last review's date from which lateness is red: four weeks."""
DAYS_BEFORE_GATE: Final = 30
"""Calendar days before a gate from which an open must criterion counts."""
HIGH_SCORE: Final = 15
"""Probability × impact from which a risk or an issue counts."""


class Clause(StrEnum):
    """What makes something red or amber; the rule is the list of these, in `docs/decisions`."""

    VERY_LATE = "very_late"
    AFTER_TARGET = "after_target"
    AFTER_DEADLINE = "after_deadline"
    GATE_OVERDUE = "gate_overdue"
    GATE_NOT_PASSED = "gate_not_passed"
    HIGH_ISSUE = "high_issue"
    LATE = "late"
    MUST_OPEN = "must_open"
    CONDITION_OPEN = "condition_open"
    ACTION_OVERDUE = "action_overdue"
    HIGH_RISK = "high_risk"
    PAUSED = "paused"
    PART_RED = "part_red"

    @property
    def health(self) -> Health:
        return Health.RED if self in _RED else Health.AMBER


_RED: Final = frozenset(
    {
        Clause.VERY_LATE,
        Clause.AFTER_TARGET,
        Clause.AFTER_DEADLINE,
        Clause.GATE_OVERDUE,
        Clause.GATE_NOT_PASSED,
        Clause.HIGH_ISSUE,
    }
)


@dataclass(frozen=True, slots=True)
class Ground:
    """A clause that holds, and of what: `days` of lateness, a gate, or the ids that it names.

    `ids` are those of initiatives, criteria, risks or agenda items, as the clause has it; of `part_red` they
    are the numbers of gates, and `streams` stand beside them.
    """

    clause: Clause
    days: int = 0
    gate: int | None = None
    ids: tuple[int, ...] = ()
    streams: tuple[Stream, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a subject stands by the rule, why (worst first), and what its owner says against it."""

    subject: HealthSubject
    by_rule: Health
    grounds: tuple[Ground, ...]
    override: HealthOverride | None = None
    stream: Stream | None = None
    gate: int | None = None

    @property
    def health(self) -> Health:
        return self.override.health if self.override is not None else self.by_rule


@dataclass(frozen=True, slots=True)
class Standing:
    """The programme, each stream that has initiatives, and each gate."""

    programme: Judgement
    streams: tuple[Judgement, ...]
    gates: tuple[Judgement, ...]


def standing(schedule: Schedule, baseline: Baseline | None, today: date) -> Standing:
    """How everything stands on a day, lateness being counted from a baseline where there is one."""
    rule = _Rule(schedule, baseline, today)
    plan = schedule.plan
    streams = tuple(
        rule.judgement(HealthSubject.STREAM, rule.of_stream(stream), stream=stream)
        for stream in Stream
        if any(each.stream is stream and each.status.is_scheduled for each in plan.initiatives.values())
    )
    gates = tuple(
        rule.judgement(HealthSubject.GATE, rule.of_gate(number), gate=number)
        for number in sorted(plan.stages)
    )
    red = [each for each in (*streams, *gates) if each.health is Health.RED]
    programme = rule.judgement(HealthSubject.PROGRAMME, rule.of_programme(red))
    return Standing(programme, streams, gates)


class _Rule:
    """The clauses over one schedule."""

    def __init__(self, schedule: Schedule, baseline: Baseline | None, today: date) -> None:
        self._schedule, self._plan, self._today = schedule, schedule.plan, today
        self._before = (
            state_of_baseline(schedule.plan, baseline.id) if baseline is not None else DatedState({}, None)
        )

    def judgement(
        self,
        subject: HealthSubject,
        grounds: Iterator[Ground],
        *,
        stream: Stream | None = None,
        gate: int | None = None,
    ) -> Judgement:
        order = list(Clause)
        found = tuple(sorted(grounds, key=lambda each: order.index(each.clause)))
        healths = {each.clause.health for each in found}
        by_rule = next((each for each in (Health.RED, Health.AMBER) if each in healths), Health.GREEN)
        return Judgement(subject, by_rule, found, _override(self._plan, subject, stream, gate), stream, gate)

    def of_programme(self, red: list[Judgement]) -> Iterator[Ground]:
        schedule = self._schedule
        yield from _late(days_between(schedule, self._before.finish, schedule.finish))
        if schedule.target is not None and schedule.finish > schedule.target:
            yield Ground(Clause.AFTER_TARGET, schedule.working_days_between(schedule.target, schedule.finish))
        yield from self._risks(None)
        yield from self._actions([each.id for each in self._overdue])
        if red:
            streams = tuple(each.stream for each in red if each.stream is not None)
            gates = tuple(each.gate for each in red if each.gate is not None)
            yield Ground(Clause.PART_RED, ids=gates, streams=streams)

    def of_stream(self, stream: Stream) -> Iterator[Ground]:
        schedule = self._schedule
        own = [each for each in self._plan.initiatives_in_order if each.stream is stream]
        scheduled = [each for each in own if each.status.is_scheduled]
        yield from _late(self._most_late(scheduled))
        missed = [each.id for each in scheduled if "deadline" in schedule.initiative(each.id).violates]
        if missed:
            yield Ground(Clause.AFTER_DEADLINE, ids=tuple(missed))
        paused = [each.id for each in scheduled if each.status is Status.PAUSED]
        if paused:
            yield Ground(Clause.PAUSED, ids=tuple(paused))
        ids = {each.id for each in own}
        yield from self._risks(ids)
        yield from self._actions([each.id for each in self._overdue if each.initiative in ids])

    def of_gate(self, number: int) -> Iterator[Ground]:
        stage, day = self._plan.stages[number], self._schedule.gate_day(number)
        if stage.gate_passed_on is not None:
            if stage.gate_outcome is GateOutcome.CONDITIONAL_GO:
                conditions = tuple(each.id for each in self._open_actions if each.stage == number)
                if conditions:
                    yield Ground(Clause.CONDITION_OPEN, gate=number, ids=conditions)
            return
        if stage.gate_outcome is not None:
            yield Ground(Clause.GATE_NOT_PASSED, gate=number)
        before = self._before.spans.get(Node("gate", number), Span()).finish
        if day is not None:
            yield from _late(days_between(self._schedule, before, day), number)
            if day < self._today:
                days = self._schedule.working_days_between(day, self._today)
                yield Ground(Clause.GATE_OVERDUE, days, gate=number)
            musts = self._open_musts(number)
            if musts and day <= self._today + timedelta(days=DAYS_BEFORE_GATE):
                yield Ground(Clause.MUST_OPEN, gate=number, ids=musts)
        yield from self._actions([each.id for each in self._overdue if each.stage == number])

    def _most_late(self, initiatives: list[Initiative]) -> int:
        """By how many working days the latest of them has slipped at its finish, pushed or not."""
        slips = [0]
        for each in initiatives:
            before = self._before.spans.get(Node("initiative", each.id), Span()).finish
            slips.append(days_between(self._schedule, before, self._schedule.initiative(each.id).finish) or 0)
        return max(slips)

    def _open_musts(self, number: int) -> tuple[int, ...]:
        unmet = (CriterionStatus.OPEN, CriterionStatus.NOT_MET)
        return tuple(
            each.id
            for each in self._plan.criteria.values()
            if each.stage == number and each.kind is CriterionKind.MUST and each.status in unmet
        )

    def _risks(self, initiatives: set[int] | None) -> Iterator[Ground]:
        """High issues and risks, of some initiatives or of all."""
        high = [
            each
            for each in self._plan.risks_in_order
            if each.status is RiskStatus.OPEN
            and each.score >= HIGH_SCORE
            and (initiatives is None or each.initiative in initiatives)
        ]
        issues = tuple(each.id for each in high if each.kind is RiskKind.ISSUE)
        risks = tuple(each.id for each in high if each.kind is not RiskKind.ISSUE)
        if issues:
            yield Ground(Clause.HIGH_ISSUE, ids=issues)
        if risks:
            yield Ground(Clause.HIGH_RISK, ids=risks)

    def _actions(self, ids: list[int]) -> Iterator[Ground]:
        if ids:
            yield Ground(Clause.ACTION_OVERDUE, ids=tuple(ids))

    @cached_property
    def _open_actions(self) -> list[AgendaItem]:
        return list(open_actions(self._plan))

    @cached_property
    def _overdue(self) -> list[AgendaItem]:
        return [each for each in self._open_actions if each.due is not None and each.due < self._today]


def _late(days: int | None, gate: int | None = None) -> Iterator[Ground]:
    if days is not None and days > 0:
        yield Ground(Clause.VERY_LATE if days > LATE_FOR_RED else Clause.LATE, days, gate)


def _override(
    plan: Plan, subject: HealthSubject, stream: Stream | None, gate: int | None
) -> HealthOverride | None:
    wanted = (subject, stream, gate)
    return next(
        (each for each in plan.health_overrides.values() if (each.subject, each.stream, each.gate) == wanted),
        None,
    )
