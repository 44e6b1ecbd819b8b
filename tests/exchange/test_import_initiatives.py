"""The rules by which rows of a spreadsheet become initiatives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cxplanner.errors import CycleError
from cxplanner.exchange.import_initiatives import ImportChoices, ImportProposal, plan_for, propose
from cxplanner.exchange.problems import Severity
from cxplanner.exchange.spreadsheet_source import read_table
from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.notation import written_predecessors
from cxplanner.plan.programme import Stream
from cxplanner.wording.words import LANGUAGES, Words
from tests.builders import MONDAY, a_plan, id_of, with_initiative
from tests.exchange.spreadsheets import ANY_STREAM, a_workbook, expectations, imported, table


def only(proposal: ImportProposal) -> Initiative:
    """The one initiative that is there afterwards."""
    (initiative,) = proposal.result.initiatives.values()
    return initiative


def the(proposal: ImportProposal, key: str) -> Initiative:
    return proposal.result.initiatives[id_of(proposal.result, key)]


# ------------------------------------------------------------------------------------------- rows


def test_that_a_row_becomes_an_initiative_with_everything_it_says(tmp_path: Path) -> None:
    proposal = imported(
        tmp_path,
        "key,title,stage,stream,tags,duration,owner,team,units,optimistic,pessimistic,cost,benefit per year,"
        "impact,effort,status,progress,why,notes,deadline,needed for gate,gate waived",
        'SD-04,CRM,2,systems_data,"organization; customer_centricity",3w,Ana,Data team,2.5,10,20,45000.50,'
        '120000,70,40,approved,25,Fewer calls,"Two, of course",2027-01-29,no,Agreed by the committee',
    )
    found = only(proposal)
    assert (found.key, found.title, found.stage, found.stream) == ("SD-04", "CRM", 2, Stream.SYSTEMS_DATA)
    assert found.tags == (Stream.ORGANIZATION, Stream.CUSTOMER_CENTRICITY)
    assert (found.duration, found.estimated, found.optimistic, found.pessimistic) == (15, True, 10, 20)
    assert proposal.result.owner_name(found) == "Ana"
    assert found.team is not None
    assert proposal.result.teams[found.team].name == "Data team"
    assert (found.units, found.impact, found.effort, found.progress) == (2.5, 70, 40, 25)
    assert proposal.result.cost_once(found.id) == 4_500_050
    assert proposal.result.benefit_per_year(found.id) == 12_000_000
    assert (found.status, found.why, found.notes) == (Status.APPROVED, "Fewer calls", "Two, of course")
    assert (found.deadline, found.needed_for_gate) == (date(2027, 1, 29), False)
    assert found.gate_waiver == "Agreed by the committee"
    assert (proposal.added, proposal.updated, proposal.refused) == (("SD-04",), {}, ())
    assert not proposal.problems
    assert not proposal.has_losses


def test_that_nothing_happens_before_the_edit(tmp_path: Path) -> None:
    plan = a_plan()
    proposal = imported(tmp_path, "title", "CRM", into=plan)
    assert not plan.initiatives
    assert proposal.edit(plan).initiatives == proposal.result.initiatives


def test_that_the_edit_suits_a_plan_that_has_changed_meanwhile(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "title", "CRM")
    changed = proposal.edit(with_initiative(a_plan(), "SD-01"))
    assert sorted(changed.initiative_by_key) == ["sd-01", "sd-02"]


def test_that_a_row_without_a_title_is_refused(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "title,owner", "CRM,Ana", ",Ben")
    assert (len(proposal.added), proposal.refused) == (1, (3,))
    (problem,) = [each for each in proposal.problems if each.severity is Severity.ERROR]
    assert (problem.expected, problem.row, problem.column, problem.letter) == ("title", 3, "title", "A")
    assert proposal.has_losses


def test_that_a_row_without_a_stream_is_refused_unless_one_was_chosen(tmp_path: Path) -> None:
    lines = ("title,stream", "CRM,", "ERP,organization")
    silent = imported(tmp_path, *lines, choices=ImportChoices())
    assert (silent.added, silent.refused) == (("OP-01",), (2,))
    told = imported(tmp_path, *lines, choices=ImportChoices(stream=Stream.CUSTOMER_CENTRICITY))
    assert told.added == ("CC-01", "OP-01")


def test_that_an_unknown_stream_is_a_located_problem(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "title,stream", "CRM,Marketing", "ERP,Systems", choices=ImportChoices())
    assert proposal.refused == (2,)
    assert [(each.expected, each.row, each.found) for each in proposal.problems if each.row] == [
        ("known_stream", 2, "Marketing"),
        ("stream", 2, "Marketing"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_streams_stages_and_states_are_known_by_their_names(tmp_path: Path, language: str) -> None:
    words = Words(language)
    rows = [
        (f"Row {stage.id}", words.stream(stream), stage.name, words.status(status))
        for stage, stream, status in zip(
            words.stage_names(),
            Stream,
            (Status.CANDIDATE, Status.APPROVED, Status.PAUSED, Status.REJECTED),
            strict=True,
        )
    ]
    path = a_workbook(tmp_path, ("title", "stream", "stage", "status"), *rows)
    proposal = propose(read_table(path), a_plan())
    found = proposal.result.initiatives_in_order
    assert [each.stream for each in found] == list(Stream)
    assert [each.stage for each in found] == [1, 2, 3, 4]
    assert [each.status.value for each in found] == ["candidate", "approved", "paused", "rejected"]
    assert not proposal.problems


def test_that_stage_1_is_taken_with_a_notice_where_none_is_given(tmp_path: Path) -> None:
    silent = imported(tmp_path, "title,stage", "CRM,", "ERP,3")
    assert [each.stage for each in silent.result.initiatives_in_order] == [1, 3]
    assert [(each.expected, each.row, each.severity) for each in silent.problems] == [
        ("given_stage", 2, Severity.NOTICE)
    ]
    told = imported(tmp_path, "title,stage", "CRM,", choices=ImportChoices(Stream.ORGANIZATION, stage=4))
    assert only(told).stage == 4
    assert not told.problems


def test_that_a_row_of_a_key_that_came_before_is_refused(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "key,title", "A-1,First", "a-1,Second")
    assert (proposal.added, proposal.refused, expectations(proposal)) == (("A-1",), (3,), ["unique_key"])


@pytest.mark.parametrize("key", ["G1", "m12", "much-too-long-a-key", '"A,B"'])
def test_that_a_key_that_cannot_be_used_gives_way_to_another(tmp_path: Path, key: str) -> None:
    proposal = imported(tmp_path, "key,title", f"{key},CRM")
    assert (proposal.added, expectations(proposal)) == (("SD-01",), ["usable_key"])


def test_that_given_keys_avoid_those_of_plan_and_source(tmp_path: Path) -> None:
    plan = with_initiative(a_plan(), "SD-03")
    proposal = imported(tmp_path, "key,title", ",New", "SD-07,Named", ",Newer", into=plan)
    assert proposal.added == ("SD-08", "SD-07", "SD-09")


def test_that_texts_are_kept_literally(tmp_path: Path) -> None:
    titles = ["<b>CRM</b> &amp; more", "مرحبا بالعالم", "🚀 Lift-off 👩‍👩‍👧", "=1+1", "{braces} %s"]
    proposal = imported(tmp_path, "title", *titles)
    assert [each.title for each in proposal.result.initiatives_in_order] == titles


def test_that_a_title_of_5000_characters_is_refused_with_its_length(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "title,owner", f"{'x' * 5000},Ana", "CRM,Ben")
    assert (len(proposal.added), proposal.refused) == (1, (2,))
    (problem,) = [each for each in proposal.problems if each.row == 2]
    assert (problem.expected, problem.facts["length"], problem.facts["longest"]) == (
        "shorter_title",
        5000,
        1000,
    )
    assert len(problem.found) < 250


# ------------------------------------------------------------------------------------------ cells


@pytest.mark.parametrize(
    ("heading", "cell", "expected"),
    [
        ("deadline", "soon", "date"),
        ("deadline", "31/02/2027", "date"),
        ("start", "0001-01-01", "date_in_range"),
        ("duration", "-5d", "not_negative"),
        ("duration", "99999999999", "duration_in_range"),
        ("duration", "a while", "duration"),
        ("stage", "7", "stage"),
        ("stage", "Someday", "stage"),
        ("status", "lost", "status"),
        ("progress", "140", "number_in_range"),
        ("impact", "12.5", "whole_number"),
        ("units", "many", "number"),
        ("cost", "-5", "not_negative"),
        ("cost", "a lot", "money"),
        ("needed for gate", "perhaps", "yes_no"),
        ("tags", "Marketing", "known_stream"),
        ("gate waived", "short", "longer_reason"),
        ("optimistic", "5", "at_most_duration"),
    ],
)
def test_that_a_cell_that_cannot_be_read_is_located_and_its_row_kept(
    tmp_path: Path, heading: str, cell: str, expected: str
) -> None:
    proposal = imported(tmp_path, f"title,owner,{heading}", f'CRM,Ana,"{cell}"')
    (problem,) = [each for each in proposal.problems if each.expected != "given_stage"]
    assert (problem.expected, problem.row, problem.column, problem.found) == (expected, 2, heading, cell)
    assert problem.severity is Severity.WARNING
    assert only(proposal).title == "CRM"
    assert proposal.has_losses


def test_that_other_peoples_phases_and_states_are_left_out_as_columns(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "title,Phase,Situación", "CRM,Inception,rojo", "ERP,Elaboration,verde")
    assert expectations(proposal) == ["readable_column", "readable_column"]
    assert not proposal.has_losses


def test_that_unknown_headings_are_told_and_empty_columns_are_not(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "title,Colour,Nothing,Name", "CRM,red,,x")
    told = [(each.expected, each.column) for each in proposal.problems if each.row is None]
    assert told == [("known_heading", "Colour"), ("single_column", "Name"), ("given_stage", "")]


def test_that_a_heading_can_be_given_another_meaning(tmp_path: Path) -> None:
    choices = ImportChoices(Stream.ORGANIZATION, columns={"Colour": "owner", "notes": None})
    proposal = imported(tmp_path, "title,Colour,notes", "CRM,red,x", choices=choices)
    assert proposal.result.owner_name(only(proposal)) == "red"
    assert only(proposal).notes == ""


def test_that_doubtful_dates_are_told_once(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "title,deadline", "CRM,02/03/2027", "ERP,04/05/2027")
    assert expectations(proposal) == ["certain_date_order"]
    assert the(proposal, "SD-01").deadline == date(2027, 3, 2)


def test_that_progress_may_be_parts_of_one(tmp_path: Path) -> None:
    path = a_workbook(tmp_path, ("title", "% complete"), ("A", 1), ("B", 0.25), ("C", 0))
    proposal = propose(read_table(path), a_plan(), ANY_STREAM)
    assert [each.progress for each in proposal.result.initiatives_in_order] == [100, 25, 0]


def test_that_an_owner_is_one_person_however_often_named(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "title,owner", "A,Ana", "B,ANA", "C,-", "D,Ben")
    assert [person.name for person in proposal.result.people.values()] == ["Ana", "Ben"]
    assert the(proposal, "SD-03").owner is None


# ---------------------------------------------------------------------------------------- duration


def test_that_a_duration_follows_from_start_and_finish(tmp_path: Path) -> None:
    found = only(imported(tmp_path, "title,start,finish", "CRM,2026-01-05,2026-01-16"))
    assert (found.duration, found.estimated) == (10, True)


def test_that_one_day_is_not_an_estimate(tmp_path: Path) -> None:
    found = only(imported(tmp_path, "title", "CRM"))
    assert (found.duration, found.estimated) == (1, False)


def test_that_a_duration_wins_over_a_finish_that_disagrees(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "title,start,finish,duration", "CRM,2026-01-05,2026-01-16,3")
    assert only(proposal).duration == 3
    assert expectations(proposal) == ["agreeing_finish"]
    assert not proposal.has_losses


def test_that_a_finish_before_its_start_is_left_out(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "title,start,finish", "CRM,2026-01-16,2026-01-05")
    assert expectations(proposal) == ["finish_after_start"]


def test_that_a_finish_alone_says_nothing(tmp_path: Path) -> None:
    assert expectations(imported(tmp_path, "title,finish", "CRM,2026-01-16")) == ["finish_with_start"]


def test_that_days_of_the_calendar_can_be_chosen(tmp_path: Path) -> None:
    lines = ("title,start,finish,duration", "CRM,2026-01-09,2026-01-12,4")
    choices = ImportChoices(Stream.ORGANIZATION, calendar_days=True)
    proposal = imported(tmp_path, *lines, choices=choices)
    assert only(proposal).duration == 2
    assert expectations(proposal) == []


def test_that_durations_that_count_weekends_are_told_once(tmp_path: Path) -> None:
    lines = (
        "title,start,finish,duration",
        "A,2026-01-05,2026-01-13,9",
        "B,2026-01-09,2026-01-12,4",
        "C,2026-01-05,2026-01-18,14",
        "D,2026-01-05,2026-01-06,2",
    )
    told = [each for each in imported(tmp_path, *lines).problems if each.expected == "working_days"]
    assert [(each.row, each.column) for each in told] == [(None, "duration")]
    chosen = imported(tmp_path, *lines, choices=ImportChoices(Stream.ORGANIZATION, calendar_days=True))
    assert "working_days" not in expectations(chosen)


def test_that_0_is_a_moment(tmp_path: Path) -> None:
    assert only(imported(tmp_path, "title,duration", "Kick-off,0")).duration == 0


# ------------------------------------------------------------------------------------ what happened


def test_that_what_is_done_takes_its_dates_as_actual_with_a_notice(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "title,status,start,finish", "CRM,done,2026-01-05,2026-01-09")
    found = only(proposal)
    assert (found.actual_start, found.actual_finish, found.progress) == (MONDAY, date(2026, 1, 9), 100)
    assert expectations(proposal) == ["actual_dates_given"]


@pytest.mark.parametrize("status", ["done", "active"])
def test_that_a_state_without_its_dates_is_left_out(tmp_path: Path, status: str) -> None:
    proposal = imported(tmp_path, "title,status", f"CRM,{status}")
    assert only(proposal).status is Status.CANDIDATE
    assert expectations(proposal) == ["actual_dates"]


def test_that_actual_dates_alone_say_where_a_row_stands(tmp_path: Path) -> None:
    proposal = imported(
        tmp_path,
        "title,actual start,actual finish",
        "A,2026-01-05,2026-01-09",
        "B,2026-01-05,",
        "C,,2026-01-09",
    )
    assert [each.status for each in proposal.result.initiatives_in_order] == [
        Status.DONE,
        Status.ACTIVE,
        Status.CANDIDATE,
    ]
    assert expectations(proposal) == ["status_done"]


# ---------------------------------------------------------------------------- links, whole imports


def test_that_a_cycle_refuses_the_whole_import(tmp_path: Path) -> None:
    with pytest.raises(CycleError) as refusal:
        imported(tmp_path, "key,title,predecessors", "A,First,B", "B,Second,A")
    assert set(refusal.value.keys) == {"A", "B"}


def test_that_links_become_dependencies(tmp_path: Path) -> None:
    proposal = imported(
        tmp_path, "key,title,stage,predecessors", "A,First,1,", "B,Second,2,A FS+3d; G1", "C,Third,2,B SS"
    )
    assert written_predecessors(proposal.result, id_of(proposal.result, "B")) == "A FS+3d; G1"
    assert written_predecessors(proposal.result, id_of(proposal.result, "C")) == "B SS"


def test_that_summary_rows_are_skipped_with_a_notice(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "WBS,Task name", "1,Programme", "1.1,CRM", "1.2,ERP", "2,Alone")
    assert proposal.added == ("1.1", "1.2", "2")
    assert [(each.expected, each.row) for each in proposal.problems if each.row] == [("no_summary_row", 2)]
    assert not proposal.has_losses


def test_that_a_row_with_nothing_in_the_columns_that_count_is_skipped(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "title,Colour", "CRM,red", ",green")
    assert ("initiative_row", 3) in [(each.expected, each.row) for each in proposal.problems]
    assert not proposal.refused


def test_that_a_new_plan_is_named_for_its_source_and_starts_at_its_earliest_date(tmp_path: Path) -> None:
    found = table(tmp_path, "title,start", "A,2027-03-01", "B,2027-02-01", "C,?")
    plan = plan_for(found, Words("es"))
    assert (plan.programme.name, plan.programme.start) == ("list", date(2027, 2, 1))
    assert (plan.programme.language, len(plan.stages)) == ("es", 4)


def test_that_a_new_plan_without_dates_starts_next_monday(tmp_path: Path) -> None:
    plan = plan_for(table(tmp_path, "title", "A"), Words("en"), today=date(2026, 1, 7))
    assert plan.programme.start == date(2026, 1, 12)


def test_that_thousands_of_rows_are_taken_in_one_go(tmp_path: Path) -> None:
    rows = [f"K{n},Row {n},3,{f'K{n - 1}' if n % 10 else ''},Owner {n % 7}" for n in range(1, 3001)]
    proposal = imported(tmp_path, "key,title,duration,predecessors,owner", *rows)
    assert len(proposal.added) == 3000
    assert len(proposal.result.dependencies) == 2699
