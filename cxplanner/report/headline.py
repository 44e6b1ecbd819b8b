"""The sentence of facts at the head of a page, and its key figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cxplanner.drawing.outcomes import outcomes_of
from cxplanner.plan.baselines import Baseline
from cxplanner.plan.indicators import KpiType
from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.variance import Span, days_between, state_of_baseline
from cxplanner.steering.headline_facts import gates_passed_since, way_back

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


_ACRONYMS: Final = {KpiType.NPS: "NPS", KpiType.ENPS: "eNPS", KpiType.CSAT: "CSAT", KpiType.CES: "CES"}
"""What everybody calls surveys, in every language."""
_LONGEST_NAME: Final = 24
"""Letters of a name that have room under a figure; a longer one is told by its code."""


class KeyFigure(NamedTuple):
    """A number and what it counts."""

    figure: str
    meaning: str


def scheduled(plan: Plan) -> list[Initiative]:
    """The initiatives that have dates: ideas and rejected ones do not count."""
    return [initiative for initiative in plan.initiatives_in_order if initiative.status.is_scheduled]


def headline(
    plan: Plan,
    schedule: Schedule,
    words: Words,
    baseline: Baseline | None = None,
    meeting: int | None = None,
) -> str:
    """At most two sentences: what is off course, most weighty first; else that all is on plan.

    With a baseline the first of them says what has moved since, the next which gate was passed, or which
    decision of a meeting repairs it. Where only a pin is against what its logic allows, nothing is off
    course, but not all on plan either.
    """
    counted = scheduled(plan)
    if not counted:
        return words.say("No initiatives yet.")
    moved = moved_since(schedule, words, baseline) if baseline is not None else ""
    since = [_passed_sentence(plan, words, baseline), _repair_sentence(schedule, words, baseline, meeting)]
    if any(since) and not _has_moved(schedule, baseline):
        moved = ""
    said = [moved, *since, _target_sentence(schedule, words), _gate_sentence(plan, schedule, words)]
    said.append(_deadline_sentence(counted, schedule, words))
    facts = [sentence for sentence in said if sentence]
    if facts:
        return " ".join(facts[:2])
    done = sum(initiative.status is Status.DONE for initiative in counted)
    numbers = {"done": words.number(done), "all": words.number(len(counted))}
    day = words.long_date(schedule.finish)
    if any("pin" in schedule.initiative(each.id).violates for each in counted):
        return words.say("Finish {date}, {done} of {all} initiatives done.", date=day, **numbers)
    return words.say("On plan: finish {date}, {done} of {all} initiatives done.", date=day, **numbers)


def moved_since(schedule: Schedule, words: Words, baseline: Baseline) -> str:
    """How far the finish has moved since a baseline; where it stands, the first gate that moved."""
    days = days_between(schedule, baseline.finish, schedule.finish)
    if days:
        facts = {"date": words.long_date(schedule.finish), "baseline": baseline.name}
        if days > 0:
            return words.say(
                "Since “{baseline}” the finish has moved {days}, to {date}.",
                days=words.working_days(days),
                **facts,
            )
        return words.say(
            "Since “{baseline}” the finish has come forward {days}, to {date}.",
            days=words.working_days(-days),
            **facts,
        )
    return _moved_gate(schedule, words, baseline)


def _moved_gate(schedule: Schedule, words: Words, baseline: Baseline) -> str:
    """The first gate that is not where the baseline had it, or that nothing has moved."""
    before = state_of_baseline(schedule.plan, baseline.id).spans
    for number in sorted(schedule.plan.stages):
        day = schedule.gate(number).finish
        days = days_between(schedule, before.get(Node("gate", number), Span()).finish, day)
        if days:
            facts = {
                "number": words.number(number),
                "date": words.long_date(day),
                "baseline": baseline.name,
                "days": words.working_days(abs(days)),
            }
            if days > 0:
                return words.say("Since “{baseline}” gate {number} has moved {days}, to {date}.", **facts)
            return words.say("Since “{baseline}” gate {number} has come forward {days}, to {date}.", **facts)
    return words.say("Finish and gates are where “{baseline}” had them.", baseline=baseline.name)


def _has_moved(schedule: Schedule, baseline: Baseline | None) -> bool:
    """Whether the finish or a gate is elsewhere than in a baseline."""
    if baseline is None:
        return False
    before = state_of_baseline(schedule.plan, baseline.id).spans
    gates = (
        days_between(schedule, before.get(Node("gate", number), Span()).finish, schedule.gate(number).finish)
        for number in schedule.plan.stages
    )
    return bool(days_between(schedule, baseline.finish, schedule.finish)) or any(gates)


def _passed_sentence(plan: Plan, words: Words, baseline: Baseline | None) -> str:
    """The latest gate that was passed since a baseline."""
    passed = gates_passed_since(plan, baseline.taken_on) if baseline is not None else ()
    if not passed:
        return ""
    facts = {"number": words.number(passed[0].number), "date": words.long_date(passed[0].on)}
    if passed[0].conditional:
        return words.say("Gate {number} was passed on {date}, with conditions.", **facts)
    return words.say("Gate {number} was passed on {date}.", **facts)


def _repair_sentence(schedule: Schedule, words: Words, baseline: Baseline | None, meeting: int | None) -> str:
    """The decision that wins back some of what the finish has lost since a baseline."""
    if baseline is None or meeting is None:
        return ""
    lost = days_between(schedule, baseline.finish, schedule.finish) or 0
    found = way_back(schedule, meeting) if lost > 0 else None
    if found is None:
        return ""
    number = words.number(found.place)
    if found.days >= lost:
        return words.say("Decision {number} wins all of them back.", number=number)
    days = words.number(found.days)
    return words.say("Decision {number} wins back {days} of them.", number=number, days=days)


def _target_sentence(schedule: Schedule, words: Words) -> str:
    if schedule.target is None or schedule.finish <= schedule.target:
        return ""
    days = schedule.working_days_between(schedule.target, schedule.finish)
    return words.say(
        "Finish {date}, {days} after the target.",
        date=words.long_date(schedule.finish),
        days=words.working_days(days),
    )


def _gate_sentence(plan: Plan, schedule: Schedule, words: Words) -> str:
    """What is wrong with the first gate that is not passed and off course."""
    for number in sorted(plan.stages):
        if plan.stages[number].gate_passed_on is None and (
            said := _missed_gate(plan, schedule, words, number)
        ):
            return said
    return ""


def _missed_gate(plan: Plan, schedule: Schedule, words: Words, number: int) -> str:
    """That a gate is later than planned, or earlier than what it needs, or that its day went by."""
    gate, planned = schedule.gate(number), plan.stages[number].gate_planned_on
    if gate.finish is None:
        return ""
    name, day = words.number(number), words.long_date(gate.finish)
    days = schedule.working_days_between(planned, gate.finish) if planned is not None else 0
    if days > 0:
        late = words.working_days(days)
        return words.say(
            "Gate {number} is on {date}, {days} after its planned date.", number=name, date=day, days=late
        )
    if schedule.status_date is not None and gate.finish < schedule.status_date:
        return words.say("Gate {number} was due on {date} and is not passed.", number=name, date=day)
    if "gate" in gate.violates:
        return words.say(
            "Gate {number} is dated {date}, before all that it needs is finished.", number=name, date=day
        )
    return ""


def _deadline_sentence(counted: list[Initiative], schedule: Schedule, words: Words) -> str:
    missed = [each.key for each in counted if "deadline" in schedule.initiative(each.id).violates]
    if not missed:
        return ""
    if len(missed) == 1:
        return words.say("{key} finishes after its deadline.", key=missed[0])
    return words.say_number(
        "{n} initiative finishes after its deadline.",
        "{n} initiatives finish after their deadlines.",
        len(missed),
    )


def key_figures(plan: Plan, schedule: Schedule, words: Words) -> tuple[KeyFigure, ...]:
    """What a reader asks first, as far as the plan knows it."""
    counted = scheduled(plan)
    done = sum(initiative.status is Status.DONE for initiative in counted)
    passed = sum(stage.gate_passed_on is not None for stage in plan.stages.values())
    critical = sum(schedule.initiative(initiative.id).critical for initiative in counted)
    if not critical:  # a target that leaves time: the path is the longest all the same
        critical = sum(node.kind == "initiative" for node in schedule.critical_path())
    figures = [
        KeyFigure(_of(words, done, len(counted)), words.say("initiatives done")),
        KeyFigure(_of(words, passed, len(plan.stages)), words.say("gates passed")),
    ]
    if not counted:
        return tuple(figures)
    outcome = _outcome(plan, schedule, words)
    if outcome is None:
        figures.append(KeyFigure(words.number(critical), words.say("critical initiatives")))
    figures.append(KeyFigure(words.date(schedule.finish), words.say("finish")))
    return (*figures, *((outcome,) if outcome is not None else ()))


def _outcome(plan: Plan, schedule: Schedule, words: Words) -> KeyFigure | None:
    """Where the first indicator under the roadmap stands: `24`, *NPS now, target 45*."""
    for outcome in outcomes_of(plan, schedule, words, schedule.status_date):
        standing = outcome.standing
        if standing.now is None:
            continue
        kpi = plan.kpis[outcome.id]
        short = kpi.name if len(kpi.name) <= _LONGEST_NAME else kpi.code
        name = _ACRONYMS.get(kpi.type, short)
        value = outcome.write(standing.now.estimate.value)
        if standing.target is None:
            return KeyFigure(value, words.say("{name} now", name=name))
        target = outcome.write(standing.target)
        return KeyFigure(value, words.say("{name} now, target {target}", name=name, target=target))
    return None


def _of(words: Words, part: int, whole: int) -> str:
    return words.say("{part} of {whole}", part=words.number(part), whole=words.number(whole))
