"""Random lives of a plan: edits, refusals, undo, redo, saving, closing, crashes, beside plain plan values."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cxplanner.closed_reviews import close_review
from cxplanner.data_dir import VARIABLE
from cxplanner.errors import CXPlannerError
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits import (
    baselines,
    decisions,
    dependencies,
    indicators,
    initiatives,
    milestones,
    programme,
    reviews,
    risks,
    row_order,
)
from cxplanner.plan.edits.gates import Condition
from cxplanner.plan.indicators import KpiType
from cxplanner.plan.initiatives import Anchor, LinkType
from cxplanner.plan.kept_changes import KeptChange
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateCriterion, GateOutcome, GatePolicy, Person, Stream, Team, TeamMember
from cxplanner.plan.reviews import AgendaKind, Outcome, SlipReason
from cxplanner.scheduling.schedule import schedule
from cxplanner.storage import read_plan
from cxplanner.storage.plan_rows import read_rows
from cxplanner.storage.recovery import recoverable
from tests.builders import a_plan, with_initiative

Edit = Callable[[Plan], Plan]
texts = st.text(max_size=30)
places = st.integers(0, 30)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def nth(ids: object, place: int) -> int:
    """One of the ids of a collection, whatever the place; 0 where there is none."""
    found = sorted(ids)  # type: ignore[call-overload]
    return int(found[place % len(found)]) if found else 0


class AnyHistory(RuleBasedStateMachine):
    """The real thing beside lists of plans: those before each step, and those that were undone."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="cxplanner-history-"))
        self.variable = mock.patch.dict(os.environ, {VARIABLE: str(self.folder / "data")})
        self.variable.start()
        self.path = self.folder / "plan.cxplan"
        self.plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 3, after="A")
        self.published = self.plan
        self.before: list[Plan] = []
        self.after: list[Plan] = []
        self.heard = 0
        self.told = 0
        self.opened = OpenPlan.create(self.plan, self.path)
        self.listen()

    def listen(self) -> None:
        self.opened.subscribe(lambda _change: setattr(self, "told", self.told + 1))

    def teardown(self) -> None:
        self.opened.close(discard=True)
        self.variable.stop()
        shutil.rmtree(self.folder)

    def attempt(self, edit: Edit) -> None:
        """The edit on both sides: both take it, or both refuse it and stay as they are."""
        try:
            change = self.opened.apply("edit", edit)
        except CXPlannerError:
            return
        if change:
            self.before.append(self.plan)
            self.after.clear()
            self.plan = edit(self.plan)
            self.heard += 1

    @rule(title=texts, stream=st.sampled_from(Stream), duration=st.integers(0, 300), stage=st.integers(1, 5))
    def add(self, title: str, stream: Stream, duration: int, stage: int) -> None:
        self.attempt(lambda plan: initiatives.add(plan, title, stream, duration=duration, stage=stage))

    @rule(place=places, title=texts, notes=texts, duration=st.integers(-1, 500), day=st.none() | days)
    def change(self, place: int, title: str, notes: str, duration: int, day: date | None) -> None:
        which = nth(self.plan.initiatives, place)
        if which:
            values = {"title": title, "notes": notes, "duration": duration, "not_before": day}
            self.attempt(lambda plan: initiatives.change(plan, which, **values))

    @rule(place=places, owner=texts)
    def own(self, place: int, owner: str) -> None:
        which = nth(self.plan.initiatives, place)

        def edit(plan: Plan) -> Plan:
            plan, person = programme.with_person(plan, owner)
            return initiatives.change(plan, which, owner=person)

        if which:
            self.attempt(edit)

    @rule(first=places, second=places, link_type=st.sampled_from(LinkType), lag=st.integers(-20, 20))
    def link(self, first: int, second: int, link_type: LinkType, lag: int) -> None:
        one, other = nth(self.plan.initiatives, first), nth(self.plan.initiatives, second)
        if one:
            self.attempt(lambda plan: dependencies.link(plan, other, one, link_type=link_type, lag=lag))

    @rule(place=places, gate=st.integers(1, 4))
    def link_gate(self, place: int, gate: int) -> None:
        which = nth(self.plan.initiatives, place)
        if which:
            self.attempt(lambda plan: dependencies.link(plan, which, gate=gate))

    @rule(place=places)
    def unlink(self, place: int) -> None:
        which = nth(self.plan.dependencies, place)
        self.attempt(lambda plan: dependencies.remove(plan, [which]))

    @rule(place=places, other=places)
    def swap_keys(self, place: int, other: int) -> None:
        one, two = nth(self.plan.initiatives, place), nth(self.plan.initiatives, other)
        if one != two:
            self.attempt(
                lambda plan: plan.put(
                    "initiatives",
                    replace(plan.initiatives[one], key=plan.initiatives[two].key),
                    replace(plan.initiatives[two], key=plan.initiatives[one].key),
                )
            )

    @rule(place=places, cents=st.none() | st.integers(-1, 10**9), steps=st.integers(-5, 5))
    def price_and_move(self, place: int, cents: int | None, steps: int) -> None:
        which = nth(self.plan.initiatives, place)
        if which:
            self.attempt(lambda plan: initiatives.set_cost_once(plan, which, cents))
            self.attempt(lambda plan: row_order.move_row(plan, which, steps))

    @rule(place=places)
    def duplicate(self, place: int) -> None:
        which = nth(self.plan.initiatives, place)
        if which:
            self.attempt(lambda plan: initiatives.duplicate(plan, [which], lambda title: f"{title} (2)"))

    @rule(places_=st.lists(places, min_size=1, max_size=4))
    def delete(self, places_: list[int]) -> None:
        gone = [nth(self.plan.initiatives, place) for place in places_]
        self.attempt(lambda plan: initiatives.delete(plan, gone))

    @rule(title=texts, day=days, place=places, offset=st.integers(-9, 9))
    def put_milestone(self, title: str, day: date, place: int, offset: int) -> None:
        which = nth(self.plan.initiatives, place)
        if which and offset:
            self.attempt(lambda plan: milestones.add(plan, title, initiative=which, offset=offset))
        else:
            self.attempt(lambda plan: milestones.add(plan, title, anchor=Anchor.DATE, day=day))

    @rule(name=texts, place=places)
    def put_team(self, name: str, place: int) -> None:
        def edit(plan: Plan) -> Plan:
            plan = programme.put_team(plan, Team(0, name))
            team = plan.next_id - 1
            plan = programme.put_person(plan, Person(0, f"{name} member"))
            return programme.put_team_member(plan, TeamMember(0, team, plan.next_id - 1))

        self.attempt(edit)

    @rule(place=places)
    def delete_frame(self, place: int) -> None:
        self.attempt(lambda plan: programme.delete_people(plan, [nth(plan.people, place)]))
        self.attempt(lambda plan: programme.delete_teams(plan, [nth(plan.teams, place)]))

    @rule(number=st.integers(1, 4), text=texts, place=places, policy=st.sampled_from(GatePolicy), day=days)
    def change_stage(self, number: int, text: str, place: int, policy: GatePolicy, day: date) -> None:
        def edit(plan: Plan) -> Plan:
            criterion = GateCriterion(0, number, "X", text, initiative=nth(plan.initiatives, place) or None)
            plan = programme.change_stage(
                plan, number, gate_policy=policy, gate_decided_on=day, gate_outcome=GateOutcome.GO
            )
            return programme.put_criterion(plan, criterion)

        self.attempt(edit)

    @rule(name=texts, day=days, place=places)
    def freeze(self, name: str, day: date, place: int) -> None:
        which = nth(self.plan.initiatives, place)
        dates = {which: (day, day)} if which else {}
        self.attempt(
            lambda plan: baselines.freeze(plan, name, day, initiatives=dates, gates={1: day}, finish=day)
        )

    @rule(name=texts, place=places, gone=places)
    def rename_and_delete_baselines(self, name: str, place: int, gone: int) -> None:
        which = nth(self.plan.baselines, place)
        if which:
            self.attempt(lambda plan: baselines.rename(plan, which, name))
            self.attempt(lambda plan: baselines.delete(plan, [nth(plan.baselines, gone)]))

    @rule(title=texts, day=days, place=places)
    def put_meeting(self, title: str, day: date, place: int) -> None:
        self.attempt(lambda plan: reviews.prepare_review(plan, title, day))
        meeting, which = nth(self.plan.meetings, place), nth(self.plan.initiatives, place) or None
        if meeting:
            self.attempt(
                lambda plan: decisions.add_item(
                    plan, meeting, title, AgendaKind.DECISION, initiative=which, stage=1 + place % 4
                )
            )
            self.attempt(
                lambda plan: reviews.explain_slip(plan, SlipReason(0, meeting, day, day, title, day, which))
            )

    @rule(place=places, day=days)
    def close_review(self, place: int, day: date) -> None:
        meeting = nth(self.plan.meetings, place)
        if meeting:
            moment = datetime(2026, 1, 5, 12, tzinfo=UTC)
            self.attempt(lambda plan: close_review(schedule(plan), meeting, day, moment))

    @rule(place=places, duration=st.integers(0, 60), outcome=st.sampled_from(Outcome), day=days, title=texts)
    def decide(self, place: int, duration: int, outcome: Outcome, day: date, title: str) -> None:
        item, which = nth(self.plan.agenda_items, place), nth(self.plan.initiatives, place)
        if not item or not which:
            return

        def planned(plan: Plan) -> Plan:
            longer = initiatives.change(plan, which, duration=duration)
            return decisions.put_option(plan, item, title, change=KeptChange.between(plan, longer))

        self.attempt(planned)
        conditions = [Condition(title, day)]
        self.attempt(
            lambda plan: decisions.decide_item(plan, item, outcome, day, chosen=0, conditions=conditions)
        )
        if duration % 3 == 0:
            self.attempt(lambda plan: decisions.reopen_item(plan, item))

    @rule(place=places, gone=st.sampled_from(["meetings", "agenda_items", "risks", "kpis"]))
    def delete_of_the_committee(self, place: int, gone: str) -> None:
        which = nth(getattr(self.plan, gone), place)
        deletions: dict[str, Callable[[Plan, list[int]], Plan]] = {
            "meetings": reviews.delete_meetings,
            "agenda_items": decisions.delete_items,
            "risks": risks.delete_risks,
            "kpis": indicators.delete_indicators,
        }
        if which:
            self.attempt(lambda plan: deletions[gone](plan, [which]))

    @rule(title=texts, place=places, day=days, counts=st.lists(st.integers(0, 9), min_size=5, max_size=5))
    def put_risk_and_indicator(self, title: str, place: int, day: date, counts: list[int]) -> None:
        owner, which = nth(self.plan.people, place) or None, nth(self.plan.initiatives, place) or None
        self.attempt(lambda plan: risks.add_risk(plan, title, owner=owner, initiative=which, due=day))
        parent = nth(self.plan.kpis, place) or None
        self.attempt(
            lambda plan: indicators.add_indicator(
                plan, title, type=KpiType.CSAT, owner=owner, parent=parent, target=4.5
            )
        )
        kpi = nth(self.plan.kpis, place)
        if kpi:
            self.attempt(
                lambda plan: indicators.add_measurement(plan, kpi, taken_on=day, counts=tuple(counts))
            )
            self.attempt(lambda plan: indicators.set_gate_target(plan, kpi, 1 + place % 4, place / 2))

    @rule(name=texts, day=days, weight=st.integers(0, 100))
    def change_programme(self, name: str, day: date, weight: int) -> None:
        values = {"name": name, "status_date": day, "weight_customer": weight, "weight_business": 65 - weight}
        self.attempt(lambda plan: programme.change_programme(plan, **values))

    @rule()
    def fail_in_the_middle(self) -> None:
        def edit(plan: Plan) -> Plan:
            initiatives.delete(plan, plan.initiatives)
            raise RuntimeError

        with pytest.raises(RuntimeError):
            self.opened.apply("broken", edit)

    @rule()
    def fail_on_the_disk(self) -> None:
        lost = Person(10**6, "Nobody knows me")
        with pytest.raises(CXPlannerError):
            self.opened.apply(
                "broken", lambda plan: plan.put("team_members", TeamMember(10**6, 10**7, lost.id))
            )

    @rule()
    def undo(self) -> None:
        change = self.opened.undo()
        assert (change is not None) == bool(self.before)
        if self.before:
            self.after.append(self.plan)
            self.plan = self.before.pop().changed(next_id=self.plan.next_id)
            self.heard += 1

    @rule()
    def redo(self) -> None:
        change = self.opened.redo()
        assert (change is not None) == bool(self.after)
        if self.after:
            self.before.append(self.plan)
            self.plan = self.after.pop().changed(next_id=self.plan.next_id)
            self.heard += 1

    @rule()
    def save(self) -> None:
        self.opened.save({"implausible_save"})
        assert self.opened.is_saved
        self.published = self.opened.plan

    @rule()
    def close_and_open_again(self) -> None:
        self.save()
        self.opened.close()
        self.reopen(OpenPlan.open(self.path))

    @rule()
    def crash_and_recover(self) -> None:
        """What a crash leaves is the folder as it is at that moment."""
        left = self.opened._file.copy.folder
        unsaved, ids = self.opened.unsaved_edits, self.opened.plan.next_id
        remains = left.with_name(uuid.uuid4().hex)
        shutil.copytree(left, remains)
        self.opened.close(discard=True)
        found = recoverable()
        assert len(found) == (1 if unsaved else 0)
        if found:
            assert (found[0].path, found[0].unsaved_edits) == (self.path, unsaved)
            self.reopen(OpenPlan.recover(found[0]))
            assert self.opened.unsaved_edits == unsaved
        else:
            self.reopen(OpenPlan.open(self.path))
            # Nobody closed the file, so nobody kept its history.
            self.forget_history_unless_kept()
        assert self.opened.plan.next_id == ids

    def forget_history_unless_kept(self) -> None:
        if self.opened.undo_name is None and self.opened.redo_name is None:
            self.before.clear()
            self.after.clear()

    def reopen(self, opened: OpenPlan) -> None:
        self.opened = opened
        self.listen()

    @invariant()
    def the_plan_is_what_it_should_be(self) -> None:
        # Ids given to what was undone are not given again: the model takes the counter along.
        assert self.opened.plan == self.plan

    @invariant()
    def the_schedule_is_that_of_the_plan(self) -> None:
        assert self.opened.schedule.plan is self.opened.plan

    @invariant()
    def the_working_copy_holds_the_plan(self) -> None:
        assert read_rows(self.opened._file.copy.connection) == self.opened.plan

    @invariant()
    def the_document_is_the_last_one_saved(self) -> None:
        assert read_plan(self.path) == self.published

    @invariant()
    def history_is_as_long_as_it_should_be(self) -> None:
        assert (self.opened.undo_name is not None) == bool(self.before)
        assert (self.opened.redo_name is not None) == bool(self.after)

    @invariant()
    def listeners_heard_each_change_once(self) -> None:
        assert self.told == self.heard


TestAnyHistory = AnyHistory.TestCase
TestAnyHistory.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
