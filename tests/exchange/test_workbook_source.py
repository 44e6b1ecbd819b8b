"""Damaged and hostile workbooks are refused at once, within limits."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from cxplanner.errors import ImportProblem
from cxplanner.exchange.spreadsheet_source import read_table
from tests.exchange.spreadsheets import a_workbook

SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TITLE_ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c></row>'
TAIL = "</sheetData></worksheet>"


def altered(folder: Path, **parts: str | bytes) -> Path:
    """A workbook in which parts have other contents; `sheet` is the sheet, `extra` an additional part."""
    source = a_workbook(folder, ("Title",), ("CRM",), name="sound.xlsx")
    names = {"sheet": SHEET, "extra": "xl/extra.xml", "escape": "../../escape.xml"}
    replaced = {names[name]: content for name, content in parts.items()}
    path = folder / "altered.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename not in replaced:
                new.writestr(part, old.read(part))
        for name, content in replaced.items():
            new.writestr(name, content)
    return path


def refusal_of(path: Path) -> str:
    with pytest.raises(ImportProblem) as refusal:
        read_table(path)
    return refusal.value.code


def test_that_a_sound_workbook_is_read(tmp_path: Path) -> None:
    path = altered(tmp_path, sheet=f'{HEAD}{TITLE_ROW}<row r="2"><c r="A2"><v>7</v></c></row>{TAIL}')
    assert read_table(path).rows[0].cells == (7,)


def test_that_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    assert refusal_of(altered(tmp_path, extra=bytes(300 * 2**20))) == "too_large"
    assert refusal_of(altered(tmp_path, extra=bytes(4 * 2**20))) == "too_large"


def test_that_entities_are_refused(tmp_path: Path) -> None:
    bomb = f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>{HEAD}{TITLE_ROW}{TAIL}'
    assert refusal_of(altered(tmp_path, sheet=bomb)) == "document_type_definition"
    wide = f'<?xml version="1.0" encoding="utf-16"?>{bomb}'.encode("utf-16")
    assert refusal_of(altered(tmp_path, sheet=wide)) == "document_type_definition"


def test_that_parts_that_point_outside_are_refused(tmp_path: Path) -> None:
    assert refusal_of(altered(tmp_path, escape="x")) == "damaged_workbook"


@pytest.mark.parametrize(
    "sheet",
    [
        "",
        "no markup",
        HEAD,
        f'{HEAD}{TITLE_ROW}<row r="2"><c r="A2"><v>{"9" * 5000}</v></c></row>{TAIL}',
        f'{HEAD}{TITLE_ROW}<row r="2"><c r="ZZZZZZ2"><v>1</v></c></row>{TAIL}',
        f'{HEAD}{TITLE_ROW}<row r="2"><c r="A2" t="s"><v>99999</v></c></row>{TAIL}',
    ],
)
def test_that_broken_markup_is_a_damaged_workbook(tmp_path: Path, sheet: str) -> None:
    assert refusal_of(altered(tmp_path, sheet=sheet)) == "damaged_workbook"


def test_that_a_cell_in_the_last_column_is_too_many(tmp_path: Path) -> None:
    sheet = f'{HEAD}{TITLE_ROW}<row r="2"><c r="XFD2"><v>1</v></c></row>{TAIL}'
    assert refusal_of(altered(tmp_path, sheet=sheet)) == "too_many_columns"


def test_that_a_cell_in_the_last_row_is_just_a_row(tmp_path: Path) -> None:
    sheet = f'{HEAD}{TITLE_ROW}<row r="1048576"><c r="A1048576"><v>1</v></c></row>{TAIL}'
    assert [row.number for row in read_table(altered(tmp_path, sheet=sheet)).rows] == [1_048_576]


def test_that_a_wrong_size_hides_no_cells(tmp_path: Path) -> None:
    sheet = (
        HEAD.replace("<sheetData>", '<dimension ref="A1"/><sheetData>')
        + TITLE_ROW
        + '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>'
        + TAIL
    )
    assert read_table(altered(tmp_path, sheet=sheet)).rows[0].cells == (1, 2)


def test_that_an_archive_of_something_else_is_no_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert refusal_of(path) == "not_a_spreadsheet"


def test_that_every_cut_of_a_workbook_is_refused_or_read(tmp_path: Path) -> None:
    content = a_workbook(tmp_path, ("Title",), ("CRM",)).read_bytes()
    path = tmp_path / "cut.xlsx"
    for length in range(4, len(content), 199):
        path.write_bytes(content[:length])
        assert refusal_of(path) == "damaged_workbook"
