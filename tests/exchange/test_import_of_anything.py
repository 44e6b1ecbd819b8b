"""Whatever stands in a file, the answer is a proposal or a refusal, and what comes of it is sound."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cxplanner.errors import CXPlannerError
from cxplanner.exchange.headings import FIELDS
from cxplanner.exchange.import_initiatives import ImportProposal, propose
from cxplanner.exchange.spreadsheet_source import read_table
from cxplanner.plan.edits.initiatives import checked_initiative
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative
from tests.exchange.spreadsheets import ANY_STREAM

EVIL = st.sampled_from(
    [
        "",
        "0",
        "-1",
        "1e999",
        "NaN",
        "9" * 400,
        "1_000",
        "١٢٣",
        "1,5",
        "2024-02-30",
        "0000-00-00",
        "31/12/1899",
        "10000-01-01",
        "45000",
        "A; A; B SS; G9 FF+3d; Z-1w",
        "K1 FS-9999d",
        "G1",
        "K0",
        "yes",
        "done",
        "active",
        "idea",
        "rejected",
        "\u202eevil\u202c",
        "a\tb",
        "=cmd|'/c calc'!A0",
        "<b>&amp;</b>",
        "[[[",
        "{0} %s",
        "\ud7ff\uffff",
        "x" * 1001,
        "x" * 33_000,
        "2026-01-05",
        "2027-06-30",
        "3d",
        "2mo",
        "100",
    ]
)
STARTS = st.sampled_from([b"", b"title;start\n", b"PK\x03\x04", b"\xff\xfe", b"\xd0\xcf\x11\xe0"])
CELLS = EVIL | st.text(max_size=12)


def answer(content: bytes, name: str = "list.csv") -> ImportProposal | str:
    """The proposal for a file, or the sentence of its refusal."""
    plan = with_initiative(a_plan(), "K0", 3)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        try:
            return propose(read_table(path), plan, ANY_STREAM)
        except CXPlannerError as refusal:
            return Words("en").error(refusal)


@settings(max_examples=150)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"title;start\n", b"PK\x03\x04", b"\xff\xfe", b"\xd0\xcf\x11\xe0"]),
)
def test_that_any_bytes_get_an_answer(content: bytes, start: bytes) -> None:
    assert answer(start + content)


@settings(max_examples=150)
@given(st.lists(st.lists(CELLS, min_size=len(FIELDS), max_size=len(FIELDS)), min_size=1, max_size=4))
def test_that_any_cells_leave_a_sound_plan(rows: list[list[str]]) -> None:
    target = io.StringIO(newline="")
    csv.writer(target).writerows([FIELDS, *rows])
    found = answer(target.getvalue().encode("utf-8", errors="replace"))
    if isinstance(found, str):
        assert found
        return
    assert all(Words("en").problem(problem) for problem in found.problems)
    plan = found.result
    for initiative in plan.initiatives.values():
        assert checked_initiative(plan, initiative) == initiative
    keys = [initiative.key.casefold() for initiative in plan.initiatives.values()]
    assert len(keys) == len(set(keys))
    assert {link.successor for link in plan.dependencies.values()} <= set(plan.initiatives)
