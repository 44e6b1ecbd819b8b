"""Edits of initiatives: add, change, duplicate, delete, and the sums of money on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, Final

from cxplanner.errors import EditError
from cxplanner.plan.edits.checks import check_date, check_order, check_present, check_range
from cxplanner.plan.edits.row_order import last_place, with_room_below, with_room_below_each
from cxplanner.plan.initiatives import Cashflow, CashflowKind, Dependency, Initiative, Recurrence, Status
from cxplanner.plan.notation import LONGEST_DURATION
from cxplanner.plan.plan import Plan
from cxplanner.plan.pointers import let_go, without
from cxplanner.plan.programme import STAGE_NUMBERS, Stream
from cxplanner.plan.text import clean_name, clean_note

LONGEST_KEY = 12
LONGEST_SHORT_TITLE = 18
SHORTEST_WAIVER = 10
LARGEST_AMOUNT = 10**15
KEY_PREFIXES: Final[Mapping[Stream, str]] = {
    Stream.SYSTEMS_DATA: "SD",
    Stream.CHANGE_MANAGEMENT: "CT",
    Stream.ORGANIZATION: "OP",
    Stream.CUSTOMER_CENTRICITY: "CC",
}
_GATE_OR_MILESTONE_KEY = re.compile(r"^[gm]\d+$", re.IGNORECASE)
_NOTES = ("summary", "why", "how", "where", "notes", "customer_benefit", "gate_waiver")
_DATES = ("not_before", "levelled_start", "deadline", "pinned_start", "actual_start", "actual_finish")
_RANGES: Final[Mapping[str, tuple[float, float]]] = {
    "duration": (0, LONGEST_DURATION),
    "remaining": (0, LONGEST_DURATION),
    "optimistic": (0, LONGEST_DURATION),
    "pessimistic": (0, LONGEST_DURATION),
    "progress": (0, 100),
    "impact": (0, 100),
    "effort": (0, 100),
    "units": (0, 10_000),
    "person_months": (0, 100_000),
    "block": (1, 9),
}


_TEXTS: Final[Mapping[str, Callable[[str, str], str]]] = {
    **dict.fromkeys(_NOTES, clean_note),
    **dict.fromkeys(("title", "key"), clean_name),
    "short_title": lambda text, field: clean_name(text, field, LONGEST_SHORT_TITLE),
}
_NAMES: Final = tuple(field.name for field in fields(Initiative))
_FIELDS: Final = frozenset(_NAMES)
_VALUES_OF: Final[Callable[[Initiative], tuple[Any, ...]]] = attrgetter(*_NAMES)


def add(plan: Plan, title: str, stream: Stream, *, after: int | None = None, **values: Any) -> Plan:
    """A plan with one more initiative, at the end of the list or below the initiative `after`.

    `values` are further fields; a `key` is given when none is named. The new id is the old `plan.next_id`.
    """
    key = values.pop("key", "") or free_key(plan, stream)
    plan, ordinal = with_room_below(plan, after) if after is not None else (plan, last_place(plan))
    new = Initiative(id=plan.next_id, key=key, title=title, stream=stream, ordinal=ordinal)
    new = checked_initiative(plan, replace(new, **values))
    return plan.put("initiatives", new).changed(next_id=plan.next_id + 1)


def change(plan: Plan, initiative_id: int, **values: Any) -> Plan:
    """A plan in which fields of one initiative have these values.

    Raises EditError with the field at fault. What belongs together follows: a status of *done* takes the
    progress to 100, and an actual date is never invented.
    """
    old = plan.initiatives[initiative_id]
    if "duration" in values:
        values.setdefault("estimated", True)
    if _has(old, values):
        return plan
    new = checked_initiative(plan, replace(old, **values))
    return plan if new == old else plan.put("initiatives", new)


def change_all(plan: Plan, initiative_ids: Iterable[int], **values: Any) -> Plan:
    """A plan in which these fields, which are not the key, have these values on all these initiatives."""
    if "duration" in values:
        values.setdefault("estimated", True)
    olds = [old for each in initiative_ids if not _has(old := plan.initiatives[each], values)]
    news = [checked_initiative(plan, replace(old, **values)) for old in olds]
    changed = [new for old, new in zip(olds, news, strict=True) if new != old]
    return plan.put("initiatives", *changed) if changed else plan


def _has(initiative: Initiative, values: Mapping[str, Any]) -> bool:
    return all(getattr(initiative, name) == value for name, value in values.items())


def delete(plan: Plan, initiative_ids: Iterable[int]) -> Plan:
    """A plan without these initiatives and their links, milestones, sums and places in baselines.

    Criteria, risks and items of agendas lose the reference.
    """
    gone = set(initiative_ids)
    plan = plan.without(
        "dependencies",
        [
            link.id
            for link in plan.dependencies.values()
            if link.successor in gone or link.predecessor in gone
        ],
    )
    plan = without(
        let_go(plan, "initiatives", gone),
        "milestones",
        [each.id for each in plan.milestones.values() if each.initiative in gone],
    )
    plan = plan.without("cashflows", [each.id for each in plan.cashflows.values() if each.initiative in gone])
    plan = plan.without(
        "baseline_items", [each.id for each in plan.baseline_items.values() if each.initiative in gone]
    )
    loose = [replace(each, initiative=None) for each in plan.criteria.values() if each.initiative in gone]
    if loose:
        plan = plan.put("criteria", *loose)
    return plan.without("initiatives", gone)


def duplicate(plan: Plan, initiative_ids: Sequence[int], name_of_copy: Callable[[str], str]) -> Plan:
    """A plan with a copy below each of these initiatives, with the links into it, without actual dates.

    `name_of_copy` makes the copy's title from the original's.
    """
    plan, places = with_room_below_each(plan, initiative_ids)
    keys, next_id = FreeKeys(plan), plan.next_id
    flows: dict[int, list[Cashflow]] = {}
    for flow in plan.cashflows.values():
        flows.setdefault(flow.initiative or 0, []).append(flow)
    copies, links, sums = list[Initiative](), list[Dependency](), list[Cashflow]()
    for id_ in initiative_ids:
        old = plan.initiatives[id_]
        copy = replace(
            old, id=next_id, key=keys.next_of(old.stream), ordinal=places[id_],
            title=clean_name(name_of_copy(old.title), "title"), **_as_before_its_start(old),
        )  # fmt: skip
        copies.append(copy)
        links += (
            replace(each, id=next_id + n, successor=copy.id)
            for n, each in enumerate(plan.links_into.get(id_, ()), start=1)
        )
        next_id += 1 + len(plan.links_into.get(id_, ()))
        sums += (
            replace(each, id=next_id + n, initiative=copy.id) for n, each in enumerate(flows.get(id_, ()))
        )
        next_id += len(flows.get(id_, ()))
    plan = plan.put("initiatives", *copies).changed(next_id=next_id)
    plan = plan.put("dependencies", *links) if links else plan
    return plan.put("cashflows", *sums) if sums else plan


def _as_before_its_start(initiative: Initiative) -> dict[str, Any]:
    """The fields of an initiative as they were before anybody began it."""
    begun = initiative.status in (Status.ACTIVE, Status.DONE, Status.PAUSED)
    nothing = dict.fromkeys(("remaining", "levelled_start", "actual_start", "actual_finish"))
    return {"status": Status.CANDIDATE if begun else initiative.status, "progress": 0, **nothing}


def set_cost_once(plan: Plan, initiative_id: int, cents: int | None) -> Plan:
    """A plan in which the initiative costs this much once; None means that nobody has said."""
    return _set_sum(plan, initiative_id, CashflowKind.COST, Recurrence.ONCE, cents, "cost")


def set_benefit_per_year(plan: Plan, initiative_id: int, cents: int | None) -> Plan:
    """A plan in which the initiative brings this much a year; None means that nobody has said."""
    return _set_sum(plan, initiative_id, CashflowKind.BENEFIT, Recurrence.YEARLY, cents, "benefit_per_year")


def free_key(plan: Plan, stream: Stream) -> str:
    """The next key of a stream, such as `SD-05`; gaps that deleted initiatives left stay free."""
    prefix = KEY_PREFIXES[stream]
    pattern = re.compile(rf"^{prefix}-(\d+)$", re.IGNORECASE)
    numbers = [int(match[1]) for each in plan.initiatives.values() if (match := pattern.match(each.key))]
    return f"{prefix}-{max(numbers, default=0) + 1:02d}"


class FreeKeys:
    """The next keys of streams, one after the other, without looking through the plan for each."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._next: dict[Stream, tuple[str, int]] = {}

    def next_of(self, stream: Stream) -> str:
        """A key that neither the plan has nor was given before."""
        if stream not in self._next:
            prefix, _, number = free_key(self._plan, stream).rpartition("-")
            self._next[stream] = (prefix, int(number))
        prefix, place = self._next[stream]
        self._next[stream] = (prefix, place + 1)
        return f"{prefix}-{place:02d}"


