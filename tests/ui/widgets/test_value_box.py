"""A box of choices gives back the very values that it was given."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cxplanner.plan.programme import GatePolicy
from ui.widgets.value_box import ValueBox


def test_that_an_enumeration_stays_one(qtbot: QtBot) -> None:
    box = ValueBox("Policy", [(GatePolicy.HOLD, "Holds"), (GatePolicy.ADVISE, "Advises")])
    qtbot.addWidget(box)
    chosen: list[object] = []
    box.chosen.connect(chosen.append)
    box.pick(GatePolicy.ADVISE)
    assert chosen[0] is GatePolicy.ADVISE
    assert box.value is GatePolicy.ADVISE


def test_that_a_value_that_is_not_offered_is_added_with_its_text(qtbot: QtBot) -> None:
    box = ValueBox("Encoding", [("utf-8", "UTF-8")])
    qtbot.addWidget(box)
    box.show_value("cp1252", "Windows")
    assert (box.value, box.currentText()) == ("cp1252", "Windows")


def test_that_an_unknown_value_without_a_text_shows_nothing(qtbot: QtBot) -> None:
    box = ValueBox("Encoding", [("utf-8", "UTF-8")])
    qtbot.addWidget(box)
    box.show_value("cp1252")
    assert box.value is None
