"""The plan: every entity by id in one immutable value, and the look-ups across them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any, Final, TypeVar

from cxplanner.plan.baselines import Baseline, BaselineItem
from cxplanner.plan.indicators import InitiativeKpi, Kpi, KpiTarget, Measurement
from cxplanner.plan.initiatives import Cashflow, CashflowKind, Dependency, Initiative, Milestone, Recurrence
from cxplanner.plan.print_presets import PrintPreset
from cxplanner.plan.programme import GateCriterion, Person, Programme, Stage, Team, TeamMember
from cxplanner.plan.reviews import (
    AgendaItem,
    FrozenPlan,
    HealthOverride,
    Meeting,
    MeetingKind,
    SlipReason,
)
from cxplanner.plan.risks import Risk

Entity = (
    Stage
    | GateCriterion
    | Person
    | Team
    | TeamMember
    | Initiative
    | Dependency
    | Milestone
    | Cashflow
    | Meeting
    | Baseline
    | BaselineItem
    | PrintPreset
    | Kpi
    | KpiTarget
    | Measurement
    | InitiativeKpi
    | Risk
    | AgendaItem
    | FrozenPlan
    | SlipReason
    | HealthOverride
)
EntityType = TypeVar("EntityType", bound=Entity)

COLLECTIONS: Final[Mapping[str, type[Entity]]] = {
    "stages": Stage,
    "people": Person,
    "teams": Team,
    "team_members": TeamMember,
    "initiatives": Initiative,
    "criteria": GateCriterion,
    "dependencies": Dependency,
    "milestones": Milestone,
    "cashflows": Cashflow,
    "meetings": Meeting,
    "baselines": Baseline,
    "baseline_items": BaselineItem,
    "print_presets": PrintPreset,
    "kpis": Kpi,
    "kpi_targets": KpiTarget,
    "measurements": Measurement,
    "initiative_kpis": InitiativeKpi,
    "risks": Risk,
    "agenda_items": AgendaItem,
    "frozen_plans": FrozenPlan,
    "slip_reasons": SlipReason,
    "health_overrides": HealthOverride,
}
"""The name of each collection of a plan and what is in it, parents before what points to them."""
_FIELDS: Final = frozenset({"programme", *COLLECTIONS, "next_id"})

_LOOKUP_SOURCES: Final = {
    "initiative_by_key": "initiatives",
    "initiatives_in_order": "initiatives",
    "links_into": "dependencies",
    "links_out_of": "dependencies",
    "milestones_in_order": "milestones",
    "cashflows_of": "cashflows",
    "baselines_in_order": "baselines",
    "items_of_baseline": "baseline_items",
    "print_presets_in_order": "print_presets",
    "kpis_in_order": "kpis",
    "measurements_of": "measurements",
    "targets_of": "kpi_targets",
    "risks_in_order": "risks",
    "meetings_in_order": "meetings",
    "agenda_of": "agenda_items",
    "frozen_plan_of": "frozen_plans",
}


@dataclass(frozen=True)
class Plan:
    """A whole programme. Edits return another plan that shares every entity that they do not touch.

    Each collection maps an id to an entity and is never changed after the plan is made. Ids are given by
    `next_id`, are unique across collections (stages keep 1 to 4), and are never used twice.
    """

    programme: Programme
    stages: Mapping[int, Stage] = field(default_factory=dict)
    people: Mapping[int, Person] = field(default_factory=dict)
    teams: Mapping[int, Team] = field(default_factory=dict)
    team_members: Mapping[int, TeamMember] = field(default_factory=dict)
    initiatives: Mapping[int, Initiative] = field(default_factory=dict)
    criteria: Mapping[int, GateCriterion] = field(default_factory=dict)
    dependencies: Mapping[int, Dependency] = field(default_factory=dict)
    milestones: Mapping[int, Milestone] = field(default_factory=dict)
    cashflows: Mapping[int, Cashflow] = field(default_factory=dict)
    meetings: Mapping[int, Meeting] = field(default_factory=dict)
    baselines: Mapping[int, Baseline] = field(default_factory=dict)
    baseline_items: Mapping[int, BaselineItem] = field(default_factory=dict)
    print_presets: Mapping[int, PrintPreset] = field(default_factory=dict)
    kpis: Mapping[int, Kpi] = field(default_factory=dict)
    kpi_targets: Mapping[int, KpiTarget] = field(default_factory=dict)
    measurements: Mapping[int, Measurement] = field(default_factory=dict)
    initiative_kpis: Mapping[int, InitiativeKpi] = field(default_factory=dict)
    risks: Mapping[int, Risk] = field(default_factory=dict)
    agenda_items: Mapping[int, AgendaItem] = field(default_factory=dict)
    frozen_plans: Mapping[int, FrozenPlan] = field(default_factory=dict)
    slip_reasons: Mapping[int, SlipReason] = field(default_factory=dict)
    health_overrides: Mapping[int, HealthOverride] = field(default_factory=dict)
    next_id: int = 101

    def changed(self, **changes: Any) -> Plan:
        """The plan with some fields replaced; look-ups whose source stays the same are taken along."""
        if not changes.keys() <= _FIELDS:
            raise TypeError(f"a plan has no {', '.join(sorted(changes.keys() - _FIELDS))}")
        plan = object.__new__(Plan)  # field by field, as the constructor goes, takes four times as long
        plan.__dict__.update({name: self.__dict__[name] for name in _FIELDS}, **changes)
        for lookup, source in _LOOKUP_SOURCES.items():
            if lookup in self.__dict__ and getattr(plan, source) is getattr(self, source):
                plan.__dict__[lookup] = self.__dict__[lookup]
        return plan

    def put(self, collection: str, *entities: Entity) -> Plan:
        """The plan with these entities added, or put in the place of those with the same id."""
        mapping = dict(getattr(self, collection))
        for entity in entities:
            mapping[entity.id] = entity
        return self.changed(**{collection: mapping})

    def without(self, collection: str, ids: Iterable[int]) -> Plan:
        """The plan without these entities; what points to them is the business of the edit."""
        gone = set(ids)
        if not gone:
            return self
        kept = {id_: entity for id_, entity in getattr(self, collection).items() if id_ not in gone}
        return self.changed(**{collection: kept})

    @cached_property
    def initiative_by_key(self) -> Mapping[str, Initiative]:
        """Initiatives by key in lower case, since keys differ by more than case."""
        return {initiative.key.casefold(): initiative for initiative in self.initiatives.values()}

    @cached_property
    def initiatives_in_order(self) -> tuple[Initiative, ...]:
        """Initiatives as lists show them."""
        return tuple(sorted(self.initiatives.values(), key=attrgetter("ordinal", "id")))

    @cached_property
    def milestones_in_order(self) -> tuple[Milestone, ...]:
        return tuple(sorted(self.milestones.values(), key=lambda each: each.id))

    @cached_property
    def baselines_in_order(self) -> tuple[Baseline, ...]:
        """Baselines from the first to the latest."""
        return tuple(sorted(self.baselines.values(), key=lambda each: (each.taken_on, each.id)))

    @cached_property
    def items_of_baseline(self) -> Mapping[int, tuple[BaselineItem, ...]]:
        """What each baseline says, by the baseline's id, in the order of ids."""
        return _grouped((item.baseline, item) for item in self.baseline_items.values())

    @cached_property
    def print_presets_in_order(self) -> tuple[PrintPreset, ...]:
        """Print presets as lists show them."""
        return tuple(sorted(self.print_presets.values(), key=attrgetter("ordinal", "id")))

    @cached_property
    def kpis_in_order(self) -> tuple[Kpi, ...]:
        """Indicators as lists show them."""
        return tuple(sorted(self.kpis.values(), key=attrgetter("ordinal", "id")))

    @cached_property
    def measurements_of(self) -> Mapping[int, tuple[Measurement, ...]]:
        """Measurements by indicator, from the first day to the latest; those without any are absent."""
        groups = _grouped((each.kpi, each) for each in self.measurements.values())
        return {kpi: tuple(sorted(taken, key=attrgetter("taken_on", "id"))) for kpi, taken in groups.items()}

    @cached_property
    def targets_of(self) -> Mapping[int, tuple[KpiTarget, ...]]:
        """Targets at gates by indicator, in the order of gates; indicators without any are absent."""
        groups = _grouped((each.kpi, each) for each in self.kpi_targets.values())
        return {kpi: tuple(sorted(wanted, key=attrgetter("gate"))) for kpi, wanted in groups.items()}

    @cached_property
    def risks_in_order(self) -> tuple[Risk, ...]:
        """Risks and their like as lists show them."""
        return tuple(sorted(self.risks.values(), key=attrgetter("ordinal", "id")))

    @cached_property
    def meetings_in_order(self) -> tuple[Meeting, ...]:
        """Meetings from the first day to the latest."""
        return tuple(sorted(self.meetings.values(), key=attrgetter("held_on", "id")))

    @property
    def reviews(self) -> tuple[Meeting, ...]:
        """The meetings of the steering committee, from the first to the latest: review 1 is the first."""
        return tuple(each for each in self.meetings_in_order if each.kind is MeetingKind.STEERING)

    @cached_property
    def agenda_of(self) -> Mapping[int, tuple[AgendaItem, ...]]:
        """The items of each meeting's agenda in their order; meetings without any are absent."""
        groups = _grouped((each.meeting, each) for each in self.agenda_items.values())
        return {
            meeting: tuple(sorted(items, key=attrgetter("ordinal", "id")))
            for meeting, items in groups.items()
        }

    @cached_property
    def frozen_plan_of(self) -> Mapping[int, FrozenPlan]:
        """The frozen plan of each baseline that has one."""
        return {each.baseline: each for each in self.frozen_plans.values()}

    def baseline_of(self, meeting_id: int) -> Baseline | None:
        """The baseline that a closed review took."""
        return next((each for each in self.baselines_in_order if each.meeting == meeting_id), None)

    @cached_property
    def links_into(self) -> Mapping[int, tuple[Dependency, ...]]:
        """Dependencies by successor, in the order of their ids; initiatives without any are absent."""
        return _grouped((link.successor, link) for link in self.dependencies.values())

    @cached_property
    def links_out_of(self) -> Mapping[int, tuple[Dependency, ...]]:
        """Dependencies by predecessor (not by gate), in the order of their ids."""
        return _grouped(
            (link.predecessor, link) for link in self.dependencies.values() if link.predecessor is not None
        )

    def initiative(self, key: str) -> Initiative | None:
        """The initiative with this key, whatever its case."""
        return self.initiative_by_key.get(key.casefold())

    def person_named(self, name: str) -> Person | None:
        wanted = name.casefold()
        return next((person for person in self.people.values() if person.name.casefold() == wanted), None)

    def team_named(self, name: str) -> Team | None:
        wanted = name.casefold()
        return next((team for team in self.teams.values() if team.name.casefold() == wanted), None)

    def owner_name(self, initiative: Initiative) -> str:
        """The owner's name, or an empty text for an unowned initiative."""
        return self.people[initiative.owner].name if initiative.owner is not None else ""

    @cached_property
    def cashflows_of(self) -> Mapping[int, tuple[Cashflow, ...]]:
        """Sums of money by initiative; initiatives without any are absent."""
        return _grouped((flow.initiative, flow) for flow in self.cashflows.values())

    def cost_once(self, initiative_id: int) -> int | None:
        """Cents that the initiative costs once, or None when nobody has said."""
        return self._sum_of(initiative_id, CashflowKind.COST, Recurrence.ONCE)

    def benefit_per_year(self, initiative_id: int) -> int | None:
        """Cents that the initiative brings a year, before probability, or None when nobody has said."""
        return self._sum_of(initiative_id, CashflowKind.BENEFIT, Recurrence.YEARLY)

    def _sum_of(self, initiative_id: int, kind: CashflowKind, recurrence: Recurrence) -> int | None:
        amounts = [
            flow.amount
            for flow in self.cashflows_of.get(initiative_id, ())
            if flow.kind is kind and flow.recurrence is recurrence
        ]
        return sum(amounts) if amounts else None


def _grouped(pairs: Iterable[tuple[int, EntityType]]) -> dict[int, tuple[EntityType, ...]]:
    groups: dict[int, list[EntityType]] = {}
    for id_, entity in pairs:
        groups.setdefault(id_, []).append(entity)
    return {id_: tuple(sorted(entities, key=lambda each: each.id)) for id_, entities in groups.items()}