def check_key(plan: Plan, key: str, initiative_id: int) -> None:
    """Raises EditError: `missing`, `too_long`, `unusable_key`, `duplicate_key`."""
    check_present(key, "key")
    if len(key) > LONGEST_KEY:
        raise EditError("too_long", field="key", length=len(key), longest=LONGEST_KEY)
    if _GATE_OR_MILESTONE_KEY.match(key) or any(mark in key for mark in ";,"):
        raise EditError("unusable_key", field="key", key=key)
    other = plan.initiative(key)
    if other is not None and other.id != initiative_id:
        raise EditError("duplicate_key", field="key", key=key, title=other.title)


def checked_initiative(plan: Plan, new: Initiative) -> Initiative:
    """The initiative with clean texts, as the edits put it in. Raises EditError with the field at fault.

    What is as it stands in the plan already was checked when it came there.
    """
    old = plan.initiatives.get(new.id)
    touched = _touched(old, new)
    mended: dict[str, Any] = {
        name: clean
        for name, cleaned in _TEXTS.items()
        if name in touched and (clean := cleaned(getattr(new, name), name)) != getattr(new, name)
    }
    tags = tuple(tag for tag in Stream if tag in new.tags and tag is not new.stream) if new.tags else ()
    if tags != new.tags:
        mended["tags"] = tags
    if new.status is Status.DONE and new.progress != 100:
        mended["progress"] = 100
    new = replace(new, **mended) if mended else new
    check_present(new.title, "title")
    if old is None or old.key != new.key:  # to look up a key takes a look at every other one
        check_key(plan, new.key, new.id)
    for name in _DATES:
        if name in touched:
            check_date(getattr(new, name), name)
    for name, (least, most) in _RANGES.items():
        if name in touched:
            check_range(getattr(new, name), name, least, most)
    _check_relations(plan, new)
    return new


