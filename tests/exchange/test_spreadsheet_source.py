"""A table is found in a file whatever stands around it; what is no table is refused with a reason."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from cxplanner.errors import ImportProblem
from cxplanner.exchange.cell_values import DateOrder
from cxplanner.exchange.spreadsheet_source import letter_of, read_table
from tests.exchange.spreadsheets import a_csv, a_workbook, table


def refusal_of(path: Path) -> str:
    with pytest.raises(ImportProblem) as refusal:
        read_table(path)
    assert refusal.value.facts["path"] == path
    return refusal.value.code


def test_that_the_headings_are_found_below_a_title(tmp_path: Path) -> None:
    found = table(
        tmp_path, "Programme 2027,,", ",,", "made by Ana,,", "Task name,Start,Owner", "CRM,2027-01-04,Ben"
    )
    assert (found.header_row, found.rows[0].number) == (4, 5)
    assert set(found.fields) == {"title", "start", "owner"}


def test_that_half_a_heading_is_completed_from_the_row_above(tmp_path: Path) -> None:
    path = a_workbook(
        tmp_path,
        (None, "Project", "Duration", "Start", "End"),
        ("Ref", "Task", "Days", "Date", "Date"),
        ("A", "CRM", 3, "02/09/2024", "04/09/2024"),
    )
    found = read_table(path)
    assert found.header_row == 2
    assert {name: columns[0] for name, columns in found.fields.items()} == {
        "key": 0,
        "title": 1,
        "duration": 2,
        "start": 3,
        "finish": 4,
    }


def test_that_a_workbook_gives_dates_and_numbers_as_such(tmp_path: Path) -> None:
    path = a_workbook(tmp_path, ("Title", "Start", "Cost"), ("CRM", date(2027, 1, 4), 1500.5))
    found = read_table(path)
    assert found.rows[0].cells == ("CRM", datetime.fromisoformat("2027-01-04T00:00"), 1500.5)
    assert (found.sheet, found.encoding, found.delimiter) == ("Sheet", None, None)


def test_that_the_first_sheet_is_read_unless_another_is_named(tmp_path: Path) -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.worksheets[0].append(["Title"])
    workbook.worksheets[0].append(["on the first"])
    second = workbook.create_sheet("More")
    second.append(["Title"])
    second.append(["on the second"])
    path = tmp_path / "two.xlsx"
    workbook.save(path)
    assert read_table(path).rows[0].cells == ("on the first",)
    assert read_table(path, sheet="More").rows[0].cells == ("on the second",)
    assert read_table(path).sheets == ("Sheet", "More")
    with pytest.raises(ImportProblem) as refusal:
        read_table(path, sheet="Nowhere")
    assert refusal.value.code == "unknown_sheet"


def test_that_a_cell_merged_downwards_counts_for_all_its_rows(tmp_path: Path) -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in (("Stage", "Title"), (2, "CRM"), (None, "ERP"), (None, "Web"), (3, "App")):
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    path = tmp_path / "merged.xlsx"
    workbook.save(path)
    assert [row.cells for row in read_table(path).rows] == [(2, "CRM"), (2, "ERP"), (2, "Web"), (3, "App")]


def test_that_what_was_found_out_can_be_overruled(tmp_path: Path) -> None:
    lines = ("title;start;cost", "CRM;02/03/2027;1.500,50")
    found = table(tmp_path, *lines)
    assert (found.date_order, found.date_order_is_certain, found.decimal_mark) == (
        DateOrder.DAY_FIRST,
        False,
        ",",
    )
    told = table(tmp_path, *lines, date_order=DateOrder.MONTH_FIRST, decimal_mark=".")
    assert (told.date_order, told.date_order_is_certain, told.decimal_mark) == (
        DateOrder.MONTH_FIRST,
        True,
        ".",
    )


def test_that_a_column_can_be_told_to_be_the_titles(tmp_path: Path) -> None:
    path = a_csv(tmp_path, "Foo,Bar", "CRM,x")
    with pytest.raises(ImportProblem) as refusal:
        read_table(path)
    assert (refusal.value.code, refusal.value.facts["headings"]) == ("no_title_column", ["Foo", "Bar"])
    assert read_table(path, columns={"Foo": "title"}).fields == {"title": (0,)}


def test_that_a_table_on_its_side_is_told_as_such(tmp_path: Path) -> None:
    path = a_csv(
        tmp_path,
        "Project name,CRM,ERP,Web",
        "Start date,2027-01-04,2027-02-01,",
        "End date,,,",
        "Owner,Ana,,",
    )
    assert refusal_of(path) == "transposed"


def test_that_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "none.csv") == "missing"
    assert refusal_of(tmp_path) == "directory"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "not_a_spreadsheet"),
        (b"SQLite format 3\x00" + bytes(100), "not_a_spreadsheet"),
        (b"<html><table><tr><td>Title</td></tr></table></html>", "not_a_spreadsheet"),
        (b"<?xml version='1.0'?><Project/>", "not_a_spreadsheet"),
        (b"MPX,Microsoft Project for Windows,4.0", "not_a_spreadsheet"),
        (bytes(range(32)) * 64, "not_a_spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "old_excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Props".encode("utf-16-le"), "not_a_spreadsheet"),
        (b"PK\x03\x04 no archive", "damaged_workbook"),
    ],
)
def test_that_files_of_another_kind_are_refused_whatever_their_ending(
    tmp_path: Path, content: bytes, code: str
) -> None:
    for ending in (".csv", ".xlsx"):
        path = tmp_path / f"list{ending}"
        path.write_bytes(content)
        assert refusal_of(path) == code


def test_that_columns_are_lettered_as_spreadsheets_letter_them() -> None:
    assert [letter_of(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
