"""The inspector: what it shows of a selection, and how its fields commit, refuse and restore."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import milestones
from cxplanner.plan.initiatives import Anchor, Initiative, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateOutcome, GatePolicy, Stream
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.keys import press, type_text
from tests.ui.windows import MakeWindow, select
from ui.inspector.parts import ItemRow, Sentence
from ui.main_window import MainWindow
from ui.widgets.buttons import CheckBox
from ui.widgets.field import ChoiceField, Field, NameField, NoteField, TextField


def two() -> Plan:
    return with_initiative(with_initiative(a_plan(), "A", 10, title="Paper is gone"), "B", 5, "A")


def field(window: MainWindow, label: str) -> Field:
    """The visible field with a label."""
    found = [
        each
        for each in window.inspector.findChildren(Field)
        if each.label.text() == label and each.isVisibleTo(window.inspector)
    ]
    assert len(found) == 1, label
    return found[0]


def write(window: MainWindow, label: str, text: str) -> Field:
    """Type a text into a field and press Enter."""
    written = field(window, label)
    line = written.combo.lineEdit() if isinstance(written, NameField) else written.editor
    assert isinstance(line, QWidget)
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]
    type_text(line, text)
    press(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    return written


def choose(window: MainWindow, label: str, text: str) -> Field:
    """Choose from a list of choices."""
    chosen = field(window, label)
    assert isinstance(chosen, ChoiceField)
    index = chosen.combo.findText(text)
    assert index >= 0, text
    chosen.combo.setCurrentIndex(index)
    chosen.combo.activated.emit(index)
    QApplication.processEvents()
    return chosen


def texts(window: MainWindow) -> str:
    return "\n".join(each.text() for each in window.inspector.findChildren(QLabel) if each.isVisible())


def initiative(window: MainWindow, key: str) -> Initiative:
    return window.controller.plan.initiatives[id_of(window.controller.plan, key)]


def test_that_nothing_selected_shows_the_programme(window_of: MakeWindow) -> None:
    window = window_of(two())
    assert "Test programme" in texts(window)
    assert "Critical path" in texts(window)


@pytest.mark.parametrize(
    ("label", "typed", "name", "value"),
    [
        ("Title", "Formación à medida", "title", "Formación à medida"),
        ("Key", "SD-99", "key", "SD-99"),
        ("Short title", "Papel cero", "short_title", "Papel cero"),
        ("Duration", "3w", "duration", 15),
        ("Not before", "2 Mar 2026", "not_before", date(2026, 3, 2)),
        ("Deadline", "2026-04-30", "deadline", date(2026, 4, 30)),
        ("Pinned start", "2 Mar 2026", "pinned_start", date(2026, 3, 2)),
        ("Progress", "40 %", "progress", 40),
    ],
)
def test_that_a_field_commits_when_editing_is_finished(
    window_of: MakeWindow, label: str, typed: str, name: str, value: object
) -> None:
    window = window_of(two())
    select(window, "A")
    id_ = id_of(window.controller.plan, "A")
    write(window, label, typed)
    assert getattr(window.controller.plan.initiatives[id_], name) == value


def test_that_an_edit_is_one_step_of_undo_with_a_name(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "A")
    written = write(window, "Duration", "30")
    assert window.actions_by_name.said("undo") == "Undo change of duration"
    window.run("undo")
    assert isinstance(written, TextField)
    assert written.text == "10 d"


def test_that_a_refused_text_stays_with_a_sentence_beside_it_until_esc(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "A")
    written = write(window, "Duration", "soon")
    assert isinstance(written, TextField)
    assert written.text == "soon"
    assert "soon" in written.refusal
    assert written.editor.property("refused") is True
    assert initiative(window, "A").duration == 10
    press(written.line, Qt.Key.Key_Escape)
    assert (written.text, written.refusal) == ("10 d", "")


def test_that_a_refused_text_can_be_corrected(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "B")
    written = write(window, "Key", "A")
    assert written.refusal
    write(window, "Key", "C")
    assert written.refusal == ""
    assert window.controller.plan.initiative("C") is not None


def test_that_a_loop_is_refused_beside_the_predecessors(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "A")
    written = write(window, "Predecessors", "B")
    assert "A" in written.refusal
    assert "B" in written.refusal
    assert window.messages.text == ""


def test_that_what_is_typed_about_one_is_not_shown_of_another(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "A")
    write(window, "Duration", "soon")
    select(window, "B")
    shown = field(window, "Duration")
    assert isinstance(shown, TextField)
    assert (shown.text, shown.refusal) == ("5 d", "")


def test_that_a_new_owner_is_added_by_writing_a_name(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "A")
    write(window, "Owner", "Álvaro Núñez")
    assert [person.name for person in window.controller.plan.people.values()] == ["Álvaro Núñez"]
    select(window, "B")
    offered = field(window, "Owner")
    assert isinstance(offered, NameField)
    assert offered.combo.itemText(0) == "Álvaro Núñez"


def test_that_stream_stage_and_status_are_chosen(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "A")
    choose(window, "Stream", "Customer centricity")
    choose(window, "Stage", "2 Optimise")
    choose(window, "Status", window.controller.words.status(Status.APPROVED))
    changed = initiative(window, "A")
    assert (changed.stream, changed.stage, changed.status) == (Stream.CUSTOMER_CENTRICITY, 2, Status.APPROVED)


def test_that_a_status_that_needs_a_date_says_so_beside_it(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "A")
    chosen = choose(window, "Status", window.controller.words.status(Status.DONE))
    assert chosen.refusal
    assert initiative(window, "A").status is Status.CANDIDATE


def test_that_actual_dates_carry_the_status(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "A")
    write(window, "Actual start", "5 Jan 2026")
    assert initiative(window, "A").status is Status.ACTIVE
    write(window, "Actual finish", "16 Jan 2026")
    assert (initiative(window, "A").status, initiative(window, "A").progress) == (Status.DONE, 100)


def test_that_a_further_stream_is_ticked(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "A")
    boxes = {each.text(): each for each in window.inspector.findChildren(CheckBox)}
    boxes["Customer centricity"].click()
    assert initiative(window, "A").tags == (Stream.CUSTOMER_CENTRICITY,)


def test_that_notes_commit_when_the_focus_leaves_them(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "A")
    notes = field(window, "Notes")
    assert isinstance(notes, NoteField)
    notes.edit.setFocus()
    type_text(notes.edit, "año tras año")
    window.views.focus_canvas()
    QApplication.processEvents()
    assert initiative(window, "A").notes == "año tras año"


def test_that_dates_and_float_and_the_reason_are_shown(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "B")
    shown = texts(window)
    assert "19 Jan 2026" in shown
    assert "the working day after A Paper is gone finishes" in shown
    assert "Critical" in shown


def test_that_the_reason_can_be_followed(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "B")
    first, second = [each for each in window.inspector.findChildren(Sentence) if each.isVisible()][:2]
    assert first.focusPolicy() is Qt.FocusPolicy.NoFocus
    press(second, Qt.Key.Key_Return)
    assert window.controller.view.current == Item("initiative", id_of(window.controller.plan, "A"))


def test_that_what_waits_is_listed_and_leads_there(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "A")
    rows = [each for each in window.inspector.findChildren(ItemRow) if each.isVisible()]
    (row,) = [each for each in rows if each.accessibleName() == "B Initiative B, 23 Jan 2026"]
    row.click()
    assert window.controller.view.selected_initiatives() == (id_of(window.controller.plan, "B"),)


def test_that_several_initiatives_are_edited_at_once(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "A", "B")
    assert "2 initiatives selected" in texts(window)
    write(window, "Owner", "Marta")
    choose(window, "Stage", "3 Monetise data")
    assert {each.stage for each in window.controller.plan.initiatives.values()} == {3}
    assert len({each.owner for each in window.controller.plan.initiatives.values()}) == 1
    window.run("undo")
    assert {each.stage for each in window.controller.plan.initiatives.values()} == {1}


def test_that_the_people_that_work_needs_are_entered_and_cleared(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "A")
    write(window, "Full-time equivalents", "1,5")
    assert initiative(window, "A").units == 1.5
    assert window.controller.open_plan.undo_name == "set_units"
    select(window, "A", "B")
    write(window, "Full-time equivalents", "2")
    assert [initiative(window, key).units for key in "AB"] == [2, 2]
    refused = write(window, "Full-time equivalents", "some")
    assert refused.refusal == "“some” is no number: write it in digits."
    assert isinstance(refused, TextField)
    refused.line.selectAll()
    press(refused.line, Qt.Key.Key_Backspace)
    press(refused.line, Qt.Key.Key_Return)
    assert [initiative(window, key).units for key in "AB"] == [None, None]


def test_that_a_gate_is_shown_and_edited(window_of: MakeWindow) -> None:
    window = window_of(two())
    window.controller.view.select(Item("gate", 1))
    write(window, "Gate name", "Sin papel")
    choose(window, "Gate policy", window.controller.words.label(GatePolicy.HOLD))
    write(window, "Planned date of the gate", "16 Jan 2026")
    gate = window.controller.plan.stages[1]
    assert (gate.gate_name, gate.gate_policy, gate.gate_planned_on) == (
        "Sin papel",
        GatePolicy.HOLD,
        date(2026, 1, 16),
    )


def test_that_a_decision_needs_its_date(window_of: MakeWindow) -> None:
    window = window_of(two())
    window.controller.view.select(Item("gate", 1))
    go = window.controller.words.label(GateOutcome.GO)
    assert choose(window, "Decision", go).refusal
    write(window, "Decided on", "30 Jan 2026")
    choose(window, "Decision", go)
    assert window.controller.plan.stages[1].gate_passed_on == date(2026, 1, 30)


def test_that_a_milestone_is_taken_off_its_initiative_and_stays_on_its_day(window_of: MakeWindow) -> None:
    plan = two()
    plan = milestones.add(plan, "Live", initiative=id_of(plan, "A"))
    window = window_of(plan)
    (id_,) = plan.milestones
    window.controller.view.select(Item("milestone", id_))
    choose(window, "Anchor", window.controller.words.name_of(Anchor.DATE))
    assert window.controller.plan.milestones[id_].day == date(2026, 1, 16)
    write(window, "Date", "20 Jan 2026")
    assert window.controller.schedule.milestone(id_).finish == date(2026, 1, 20)


def test_that_names_are_shown_as_they_are_written(window_of: MakeWindow) -> None:
    window = window_of(with_initiative(a_plan(), "A", title="<b>Bold</b> & <img src=x>"))
    select(window, "A")
    labels = [each for each in window.inspector.findChildren(QLabel) if "Bold" in each.text()]
    assert labels
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in labels)
