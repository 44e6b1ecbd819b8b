"""Trends in words: how dates wandered, how much work is done, where change gathers, when money comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from cxplanner.steering.work_done import planned_at

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.priorities.value import Value
    from cxplanner.steering.dates_over_time import DateOverTime
    from cxplanner.steering.saturation import Quarter, Saturation
    from cxplanner.steering.work_done import StageWork
    from cxplanner.wording.words import Words

_MONTHS_IN_A_YEAR: Final = 12
_HUNDRED: Final = 100


def trend_name(words: Words, plan: Plan, trend: DateOverTime) -> str:
    """The finish, a gate by its key, a milestone by key and title."""
    if trend.kind == "finish":
        return words.field("finish")
    if trend.kind == "gate":
        return plan.stages[trend.id].gate_key
    milestone = plan.milestones[trend.id]
    return f"{milestone.key} {milestone.title}"


def trend_moved(words: Words, trend: DateOverTime) -> str:
    """`+13 d`; empty for a date that stayed."""
    return words.signed_days(trend.days) if trend.days else ""


def trend_sentence(words: Words, plan: Plan, trend: DateOverTime) -> str:
    """`G2: 20 Feb 2027, then 5 Mar 2027, +10 d`."""
    days = [words.date(trend.seen[0].day)]
    for each in trend.seen[1:]:
        if words.date(each.day) != days[-1]:
            days.append(words.date(each.day))
    facts = {"name": trend_name(words, plan, trend), "dates": words.listed(days)}
    if trend.reached is not None:
        return words.say("{name}: reached on {date}.", name=facts["name"], date=words.date(trend.reached))
    if len(days) == 1:
        return words.say("{name}: always on {dates}.", **facts)
    return words.say("{name}: {dates} ({days}).", **facts, days=words.signed_days(trend.days))


def work_amount(words: Words, amount: float, *, in_person_months: bool) -> str:
    """`12 person-months`, `240 working days`."""
    rounded = round(amount)
    if in_person_months:
        return words.say_number("{n} person-month", "{n} person-months", rounded)
    return words.working_days(rounded)


def work_sentence(words: Words, work: StageWork, *, in_person_months: bool) -> str:
    """How much is done of all of it, and how much should be."""
    if not work.done or not work.whole:
        return words.say("No work is planned.")
    today = work.done[-1]
    return words.say(
        "{done} of {whole} done on {date}; planned by then: {planned}.",
        done=words.number(round(today.work)),
        whole=work_amount(words, work.whole, in_person_months=in_person_months),
        date=words.long_date(today.day),
        planned=words.number(round(planned_at(work, today.day))),
    )


def quarter_name(words: Words, quarter: Quarter) -> str:
    return words.quarter(quarter.first)


def saturation_sentence(words: Words, found: Saturation) -> str:
    """Where most comes together."""
    if not found.hits:
        return words.say("No initiative has dates.")
    unit, quarter = max(found.hits, key=lambda cell: (len(found.hits[cell]), -found.quarters.index(cell[1])))
    facts = {"unit": unit or no_unit(words), "quarter": quarter_name(words, quarter)}
    return words.say_number(
        "Most change meets {unit} in {quarter}: {n} initiative.",
        "Most change meets {unit} in {quarter}: {n} initiatives.",
        len(found.hits[unit, quarter]),
        **facts,
    )


def no_unit(words: Words) -> str:
    """The name of what belongs to no unit."""
    return words.say("No unit")


def cell_sentence(words: Words, plan: Plan, unit: str, quarter: Quarter, initiatives: Sequence[int]) -> str:
    """Which initiatives meet a unit in a quarter."""
    keys = [f"{plan.initiatives[each].key} {plan.initiatives[each].title}" for each in initiatives]
    facts = {"unit": unit or no_unit(words), "quarter": quarter_name(words, quarter)}
    return words.say("{unit} in {quarter}: {initiatives}.", **facts, initiatives=words.listed(keys))


def payback_name(words: Words, value: Value) -> str:
    """The label of the month in which all has come back; empty where it has not."""
    if value.payback_month is None:
        return ""
    return words.say("Pays back in month {month}", month=words.number(value.payback_month))


def value_sentence(words: Words, plan: Plan, value: Value) -> str:
    """The net present value, and when the programme has paid for itself."""
    programme = plan.programme
    amount = round(value.net_present_value / _HUNDRED / 1000) * 1000 * _HUNDRED
    worth = words.say(
        "Net present value {amount} over {months} months at {rate}.",
        amount=words.money(amount, programme.currency),
        months=words.number(programme.npv_months),
        rate=words.percent(programme.discount_rate * _HUNDRED),
    )
    if value.payback_month is None:
        never = words.say("The costs do not come back within that time.")
        return f"{worth} {never}"
    months = programme.start.month - 1 + value.payback_month - 1
    day = date(programme.start.year + months // _MONTHS_IN_A_YEAR, months % _MONTHS_IN_A_YEAR + 1, 1)
    back = words.say(
        "It pays back in month {month}, {name}.",
        month=words.number(value.payback_month),
        name=words.month(day),
    )
    return f"{worth} {back}"
