"""What an initiative is worth: net present value and payback, month by month.

A sum spent once is spread evenly over the work. Yearly sums begin at the finish, or so many months later, in
the share of the month that is left; benefits grow evenly to their full height and count by their probability.
Each month is discounted to the programme's start at its end. Source: domain, section 5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cxplanner.plan.initiatives import Cashflow, CashflowKind, Recurrence

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule

_WEEKS_IN_A_YEAR: Final = 52
_MONTHS_IN_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Value:
    """Cents, and the month of the programme, from 1, in which an initiative has earned what it cost."""

    net_present_value: int
    payback_month: int | None


@dataclass(frozen=True, slots=True)
class MonthlyMoney:
    """What the programme spends and earns in each month from its start on, in cents and both positive."""

    costs: tuple[float, ...]
    benefits: tuple[float, ...]


def values(schedule: Schedule) -> dict[int, Value]:
    """The value of each scheduled initiative that has sums of money, by id."""
    programme = schedule.plan.programme
    found = {}
    for initiative_id, flows in schedule.plan.cashflows_of.items():
        work = _work(schedule, initiative_id)
        if work is not None:
            months = [sum(_in_month(each, month, *work) for each in flows) for month in _months(schedule)]
            earns = any(flow.kind is CashflowKind.BENEFIT for flow in flows)
            found[initiative_id] = _value(months, programme.discount_rate, work[1] if earns else None)
    return found


def monthly_money(schedule: Schedule) -> MonthlyMoney:
    """The sums of all scheduled initiatives, month by month as far as the programme is valued."""
    costs, benefits = [0.0] * len(_months(schedule)), [0.0] * len(_months(schedule))
    for initiative_id, flows in schedule.plan.cashflows_of.items():
        work = _work(schedule, initiative_id)
        for flow in flows if work is not None else ():
            for month in _months(schedule):
                amount = _in_month(flow, month, *work) if work is not None else 0.0
                if flow.kind is CashflowKind.COST:
                    costs[month] -= amount
                else:
                    benefits[month] += amount
    return MonthlyMoney(tuple(costs), tuple(benefits))


def programme_value(schedule: Schedule) -> Value:
    """The value of the whole programme: it pays back in the first month in which all together has."""
    money = monthly_money(schedule)
    flows = [more - less for more, less in zip(money.benefits, money.costs, strict=True)]
    works = [_work(schedule, id_) for id_ in schedule.plan.cashflows_of]
    finish = max((work[1] for work in works if work is not None), default=0.0)
    return _value(flows, schedule.plan.programme.discount_rate, finish if any(money.benefits) else None)


def _months(schedule: Schedule) -> range:
    return range(schedule.plan.programme.npv_months)


def _work(schedule: Schedule, initiative_id: int) -> tuple[float, float] | None:
    """When the work begins and ends, in months from the programme's start; None where it has no dates."""
    dates = schedule.initiative(initiative_id)
    if dates.start is None or dates.finish is None:
        return None
    first = _month_of(schedule, schedule.working_days_between(schedule.start, dates.start))
    last = _month_of(schedule, schedule.working_days_between(schedule.start, dates.finish) + 1)
    return first, max(first, last)


def _month_of(schedule: Schedule, days: int) -> float:
    """Working days from the start as months, since the calendar's months are of many lengths."""
    week = len(schedule.plan.programme.calendar.weekdays)
    return days * _MONTHS_IN_A_YEAR / (_WEEKS_IN_A_YEAR * week)


def _value(flows: Sequence[float], discount_rate: float, earns_from: float | None) -> Value:
    """The value of monthly flows, and the first month after `earns_from` whose sum so far is not negative."""
    rate = (1 + discount_rate) ** (1 / _MONTHS_IN_A_YEAR)
    total, sum_so_far, payback = 0.0, 0.0, None
    for month, flow in enumerate(flows):
        total += flow / rate ** (month + 1)
        sum_so_far += flow
        if earns_from is not None and payback is None and month + 1 > earns_from and sum_so_far >= 0:
            payback = month + 1
    return Value(round(total), payback)


def _in_month(flow: Cashflow, month: int, start: float, finish: float) -> float:
    """What flows in a month: negative for costs."""
    sign = -1.0 if flow.kind is CashflowKind.COST else flow.probability
    if flow.recurrence is Recurrence.ONCE:
        return sign * flow.amount * _share_of_the_work(month, start, finish)
    since = finish + flow.start_lag_months
    share = max(0.0, month + 1 - max(month, since))
    ramp = 1.0
    if flow.kind is CashflowKind.BENEFIT and flow.ramp_months:
        ramp = min(1.0, max(0.0, (month + 1 - since) / flow.ramp_months))
    return sign * flow.amount / _MONTHS_IN_A_YEAR * share * ramp


def _share_of_the_work(month: int, start: float, finish: float) -> float:
    """The part of the work that falls into a month; a moment falls into its month whole."""
    if finish <= start:
        return 1.0 if month <= start < month + 1 else 0.0
    return max(0.0, min(month + 1.0, finish) - max(float(month), start)) / (finish - start)
