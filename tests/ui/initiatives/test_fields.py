"""Every field of an initiative in a column of its own: read as people write it, shown, sorted, refused."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxplanner.errors import EditError
from cxplanner.plan.initiatives import Urgency
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.keys import press, type_text
from ui.initiatives.cell_edits import put_cell
from ui.initiatives.columns import FIELDS, READ_ONLY, Cells, Column
from ui.initiatives.editors import NoteEditor
from ui.initiatives.view import InitiativesView

TYPED = [
    (Column.SHORT_TITLE, "Wave 2", "short_title", "Wave 2"),
    (Column.TAGS, "OP; customer centricity", "tags", (Stream.ORGANIZATION, Stream.CUSTOMER_CENTRICITY)),
    (Column.UNITS, "1,5", "units", 1.5),
    (Column.PERSON_MONTHS, "12", "person_months", 12.0),
    (Column.DEADLINE, "31 Mar 2027", "deadline", date(2027, 3, 31)),
    (Column.NOT_BEFORE, "2027-03-01", "not_before", date(2027, 3, 1)),
    (Column.PINNED_START, "1/3/2027", "pinned_start", date(2027, 3, 1)),
    (Column.OPTIMISTIC, "1w", "optimistic", 5),
    (Column.PESSIMISTIC, "20d", "pessimistic", 20),
    (Column.NEEDED_FOR_GATE, "no", "needed_for_gate", False),
    (Column.GATE_WAIVER, "agreed with the board", "gate_waiver", "agreed with the board"),
    (Column.IMPACT, "70", "impact", 70),
    (Column.EFFORT, "35", "effort", 35),
    (Column.URGENCY, "6_months", "urgency", Urgency.SIX_MONTHS),
    (Column.CONFIDENCE, "50 %", "confidence", 50),
    (Column.WHY, "Fewer calls", "why", "Fewer calls"),
]
REFUSED = [
    (Column.SHORT_TITLE, "a title that is much too long", "too_long"),
    (Column.TAGS, "nonsense", "unknown_choice"),
    (Column.UNITS, "many", "unreadable_number"),
    (Column.DEADLINE, "soon", "unreadable_date"),
    (Column.OPTIMISTIC, "30d", "optimistic_above_duration"),
    (Column.PESSIMISTIC, "1d", "pessimistic_below_duration"),
    (Column.NEEDED_FOR_GATE, "perhaps", "unknown_choice"),
    (Column.GATE_WAIVER, "ok", "short_waiver"),
    (Column.IMPACT, "101", "out_of_range"),
    (Column.URGENCY, "yesterday", "unknown_choice"),
    (Column.CONFIDENCE, "77", "out_of_range"),
    (Column.COST, "much", "unreadable_number"),
    (Column.LEVELLED_START, "1 Mar 2027", "fixed_column"),
    (Column.STREAM, "nonsense", "unknown_choice"),
    (Column.STAGE, "nonsense", "unknown_choice"),
    (Column.STATUS, "nonsense", "unknown_choice"),
]


@pytest.mark.parametrize(("column", "text", "field", "value"), TYPED)
def test_that_a_field_takes_what_people_write(column: Column, text: str, field: str, value: object) -> None:
    plan = with_initiative(a_plan(), "A", 10)
    changed = put_cell(plan, schedule(plan), id_of(plan, "A"), column, text)
    assert getattr(changed.initiatives[id_of(plan, "A")], field) == value


@pytest.mark.parametrize(("column", "text", "code"), REFUSED)
def test_that_a_field_refuses_nonsense(column: Column, text: str, code: str) -> None:
    plan = with_initiative(a_plan(), "A", 10)
    with pytest.raises(EditError) as refused:
        put_cell(plan, schedule(plan), id_of(plan, "A"), column, text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "cents"), [("1500", 150_000), ("1.500", 150_000), ("1,500.25", 150_025), ("€ 12,5", 1_250)]
)
def test_that_money_is_read_with_any_marks(text: str, cents: int) -> None:
    plan = with_initiative(a_plan(), "A", 10)
    id_ = id_of(plan, "A")
    assert put_cell(plan, schedule(plan), id_, Column.COST, text).cost_once(id_) == cents


@pytest.mark.parametrize("column", sorted(FIELDS))
def test_that_what_an_editor_starts_with_changes_nothing(column: Column) -> None:
    plan = with_initiative(a_plan(), "A", 10)
    id_ = id_of(plan, "A")
    dates = schedule(plan)
    for filled, text, _, _ in TYPED:
        plan = put_cell(plan, dates, id_, filled, text)
    plan = put_cell(plan, dates, id_, Column.COST, "1250.50")
    cells = Cells(plan, dates, Words())
    if column not in READ_ONLY:
        assert put_cell(plan, dates, id_, column, cells.edited_text(id_, column)) == plan


def test_that_a_long_text_is_edited_in_several_lines(qtbot: QtBot, controller_of: MakeController) -> None:
    controller = controller_of(with_initiative(a_plan(), "A", 10))
    view = InitiativesView(controller)
    qtbot.addWidget(view)
    view.resize(1256, 600)
    view.show()
    id_ = id_of(controller.plan, "A")
    view.columns.show(Column.WHY, shown=True)
    view.table.edit_cell(id_, Column.WHY)
    editor = view.table.viewport().findChild(NoteEditor)
    assert editor is not None
    type_text(editor, "Fewer calls")
    press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(editor, "and visits")
    press(editor, Qt.Key.Key_Return)
    assert controller.plan.initiatives[id_].why == "Fewer calls\nand visits"
    assert view.model.data(view.model.index_of(id_, Column.WHY)) == "Fewer calls and visits"
