"""Predecessors refer to keys, gates, row numbers or titles, in the notation of several programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxplanner.exchange.import_initiatives import ImportProposal
from cxplanner.exchange.problems import Severity
from cxplanner.plan.notation import written_predecessors
from tests.builders import a_plan, id_of, with_initiative
from tests.exchange.spreadsheets import expectations, imported


def links_into(proposal: ImportProposal, key: str) -> str:
    return written_predecessors(proposal.result, id_of(proposal.result, key))


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("A", "A"),
        ("a; SD-01", "A; SD-01"),
        ("A, SD-01 SS+3d", "A; SD-01 SS+3d"),
        ("SD-01 FF-1w", "SD-01 FF-5d"),
        ("A FS+7ed", "A FS+7ed"),
        ("SD-01 -2d", "SD-01 FS-2d"),
        ("G1", "G1"),
        ("g2; A", "A; G2"),
        ("First one", "A"),
        ("A FC+2 días", "A FS+2d"),
        ("A CC", "A SS"),
        ("A TI+1d", "A FS+1d"),
        ("-", ""),
    ],
)
def test_that_predecessors_are_read_in_many_notations(tmp_path: Path, written: str, taken: str) -> None:
    plan = with_initiative(a_plan(), "SD-01")
    proposal = imported(
        tmp_path, "key;title;stage;predecessors", "A;First one;1;", f'B;Second;3;"{written}"', into=plan
    )
    assert set(links_into(proposal, "B").split("; ")) == set(taken.split("; "))
    assert expectations(proposal) == []


def test_that_numbers_of_rows_are_keys_as_microsoft_has_them(tmp_path: Path) -> None:
    proposal = imported(
        tmp_path,
        "ID,Task Name,Predecessors",
        "1,Kick-off,",
        "2,Design,1",
        '3,Build,"2FS+2 days,1SS"',
        "4,Test,3FF",
    )
    assert links_into(proposal, "3") == "2 FS+2d; 1 SS"
    assert links_into(proposal, "4") == "3 FF"


def test_that_several_columns_of_predecessors_count_together(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "id,task,dependency 1,dependency 2", "A,One,,", "B,Two,,", "C,Three,A,B")
    assert links_into(proposal, "C") == "A; B"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Z", "known_predecessor"),
        ("B", "other_predecessor"),
        ("A; A", "single_link"),
        ("G1 SS", "finish_to_start"),
        ("A SS+9999d", "lag_in_range"),
        ("A SS+3fortnights", "predecessor"),
        ("TWICE", "known_predecessor"),
        ("REFUSED", "kept_row"),
    ],
)
def test_that_a_link_that_cannot_be_made_is_left_out_alone(
    tmp_path: Path, written: str, expected: str
) -> None:
    proposal = imported(
        tmp_path,
        "key;title;duration;predecessors",
        "A;First;1;",
        f'B;Second;1;"C; {written}"',
        "C;Third;1;",
        "X;Twice;1;",
        "Y;Twice;1;",
        "REFUSED;;1;",
    )
    (problem,) = [each for each in proposal.problems if each.row == 3]
    assert (problem.expected, problem.severity) == (expected, Severity.WARNING)
    assert problem.found in written
    assert "C" in links_into(proposal, "B")


def test_that_a_link_to_a_summary_row_is_left_out(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "wbs,task,predecessors", "1,Phase,", "1.1,CRM,", "2,ERP,1")
    assert expectations(proposal) == ["no_summary_row", "no_summary"]
    assert proposal.has_losses
