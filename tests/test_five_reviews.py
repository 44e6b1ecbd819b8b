"""The sample programme through five reviews of a year, as a committee would live it, with its paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path

import pytest

from cxplanner.closed_reviews import close_review
from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.indicators.measured import estimate_of
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.agenda import last_review, open_actions
from cxplanner.plan.edits import decisions, indicators, initiatives, programme, reviews
from cxplanner.plan.edits.gates import Condition
from cxplanner.plan.initiatives import Status
from cxplanner.plan.kept_changes import KeptChange
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import CriterionStatus, GateOutcome
from cxplanner.plan.reviews import AgendaKind, DecisionOption, Outcome, SlipReason
from cxplanner.printing import print_report
from cxplanner.report.export import ExportChoices
from cxplanner.report.reports import ReportName
from cxplanner.scheduling.schedule import schedule
from cxplanner.steering.slips import last_frozen, slipped_dates
from cxplanner.storage.frozen_plans import review_plan
from cxplanner.wording.words import Words
from tests.builders import id_of

DAYS = [date(2026, 3, 13), date(2026, 5, 22), date(2026, 9, 11), date(2026, 11, 20), date(2027, 1, 29)]
PACK = (
    ReportName.STEERING, ReportName.ROADMAP, ReportName.MILESTONES, ReportName.CHANGES,
    ReportName.INDICATORS, ReportName.RISKS, ReportName.DECISIONS, ReportName.GATE,
)  # fmt: skip


class Committee:
    """The open plan, and what is done with it from review to review."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "sample.cxplan"
        self.opened = OpenPlan.create(sample_plan("en"), self.path)

    @property
    def plan(self) -> Plan:
        return self.opened.plan

    def begin(self, key: str, on: date | None) -> None:
        self.change(key, status=Status.ACTIVE, actual_start=on)

    def finish(self, key: str, on: date) -> None:
        begun = self.opened.schedule.initiative(id_of(self.plan, key)).start
        assert begun is not None
        self.change(key, status=Status.DONE, actual_start=min(begun, on), actual_finish=on)

    def change(self, key: str, **values: object) -> None:
        id_ = id_of(self.plan, key)
        self.opened.apply("set_duration", lambda plan: initiatives.change(plan, id_, **values))

    def prepare(self, number: int) -> int:
        day = DAYS[number - 1]
        self.opened.apply("change_programme", lambda plan: programme.change_programme(plan, status_date=day))
        self.opened.apply(
            "prepare_review", lambda plan: reviews.prepare_review(plan, f"Committee {number}", day)
        )
        return self.plan.next_id - 1

    def close(self, number: int) -> bytes:
        """Close the review, and print its pack; gives the pack."""
        day = DAYS[number - 1]
        meeting = next(each.id for each in self.plan.reviews if each.held_on == day)
        moment = datetime.combine(day, time(12), UTC)
        self.opened.apply("close_review", lambda _: close_review(self.opened.schedule, meeting, day, moment))
        self.opened.save()
        return self.print_pack(self.plan, f"{number}.pdf", moment)

    def print_pack(self, plan: Plan, name: str, moment: datetime) -> bytes:
        path = self.folder / name
        choices = ExportChoices(printed_at=moment)
        print_report(schedule(plan), "", Words("en"), path, PACK, choices)
        return path.read_bytes()

    def explain(self, reason: str, on: date) -> int:
        """Give a reason for each slip that is asked; gives how many were."""
        frozen = last_frozen(self.plan)
        assert frozen is not None
        asked = [each for each in slipped_dates(self.opened.schedule, frozen) if each.asks]
        for each in asked:
            assert each.meeting is not None
            said = SlipReason(
                0, each.meeting, each.frozen_on, each.moved_to, reason, on,
                each.initiative, each.gate, each.milestone,
            )  # fmt: skip
            self.opened.apply("explain_slip", partial(reviews.explain_slip, said=said))
        return len(asked)


@pytest.fixture
def committee(tmp_path: Path) -> Iterator[Committee]:
    made = Committee(tmp_path)
    yield made
    made.opened.close(discard=True)


