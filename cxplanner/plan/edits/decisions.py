"""Edits of agendas: information, decisions with their options, and actions until they are done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from cxplanner.errors import EditError
from cxplanner.plan.edits.checks import check_date, check_present, check_range
from cxplanner.plan.edits.gates import Condition, decide, undecide
from cxplanner.plan.edits.kept_changes import read_change, with_change
from cxplanner.plan.kept_changes import KeptChange
from cxplanner.plan.plan import Plan
from cxplanner.plan.pointers import without
from cxplanner.plan.programme import GateOutcome
from cxplanner.plan.reviews import AgendaItem, AgendaKind, DecisionOption, Outcome
from cxplanner.plan.text import clean_name, clean_note

MOST_OPTIONS: Final = 9
MOST_SUPPORTERS: Final = 100
_NOTES = ("context", "recommendation", "dissent")
_CLOSED: Final = frozenset(Outcome) - {Outcome.PENDING}


def add_item(plan: Plan, meeting_id: int, title: str, kind: AgendaKind, **values: Any) -> Plan:
    """A plan with one more item, the last of the agenda. The new id is the old `plan.next_id`.

    Raises EditError: `missing`, `too_long`, `date_out_of_range`, `unknown_person_or_team`, `not_in_plan`,
    `too_many_options`, `unreadable_option`, `out_of_range` for an option that is not there.
    """
    agenda = plan.agenda_of.get(meeting_id, ())
    last = max((each.ordinal for each in agenda), default=0)
    new = AgendaItem(plan.next_id, meeting_id, title, kind, last + 1)
    new = _checked(plan, replace(new, **values))
    return plan.put("agenda_items", new).changed(next_id=plan.next_id + 1)


def change_item(plan: Plan, item_id: int, **values: Any) -> Plan:
    """A plan in which fields of one item have these values.

    Of a decision that was taken the options stay as they were when it was. Raises EditError:
    `decision_is_taken` (`title`), and as `add_item`.
    """
    old = plan.agenda_items[item_id]
    fixed = values.keys() & {"options", "chosen", "kind"}
    if fixed and old.kind is AgendaKind.DECISION and old.outcome in _CLOSED:
        raise EditError("decision_is_taken", field=min(fixed), title=old.title)
    new = _checked(plan, replace(old, **values))
    return plan if new == old else plan.put("agenda_items", new)


def delete_items(plan: Plan, item_ids: Iterable[int]) -> Plan:
    """A plan without these items; actions that came of them stay, and what was decided stays done."""
    return without(plan, "agenda_items", item_ids)


def move_item(plan: Plan, item_id: int, places: int) -> Plan:
    """A plan in which an item stands so many places further down its agenda, or up where negative."""
    item = plan.agenda_items[item_id]
    agenda = [each for each in plan.agenda_of[item.meeting] if each.id != item_id]
    before = plan.agenda_of[item.meeting].index(item)
    agenda.insert(min(max(before + places, 0), len(agenda)), item)
    moved = [
        replace(each, ordinal=place)
        for place, each in enumerate(agenda, start=1)
        if each.ordinal != place or each.id == item_id
    ]
    if agenda.index(item) == before:
        return plan
    return plan.put("agenda_items", *moved)


def put_option(
    plan: Plan,
    item_id: int,
    title: str,
    text: str = "",
    change: KeptChange | None = None,
    place: int | None = None,
) -> Plan:
    """A plan in which a decision has one more option, or another one in this place (from 0).

    An option without a change is *do nothing*, or one whose work nobody has planned. Raises EditError as
    `change_item`.
    """
    options = [*plan.agenda_items[item_id].options]
    option = DecisionOption(title, text, "" if change is None else change.written())
    if place is None:
        options.append(option)
    else:
        options[place] = option
    return change_item(plan, item_id, options=tuple(options))


def delete_option(plan: Plan, item_id: int, place: int) -> Plan:
    """A plan in which a decision lacks the option in this place; one that was recommended is so no more."""
    item = plan.agenda_items[item_id]
    options = item.options[:place] + item.options[place + 1 :]
    recommended = item.recommended
    if recommended is not None and recommended >= place:
        recommended = None if recommended == place else recommended - 1
    return change_item(plan, item_id, options=options, recommended=recommended)


def decide_item(
    plan: Plan,
    item_id: int,
    outcome: Outcome,
    closed_on: date,
    *,
    chosen: int | None = None,
    conditions: Sequence[Condition] = (),
    **values: Any,
) -> Plan:
    """A plan in which a decision is taken, and in which its option has been done, in the same step.

    A decision about a gate with one of its five outcomes decides the gate; `conditions` become actions.
    `values` are further fields: who supports it, who dissents. Raises EditError: `decision_is_taken`,
    `not_a_decision` (`title`), `missing` where no option is chosen, `option_names_deleted`, and as
    `edits.gates.decide` and `change_item`.
    """
    item = plan.agenda_items[item_id]
    if item.kind is not AgendaKind.DECISION or outcome is Outcome.PENDING:
        raise EditError("not_a_decision", field="outcome", title=item.title)
    if item.outcome in _CLOSED and item.outcome is not Outcome.DEFERRED:
        raise EditError("decision_is_taken", field="outcome", title=item.title)
    item = _checked(plan, replace(item, outcome=outcome, closed_on=closed_on, chosen=chosen, **values))
    if item.options and outcome is Outcome.APPROVED and chosen is None:
        raise EditError("missing", field="chosen")
    plan = plan.put("agenda_items", item)
    if chosen is not None and outcome not in (Outcome.REJECTED, Outcome.DEFERRED):
        plan = with_change(plan, read_change(item.options[chosen].change))
    if item.stage is not None and outcome.value in [each.value for each in GateOutcome]:
        plan = decide(
            plan, item.stage, GateOutcome(outcome.value), closed_on, item=item, conditions=conditions
        )
    return plan


def reopen_item(plan: Plan, item_id: int) -> Plan:
    """A plan in which an item is open again. What its option did to the plan stays; a gate is undecided."""
    old = plan.agenda_items[item_id]
    new = replace(old, outcome=Outcome.PENDING, closed_on=None, chosen=None)
    if new == old:
        return plan
    if old.stage is not None and old.outcome.value in [each.value for each in GateOutcome]:
        plan = undecide(plan, old.stage)
    return plan.put("agenda_items", new)


def finish_action(plan: Plan, item_id: int, done_on: date) -> Plan:
    """A plan in which an action is done, and comes back no more. Raises EditError: `not_an_action`."""
    old = plan.agenda_items[item_id]
    if old.kind is not AgendaKind.ACTION:
        raise EditError("not_an_action", field="outcome", title=old.title)
    return change_item(plan, item_id, outcome=Outcome.DONE, closed_on=done_on)


def _checked(plan: Plan, new: AgendaItem) -> AgendaItem:
    notes: dict[str, Any] = {name: clean_note(getattr(new, name), name) for name in _NOTES}
    names = (clean_name(each, "supported_by") for each in new.supported_by)
    new = replace(
        new,
        title=clean_name(new.title, "title"),
        supported_by=tuple(dict.fromkeys(name for name in names if name)),
        options=tuple(_checked_option(each) for each in new.options),
        **notes,
    )
    check_present(new.title, "title")
    for field in ("due", "closed_on"):
        check_date(getattr(new, field), field)
    check_range(len(new.supported_by), "supported_by", 0, MOST_SUPPORTERS)
    if len(new.options) > MOST_OPTIONS:
        raise EditError("too_many_options", field="options", found=len(new.options), most=MOST_OPTIONS)
    for field in ("recommended", "chosen"):
        check_range(getattr(new, field), field, 0, len(new.options) - 1)
    if new.owner is not None and new.owner not in plan.people:
        raise EditError("unknown_person_or_team", field="owner")
    for field, collection in (
        ("meeting", plan.meetings),
        ("initiative", plan.initiatives),
        ("risk", plan.risks),
        ("raised_by", plan.agenda_items),
        ("stage", plan.stages),
    ):
        if (id_ := getattr(new, field)) is not None and id_ not in collection:
            raise EditError("not_in_plan", field=field)
    return new


def _checked_option(option: DecisionOption) -> DecisionOption:
    read_change(option.change)
    new = replace(option, title=clean_name(option.title, "options"), text=clean_note(option.text, "options"))
    check_present(new.title, "options")
    return new
