"""Spreadsheets that people really made open with the right facts, or are refused with a reason."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxplanner.errors import CXPlannerError, ImportProblem
from cxplanner.exchange.cell_values import DateOrder
from cxplanner.exchange.import_initiatives import ImportChoices, ImportProposal, plan_for, propose
from cxplanner.exchange.spreadsheet_source import SourceTable, read_table
from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.notation import written_predecessors
from cxplanner.plan.programme import Stream
from cxplanner.wording.words import Words

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
ROADMAPS, EXPECTED = DATA / "outside" / "roadmaps", DATA / "expected" / "roadmaps"
WRONG = DATA / "outside" / "wrong_format"

pytestmark = pytest.mark.skipif(not ROADMAPS.is_dir(), reason=f"the spreadsheets of {ROADMAPS} are not here")

REFUSED: Mapping[str, str] = {
    "depviewer_data.json": "not_a_spreadsheet",
    "gmpp_uk_2014.csv": "transposed",
    "gp_issue2519.xls": "old_excel",
    "gsa_fds_2020_action_plan.md": "no_title_column",
    "gsa_fds_2020_extension.md": "no_title_column",
}
"""The files that hold no table with a row for each initiative, and why."""


def names() -> list[str]:
    return sorted(path.name for path in ROADMAPS.iterdir()) if ROADMAPS.is_dir() else []


def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((EXPECTED / f"{name}.expected.json").read_text(encoding="utf-8"))
    return found


def opened(name: str, **choices: Any) -> tuple[SourceTable, ImportProposal]:
    """The table of a file, and its import into a new plan."""
    table = read_table(ROADMAPS / name)
    wanted = ImportChoices(stream=Stream.SYSTEMS_DATA, **choices)
    return table, propose(table, plan_for(table, Words("en")), wanted)


def by_title(proposal: ImportProposal) -> dict[str, Initiative]:
    return {each.title: each for each in proposal.result.initiatives.values()}


def cells(table: SourceTable, field: str) -> Iterator[object]:
    (column, *_) = table.fields[field]
    return (row.cell(column) for row in table.rows)


@pytest.mark.parametrize("name", names())
def test_that_each_file_opens_or_is_refused_with_a_sentence(name: str) -> None:
    words = Words("en")
    if name in REFUSED:
        with pytest.raises(ImportProblem) as refusal:
            opened(name)
        assert refusal.value.code == REFUSED[name]
        assert name in words.error(refusal.value)
        return
    table, proposal = opened(name)
    assert proposal.added
    assert len(proposal.rows) == len(table.rows)
    assert all(words.problem(problem) for problem in proposal.problems)


@pytest.mark.parametrize(
    "path", sorted(WRONG.iterdir()) if WRONG.is_dir() else [], ids=lambda path: path.name
)
def test_that_files_of_other_programs_are_refused(path: Path) -> None:
    with pytest.raises(ImportProblem) as refusal:
        read_table(path)
    assert refusal.value.code == "not_a_spreadsheet"


def test_a_german_plan_with_titles_above_and_phases_beside() -> None:
    wanted = expected("ba_Projektplan")
    table, proposal = opened("ba_Projektplan.xlsx", calendar_days=True)
    assert table.header_row == wanted["header_row"]
    assert len(proposal.added) == wanted["tasks"]
    found = by_title(proposal)
    for row in wanted["rows"]:
        assert found[row["name"].strip()].progress == round(row["percent"] * 100)
    assert proposal.result.programme.start == date(2019, 10, 11)


def test_a_chart_with_text_dates_merged_headings_and_decimal_commas() -> None:
    wanted = expected("crm_northwind_Gantt_Chart")
    table, proposal = opened("crm_northwind_Gantt_Chart.xlsx")
    assert (table.header_row, table.date_order) == (wanted["header_row"], DateOrder.DAY_FIRST)
    assert table.date_order_is_certain
    assert len(proposal.added) == wanted["tasks"]
    for row in wanted["rows"]:
        initiative = proposal.result.initiative(row["ref"])
        assert initiative is not None
        assert initiative.title == row["name"].strip()
        assert initiative.duration == -(-row["days"] // 1)
        assert proposal.result.owner_name(initiative) == (row["owner"] or "")
        assert proposal.schedule.initiative(initiative.id).start == date.fromisoformat(row["start"])


def test_a_roadmap_with_five_columns_of_dependencies_and_no_dates() -> None:
    wanted = expected("depviewer_Roadmap")
    _, proposal = opened("depviewer_Roadmap.xlsx")
    assert (len(proposal.added), len(proposal.result.dependencies)) == (wanted["tasks"], wanted["links"])
    for row in wanted["rows"]:
        initiative = proposal.result.initiative(row["id"])
        assert initiative is not None
        links = written_predecessors(proposal.result, initiative.id)
        assert set(filter(None, links.split("; "))) == set(row["deps"])
        assert proposal.result.cost_once(initiative.id) == row["cost"] * 100


def test_a_portuguese_plan_with_outline_numbers_that_look_like_decimals() -> None:
    wanted = expected("gestaoprojetos_Gantt")
    table, proposal = opened("gestaoprojetos_Gantt.xlsx")
    assert len(table.rows) == wanted["tasks"]
    levels = [row["level"] for row in wanted["rows"]]
    leaves = [
        row
        for row, level, below in zip(wanted["rows"], levels, [*levels[1:], 0], strict=True)
        if below <= level
    ]
    assert proposal.added == tuple(row["wbs"] for row in leaves)
    kept = {row["wbs"] for row in leaves}
    for row in leaves:
        initiative = proposal.result.initiative(row["wbs"])
        assert initiative is not None
        assert (initiative.title, initiative.duration) == (row["name"], row["days"])
        assert proposal.result.owner_name(initiative) == row["owner"]
        links = written_predecessors(proposal.result, initiative.id)
        assert set(filter(None, links.split("; "))) == set(row["deps"]) & kept


@pytest.mark.parametrize("name", ["gmpp_uk_2018", "gmpp_uk_2022"])
def test_a_governments_portfolio(name: str) -> None:
    wanted = expected(name)
    table, proposal = opened(f"{name}.csv")
    assert (table.encoding, table.delimiter) == (wanted["encoding"], wanted["delimiter"])
    assert len(table.rows) == len(proposal.added) == wanted["projects"]
    unreadable = [problem for problem in proposal.problems if problem.expected == "date"]
    texts = [
        text
        for row in wanted["rows"]
        for day, text in ((row["start"], row["start_raw"]), (row["finish"], row["finish_raw"]))
        if day is None and text and text.strip()
    ]
    assert len(unreadable) == len(texts)
    earliest = min(row["start"] for row in wanted["rows"] if row["start"])
    assert proposal.result.programme.start == date.fromisoformat(earliest)
    for row, preview in zip(wanted["rows"], proposal.rows, strict=True):
        assert preview.title == " ".join(row["name"].split("\n")).strip()
        if row["start"] is not None:
            assert preview.start is not None
            assert 0 <= (preview.start - date.fromisoformat(row["start"])).days <= 2


def test_a_spanish_timetable_with_days_in_words() -> None:
    wanted = expected("identipat_cronograma")
    table, proposal = opened("identipat_cronograma.csv")
    assert (table.encoding, table.delimiter) == (wanted["encoding"], wanted["delimiter"])
    assert (table.date_order, table.date_order_is_certain) == (DateOrder.DAY_FIRST, True)
    assert len(proposal.added) == wanted["tasks"]
    found = by_title(proposal)
    for row in wanted["rows"]:
        initiative = found[row["name"]]
        assert initiative.duration == row["duration_days"]
        assert proposal.result.owner_name(initiative) == row["responsible"]
    _, in_calendar_days = opened("identipat_cronograma.csv", calendar_days=True)
    found = by_title(in_calendar_days)
    disagreeing = wanted["duration_disagrees_with_calendar_days"]
    for row in wanted["rows"]:
        if row["name"] not in disagreeing:
            assert found[row["name"]].duration == max(1, row["working_days_inclusive"])


def test_a_report_of_another_scheduler_skips_its_summaries() -> None:
    _, proposal = opened("tj_taskreport.csv")
    assert proposal.result.programme.start == date(2007, 12, 16)
    assert "no_summary_row" in {problem.expected for problem in proposal.problems}
    assert "2.2.2" in proposal.added
    assert "1" not in proposal.added


@pytest.mark.parametrize("name", ["identipat_cronograma.csv", "tj_taskreport.csv", "gmpp_uk_2018.csv"])
def test_that_no_mutation_of_a_file_raises_anything_else(tmp_path: Path, name: str) -> None:
    """A hundred mutations of each: an answer or a refusal, never another exception."""
    content = (ROADMAPS / name).read_bytes()[:6_000]
    path = tmp_path / "mutated.csv"
    refusals = []
    for seed in range(100):
        path.write_bytes(mutated(content, random.Random(seed)))
        try:
            table = read_table(path)
            propose(table, plan_for(table, Words("en")), ImportChoices(stream=Stream.ORGANIZATION))
        except CXPlannerError as refusal:
            refusals.append(Words("en").error(refusal))
    assert all(refusals)


EVIL = (
    b"\x00",
    b'"',
    b"\xff\xfe",
    b",,,,",
    b"\r",
    b";",
    b"9" * 400,
    b"=1+1",
    b"-",
    b"1e999",
    b"\xe2\x80\xae",
)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content with some bytes changed, cut, doubled or put in from elsewhere."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(changed))
        kind = chance.randrange(5)
        if kind == 0:
            changed[place] = chance.randrange(256)
        elif kind == 1:
            del changed[place : place + chance.randint(1, 200)]
        elif kind == 2:
            changed[place:place] = chance.choice(EVIL)
        elif kind == 3:
            changed[place:place] = changed[max(0, place - chance.randint(1, 300)) : place]
        else:
            other = chance.randrange(len(changed))
            changed[place], changed[other] = changed[other], changed[place]
        if not changed:
            return b""
    return bytes(changed)
