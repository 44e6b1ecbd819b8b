"""A hand that does anything at all on the roadmap: every edit can be undone, and the file holds the plan."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from cxplanner.open_plan import OpenPlan
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.storage.validation import check_plan
from tests.builders import a_plan, with_initiative
from tests.ui.hand import CONTROL, Hand
from tests.ui.windows import MakeWindow

STEPS = 50
_Key = Qt.Key
_MEANWHILE = (_Key.Key_Z, _Key.Key_Y, _Key.Key_1, _Key.Key_4)
_PLAIN = (_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Escape, _Key.Key_Tab)


def a_dozen() -> Plan:
    plan = a_plan()
    for number in range(12):
        stream = list(Stream)[number % 4]
        plan = with_initiative(plan, f"X{number}", 10 + 7 * number, stream=stream, stage=1 + number % 3)
    return plan


def some_place(hand: Hand, dice: random.Random) -> QPoint:
    """On a bar, at one of its ends, or anywhere in the picture."""
    keys = [each.key for each in hand.window.controller.plan.initiatives.values()]
    if keys and dice.random() < 0.7:
        key = dice.choice(keys)
        places = (hand.middle(key), *(hand.end(key, end, by) for end in "SF" for by in (-2, 6)))
        return dice.choice(places)
    picture = hand.canvas.viewport().rect()
    return QPoint(dice.randrange(picture.width()), dice.randrange(picture.height()))


def drag_somewhere(hand: Hand, dice: random.Random) -> None:
    """A drag, in the middle of which a key may be pressed."""
    hand.take(some_place(hand, dice))
    last = some_place(hand, dice)
    hand.lead(last - QPoint(40, 5))
    hand.lead(last)
    chance = dice.random()
    if chance < 0.1:
        hand.key(_Key.Key_Escape)
    elif chance < 0.3:
        hand.key(dice.choice(_MEANWHILE), CONTROL)
    hand.let_go(last)


def do_something(hand: Hand, dice: random.Random) -> None:
    if hand.window.views.current != "roadmap":
        hand.key(_Key.Key_2, CONTROL)
    chance = dice.random()
    if chance < 0.6:
        drag_somewhere(hand, dice)
    elif chance < 0.7:
        hand.click(hand.canvas.viewport(), some_place(hand, dice))
    elif chance < 0.85:
        hand.key(dice.choice((_Key.Key_Z, _Key.Key_Y, _Key.Key_D)), CONTROL)
    else:
        hand.key(dice.choice(_PLAIN))


@pytest.mark.parametrize("seed", [3, 7])
def test_that_whatever_a_hand_does_can_be_undone_and_is_kept(
    window_of: MakeWindow, tmp_path: Path, seed: int
) -> None:
    hand, dice = Hand(window_of()), random.Random(seed)
    controller = hand.window.controller
    assert controller.new(a_dozen(), tmp_path / "plan.cxplan")
    QApplication.processEvents()
    first = controller.plan
    for _ in range(STEPS):
        do_something(hand, dice)
        check_plan(controller.plan, tmp_path)
    hand.canvas.drop_everything()
    last, undone = controller.plan, 0
    assert last != first
    while controller.undo_name is not None:
        assert controller.undo()
        undone += 1
    assert replace(controller.plan, next_id=first.next_id) == first
    for _ in range(undone):
        assert controller.redo()
    assert controller.plan == last
    assert hand.window.close()
    again = OpenPlan.open(tmp_path / "plan.cxplan")
    assert again.plan == last
    again.close()
