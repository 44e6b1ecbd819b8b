"""The sample programme: a whole fictional plan, read from the data that ships with the program."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any, Final

from cxplanner.exchange.sample_steering import SampleSteering
from cxplanner.plan.edits.row_order import DISTANCE
from cxplanner.plan.initiatives import (
    Activity,
    Anchor,
    Cashflow,
    CashflowKind,
    Cocreation,
    Dependency,
    Initiative,
    Lever,
    LinkType,
    Milestone,
    MilestoneKind,
    Recurrence,
    Status,
    Urgency,
)
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import (
    CriterionKind,
    CriterionStatus,
    GateCriterion,
    GatePolicy,
    Person,
    PersonKind,
    Programme,
    Stage,
    Stream,
    Team,
    TeamKind,
    TeamMember,
    TeamRole,
)
from cxplanner.resources import resource
from cxplanner.wording.words import Words

_LANGUAGES: Final = ("es", "en")
_FALLBACK: Final = "en"
_CENTS: Final = 100
_URGENCIES: Final[Mapping[int, Urgency]] = {
    0: Urgency.NONE,
    3: Urgency.TWELVE_MONTHS,
    6: Urgency.SIX_MONTHS,
    10: Urgency.FIXED_DATE,
}


def sample_plan(language: str) -> Plan:
    """The sample programme with its texts in a language; what it lacks in that language is in English."""
    data = json.loads(resource("data", "sample_programme.json").read_text(encoding="utf-8"))
    return _Reader(data, language).plan()


@dataclass(frozen=True, slots=True)
class _Names:
    """Ids by the codes that the data uses."""

    people: Mapping[str, int]
    initiatives: Mapping[str, int]


class _Reader:
    """Turns the data into entities; ids follow the order of the file, so they are the same each time."""

    def __init__(self, data: Mapping[str, Any], language: str) -> None:
        self._data = data
        self._language = language if language in _LANGUAGES else _FALLBACK
        self._plan_language = language
        self._ids = count(101)

    def plan(self) -> Plan:
        plan = Plan(self._programme(), stages={stage.id: stage for stage in self._stages()})
        people = {each["id"]: self._person(each) for each in self._data["people"]}
        plan = plan.put("people", *people.values())
        plan = self._with_teams(plan, {code: person.id for code, person in people.items()})
        codes = [each["code"] for each in (*self._data["initiatives"], *self._data["backlog_measures"])]
        names = _Names(
            people={code: person.id for code, person in people.items()},
            initiatives={code: next(self._ids) for code in codes},
        )
        plan = plan.put("initiatives", *self._initiatives(names))
        plan = plan.put("criteria", *self._criteria(names))
        plan = plan.put("dependencies", *self._dependencies(names))
        plan = plan.put("milestones", *self._milestones(names))
        plan = plan.put("cashflows", *self._cashflows(names))
        plan = self._steering(names).added_to(plan)
        return plan.changed(next_id=next(self._ids))

    def _steering(self, names: _Names) -> SampleSteering:
        return SampleSteering(
            self._data,
            self._language == "es",
            self._text,
            self._ids.__next__,
            names.people,
            names.initiatives,
        )

    def _text(self, entry: Mapping[str, Any], field: str) -> str:
        return str(entry.get(f"{field}_{self._language}") or entry.get(f"{field}_{_FALLBACK}") or "")

    def _bilingual(self, text: str) -> str:
        """The half of a name such as `Comité de dirección / Steering committee` that is in the language."""
        halves = text.split(" / ")
        return halves[_LANGUAGES.index(self._language)] if len(halves) == len(_LANGUAGES) else text

    def _programme(self) -> Programme:
        data = self._data["programme"]
        weights = data["weights"]
        return Programme(
            name=self._text(data, "name"),
            start=date.fromisoformat(data["start_date"]),
            organisation=data["organisation"].split(" (")[0],
            sector=data["sector"],
            language=self._plan_language,
            currency=data["currency"],
            horizon_months=data["horizon_months"],
            status_date=date.fromisoformat(data["status_date"]),
            discount_rate=data["discount_rate"],
            headcount=data["headcount"],
            budget_cap=data["budget_cap"] * _CENTS,
            wip_limit_owner=data["wip_limit_owner"],
            weight_customer=weights["customer"],
            weight_business=weights["business"],
            weight_enablement=weights["enablement"],
            weight_urgency=weights["urgency"],
        )

    def _stages(self) -> Iterator[Stage]:
        usual = {stage.id: stage for stage in Words(self._plan_language).stage_names()}
        for entry in self._data["stages"]:
            yield Stage(
                id=entry["number"],
                name=self._text(entry, "name"),
                why=usual[entry["number"]].why,
                gate_name=usual[entry["number"]].gate_name,
                gate_policy=GatePolicy(entry["gate_policy"]),
                gate_planned_on=date.fromisoformat(entry["gate_on"]),
            )

    def _person(self, entry: Mapping[str, Any]) -> Person:
        return Person(
            id=next(self._ids),
            name=entry["name"],
            title=self._text(entry, "title"),
            unit=entry["unit"],
            kind=PersonKind(entry["kind"]),
        )

    def _with_teams(self, plan: Plan, people: Mapping[str, int]) -> Plan:
        for entry in self._data["teams"]:
            team = Team(next(self._ids), self._bilingual(entry["name"]), TeamKind(entry["kind"]))
            plan = plan.put("teams", team)
            roles: dict[str, str] = {}
            for member in entry["members"]:  # a person is in a team once; the sponsor also takes the chair
                roles.setdefault(member["person"], member["role"])
            members = [
                TeamMember(next(self._ids), team.id, people[person], TeamRole(role))
                for person, role in roles.items()
            ]
            plan = plan.put("team_members", *members)
        return plan

    def _initiatives(self, names: _Names) -> Iterator[Initiative]:
        for ordinal, entry in enumerate(self._data["initiatives"], start=1):
            yield self._initiative(entry, ordinal * DISTANCE, names)
        for ordinal, entry in enumerate(
            self._data["backlog_measures"], start=len(self._data["initiatives"]) + 1
        ):
            yield Initiative(
                id=names.initiatives[entry["code"]],
                key=entry["code"],
                title=self._text(entry, "title"),
                stream=Stream(entry["stream"]),
                stage=entry["stage"],
                ordinal=ordinal * DISTANCE,
                status=Status(entry["status"]),
                estimated=False,
                person_months=entry["person_months"],
            )

    def _initiative(self, entry: Mapping[str, Any], ordinal: int, names: _Names) -> Initiative:
        week = entry["not_before_week"]
        start = date.fromisoformat(self._data["programme"]["start_date"])
        return Initiative(
            id=names.initiatives[entry["code"]],
            key=entry["code"],
            title=self._text(entry, "title"),
            stream=Stream(entry["stream"]),
            stage=entry["stage"],
            duration=entry["duration_days"],
            ordinal=ordinal,
            why=self._text(entry, "why"),
            lever=Lever(entry["lever"]),
            activity=Activity(entry["activity"]),
            status=Status(entry["status"]),
            owner=names.people[entry["owner"]],
            sponsor=names.people[entry["sponsor"]],
            not_before=None if week is None else start + timedelta(weeks=week),
            person_months=entry["person_months"],
            confidence=entry["confidence"],
            urgency=_URGENCIES[entry["urgency"]],
            cocreation=Cocreation(entry["cocreation"]),
            block=entry["block"],
            customer_benefit=self._text(entry, "customer_benefit"),
        )

    def _criteria(self, names: _Names) -> Iterator[GateCriterion]:
        for stage in self._data["stages"]:
            for entry in stage["criteria"]:
                code = entry["initiative"]
                yield GateCriterion(
                    id=next(self._ids),
                    stage=stage["number"],
                    code=entry["code"],
                    text=self._text(entry, "text"),
                    kind=CriterionKind(entry["kind"]),
                    measure=entry["measure"],
                    status=CriterionStatus(entry["status"]),
                    initiative=None if code is None else names.initiatives[code],
                )

    def _dependencies(self, names: _Names) -> Iterator[Dependency]:
        for entry in self._data["dependencies"]:
            yield Dependency(
                id=next(self._ids),
                successor=names.initiatives[entry["successor"]],
                predecessor=names.initiatives[entry["predecessor"]],
                type=LinkType(entry["type"]),
                lag=entry["lag_days"],
                note=entry["note"]
                if self._language == "es"
                else "",  # the data has the notes in Spanish only
            )

    def _milestones(self, names: _Names) -> Iterator[Milestone]:
        for number, entry in enumerate(self._data["milestones"], start=1):
            anchor = Anchor(entry["anchor"])
            yield Milestone(
                id=next(self._ids),
                key=f"M{number}",
                title=self._text(entry, "title"),
                kind=MilestoneKind(entry["kind"]),
                anchor=anchor,
                initiative=None if entry["initiative"] is None else names.initiatives[entry["initiative"]],
                offset=entry["offset_days"] or 0,
                day=date.fromisoformat(entry["date"]) if anchor is Anchor.DATE else None,
            )

    def _cashflows(self, names: _Names) -> Iterator[Cashflow]:
        for entry in (*self._data["initiatives"], *self._data["backlog_measures"]):
            for field, kind, recurrence in (
                ("cost_once", CashflowKind.COST, Recurrence.ONCE),
                ("cost_run_year", CashflowKind.COST, Recurrence.YEARLY),
                ("benefit_year", CashflowKind.BENEFIT, Recurrence.YEARLY),
            ):
                if entry.get(field):
                    yield Cashflow(
                        id=next(self._ids),
                        initiative=names.initiatives[entry["code"]],
                        kind=kind,
                        recurrence=recurrence,
                        amount=entry[field] * _CENTS,
                        probability=entry["probability"] if kind is CashflowKind.BENEFIT else 1.0,
                    )
