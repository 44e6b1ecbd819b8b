"""Text files are read whatever their encoding, delimiter and line ends, within limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxplanner.errors import ImportProblem
from cxplanner.exchange.spreadsheet_source import read_table
from tests.exchange.spreadsheets import a_csv, imported, table

ROWS = ("título;duración;predecesoras", "Gestión de datos;1,5;", "Año cero – ñandú;2;Gestión de datos")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_that_the_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    found = read_table(a_csv(tmp_path, *ROWS, encoding=encoding))
    assert [row.cells[0] for row in found.rows] == ["Gestión de datos", "Año cero – ñandú"]
    assert found.encoding is not None


def test_that_latin_1_is_told_from_utf_8(tmp_path: Path) -> None:
    assert read_table(a_csv(tmp_path, *ROWS, encoding="cp1252")).encoding == "cp1252"
    assert read_table(a_csv(tmp_path, *ROWS)).encoding == "utf-8"


def test_that_the_encoding_can_be_told(tmp_path: Path) -> None:
    found = read_table(a_csv(tmp_path, "title", "Ž", encoding="cp1250"), encoding="cp1250")
    assert found.rows[0].cells == ("Ž",)


def test_that_an_unknown_encoding_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem) as refusal:
        read_table(a_csv(tmp_path, *ROWS), encoding="klingon")
    assert (refusal.value.code, refusal.value.facts["found"]) == ("unknown_encoding", "klingon")


def test_that_mixed_encodings_keep_what_can_be_read_and_tell(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_bytes("title\nAñil é í ó ú ñ\n".encode() + "Año\n".encode("cp1252"))
    found = read_table(path)
    assert found.rows[0].cells == ("Añil é í ó ú ñ",)
    assert [problem.expected for problem in found.problems] == ["readable_text"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_that_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    lines = (delimiter.join(("Title", "Owner")), delimiter.join(("CRM", "Ana")))
    found = read_table(a_csv(tmp_path, *lines))
    assert found.delimiter == delimiter
    assert found.rows[0].cells == ("CRM", "Ana")


def test_that_commas_inside_texts_do_not_hide_the_semicolons(tmp_path: Path) -> None:
    found = table(tmp_path, "title;notes", "A, B, C and D;x, y, z", "E, F;u, v")
    assert found.delimiter == ";"


def test_that_the_delimiter_can_be_told(tmp_path: Path) -> None:
    lines = ("title;owner,notes", "a;b,c")
    assert table(tmp_path, *lines, delimiter=";").rows[0].cells == ("a", "b,c")
    assert table(tmp_path, *lines, delimiter=",", columns={"title;owner": "title"}).rows[0].cells == (
        "a;b",
        "c",
    )


def test_that_a_line_that_names_the_delimiter_is_believed_and_not_counted(tmp_path: Path) -> None:
    found = table(tmp_path, "sep=|", "title|owner", "a|b")
    assert (found.delimiter, found.header_row, found.rows[0].number) == ("|", 1, 2)


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
def test_that_every_line_end_ends_a_line(tmp_path: Path, line_end: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(line_end.join((b"title,owner", b"a,b", b"c,d")))
    assert [row.cells for row in read_table(path).rows] == [("a", "b"), ("c", "d")]


def test_that_a_quoted_cell_of_several_lines_is_one_row(tmp_path: Path) -> None:
    found = table(tmp_path, "title,notes", '"CRM","one', 'two"', "ERP,three")
    assert [(row.number, row.cells) for row in found.rows] == [
        (2, ("CRM", "one\ntwo")),
        (3, ("ERP", "three")),
    ]


def test_that_empty_lines_count_but_are_no_rows(tmp_path: Path) -> None:
    assert [row.number for row in table(tmp_path, "title", "", "a", "  ,", "b").rows] == [3, 5]


def test_that_rows_after_an_open_quote_are_not_swallowed(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "title,owner", 'A "fine" one,Ana', '"never closed,Ben', "Last,Cleo")
    assert [row.title for row in proposal.rows] == ['A "fine" one', '"never closed', "Last"]
    assert ("closed_quote", 3) in [(problem.expected, problem.row) for problem in proposal.problems]


def test_that_a_row_with_a_binary_zero_is_refused_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"title,owner\nfine,Ana\nbro\x00ken,Ben\nfine too,Cleo\n")
    found = read_table(path)
    assert [row.number for row in found.rows] == [2, 4]
    assert [(each.expected, each.row) for each in found.problems] == [("text_without_nul", 3)]


@pytest.mark.parametrize("content", [b"", b"\n\n\n", b"\xef\xbb\xbf", b"  \r\n , ;"])
def test_that_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(ImportProblem) as refusal:
        read_table(path)
    assert refusal.value.code == "empty"


def test_that_a_field_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem) as refusal:
        table(tmp_path, "title", "x" * 140_000)
    assert refusal.value.code == "too_long_field"


def test_that_columns_beyond_the_limit_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem) as refusal:
        table(tmp_path, "title,owner", "a" + "," * 1000)
    assert (refusal.value.code, refusal.value.facts["row"]) == ("too_many_columns", 2)


def test_that_rows_beyond_the_limit_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem) as refusal:
        table(tmp_path, "title", *("x" for _ in range(200_001)))
    assert refusal.value.code == "too_many_rows"


def test_that_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"title\n")
    with path.open("r+b") as file:
        file.truncate(51 * 2**20)
    with pytest.raises(ImportProblem) as refusal:
        read_table(path)
    assert refusal.value.code in ("too_large", "not_a_spreadsheet")


def test_that_marks_against_formulas_are_taken_off_again(tmp_path: Path) -> None:
    found = table(tmp_path, "title", "'=1+1", "''=x", "'tis fine", "=not ours")
    assert [row.cells[0] for row in found.rows] == ["=1+1", "'=x", "'tis fine", "=not ours"]
