"""What is said at each step of a presentation: short paragraphs that are read from the back of a room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxplanner.plan.programme import GateOutcome, GatePolicy
from cxplanner.wording.explanations import node_name

if TYPE_CHECKING:
    from datetime import date

    from cxplanner.plan.plan import Plan
    from cxplanner.presentation.steps import ChangesStep, CriticalPathStep, GateFacts, StageStep
    from cxplanner.scheduling.results import Node
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

_NAMED_CRITERIA: Final = 2
_LONGEST_CRITERION: Final = 60
_LONGEST_CHAIN: Final = 16
_NO_BREAK: Final = "\u00a0"


def stage_paragraphs(words: Words, step: StageStep) -> list[str]:
    """How far the work of the stage is, when its gate is and what that means, and what the gate asks."""
    work, gate = _work_sentence(words, step), step.gate
    if gate.stage.gate_passed_on is not None:
        said = [f"{work} {_passed_sentence(words, gate)}"]
    else:
        sentences = (work, _date_sentence(words, gate), _consequence(words, gate))
        said = [" ".join(each for each in sentences if each)]
    criteria = _criteria_sentence(words, gate)
    last = [criteria] if criteria else []
    if gate.stage.gate_passed_on is None:
        last.append(_policy_sentence(words, gate))
    return [*said, " ".join(last)] if last else said


def changes_paragraphs(words: Words, schedule: Schedule, step: ChangesStep, finish: str) -> list[str]:
    """How far the finish and the gates have moved, and what moved most; `finish` is the first sentence."""
    plan = schedule.plan
    counted = _counts(words, step)
    first = [finish]
    if step.gates:
        moved = [
            f"{plan.stages[number].gate_key} {words.signed_days(days)}" for number, days in step.gates.items()
        ]
        first.append(words.say("Gates: {moved}.", moved=words.listed(moved)))
    second = [counted] if counted else []
    if step.most:
        named = [
            f"{node_name(words, plan, each.node)} {words.signed_days(each.finish_days or each.start_days)}"
            for each in step.most
        ]
        second.append(words.say("Moved most: {moved}.", moved=words.listed(named)))
    return [" ".join(first), " ".join(second)] if second else [" ".join(first)]


def path_paragraphs(words: Words, schedule: Schedule, step: CriticalPathStep) -> list[str]:
    """How long the chain to the finish is, what a slip on it does, and its keys in order."""
    ahead = sum(node.kind == "initiative" for node in step.path) - step.done
    date = _day(words, schedule.finish)
    first = words.say_number(
        "The finish on {date} waits for a chain with {n} initiative that is not done.",
        "The finish on {date} waits for a chain with {n} initiatives that are not done.",
        ahead,
        date=date,
    )
    if not ahead:
        first = words.say("All initiatives of the chain to the finish on {date} are done.", date=date)
    elif _least_float(schedule, step) <= 0:
        first = " ".join((first, words.say("Each day that one of them slips moves the finish.")))
    return [first, _chain(words, schedule.plan, step.path)]


def nothing_paragraphs(words: Words) -> list[str]:
    """What there is to do about a plan without initiatives that have dates."""
    return [
        words.say("A presentation shows stages, gates and initiatives with their dates."),
        words.say("Press Esc, and draw the first initiative on the roadmap or import what you have."),
    ]


def _work_sentence(words: Words, step: StageStep) -> str:
    count = len(step.initiatives)
    if not count:
        return words.say("No initiative is planned in this stage.")
    if step.done == count:
        return words.say_number("Its {n} initiative is done.", "All {n} initiatives are done.", count)
    done, all_ = words.number(step.done), words.number(count)
    if step.under_way:
        return words.say(
            "{done} of {all} initiatives are done, {active} under way.",
            done=done, all=all_, active=words.number(step.under_way),
        )  # fmt: skip
    return words.say("{done} of {all} initiatives are done.", done=done, all=all_)


def _passed_sentence(words: Words, gate: GateFacts) -> str:
    stage = gate.stage
    facts = {"gate": _gate_name(gate), "date": _day(words, stage.gate_passed_on)}
    if stage.gate_outcome is GateOutcome.CONDITIONAL_GO:
        return words.say("Gate {gate} was passed on {date}, with conditions.", **facts)
    return words.say("Gate {gate} was passed on {date}.", **facts)


def _date_sentence(words: Words, gate: GateFacts) -> str:
    if gate.day is None:
        return words.say("Gate {gate} has no date yet.", gate=_gate_name(gate))
    facts = {"gate": _gate_name(gate), "date": _day(words, gate.day)}
    if gate.is_overdue:
        return words.say("Gate {gate} was due on {date} and is not passed.", **facts)
    if gate.late is None:
        return words.say("Gate {gate} is on {date}.", **facts)
    if gate.late == 0:
        return words.say("Gate {gate} is on {date}, as planned.", **facts)
    days = words.working_days(abs(gate.late))
    if gate.late > 0:
        return words.say("Gate {gate} is on {date}, {days} after its planned date.", days=days, **facts)
    return words.say("Gate {gate} is on {date}, {days} before its planned date.", days=days, **facts)


def _consequence(words: Words, gate: GateFacts) -> str:
    """What is wrong with the date, else what it would do to slip."""
    if gate.is_early:
        return words.say("Not all that it needs is finished by then.")
    if gate.day is None or gate.spare is None:
        return ""
    if gate.spare <= 0:
        return words.say("Each day that it slips moves the finish.")
    return words.say("It may slip {days} before the finish moves.", days=words.working_days(gate.spare))


def _policy_sentence(words: Words, gate: GateFacts) -> str:
    if gate.stage.gate_policy is GatePolicy.HOLD:
        return words.say("The gate holds: no later stage starts before it.")
    return words.say("The gate advises: later stages may start before it.")


def _criteria_sentence(words: Words, gate: GateFacts) -> str:
    if not gate.musts:
        return ""
    met = words.say(
        "{met} of {all} musts are met.", met=words.number(gate.musts_met), all=words.number(gate.musts)
    )
    if not gate.open:
        return met
    named = [f"“{_shortened(each.text)}”" for each in gate.open[:_NAMED_CRITERIA]]
    more = len(gate.open) - len(named)
    if more:
        named.append(words.say("{n} more", n=words.number(more)))
    return " ".join((met, words.say("Open: {criteria}.", criteria=words.listed(named))))


def _counts(words: Words, step: ChangesStep) -> str:
    said = []
    if step.later:
        said.append(words.say_number("{n} initiative is later", "{n} initiatives are later", step.later))
    if step.earlier:
        said.append(
            words.say_number("{n} initiative is earlier", "{n} initiatives are earlier", step.earlier)
        )
    if step.new:
        said.append(words.say_number("{n} initiative is new", "{n} initiatives are new", step.new))
    if step.gone:
        said.append(
            words.say_number(
                "{n} initiative is no longer scheduled", "{n} initiatives are no longer scheduled", step.gone
            )
        )
    return f"{words.listed(said)}." if said else ""


def _least_float(schedule: Schedule, step: CriticalPathStep) -> int:
    floats = [schedule.dates_of(node).total_float for node in step.path]
    return min((each for each in floats if each is not None), default=0)


def _chain(words: Words, plan: Plan, path: tuple[Node, ...]) -> str:
    keys = [
        plan.initiatives[node.id].key if node.kind == "initiative" else plan.stages[node.id].gate_key
        for node in path
    ]
    if len(keys) > _LONGEST_CHAIN:
        half = _LONGEST_CHAIN // 2
        keys = [*keys[:half], "…", *keys[-half:]]
    return " → ".join([*keys, words.say("finish")])


def _gate_name(gate: GateFacts) -> str:
    return f"{gate.stage.gate_key} {gate.stage.gate_name or gate.stage.name}"


def _day(words: Words, day: date | None) -> str:
    """A date that no line is broken in."""
    return words.long_date(day).replace(" ", _NO_BREAK)


def _shortened(text: str) -> str:
    line = " ".join(text.split()).rstrip(".")
    return line if len(line) <= _LONGEST_CRITERION else line[:_LONGEST_CRITERION].rstrip() + "…"
