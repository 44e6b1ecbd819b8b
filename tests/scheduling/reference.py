"""A second scheduler, slow and plain: it tries day after day until nothing that binds is hurt.

Written from the contract, not from the engine: no network library, no levels, no index arrays, no inverse of
a lag. Early dates are the first moments that satisfy everything, late dates the last ones; both are repeated
until nothing moves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from math import ceil

from cxplanner.plan.initiatives import Initiative, LinkType, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateOutcome, GatePolicy, Stage, WorkCalendar
from cxplanner.plan.working_time import is_working_day

ONE_DAY = timedelta(days=1)
FAR = 60
"""Further than any lead reaches, so that what stands so far after the finish bounds nothing."""

Name = tuple[str, int]


@dataclass
class Moments:
    """Where a node stands; early first, late once that is known."""

    start: int
    finish: int
    late_start: int | None = None
    late_finish: int | None = None
    free_float: int | None = None

    @property
    def total_float(self) -> int | None:
        return None if self.late_start is None else self.late_start - self.start


@dataclass(frozen=True)
class Binding:
    """One thing that must hold between two nodes."""

    source: Name
    target: Name
    type: LinkType = LinkType.FS
    lag: int = 0
    elapsed: bool = False


@dataclass
class Reference:
    """The schedule of a plan by trying."""

    plan: Plan
    status_date: date | None = None
    at: dict[Name, Moments] = field(default_factory=dict)

    def __post_init__(self) -> None:
        programme = self.plan.programme
        self.days = _working_days(programme.calendar, programme.start)
        self.team_days = {
            team.id: _days_of_team(team.calendar, programme.calendar, programme.start)
            for team in self.plan.teams.values()
            if team.calendar is not None
        }
        self.start = self.begin(programme.start)
        self.status_date = self.status_date or programme.status_date
        self.bindings = list(self._bindings())
        self.finish = self.start

    # ------------------------------------------------------------------------------------- moments and days

    def begin(self, day: date) -> int:
        return bisect_left(self.days, day)

    def end(self, day: date) -> int:
        return bisect_right(self.days, day)

    def works(self, initiative: Initiative, moment: int) -> bool:
        days = self.team_days.get(initiative.team or 0)
        return days is None or self.days[moment] in days

    def work(self, initiative: Initiative, start: int, days: int) -> int:
        """The moment at which so many days of work, begun at `start`, are done."""
        moment = start
        while days:
            days -= self.works(initiative, moment)
            moment += 1
        return moment

    # --------------------------------------------------------------------------------------- what binds what

    def _bindings(self) -> list[Binding]:
        found = []
        for link in self.plan.dependencies.values():
            if link.gate is not None:
                source: Name = ("gate", link.gate)
            else:
                assert link.predecessor is not None
                source = ("initiative", link.predecessor)
                if not self.plan.initiatives[link.predecessor].status.is_scheduled:
                    continue
            if state_of(self.plan.initiatives[link.successor]) == "waiting":
                found.append(
                    Binding(source, ("initiative", link.successor), link.type, link.lag, link.elapsed)
                )
        for each in self.plan.initiatives.values():
            name = ("initiative", each.id)
            if state_of(each) == "unscheduled":
                continue
            if each.needed_for_gate and self.is_open(each.stage):
                found.append(Binding(name, ("gate", each.stage)))
            for number in range(1, each.stage):
                holds = self.plan.stages[number].gate_policy is GatePolicy.HOLD
                if holds and not each.gate_waiver and state_of(each) == "waiting":
                    found.append(Binding(("gate", number), name))
        found += [Binding(("gate", k - 1), ("gate", k)) for k in (2, 3, 4) if self.is_open(k)]
        return found

    def is_open(self, number: int) -> bool:
        """Whether the gate waits for anything, rather than stand on a day of its own."""
        stage = self.plan.stages[number]
        advises_on_a_day = stage.gate_policy is GatePolicy.ADVISE and stage.gate_planned_on is not None
        return decision_day(stage) is None and not advises_on_a_day

    def goes_round(self) -> bool:
        """Whether something waits for itself."""
        follows: dict[Name, list[Name]] = {}
        for each in self.bindings:
            follows.setdefault(each.source, []).append(each.target)
        plain: dict[Name, list[Name]] = {}
        for link in self.plan.dependencies.values():
            if link.predecessor is not None:
                plain.setdefault(("initiative", link.predecessor), []).append(("initiative", link.successor))
        return _goes_round(follows) or _goes_round(plain)

    # ------------------------------------------------------------------------------------------------ passes

    def run(self) -> Reference:
        for each in self.plan.initiatives.values():
            if state_of(each) != "unscheduled":
                self.at["initiative", each.id] = Moments(self.start, self.start)
        for number in self.plan.stages:
            self.at["gate", number] = Moments(self.start, self.start)
        self._repeat(self._early_initiative, self._early_gate)
        counted = [moments.finish for name, moments in self.at.items() if self.counts(name)]
        self.finish = max(counted, default=self.start)
        target = self.plan.programme.target_finish
        self.last = self.finish if target is None else self.end(target)
        for name, moments in self.at.items():
            moments.late_start = moments.late_finish = self.last + FAR
            if not self._has_late(name):
                moments.late_start, moments.late_finish = moments.start, moments.finish
        self._repeat(self._late_initiative, self._late_gate)
        for name, moments in self.at.items():
            if self._has_late(name):
                self._free(name)
            else:
                moments.late_start = moments.late_finish = moments.free_float = None
        return self

    def _repeat(self, initiative: object, gate: object) -> None:
        assert callable(initiative)
        assert callable(gate)
        for _ in range(len(self.at) + 2):
            before = {name: (m.start, m.finish, m.late_start, m.late_finish) for name, m in self.at.items()}
            for kind, id_ in self.at:
                if kind == "gate":
                    gate(self.plan.stages[id_])
                else:
                    initiative(self.plan.initiatives[id_])
            after = {name: (m.start, m.finish, m.late_start, m.late_finish) for name, m in self.at.items()}
            if before == after:
                return
        raise AssertionError("dates do not settle")

    def _early_initiative(self, each: Initiative) -> None:
        at = self.at["initiative", each.id]
        state = state_of(each)
        if state == "done":
            assert each.actual_start is not None
            assert each.actual_finish is not None
            at.start, at.finish = self.begin(each.actual_start), self.end(each.actual_finish)
        elif state == "started":
            assert each.actual_start is not None
            at.start = self.begin(each.actual_start)
            if self.status_date is None:
                at.finish = self.work(each, at.start, each.duration)
            else:
                left = each.remaining
                if left is None:
                    left = ceil(each.duration * (100 - each.progress) / 100)
                at.finish = self.work(each, max(at.start, self.begin(self.status_date)), max(left, 1))
        elif each.pinned_start is not None:
            at.start = self.begin(each.pinned_start)
            while each.duration and not self.works(each, at.start):
                at.start += 1
            at.finish = self.work(each, at.start, each.duration)
        else:
            at.start = self.floor(each)
            while not self._may_start(each, at.start):
                at.start += 1
            at.finish = self.work(each, at.start, each.duration)

    def floor(self, each: Initiative) -> int:
        floor = self.start
        if self.status_date is not None:
            floor = max(floor, self.begin(self.status_date))
        days = (each.not_before, each.levelled_start)
        return max([floor, *(self.begin(day) for day in days if day is not None)])

    def _may_start(self, each: Initiative, start: int) -> bool:
        if each.duration and not self.works(each, start):
            return False
        name, finish = ("initiative", each.id), self.work(each, start, each.duration)
        return all(
            self.holds(binding, self.early(binding.source), (start, finish))
            for binding in self.bindings
            if binding.target == name
        )

    def _early_gate(self, stage: Stage) -> None:
        at = self.at["gate", stage.id]
        fixed = self.fixed_day(stage.id)
        if fixed is not None:
            at.start = at.finish = self.end(fixed)
            return
        sources = [b.source for b in self.bindings if b.target == ("gate", stage.id)]
        moments = [self.at[source].finish for source in sources]
        if stage.gate_planned_on is not None:
            moments.append(self.end(stage.gate_planned_on))
        at.start = at.finish = max([self.start, *moments])

    def _late_initiative(self, each: Initiative) -> None:
        at = self.at["initiative", each.id]
        state = state_of(each)
        if state == "done":
            return
        if state == "waiting" and each.pinned_start is not None:
            at.late_start, at.late_finish = at.start, at.finish
            return
        cap = self.last if each.deadline is None else min(self.last, self.end(each.deadline))
        if state != "waiting":
            finish = cap
            while not self._late_holds(each, at.start, finish, only_finish=True):
                finish -= 1
            at.late_finish, at.late_start = finish, finish - (at.finish - at.start)
            return
        start = cap
        while True:
            finish = self.work(each, start, each.duration)
            works = each.duration == 0 or self.works(each, start)
            if works and finish <= cap and self._late_holds(each, start, finish):
                at.late_start, at.late_finish = start, finish
                return
            start -= 1

    def _late_holds(self, each: Initiative, start: int, finish: int, *, only_finish: bool = False) -> bool:
        return all(
            self.holds(binding, (start, finish), self._late(binding.target))
            for binding in self.bindings
            if binding.source == ("initiative", each.id)
            and not (only_finish and binding.type in (LinkType.SS, LinkType.SF))
        )

    def _late_gate(self, stage: Stage) -> None:
        at = self.at["gate", stage.id]
        if not self.is_open(stage.id):
            return
        moment = self.last + (0 if stage.gate_policy is GatePolicy.HOLD else FAR)
        while not all(
            self.holds(binding, (moment, moment), self._late(binding.target))
            for binding in self.bindings
            if binding.source == ("gate", stage.id)
        ):
            moment -= 1
        at.late_start = at.late_finish = moment

    def _free(self, name: Name) -> None:
        at = self.at[name]
        slacks = [self.finish - at.finish]
        started = name[0] == "initiative" and state_of(self.plan.initiatives[name[1]]) == "started"
        for binding in self.bindings:
            if binding.source != name or (started and binding.type in (LinkType.SS, LinkType.SF)):
                continue
            if binding.target[0] == "gate" and not self.counts(binding.target):
                continue
            slack = slacks[0]
            while not self.holds(binding, (at.start + slack, at.finish + slack), self.early(binding.target)):
                slack -= 1
            slacks.append(slack)
        at.free_float = min(slacks)

    # ----------------------------------------------------------------------------------------------- one link

    def early(self, name: Name) -> tuple[int, int]:
        return self.at[name].start, self.at[name].finish

    def _late(self, name: Name) -> tuple[int, int]:
        at = self.at[name]
        assert at.late_start is not None
        assert at.late_finish is not None
        return at.late_start, at.late_finish

    def holds(self, binding: Binding, source: tuple[int, int], target: tuple[int, int]) -> bool:
        from_finish = binding.type in (LinkType.FS, LinkType.FF)
        moment = source[1] if from_finish else source[0]
        reached = target[1] if binding.type in (LinkType.FF, LinkType.SF) else target[0]
        if not binding.elapsed:
            return reached >= moment + binding.lag
        midnight = self._midnight(binding.source, moment, from_finish=from_finish)
        return reached >= self.begin(midnight + timedelta(days=binding.lag))

    def _midnight(self, source: Name, moment: int, *, from_finish: bool) -> date:
        """The midnight that ends the finish date, or begins the start date."""
        if source[0] == "gate":
            fixed = self.fixed_day(source[1])
            if fixed is not None:
                return fixed + ONE_DAY
            ends = self.at[source].finish > self.start
            midnight = self.days[moment - 1] + ONE_DAY if ends else self.days[moment]
            held = [day + ONE_DAY for day in self._days_that_hold(source[1]) if self.end(day) == moment]
            return max([midnight, *held])
        each = self.plan.initiatives[source[1]]
        if state_of(each) == "done" and each.actual_finish is not None and from_finish:
            return each.actual_finish + ONE_DAY
        if state_of(each) in ("done", "started") and each.actual_start is not None and not from_finish:
            return each.actual_start
        if from_finish and (self.at[source].finish > self.at[source].start or self.ends_a_day(each)):
            return self.days[moment - 1] + ONE_DAY
        return self.days[moment]

    def fixed_day(self, number: int) -> date | None:
        """The day of a gate that waits for nothing."""
        stage = self.plan.stages[number]
        return decision_day(stage) or (None if self.is_open(number) else stage.gate_planned_on)

    def _days_that_hold(self, number: int) -> list[date]:
        """The planned days of a gate and of those before it, back to one that waits for nothing."""
        fixed = self.fixed_day(number)
        if fixed is not None:
            return [fixed]
        planned = self.plan.stages[number].gate_planned_on
        before = self._days_that_hold(number - 1) if number > 1 else []
        return before if planned is None else [planned, *before]

    def ends_a_day(self, each: Initiative) -> bool:
        """Whether a finish drives an initiative of duration 0, so that it is dated on the day before."""
        at = self.at["initiative", each.id]
        if (
            at.start != at.finish
            or state_of(each) != "waiting"
            or each.pinned_start
            or at.start <= self.start
        ):
            return False
        earlier = (at.start - 1, at.finish - 1)
        return any(
            not self.holds(binding, self.early(binding.source), earlier)
            for binding in self.bindings
            if binding.target == ("initiative", each.id) and binding.type in (LinkType.FS, LinkType.FF)
        )

    # -------------------------------------------------------------------------------------------- what counts

    def counts(self, name: Name) -> bool:
        return name[0] == "initiative" or self.plan.stages[name[1]].gate_policy is GatePolicy.HOLD

    def _has_late(self, name: Name) -> bool:
        if name[0] == "gate":
            return self.counts(name) and decision_day(self.plan.stages[name[1]]) is None
        return state_of(self.plan.initiatives[name[1]]) != "done"

    def dates(self, name: Name) -> tuple[date, date]:
        """The first and the last day of a node."""
        at = self.at[name]
        if name[0] == "gate":
            midnight = self._midnight(name, at.finish, from_finish=True)
            ends = at.finish > self.start or self.fixed_day(name[1]) is not None
            day = midnight - ONE_DAY if ends else midnight
            return day, day
        each = self.plan.initiatives[name[1]]
        if state_of(each) == "done" and each.actual_start is not None and each.actual_finish is not None:
            return each.actual_start, each.actual_finish
        if at.start == at.finish:
            day = self.days[at.start - 1] if self.ends_a_day(each) else self.days[at.start]
            return (each.actual_start or day,) * 2 if state_of(each) == "started" else (day, day)
        first = each.actual_start if state_of(each) == "started" else None
        first = first or self.days[at.start]
        return first, max(first, self.days[at.finish - 1])


def state_of(each: Initiative) -> str:
    if each.status in (Status.MEASURE, Status.REJECTED):
        return "unscheduled"
    if each.status is Status.DONE:
        return "done"
    if each.status is Status.ACTIVE or (each.status is Status.PAUSED and each.actual_start is not None):
        return "started"
    return "waiting"


def decision_day(stage: Stage) -> date | None:
    if stage.gate_outcome in (GateOutcome.GO, GateOutcome.CONDITIONAL_GO):
        return stage.gate_decided_on
    return None


@lru_cache
def _working_days(calendar: WorkCalendar, start: date) -> list[date]:
    first = start - timedelta(days=1000)
    return [day for n in range(4000) if is_working_day(calendar, day := first + n * ONE_DAY)]


@lru_cache
def _days_of_team(own: WorkCalendar, programme: WorkCalendar, start: date) -> frozenset[date]:
    return frozenset(day for day in _working_days(programme, start) if is_working_day(own, day))


def _goes_round(follows: dict[Name, list[Name]]) -> bool:
    done: set[Name] = set()

    def leads_back(name: Name, above: frozenset[Name]) -> bool:
        if name in above:
            return True
        if name in done:
            return False
        found = any(leads_back(each, above | {name}) for each in follows.get(name, []))
        done.add(name)
        return found

    return any(leads_back(name, frozenset()) for name in list(follows))
