"""A start of the source becomes *not before* only where nothing else explains it."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.exchange.import_initiatives import ImportProposal
from cxplanner.scheduling.schedule import schedule
from tests.builders import a_plan, id_of, with_initiative
from tests.exchange.spreadsheets import expectations, imported


def not_before(proposal: ImportProposal, key: str) -> date | None:
    return proposal.result.initiatives[id_of(proposal.result, key)].not_before


def test_that_a_start_later_than_the_logic_holds_the_initiative(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "key,title,start,duration", "A,One,2026-02-02,5")
    assert not_before(proposal, "A") == date(2026, 2, 2)
    assert expectations(proposal) == []


def test_that_a_start_at_the_programmes_start_holds_nothing(tmp_path: Path) -> None:
    assert not_before(imported(tmp_path, "key,title,start,duration", "A,One,2026-01-05,5"), "A") is None


def test_that_a_start_that_a_predecessor_explains_holds_nothing(tmp_path: Path) -> None:
    proposal = imported(
        tmp_path,
        "key,title,start,duration,predecessors",
        "C,Three,2026-02-16,5,B",
        "B,Two,2026-02-09,5,A",
        "A,One,2026-02-02,5,",
    )
    assert [not_before(proposal, key) for key in "ABC"] == [date(2026, 2, 2), None, None]
    assert proposal.schedule.finish == date(2026, 2, 20)


def test_that_a_gap_after_a_predecessor_holds_the_successor(tmp_path: Path) -> None:
    proposal = imported(
        tmp_path, "key,title,start,duration,predecessors", "A,One,2026-01-05,5,", "B,Two,2026-02-02,5,A"
    )
    assert [not_before(proposal, key) for key in "AB"] == [None, date(2026, 2, 2)]


def test_that_a_start_earlier_than_the_logic_gives_way_with_a_notice(tmp_path: Path) -> None:
    proposal = imported(
        tmp_path, "key,title,start,duration,predecessors", "A,One,2026-01-05,10,", "B,Two,2026-01-12,5,A"
    )
    assert not_before(proposal, "B") is None
    assert [(each.expected, each.row) for each in proposal.problems if each.row] == [("earlier_logic", 3)]
    assert not proposal.has_losses


def test_that_a_start_before_the_programme_is_told(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "key,title,start,duration", "A,One,2025-06-02,10")
    assert expectations(proposal) == ["start_within_programme"]


def test_that_a_start_on_a_weekend_is_the_monday_after(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "key,title,start,duration", "A,One,2026-01-17,5")
    assert proposal.schedule.initiative(id_of(proposal.result, "A")).start == date(2026, 1, 19)
    assert expectations(proposal) == []


def test_that_an_idea_keeps_its_start_for_the_day_it_is_accepted(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "key,title,start,duration,status", "A,One,2026-03-02,5,idea")
    assert not_before(proposal, "A") == date(2026, 3, 2)


def test_that_a_not_before_of_its_own_stays(tmp_path: Path) -> None:
    proposal = imported(
        tmp_path,
        "key,title,start,not before,duration",
        "A,One,2026-01-12,2026-01-12,5",
        "B,Two,,2026-01-19,5",
    )
    assert [not_before(proposal, key) for key in "AB"] == [date(2026, 1, 12), date(2026, 1, 19)]


@pytest.mark.parametrize(
    "row",
    [
        "A,One,,2026-03-06,5,",
        "A,One,2026-01-05,2026-01-09,0,",
        "A,One,,2026-01-14,0,",
        "A,One,2026-01-12,2026-01-14,5,2026-01-12",
        "A,One,,2026-01-14,5,2026-01-12",
    ],
)
def test_that_a_duration_wins_over_a_finish_that_disagrees_with_a_notice(tmp_path: Path, row: str) -> None:
    proposal = imported(tmp_path, "key,title,start,finish,duration,pinned_start", row)

    assert expectations(proposal) == ["agreeing_finish"]
    assert not proposal.has_losses


@pytest.mark.parametrize(
    "row",
    [
        "A,One,,2026-01-09,5,",
        "A,One,,2026-01-11,5,",
        "A,One,2026-01-12,2026-01-12,0,",
        "A,One,,2026-01-05,0,",
        "A,One,2026-01-12,2026-01-16,5,2026-01-12",
        "A,One,,2026-01-16,5,2026-01-12",
    ],
)
def test_that_a_finish_that_agrees_with_the_duration_needs_no_notice(tmp_path: Path, row: str) -> None:
    proposal = imported(tmp_path, "key,title,start,finish,duration,pinned_start", row)

    assert expectations(proposal) == []


def test_that_an_idea_whose_finish_disagrees_with_its_duration_has_a_notice(tmp_path: Path) -> None:
    lines = ("title,start,finish,duration,status", "One,2026-01-12,2026-01-20,5,measure")
    assert expectations(imported(tmp_path, *lines)) == ["agreeing_finish"]


@given(
    st.lists(st.tuples(st.integers(1, 12), st.integers(0, 15), st.integers(-1, 6)), min_size=1, max_size=8),
)
def test_that_the_dates_of_any_schedule_need_no_telling(
    rows: list[tuple[int, int, int]],
) -> None:
    """Starts as the schedule gives them, with nothing else, lead to the same starts and to no more holds."""
    plan = a_plan()
    for n, (duration, hold, predecessor) in enumerate(rows):
        held = date(2026, 1, 5 + hold) if hold else None
        after = f"K{predecessor}" if 0 <= predecessor < n else ""
        plan = with_initiative(plan, f"K{n}", duration, after=after, not_before=held)
    dates = schedule(plan)
    lines = ["key,title,duration,predecessors,start"]
    for n, (duration, _, predecessor) in enumerate(rows):
        after = f"K{predecessor}" if 0 <= predecessor < n else ""
        lines.append(f"K{n},Row,{duration},{after},{dates.initiative(id_of(plan, f'K{n}')).start}")
    with tempfile.TemporaryDirectory() as folder:
        proposal = imported(Path(folder), *lines)
    for n in range(len(rows)):
        before = dates.initiative(id_of(plan, f"K{n}"))
        after_import = proposal.schedule.initiative(id_of(proposal.result, f"K{n}"))
        assert (after_import.start, after_import.finish) == (before.start, before.finish)
    holds = [each for each in proposal.result.initiatives.values() if each.not_before is not None]
    assert len(holds) <= sum(1 for _, hold, _ in rows if hold)
