"""What the committee of the sample programme looks at: indicators and their values, risks, meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from cxplanner.plan.edits.row_order import DISTANCE
from cxplanner.plan.indicators import Better, InitiativeKpi, JourneyStep, Kpi, KpiLevel, KpiType, Measurement
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import TeamKind
from cxplanner.plan.reviews import AgendaItem, AgendaKind, Meeting, MeetingKind, Outcome
from cxplanner.plan.risks import Risk, RiskKind, RiskResponse, SiloType

_UNITS: Final[Mapping[str, str]] = {"días": "days", "pasos": "steps"}
"""Units that the data has in Spanish only."""
_OF_THE_COMMITTEE: Final = frozenset({MeetingKind.STEERING, MeetingKind.GATE})


@dataclass(frozen=True, slots=True)
class SampleSteering:
    """Reads that part of the data. `people` and `initiatives` are ids by the codes of the data."""

    data: Mapping[str, Any]
    in_spanish: bool
    text: Callable[[Mapping[str, Any], str], str]
    next_id: Callable[[], int]
    people: Mapping[str, int]
    initiatives: Mapping[str, int]

    def added_to(self, plan: Plan) -> Plan:
        """The plan with indicators, measurements, risks and meetings."""
        kpis = {each["id"]: self.next_id() for each in self.data["kpis"]}
        plan = plan.put("kpis", *self._kpis(kpis))
        plan = plan.put("measurements", *self._measurements(kpis))
        plan = plan.put("initiative_kpis", *self._links(kpis))
        plan = plan.put("risks", *self._risks())
        for entry in self.data["meetings"]:
            meeting = self._meeting(plan, entry)
            plan = plan.put("meetings", meeting).put("agenda_items", *self._agenda(meeting, entry["items"]))
        return plan

    def _kpis(self, ids: Mapping[str, int]) -> Iterator[Kpi]:
        measured = {each["kpi"]: date.fromisoformat(each["taken_on"]) for each in self.data["measurements"]}
        for ordinal, entry in enumerate(self.data["kpis"], start=1):
            unit = entry["unit"]
            yield Kpi(
                id=ids[entry["id"]],
                code=entry["id"],
                name=self.text(entry, "name"),
                type=KpiType(entry["type"]),
                unit=unit if self.in_spanish else _UNITS.get(unit, unit),
                better=Better(entry["better"]),
                step=JourneyStep(entry["step"]) if entry["step"] else None,
                level=KpiLevel(entry["level"]),
                baseline_value=float(entry["baseline"]),
                baseline_on=measured.get(entry["id"]),
                target=float(entry["target"]),
                target_on=date.fromisoformat(entry["target_on"]),
                owner=self.people[entry["owner"]],
                ordinal=ordinal,
            )

    def _measurements(self, kpis: Mapping[str, int]) -> Iterator[Measurement]:
        for entry in self.data["measurements"]:
            yield Measurement(
                id=self.next_id(),
                kpi=kpis[entry["kpi"]],
                taken_on=date.fromisoformat(entry["taken_on"]),
                counts=tuple(entry["counts"]),
                invited=entry["invited"],
                source=entry["source"],
            )

    def _links(self, kpis: Mapping[str, int]) -> Iterator[InitiativeKpi]:
        for entry in self.data["initiatives"]:
            for code in entry["kpis"]:
                yield InitiativeKpi(self.next_id(), self.initiatives[entry["code"]], kpis[code])

    def _risks(self) -> Iterator[Risk]:
        for ordinal, entry in enumerate(self.data["risks"], start=1):
            initiative = entry["initiative"]
            yield Risk(
                id=self.next_id(),
                title=self.text(entry, "title"),
                kind=RiskKind(entry["kind"]),
                silo_type=SiloType(entry["silo_type"]) if entry["silo_type"] else None,
                probability=entry["probability"],
                impact=entry["impact"],
                response=RiskResponse(entry["response"]),
                mitigation=self._spanish(entry["mitigation_es"]),
                owner=self.people[entry["owner"]],
                due=date.fromisoformat(entry["due"]) if entry["due"] else None,
                initiative=self.initiatives[initiative] if initiative else None,
                ordinal=ordinal * DISTANCE,
            )

    def _meeting(self, plan: Plan, entry: Mapping[str, Any]) -> Meeting:
        kind = MeetingKind(entry["kind"])
        committee = next(each for each in plan.teams.values() if each.kind is TeamKind.STEERING)
        members = [each for each in plan.team_members.values() if each.team == committee.id]
        invited = kind in _OF_THE_COMMITTEE
        return Meeting(
            id=self.next_id(),
            title=self.text(entry, "title"),
            held_on=date.fromisoformat(entry["held_on"]),
            kind=kind,
            team=committee.id if invited else None,
            attendees=tuple(plan.people[each.person].name for each in members) if invited else (),
        )

    def _agenda(self, meeting: Meeting, entries: list[Mapping[str, Any]]) -> Iterator[AgendaItem]:
        for ordinal, entry in enumerate(entries, start=1):
            outcome = Outcome(entry["outcome"])
            yield AgendaItem(
                id=self.next_id(),
                meeting=meeting.id,
                title=self.text(entry, "title"),
                kind=AgendaKind(entry["kind"]),
                ordinal=ordinal,
                outcome=outcome,
                closed_on=None if outcome is Outcome.PENDING else meeting.held_on,
                dissent=self._spanish(entry["dissent_es"]),
                stage=entry["stage"],
            )

    def _spanish(self, text: str) -> str:
        """A text that the data has in Spanish only: left out elsewhere, unless it is a key."""
        return text if self.in_spanish or text in self.initiatives else ""
