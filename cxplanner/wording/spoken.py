"""Items of a picture in one sentence each, for who does not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxplanner.plan.notation import written_lag

if TYPE_CHECKING:
    from cxplanner.plan.initiatives import Dependency
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


def spoken(words: Words, schedule: Schedule, kind: str, id_: int) -> str:
    """An item as one sentence: `SD-04 CRM platform, active, 46 %, critical, finish 13 January 2027`."""
    plan, say = schedule.plan, words.say
    if kind == "gate":
        stage = plan.stages[id_]
        day = schedule.gate_day(id_)
        date = words.long_date(day) if day is not None else words.gate_day(None)
        return say("Gate {key} {name}, {date}", key=stage.gate_key, name=stage.gate_name, date=date)
    if kind == "milestone":
        milestone = plan.milestones[id_]
        date = words.long_date(schedule.milestone(id_).finish)
        return say("Milestone {key} {name}, {date}", key=milestone.key, name=milestone.title, date=date)
    if kind == "indicator":
        return say("Indicator {key} {name}", key=plan.kpis[id_].code, name=plan.kpis[id_].name)
    initiative, dates = plan.initiatives[id_], schedule.initiative(id_)
    parts = [
        f"{initiative.key} {initiative.title}",
        words.status(initiative.status),
        words.percent(initiative.progress),
        say("critical") if dates.critical else "",
        say("start {date}", date=words.long_date(dates.start)),
        say("finish {date}", date=words.long_date(dates.finish)),
    ]
    return ", ".join(part for part in parts if part)


def spoken_link(words: Words, plan: Plan, link: Dependency) -> str:
    """A dependency as one sentence: `SD-01 Archive before SD-04 CRM platform, FS +5d`."""
    from cxplanner.scheduling.results import Node
    from cxplanner.wording.explanations import node_name

    before = Node("gate", link.gate or 0)
    if link.predecessor is not None:
        before = Node("initiative", link.predecessor)
    ends = words.say(
        "{predecessor} before {successor}",
        predecessor=node_name(words, plan, before),
        successor=node_name(words, plan, Node("initiative", link.successor)),
    )
    lag = written_lag(link.lag, link.elapsed).replace("-", "−")
    return f"{ends}, {link.type.value}{lag and ' '}{lag}"
