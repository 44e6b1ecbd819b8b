"""What is exported comes back whole; text stays text, whatever it looks like."""

from __future__ import annotations

import csv
import io
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from cxplanner.errors import ExportError
from cxplanner.exchange.headings import FIELDS
from cxplanner.exchange.import_initiatives import propose
from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.exchange.spreadsheet_source import SourceTable, read_table
from cxplanner.exchange.table_export import empty_spreadsheet, guarded, to_csv, write_xlsx
from cxplanner.exchange.table_rows import Value, table_rows
from cxplanner.plan.edits.dependencies import write_predecessors
from cxplanner.plan.edits.initiatives import add, set_benefit_per_year, set_cost_once
from cxplanner.plan.edits.programme import with_person, with_team
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import LANGUAGES, Words
from tests.builders import MONDAY, a_plan, id_of, with_initiative


def csv_rows(plan: Plan) -> list[list[str]]:
    return list(csv.reader(io.StringIO(to_csv(plan, schedule(plan)).removeprefix("\ufeff"), newline="")))


def exported_csv(plan: Plan, folder: Path) -> SourceTable:
    path = folder / "table.csv"
    path.write_bytes(to_csv(plan, schedule(plan)).encode())
    return read_table(path)


def exported_xlsx(plan: Plan, folder: Path, language: str = "en") -> SourceTable:
    path = folder / "table.xlsx"
    write_xlsx(plan, schedule(plan), Words(language), path)
    return read_table(path)


def test_that_a_csv_has_the_tables_columns_in_its_order() -> None:
    plan = with_initiative(a_plan(), "SD-04", 10, title="CRM", stage=2, tags=(Stream.ORGANIZATION,))
    text = to_csv(plan, schedule(plan))
    assert text.startswith("\ufeffkey,title,stage,stream,tags,duration,predecessors,start,finish,")
    headings, row = csv_rows(plan)
    assert headings == list(FIELDS)
    said = dict(zip(headings, row, strict=True))
    assert (said["key"], said["stream"], said["tags"]) == ("SD-04", "systems_data", "organization")
    assert (said["start"], said["finish"], said["duration"]) == ("2026-01-05", "2026-01-16", "10")
    assert (said["needed_for_gate"], said["status"]) == ("yes", "candidate")
    assert (said["owner"], said["cost"], said["deadline"]) == ("", "", "")


def test_that_money_is_in_whole_units_with_cents_where_there_are_any() -> None:
    plan = with_initiative(a_plan(), "A")
    plan = set_cost_once(plan, id_of(plan, "A"), 4_500_050)
    plan = set_benefit_per_year(plan, id_of(plan, "A"), 100_000)
    said = dict(zip(*csv_rows(plan), strict=True))
    assert (said["cost"], said["benefit_per_year"]) == ("45000.50", "1000")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "'=x", "''-y"])
