"""Why something is red or amber: each clause of the rule in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxplanner.steering.health import Clause, Ground, Judgement

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.wording.words import Words


def grounds_phrase(words: Words, plan: Plan, judgement: Judgement) -> str:
    """The owner's reason where the owner overruled; else the weightiest ground; else that all is well."""
    if judgement.override is not None:
        return words.say("by the owner: {reason}", reason=judgement.override.reason.splitlines()[0])
    if not judgement.grounds:
        return words.say("nothing against it")
    return ground_phrase(words, plan, judgement.grounds[0])


def ground_phrase(words: Words, plan: Plan, ground: Ground) -> str:
    """One ground in a few words, naming the item where it is one, else how many they are."""
    clause, days = ground.clause, words.duration(ground.days)
    if clause in (Clause.VERY_LATE, Clause.LATE):
        return words.say("{days} late", days=days)
    if clause is Clause.AFTER_TARGET:
        return words.say("{days} after the target", days=days)
    if clause is Clause.GATE_OVERDUE:
        return words.say("G{number} overdue by {days}", number=ground.gate, days=days)
    if clause is Clause.GATE_NOT_PASSED:
        return words.say("G{number} was not passed", number=ground.gate)
    if clause is Clause.PART_RED:
        names = [words.stream(each) for each in ground.streams] + [f"G{number}" for number in ground.ids]
        return words.say("red: {parts}", parts=words.listed(names))
    return _of_items(words, plan, ground)


def _of_items(words: Words, plan: Plan, ground: Ground) -> str:
    clause, count = ground.clause, len(ground.ids)
    if count == 1:
        return _of_one(words, plan, ground)
    if clause is Clause.AFTER_DEADLINE:
        return words.say_number(
            "{n} initiative after its deadline", "{n} initiatives after their deadline", count
        )
    if clause is Clause.HIGH_ISSUE:
        return words.say_number("{n} high issue", "{n} high issues", count)
    if clause is Clause.HIGH_RISK:
        return words.say_number("{n} high risk", "{n} high risks", count)
    if clause is Clause.MUST_OPEN:
        return words.say_number("{n} must criterion open", "{n} must criteria open", count)
    if clause is Clause.CONDITION_OPEN:
        return words.say_number("{n} condition of the gate open", "{n} conditions of the gate open", count)
    if clause is Clause.ACTION_OVERDUE:
        return words.say_number("{n} action overdue", "{n} actions overdue", count)
    return words.say_number("{n} initiative paused", "{n} initiatives paused", count)


def _of_one(words: Words, plan: Plan, ground: Ground) -> str:
    (id_,), clause = ground.ids, ground.clause
    if clause is Clause.AFTER_DEADLINE:
        return words.say("{key} after its deadline", key=plan.initiatives[id_].key)
    if clause is Clause.PAUSED:
        return words.say("{key} is paused", key=plan.initiatives[id_].key)
    if clause in (Clause.HIGH_ISSUE, Clause.HIGH_RISK):
        return words.say(
            "{kind}: {title}", kind=words.name_of(plan.risks[id_].kind), title=plan.risks[id_].title
        )
    if clause is Clause.MUST_OPEN:
        criterion = plan.criteria[id_]
        return words.say("open: {criterion}", criterion=f"{criterion.code} {criterion.text}".strip())
    title = plan.agenda_items[id_].title
    if clause is Clause.CONDITION_OPEN:
        return words.say("condition open: {title}", title=title)
    return words.say("action overdue: {title}", title=title)