def test_that_a_programme_is_steered_through_five_reviews(committee: Committee) -> None:
    packs = []

    # The first review: work has begun.
    committee.prepare(1)
    committee.begin("ORG-01", date(2026, 1, 12))
    committee.begin("SYS-01", committee.opened.schedule.initiative(id_of(committee.plan, "SYS-01")).start)
    packs.append(committee.close(1))

    # The second: progress, and a slip whose reason is asked once.
    committee.finish("ORG-01", date(2026, 3, 20))
    committee.prepare(2)
    committee.change(
        "SYS-01", duration=committee.plan.initiatives[id_of(committee.plan, "SYS-01")].duration + 30
    )
    assert committee.explain("The old archive was larger than anybody knew.", DAYS[1]) >= 1
    assert committee.explain("Nothing is left to explain.", DAYS[1]) == 0
    packs.append(committee.close(2))

    # The third: a gate is passed on conditions, and its musts stay open.
    meeting = committee.prepare(3)
    committee.opened.apply(
        "add_agenda_item",
        lambda plan: decisions.add_item(plan, meeting, "Pass gate 1?", AgendaKind.DECISION, stage=1),
    )
    gate = committee.plan.next_id - 1
    conditions = [Condition("Train the last two branches", date(2026, 10, 30))]
    committee.opened.apply(
        "take_decision",
        lambda plan: decisions.decide_item(
            plan, gate, Outcome.CONDITIONAL_GO, DAYS[2], conditions=conditions
        ),
    )
    assert committee.plan.stages[1].gate_outcome is GateOutcome.CONDITIONAL_GO
    packs.append(committee.close(3))

    # The fourth: a second slip, and a decision whose what-if wins time back.
    meeting = committee.prepare(4)
    crm = id_of(committee.plan, "SYS-05")
    committee.change("SYS-05", duration=committee.plan.initiatives[crm].duration + 20)
    committee.explain("The vendor is late.", DAYS[3])
    shorter = initiatives.change(committee.plan, crm, duration=committee.plan.initiatives[crm].duration - 25)
    kept = KeptChange.between(committee.plan, shorter).written()
    options = (DecisionOption("Do nothing"), DecisionOption("Two more people", change=kept))
    committee.opened.apply(
        "add_agenda_item",
        lambda plan: decisions.add_item(
            plan, meeting, "More people for the CRM?", AgendaKind.DECISION, options=options, recommended=1
        ),
    )
    asked, late = committee.plan.next_id - 1, committee.opened.schedule.finish
    committee.opened.apply(
        "take_decision",
        lambda plan: decisions.decide_item(plan, asked, Outcome.APPROVED, DAYS[3], chosen=1),
    )
    assert committee.opened.schedule.finish < late
    assert [each.title for each in open_actions(committee.plan, DAYS[3])] == [
        "Train the last two branches", "Name back-ups for the released team",
    ]  # fmt: skip
    packs.append(committee.close(4))

    # The fifth: the condition is met, and a wave of NPS says more than noise.
    committee.prepare(5)
    action = next(each for each in open_actions(committee.plan) if each.title.startswith("Train"))
    committee.opened.apply("finish_action", lambda plan: decisions.finish_action(plan, action.id, DAYS[4]))
    nps = next(each for each in committee.plan.kpis.values() if each.code == "K01")
    wave = (9, 5, 7, 9, 12, 23, 30, 90, 150, 180, 185)
    committee.opened.apply(
        "add_measurement",
        lambda plan: indicators.add_measurement(plan, nps.id, taken_on=DAYS[4], counts=wave, invited=4_000),
    )
    first, second = (estimate_of(nps, each) for each in committee.plan.measurements_of[nps.id])
    assert second.value > first.value + 20
    packs.append(committee.close(5))

    # All packs are different, and each is printed again from what its review froze.
    assert len(set(packs)) == 5
    assert all(pack.startswith(b"%PDF") for pack in packs)
    committee.opened.save()
    committee.opened.close()
    committee.opened = OpenPlan.open(committee.path)
    closed = [each for each in committee.plan.reviews if each.closed_on is not None]
    assert [each.held_on for each in closed] == DAYS
    assert last_review(committee.plan) == closed[-1]
    for number, review in enumerate(closed, start=1):
        baseline = committee.plan.baseline_of(review.id)
        assert baseline is not None
        was = review_plan(committee.plan, baseline.id)
        moment = datetime.fromisoformat(was.meetings[review.id].printed_at)
        assert committee.print_pack(was, f"{number}-again.pdf", moment) == packs[number - 1]


def test_that_a_gate_passes_without_conditions_once_its_musts_are_met(committee: Committee) -> None:
    for criterion in committee.plan.criteria.values():
        if criterion.stage == 1:
            met = replace(criterion, status=CriterionStatus.MET)
            committee.opened.apply("put_criterion", partial(programme.put_criterion, criterion=met))
    committee.opened.apply(
        "decide_gate",
        lambda plan: programme.change_stage(plan, 1, gate_outcome=GateOutcome.GO, gate_decided_on=DAYS[2]),
    )
    assert committee.plan.stages[1].gate_passed_on == DAYS[2]