def test_that_what_looks_like_a_formula_is_guarded_in_a_csv(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert csv_rows(with_initiative(a_plan(), "A", title=text))[1][1] == f"'{text}"


@pytest.mark.parametrize("text", ["CRM", "'tis", "a=b", "1-2", ""])
def test_that_other_text_is_not_guarded(text: str) -> None:
    assert guarded(text) == text


def test_that_text_in_a_workbook_is_never_a_formula(tmp_path: Path) -> None:
    titles = ["=cmd|'/c calc'!A0", "+1", "#REF!", "true", "007", "1e5", "_x000D_", "<b>&amp;"]
    plan = a_plan()
    for n, title in enumerate(titles):
        plan = with_initiative(plan, f"K{n}", title=title)
    write_xlsx(plan, schedule(plan), Words("en"), tmp_path / "table.xlsx")
    sheet = load_workbook(tmp_path / "table.xlsx").worksheets[0]
    cells = [row[1] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == [title.replace("_x000D_", "_x005F_x000D_") for title in titles]
    assert {cell.data_type for cell in cells} == {"s"}


def test_that_a_workbook_has_real_dates_and_numbers_and_fixed_headings(tmp_path: Path) -> None:
    plan = with_initiative(a_plan(), "A", 10)
    plan = set_cost_once(plan, id_of(plan, "A"), 123_400)
    write_xlsx(plan, schedule(plan), Words("en"), tmp_path / "table.xlsx")
    workbook = load_workbook(tmp_path / "table.xlsx")
    sheet: Any = workbook.worksheets[0]
    said = dict(zip((cell.value for cell in sheet[1]), sheet[2], strict=True))
    assert said["Start"].is_date
    assert (said["Duration"].value, said["Cost"].value) == (10, 1234)
    assert sheet.freeze_panes == "C2"
    assert workbook.sheetnames == ["Initiatives", "Gates and milestones"]
    dates: Any = workbook.worksheets[1]
    assert [row[0].value for row in dates.iter_rows(min_row=2)] == ["G1", "G2", "G3", "G4"]


def test_that_a_workbook_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    plan = with_initiative(a_plan(), "A")
    with pytest.raises(ExportError) as refusal:
        write_xlsx(plan, schedule(plan), Words("en"), tmp_path / "nowhere" / "table.xlsx")
    assert refusal.value.code == "not_written"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_sample_comes_back_whole(tmp_path: Path, language: str) -> None:
    plan = sample_plan(language)
    for source in (exported_csv(plan, tmp_path), exported_xlsx(plan, tmp_path, language)):
        proposal = propose(source, plan)
        assert (proposal.added, proposal.updated, proposal.refused, proposal.problems) == ((), {}, (), ())
        assert proposal.result == plan


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_an_empty_spreadsheet_knows_its_headings_and_adds_nothing(tmp_path: Path, language: str) -> None:
    path = tmp_path / "empty.xlsx"
    empty_spreadsheet(Words(language), path)
    found = read_table(path)
    assert set(found.fields) == set(FIELDS)
    proposal = propose(found, a_plan())
    assert (proposal.added, proposal.refused, proposal.problems) == ((), (), ())


def test_that_an_empty_spreadsheet_explains_each_heading(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    empty_spreadsheet(Words("en"), path)
    workbook = load_workbook(path)
    explained = [row for row in workbook.worksheets[1].iter_rows(min_row=2, values_only=True) if row[0]]
    assert [row[0] for row in explained] == [Words("en").field(name) for name in FIELDS]
    assert all(row[1] and row[2] for row in explained)


# ------------------------------------------------------------------------------- there and back again

TEXTS = st.text(max_size=40) | st.sampled_from(["_x000D_", "_x005F_", "a_x0041_x0042_b", "=1", "'@", "-"])
NAMES = st.sampled_from(["", "Ana", "José Núñez", "=Evil", "李雷", "O'Neil; & Sons"])
DAYS = st.dates(date(2026, 1, 5), date(2030, 12, 31))
SCORES = st.none() | st.integers(0, 100)


@st.composite
def initiative_values(draw: st.DrawFn) -> dict[str, Any]:
    duration = draw(st.integers(0, 60))
    status = draw(st.sampled_from(Status))
    values: dict[str, Any] = {
        "title": draw(TEXTS.filter(lambda text: text.strip() != "")),
        "stream": draw(st.sampled_from(Stream)),
        "tags": tuple(draw(st.sets(st.sampled_from(Stream)))),
        "stage": draw(st.integers(1, 4)),
        "duration": duration,
        "estimated": draw(st.booleans()),
        "status": status,
        "progress": draw(st.integers(0, 100)),
        "optimistic": draw(st.none() | st.integers(0, duration)),
        "pessimistic": draw(st.none() | st.integers(duration, 100)),
        "units": draw(st.none() | st.integers(0, 100_000).map(lambda tenths: tenths / 10)),
        "impact": draw(SCORES),
        "effort": draw(SCORES),
        "remaining": draw(st.none() | st.integers(0, 50)),
        "not_before": draw(st.none() | DAYS),
        "deadline": draw(st.none() | DAYS),
        "pinned_start": draw(st.none() | DAYS),
        "needed_for_gate": draw(st.booleans()),
        "gate_waiver": draw(st.sampled_from(["", "Agreed by the committee", "=a formula, perhaps"])),
        "why": draw(TEXTS),
        "notes": draw(TEXTS),
    }
    if status in (Status.ACTIVE, Status.DONE):
        values["actual_start"] = MONDAY
    if status is Status.DONE:
        values["actual_finish"] = draw(DAYS)
    return values


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    plan = a_plan()
    keys: list[str] = []
    for n, values in enumerate(draw(st.lists(initiative_values(), min_size=1, max_size=5))):
        plan, values["owner"] = with_person(plan, draw(NAMES))
        plan, values["team"] = with_team(plan, draw(NAMES))
        key = draw(st.sampled_from([f"K-{n}", f"-{n}", f"={n}", f"n{n}"]))
        new = plan.next_id
        title = values.pop("title")
        plan = add(plan, title, values.pop("stream"), key=key, **values)
        is_linked, has_sums = draw(st.booleans()), draw(st.booleans())
        if keys and is_linked:
            link = draw(st.sampled_from(["", " SS+3d", " FF-2d", " FS+7ed"]))
            plan = write_predecessors(plan, new, f"{draw(st.sampled_from(keys))}{link}", 5)
        if has_sums:
            plan = set_cost_once(plan, new, draw(st.integers(0, 10**11)))
            plan = set_benefit_per_year(plan, new, draw(st.integers(0, 10**11)))
        keys.append(key)
    return plan


def differences(before: dict[str, Value], after: dict[str, Value]) -> dict[str, tuple[Value, Value]]:
    return {name: (before[name], after[name]) for name in FIELDS if before[name] != after[name]}


@settings(max_examples=40)
@given(plans(), st.sampled_from(["csv", *LANGUAGES]))
def test_that_export_and_import_lose_nothing_of_the_table(plan: Plan, way: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = exported_csv(plan, Path(folder)) if way == "csv" else exported_xlsx(plan, Path(folder), way)
    into_new = propose(source, a_plan())
    assert not into_new.has_losses
    before, after = table_rows(plan, schedule(plan)), table_rows(into_new.result, into_new.schedule)
    assert len(after) == len(before)
    assert [differences(*rows) for rows in zip(before, after, strict=True)] == [{}] * len(before)
    into_same = propose(source, plan)
    assert (into_same.added, into_same.updated, into_same.refused) == ((), {}, ())
