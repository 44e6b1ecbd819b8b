"""Plans of any size for pictures, the same for the same seed."""

from __future__ import annotations

import random
from datetime import date, timedelta

from cxplanner.plan.initiatives import Dependency, Initiative, LinkType, Milestone, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, Person, Stream
from tests.builders import a_plan

_WORDS = (
    "customer", "journey", "platform", "data", "service", "channel", "mortgage", "branch", "digital",
    "onboarding", "consent", "feedback", "training", "wave", "squad", "partner", "alerts", "governance",
    "redesign", "pilot", "retire", "legacy", "CRM", "integration", "web-shop", "mobile",
)  # fmt: skip
_PREFIXES = {
    Stream.SYSTEMS_DATA: "SD",
    Stream.CHANGE_MANAGEMENT: "CT",
    Stream.ORGANIZATION: "OP",
    Stream.CUSTOMER_CENTRICITY: "CC",
}


def a_programme(count: int, seed: int = 1, policy: GatePolicy = GatePolicy.ADVISE, longest: int = 14) -> Plan:
    """A plan with so many initiatives, linked forward, some done, late, paused, unowned or momentary."""
    chance = random.Random(seed)
    plan = a_plan(policy=policy, organisation="Test & Co")
    people = {1_000 + n: Person(1_000 + n, name) for n, name in enumerate(("Ada Lovelace", "Núria Vidal"))}
    initiatives = [_initiative(chance, index, count, longest) for index in range(count)]
    links = []
    for index in range(count):
        after = chance.randrange(count)
        before = max(0, after - chance.randint(1, 1 + count // 8))
        if before != after and initiatives[before].stage <= initiatives[after].stage:
            kind = chance.choice([LinkType.FS] * 5 + [LinkType.SS, LinkType.FF])
            lag = chance.choice([0, 0, 5, -3])
            links.append(Dependency(50_000 + index, 101 + after, 101 + before, type=kind, lag=lag))
    unique = {(link.successor, link.predecessor): link for link in links}
    milestones = [
        Milestone(90_000 + n, f"M{n}", _title(chance), initiative=101 + chance.randrange(count))
        for n in range(count // 10)
    ]
    return plan.changed(
        people=people,
        initiatives={each.id: each for each in initiatives},
        dependencies={link.id: link for link in unique.values()},
        milestones={each.id: each for each in milestones},
        next_id=100_000,
    )


def _title(chance: random.Random) -> str:
    return " ".join(chance.sample(_WORDS, chance.randint(1, 6))).capitalize()


def _initiative(chance: random.Random, index: int, count: int, longest: int) -> Initiative:
    stream = chance.choice(list(Stream))
    duration = chance.choice([0, 1, *range(5, 5 * longest, 5)])
    initiative = Initiative(
        101 + index, f"{_PREFIXES[stream]}-{index:02}", _title(chance), stream, 1 + index * 4 // count,
        duration, index, owner=chance.choice([None, 1_000, 1_001]), progress=chance.choice([0, 0, 30]),
        short_title=chance.choice(["", "Short name"]),
        deadline=date(2026, 6, 1) if chance.random() < 0.1 else None,
        status=Status.PAUSED if chance.random() < 0.05 else Status.APPROVED,
    )  # fmt: skip
    if initiative.stage == 1 and chance.random() < 0.4:
        start = date(2026, 1, 5) + timedelta(days=7 * chance.randint(0, 8))
        finish = start + timedelta(days=max(duration * 7 // 5, 1))
        return Initiative(
            initiative.id, initiative.key, initiative.title, stream, 1, duration, index, status=Status.DONE,
            actual_start=start, actual_finish=finish, progress=100,
        )  # fmt: skip
    return initiative
