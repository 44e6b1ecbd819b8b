"""Copies of initiatives, with the links between them, taken out of one plan and put into another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cxplanner.plan.edits.initiatives import FreeKeys, checked_initiative
from cxplanner.plan.edits.programme import with_person, with_team
from cxplanner.plan.edits.row_order import DISTANCE, last_place
from cxplanner.plan.initiatives import Dependency, Initiative, Status
from cxplanner.plan.plan import Plan

_UNDER_WAY = (Status.ACTIVE, Status.PAUSED, Status.DONE)


@dataclass(frozen=True, slots=True)
class Copied:
    """Initiatives in the order of lists, the links between them, and the names of people and teams by id."""

    initiatives: tuple[Initiative, ...] = ()
    links: tuple[Dependency, ...] = ()
    people: Mapping[int, str] | None = None
    teams: Mapping[int, str] | None = None


def copied(plan: Plan, initiative_ids: Sequence[int]) -> Copied:
    """These initiatives, ready to be pasted."""
    chosen = set(initiative_ids)
    taken = tuple(each for each in plan.initiatives_in_order if each.id in chosen)
    links = [
        link for each in taken for link in plan.links_into.get(each.id, ()) if link.predecessor in chosen
    ]
    named = {id_ for each in taken for id_ in (each.owner, each.sponsor) if id_ is not None}
    people = {id_: plan.people[id_].name for id_ in sorted(named)}
    teams = {each.team: plan.teams[each.team].name for each in taken if each.team is not None}
    return Copied(taken, tuple(links), people, teams)


def paste(plan: Plan, copies: Copied) -> Plan:
    """A plan with the copies at the end of its list, under keys of their own, none of them begun.

    Raises EditError for a copy that no plan could hold.
    """
    plan, people, teams = _with_names(plan, copies)
    numbers = {each.id: plan.next_id + place for place, each in enumerate(copies.initiatives)}
    place, keys = last_place(plan), FreeKeys(plan)
    fresh = [
        checked_initiative(
            plan,
            replace(
                each,
                id=numbers[each.id],
                key=keys.next_of(each.stream),
                ordinal=place + n * DISTANCE,
                owner=people.get(each.owner or 0),
                sponsor=people.get(each.sponsor or 0),
                team=teams.get(each.team or 0),
                status=Status.CANDIDATE if each.status in _UNDER_WAY else each.status,
                levelled_start=None,
                actual_start=None,
                actual_finish=None,
                remaining=None,
                progress=0,
            ),
        )
        for n, each in enumerate(copies.initiatives)
    ]
    first = plan.next_id + len(fresh)
    links = [
        replace(link, id=first + n, successor=numbers[link.successor],
                predecessor=numbers[link.predecessor or 0])
        for n, link in enumerate(copies.links)
    ]  # fmt: skip
    plan = plan.put("initiatives", *fresh)
    plan = plan.put("dependencies", *links) if links else plan
    return plan.changed(next_id=first + len(links))


def _with_names(plan: Plan, copies: Copied) -> tuple[Plan, dict[int, int | None], dict[int, int | None]]:
    """The plan with all people and teams that the copies name, and who is who in it."""
    people: dict[int, int | None] = {}
    teams: dict[int, int | None] = {}
    for old, name in (copies.people or {}).items():
        plan, people[old] = with_person(plan, name)
    for old, name in (copies.teams or {}).items():
        plan, teams[old] = with_team(plan, name)
    return plan, people, teams