def _touched(old: Initiative | None, new: Initiative) -> frozenset[str]:
    """The fields in which an initiative differs from what the plan has; all of a new one."""
    if old is None:
        return _FIELDS
    values = zip(_NAMES, _VALUES_OF(old), _VALUES_OF(new), strict=True)
    return frozenset(name for name, before, after in values if before is not after)


def _check_relations(plan: Plan, new: Initiative) -> None:
    check_order(new.actual_start, new.actual_finish, "actual_finish")
    if new.stage not in STAGE_NUMBERS:
        raise EditError("unknown_stage", field="stage", found=new.stage)
    if new.confidence not in (50, 80, 100):
        raise EditError("out_of_range", field="confidence", found=new.confidence, least=50, most=100)
    if new.gate_waiver and len(new.gate_waiver) < SHORTEST_WAIVER:
        raise EditError(
            "short_waiver", field="gate_waiver", length=len(new.gate_waiver), shortest=SHORTEST_WAIVER
        )
    if new.optimistic is not None and new.optimistic > new.duration:
        raise EditError(
            "optimistic_above_duration", field="optimistic", found=new.optimistic, duration=new.duration
        )
    if new.pessimistic is not None and new.pessimistic < new.duration:
        raise EditError(
            "pessimistic_below_duration", field="pessimistic", found=new.pessimistic, duration=new.duration
        )
    if new.status is Status.DONE and new.actual_finish is None:
        raise EditError("done_without_finish", field="actual_finish", key=new.key)
    if new.status is Status.DONE and new.actual_start is None:
        raise EditError("done_without_start", field="actual_start", key=new.key)
    if new.actual_finish is not None and new.status is not Status.DONE:
        raise EditError("finish_without_done", field="status", key=new.key)
    if new.status is Status.ACTIVE and new.actual_start is None:
        raise EditError("active_without_start", field="actual_start", key=new.key)
    for field, collection in (("owner", plan.people), ("sponsor", plan.people), ("team", plan.teams)):
        if getattr(new, field) is not None and getattr(new, field) not in collection:
            raise EditError("unknown_person_or_team", field=field, found=getattr(new, field))


def _set_sum(
    plan: Plan, initiative_id: int, kind: CashflowKind, recurrence: Recurrence, cents: int | None, field: str
) -> Plan:
    check_range(cents / 100 if cents is not None else None, field, 0, LARGEST_AMOUNT // 100)
    old = [
        flow
        for flow in plan.cashflows.values()
        if flow.initiative == initiative_id and flow.kind is kind and flow.recurrence is recurrence
    ]
    if cents is None:
        return plan.without("cashflows", [flow.id for flow in old])
    if len(old) == 1:
        return plan.put("cashflows", replace(old[0], amount=cents)) if old[0].amount != cents else plan
    plan = plan.without("cashflows", [flow.id for flow in old])
    new = Cashflow(plan.next_id, initiative_id, kind, recurrence, cents)
    return plan.put("cashflows", new).changed(next_id=plan.next_id + 1)
