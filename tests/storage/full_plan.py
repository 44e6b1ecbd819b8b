"""A plan in which every field of every entity holds something else than its default."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, replace
from datetime import date, timedelta
from enum import Enum
from itertools import count
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from cxplanner.plan.baselines import Baseline, BaselineItem
from cxplanner.plan.indicators import InitiativeKpi, Kpi, KpiTarget, KpiType, Measurement
from cxplanner.plan.initiatives import Anchor, Cashflow, Dependency, Initiative, LinkType, Milestone, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.print_presets import PrintPreset
from cxplanner.plan.programme import (
    Capacity,
    Closure,
    ExtraWorkingDay,
    GateCriterion,
    GatePolicy,
    Person,
    Programme,
    Stage,
    Stream,
    Team,
    TeamMember,
    WorkCalendar,
)
from cxplanner.plan.reviews import (
    AgendaItem,
    AgendaKind,
    DecisionOption,
    FrozenPlan,
    HealthOverride,
    HealthSubject,
    Meeting,
    SlipReason,
)
from cxplanner.plan.risks import Risk

SATURDAYS_TOO = WorkCalendar(
    weekdays=frozenset({0, 1, 2, 3, 4, 5}),
    country="ES",
    subdivision="MD",
    closures=(Closure("Año nuevo", date(2026, 12, 28), date(2027, 1, 4)),),
    extra_working_days=(ExtraWorkingDay("Inventory “day”", date(2026, 6, 13)),),
)
_KEPT = {
    "id",
    "stage",
    "team",
    "person",
    "owner",
    "sponsor",
    "initiative",
    "predecessor",
    "successor",
    "gate",
    "baseline",
    "meeting",
    "kpi",
    "parent",
    "risk",
    "raised_by",
    "milestone",
    "recommended",
    "chosen",
}


def every_field_set() -> Plan:
    """A plan that holds together, with a value of its own in each field."""
    plan = Plan(
        replace(_filled(Programme), name="Ñandú & <b>", currency="BRL", npv_months=72, horizon_months=36,
                start=date(2026, 2, 2), target_finish=date(2029, 6, 29), status_date=date(2026, 3, 2),
                language="pt", discount_rate=0.125, wip_limit_owner=7, weight_customer=30, weight_business=30,
                weight_enablement=30, weight_urgency=10),
        stages={n: replace(_filled(Stage), id=n, gate_policy=GatePolicy.ADVISE) for n in (1, 2, 3, 4)},
        people={n: replace(_filled(Person), id=n) for n in (101, 102)},
        teams={103: replace(_filled(Team), id=103, calendar=SATURDAYS_TOO)},
        team_members={104: replace(_filled(TeamMember), id=104, team=103, person=102)},
        next_id=1_234,
    )  # fmt: skip
    first = replace(
        _filled(Initiative), id=105, stage=2, owner=101, sponsor=102, team=103, status=Status.ACTIVE,
        duration=40, optimistic=30, pessimistic=60, actual_start=date(2026, 2, 9), actual_finish=None,
        stream=Stream.ORGANIZATION, tags=(Stream.SYSTEMS_DATA, Stream.CHANGE_MANAGEMENT),
        key="OP-0001/ÄÖ", short_title="Short", block=9, confidence=50, pinned_start=date(2026, 2, 9),
    )  # fmt: skip
    second = Initiative(
        106, "SD-01", "2", Stream.SYSTEMS_DATA, status=Status.DONE, progress=100,
        actual_start=date(2026, 2, 2), actual_finish=date(2026, 2, 6),
    )  # fmt: skip
    plan = plan.put("initiatives", first, second)
    plan = plan.put("criteria", replace(_filled(GateCriterion), id=107, stage=3, initiative=105))
    plan = plan.put(
        "dependencies",
        replace(_filled(Dependency), id=108, successor=106, predecessor=105, gate=None, type=LinkType.SS),
        Dependency(109, successor=106, gate=1),
    )
    dated = replace(_filled(Milestone), id=110, initiative=None, anchor=Anchor.DATE, offset=0)
    hung = Milestone(111, "M2", "Hangs", anchor=Anchor.START, initiative=106, offset=-4)
    plan = plan.put("milestones", dated, hung)
    plan = plan.put("cashflows", replace(_filled(Cashflow), id=112, initiative=105, probability=0.25))
    plan = plan.put("baselines", replace(_filled(Baseline), id=113))
    of_initiative = replace(_filled(BaselineItem), id=114, baseline=113, initiative=105, gate=None)
    of_gate = BaselineItem(115, 113, gate=2, start=date(2026, 5, 1), finish=date(2026, 5, 1))
    plan = plan.put("baseline_items", of_initiative, of_gate)
    settings = '{"audience":"steering – ☂","reports":["roadmap","stage"]}'
    plan = plan.put("print_presets", replace(_filled(PrintPreset), id=116, settings=settings))
    return _with_steering(plan)


def _with_steering(plan: Plan) -> Plan:
    """The plan with indicators, risks and a closed review."""
    parent = replace(_filled(Kpi), id=119, parent=None, owner=None, code="K1", unit="")
    child = replace(_filled(Kpi), id=117, parent=119, owner=101, code="K-002/ÄÖ", unit="points “of” 100",
                    type=KpiType.CSAT)  # fmt: skip
    plan = plan.put("kpis", child, parent)
    plan = plan.put("kpi_targets", KpiTarget(118, 117, 2, 7.25))
    plan = plan.put(
        "measurements",
        replace(_filled(Measurement), id=120, kpi=117, counts=(1, 2, 3, 4, 5), value=None, numerator=None,
                denominator=None),
        Measurement(121, 119, date(2026, 3, 2), value=0.1),
        Measurement(122, 119, date(2026, 4, 2), numerator=1.5, denominator=3.0),
    )  # fmt: skip
    plan = plan.put("initiative_kpis", InitiativeKpi(123, 105, 117, -2.5))
    plan = plan.put(
        "risks", replace(_filled(Risk), id=124, probability=4, impact=5, owner=102, initiative=106)
    )
    meeting = replace(_filled(Meeting), id=125, team=103, pack='{"report":"steering"}',
                      printed_at="2026-10-15T14:32:00")  # fmt: skip
    plan = plan.put("meetings", meeting)
    plan = plan.put("baselines", replace(plan.baselines[113], meeting=125))
    asked = replace(_filled(AgendaItem), id=127, meeting=125, raised_by=None, owner=101, initiative=105,
                    risk=124, stage=2, recommended=0, chosen=0)  # fmt: skip
    action = AgendaItem(126, 125, "Follow up", kind=AgendaKind.ACTION, raised_by=127)
    plan = plan.put("agenda_items", action, asked)
    plan = plan.put("frozen_plans", FrozenPlan(128, 113, "packed"))
    slip = replace(_filled(SlipReason), meeting=125, initiative=None, gate=None, milestone=None)
    plan = plan.put("slip_reasons", replace(slip, id=129, initiative=105), replace(slip, id=130, gate=3),
                    replace(slip, id=131, milestone=111))  # fmt: skip
    override = replace(_filled(HealthOverride), subject=HealthSubject.PROGRAMME, stream=None, gate=None)
    return plan.put(
        "health_overrides", replace(override, id=132),
        replace(override, id=133, subject=HealthSubject.STREAM, stream=Stream.ORGANIZATION),
        replace(override, id=134, subject=HealthSubject.GATE, gate=4),
    )  # fmt: skip


def _filled(entity: type[Any]) -> Any:
    """An entity with other values than the defaults; references are None or 0 until somebody sets them."""
    hints = get_type_hints(entity)
    numbers = count(2)
    values = {f.name: _other(f, hints[f.name], next(numbers)) for f in fields(entity)}
    return entity(**values)


def _other(of: Field[Any], hint: Any, number: int) -> Any:
    if of.name in _KEPT:
        return 0
    if get_origin(hint) is UnionType:
        (hint,) = (each for each in get_args(hint) if each is not NoneType)
    if hint is bool:
        return not of.default
    if isinstance(hint, type) and issubclass(hint, Enum):
        return [member for member in hint if member is not of.default][-1]
    values: dict[Any, Any] = {
        str: f"{of.name} – ☂ 'text' \"{number}\"\nline",
        int: number,
        float: number + 0.5,
        date: date(2026, 2, 1) + timedelta(days=number * 7),
        WorkCalendar: SATURDAYS_TOO,
        tuple[Stream, ...]: (Stream.SYSTEMS_DATA,),
        tuple[str, ...]: ("Ana – ☂", "Zoë"),
        tuple[int, ...]: (),
        tuple[DecisionOption, ...]: (
            DecisionOption("Do “nothing”", "cost\nnothing"),
            DecisionOption("Pay", "two", '{"a": 1}'),
        ),
        tuple[Capacity, ...]: (Capacity(date(2026, 1, 1), 2.5), Capacity(date(2027, 1, 1), 0.0)),
    }
    assert hint in values, f"{of.name} is of a type that this does not know"
    return values[hint]


def fields_at_their_default(plan: Plan, collections: dict[str, type[Any]]) -> set[str]:
    """Fields that no entity of the plan sets to something else than the default."""
    found = set()
    for collection, entity in collections.items():
        entities = [plan.programme] if entity is Programme else getattr(plan, collection).values()
        for each in fields(entity):
            if each.default is not MISSING and all(
                getattr(one, each.name) == each.default for one in entities
            ):
                found.add(f"{entity.__name__}.{each.name}")
    return found
