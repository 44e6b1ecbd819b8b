"""What tests of what-ifs stand on: a plan of three, edits of it, and answers to questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy
from tests.builders import a_plan, id_of, with_initiative
from ui.frame.question import Question
from ui.main_window import MainWindow


def three() -> Plan:
    plan = with_initiative(a_plan(name="Horizonte", policy=GatePolicy.HOLD), "A", 10, title="Paper is gone")
    plan = with_initiative(plan, "B", 5, "A", title="One platform")
    return with_initiative(plan, "C", 3, stage=2, title="Data register")


def longer(plan: Plan) -> Plan:
    return initiatives.change(plan, id_of(plan, "A"), duration=12)


def without_b(plan: Plan) -> Plan:
    return initiatives.delete(plan, [id_of(plan, "B")])


def facts(window: MainWindow) -> str:
    return window.what_if_band.facts.text().replace("\u00a0", " ")


def answer(monkeypatch: pytest.MonkeyPatch, number: int) -> list[str]:
    """Answer the next questions with a button; returns what is asked."""
    asked: list[str] = []

    def choose(question: Question) -> int:
        asked.append(question.windowTitle())
        question.answer = number
        return 1

    monkeypatch.setattr(Question, "exec", choose)
    return asked


def saved(window: MainWindow, path: Path) -> bytes:
    """Save the plan, and return what is in its file."""
    assert window.controller.save_as(path)
    return path.read_bytes()
