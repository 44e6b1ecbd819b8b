"""A first afternoon with the program: a plan drawn, linked, spoilt, put right, explained, and printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from cxplanner.open_plan import OpenPlan
from cxplanner.plan.notation import written_lag
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from tests.builders import id_of
from tests.ui.hand import CONTROL, PATIENCE, SHIFT, Hand, meanwhile
from tests.ui.windows import MakeWindow
from ui.frame.question import Question
from ui.initiatives.columns import Column
from ui.inspector.parts import Sentence
from ui.main_window import MainWindow
from ui.print_studio.window import StudioWindow
from ui.programme.dialog import ProgrammeDialog
from ui.widgets.buttons import LinkButton

DRAWN = (
    ("Digital archive", 0, date(2027, 1, 11), date(2027, 3, 26)),
    ("Train the pilots", 1, date(2027, 4, 12), date(2027, 7, 2)),
    ("Paperless desk", 2, date(2027, 2, 1), date(2027, 4, 30)),
    ("Voice of the customer", 3, date(2027, 1, 18), date(2027, 3, 5)),
)
WRITTEN = (
    ("Process map", 1), ("Train the branches", 1), ("One platform", 1),
    ("Data catalogue", 2), ("Price model", 2), ("Data stewards", 2),
    ("Client portal", 3), ("Handover", 3),
)  # fmt: skip
IN_CELLS = (
    ("SD-03", "SD-02 FS+2w"),
    ("SD-04", "SD-02 SS+5d"),
    ("SD-06", "SD-05 SS+10d"),
    ("SD-07", "SD-05; SD-06 FF"),
    ("SD-09", "SD-08 FS-3d"),
)
LINKS = (
    "SD-01 FS+10d CT-01", "CC-01 SS OP-01", "OP-01 FF CT-01", "CC-01 SF SD-01", "SD-02 FS+10d SD-03",
    "SD-02 SS+5d SD-04", "SD-05 SS+10d SD-06", "SD-05 FS SD-07", "SD-06 FF SD-07", "SD-08 FS-3d SD-09",
)  # fmt: skip


def written_links(plan: Plan) -> list[str]:
    """The links of a plan: from, type and lag, to."""
    return [
        f"{plan.initiatives[each.predecessor or 0].key} "
        f"{each.type.value}{written_lag(each.lag, each.elapsed)} "
        f"{plan.initiatives[each.successor].key}"
        for each in plan.dependencies.values()
    ]


def settle(hand: Hand, write: dict[str, str]) -> None:
    """Open the settings from the inspector and fill fields in."""

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ProgrammeDialog)
        for name, text in write.items():
            field = getattr(dialog.programme, name).editor
            hand.overwrite(field if isinstance(field, QLineEdit) else field.findChild(QLineEdit), text)
        hand.push("OK", dialog)

    meanwhile(hand, ProgrammeDialog, fill, lambda: hand.push("Programme settings…"))


def draw_initiatives(hand: Hand) -> None:
    for title, lane, first, last in DRAWN:
        hand.drag(hand.place(lane, first), hand.place(lane, last))
        hand.write(title)


def write_initiatives(hand: Hand) -> None:
    """Into the table, each below the head of its stage."""
    hand.key(Qt.Key.Key_1, CONTROL)
    for title, group in WRITTEN:
        hand.point_at_group(group)
        hand.key(Qt.Key.Key_N, CONTROL | SHIFT)
        hand.write(title)


def draw_links(hand: Hand) -> None:
    """One of each type, the ends choose; the lag of the first is typed into its frame."""
    hand.key(Qt.Key.Key_2, CONTROL)
    hand.link("SD-01", "FS", "CT-01")
    popover = hand.canvas.link_popover
    assert popover is not None
    hand.overwrite(popover.lag.line, "10d", Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Escape)
    for first, ends, last in (("CC-01", "SS", "OP-01"), ("OP-01", "FF", "CT-01"), ("CC-01", "SF", "SD-01")):
        hand.link(first, ends, last)
        hand.key(Qt.Key.Key_Escape)


def write_links(hand: Hand) -> None:
    hand.key(Qt.Key.Key_1, CONTROL)
    for key, text in IN_CELLS:
        hand.write_cell(key, Column.WAITS_FOR, text)


def make_mistakes(hand: Hand) -> None:
    """Delete what another waits for, although it is asked about, and lead a bar to the wrong lane: undone."""
    window = hand.window
    before = window.controller.plan
    hand.key(Qt.Key.Key_2, CONTROL)
    hand.click(hand.canvas.viewport(), hand.middle("OP-01"))
    meanwhile(
        hand,
        Question,
        lambda dialog: hand.push("Delete", dialog),
        lambda: hand.key(Qt.Key.Key_Delete),
    )
    assert "op-01" not in window.controller.plan.initiative_by_key
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert same(window.controller.plan, before)
    place = hand.middle("CC-01")
    hand.drag(place, QPoint(place.x(), hand.middle("CT-01").y()))
    assert window.controller.plan.initiatives[id_of(before, "CC-01")].stream is Stream.CHANGE_MANAGEMENT
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert same(window.controller.plan, before)


def same(one: Plan, other: Plan) -> bool:
    """Whether two plans are one but for the numbers that are still to be given."""
    return replace(one, next_id=other.next_id) == other


def reasons(window: MainWindow) -> list[Sentence]:
    """The sentences that stand in the inspector."""
    return [each for each in window.inspector.findChildren(Sentence) if each.isVisible()]


def find_why_it_is_late(hand: Hand) -> None:
    """From the finish in the status bar along the reasons to the bar where they begin."""
    window = hand.window
    hand.push(window.status.finish)
    told = [each.text() for each in reasons(window)]
    assert any("misses the target of 30 November 2027" in each for each in told)
    more = [
        each
        for each in window.inspector.findChildren(LinkButton)
        if "more step" in each.text() and each.isVisible()
    ]
    if more:
        hand.click(more[0])
    first = [each for each in reasons(window) if "no earlier than the date set for it" in each.text()]
    assert [each.text().split()[0] for each in first] == ["CT-01", "SD-01"]
    hand.click(first[0])


def put_it_right(hand: Hand) -> None:
    """Draw the end of the bar that holds everything up to an earlier day."""
    window = hand.window
    assert window.controller.view.selected_initiatives() == (id_of(window.controller.plan, "CT-01"),)
    end = hand.end("CT-01", "F", -2)
    hand.drag(end, end - QPoint(36, 0))
    hand.click(hand.canvas.viewport(), hand.place(3, date(2028, 6, 1)))
    assert window.controller.schedule.finish <= date(2027, 11, 30)
    hand.push(window.status.finish)
    assert any("keeps the target of 30 November 2027" in each.text() for each in reasons(window))


def keep(hand: Hand, path: Path) -> None:
    """Save under a name that is typed into the dialog for files."""

    def name(dialog: QDialog) -> None:
        (line,) = (each for each in dialog.findChildren(QLineEdit) if each.isVisible())
        hand.overwrite(line, str(path), Qt.Key.Key_Return)

    meanwhile(hand, QFileDialog, name, lambda: hand.key(Qt.Key.Key_S, CONTROL))
    assert path.is_file()


def print_it(hand: Hand, qtbot: QtBot, path: Path) -> None:
    """The page as PDF, once its preview is seen."""

    def name(dialog: QDialog) -> None:
        (line,) = (each for each in dialog.findChildren(QLineEdit) if each.isVisible())
        hand.overwrite(line, str(path), Qt.Key.Key_Return)

    def export(dialog: QDialog) -> None:
        assert isinstance(dialog, StudioWindow)
        qtbot.waitUntil(lambda: dialog.judged is not None, timeout=PATIENCE)
        meanwhile(hand, QFileDialog, name, lambda: hand.push("Save as…", dialog))
        qtbot.waitUntil(lambda: not dialog.is_writing, timeout=PATIENCE)
        assert dialog.foot.message.text() == f"Saved {path.name}"
        hand.push("Close", dialog)

    meanwhile(hand, StudioWindow, export, lambda: hand.key(Qt.Key.Key_P, CONTROL))


def test_that_a_newcomer_plans_explains_and_prints_a_programme(
    window_of: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = window_of(width=1366, height=820)
    hand = Hand(window)
    hand.key(Qt.Key.Key_N, CONTROL)
    settle(hand, {"name": "Digital first", "start": "4/1/2027", "target_finish": "30/11/2027"})
    draw_initiatives(hand)
    write_initiatives(hand)
    draw_links(hand)
    write_links(hand)
    plan = window.controller.plan
    assert [each.title for each in plan.initiatives.values()] == [title for title, *_ in (*DRAWN, *WRITTEN)]
    assert {each.stream for each in plan.initiatives.values()} == set(Stream)
    assert {each.stage for each in plan.initiatives.values()} == {1, 2, 3, 4}
    assert sorted(written_links(plan)) == sorted(LINKS)
    make_mistakes(hand)
    hand.key(Qt.Key.Key_Escape)
    find_why_it_is_late(hand)
    put_it_right(hand)
    keep(hand, tmp_path / "first.cxplan")
    print_it(hand, qtbot, tmp_path / "first.pdf")
    plan = window.controller.plan
    assert window.close()
    told = " ".join(PdfReader(tmp_path / "first.pdf").pages[0].extract_text().split())
    for each in ("Digital first", *(title for title, *_ in (*DRAWN, *WRITTEN))):
        assert each in told
    again = OpenPlan.open(tmp_path / "first.cxplan")
    assert again.plan == plan
    again.close()
