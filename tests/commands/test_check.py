"""`cxplanner check`: findings, and exit status 1 for an error among them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, with_initiative
from tests.commands.conftest import Ask

PlanFile = Callable[[Plan], Path]


def test_that_a_plan_without_findings_is_done(ask: Ask, plan_file: PlanFile) -> None:
    path = plan_file(a_plan())

    assert ask("check", path).out == "No findings.\n"
    assert ask("check", path, "--json").json == {"format": "cxplanner-findings-1", "findings": []}
    assert ask("check", path).status == 0


def test_that_warnings_alone_are_done(ask: Ask, plan_file: PlanFile) -> None:
    answer = ask("check", plan_file(with_initiative(a_plan(), "A", 5, why="Gain")), "--json")

    assert answer.status == 0
    assert answer.json["findings"] == [
        {"rule": "GOV-02", "severity": "warning", "items": ["A"], "message": "A has no owner."}
    ]


def test_that_an_error_is_exit_status_1(ask: Ask, plan_file: PlanFile) -> None:
    path = plan_file(with_initiative(a_plan(), "A", 5, status=Status.APPROVED))

    assert ask("check", path, "--json").status == 1
    answer = ask("check", path)
    assert answer.status == 1
    assert answer.err == ""
    assert answer.out.splitlines()[1].split(maxsplit=2) == ["error", "GOV-02", "A has no owner."]


def test_that_messages_are_in_the_language_asked_for(ask: Ask, plan_file: PlanFile) -> None:
    path = plan_file(with_initiative(a_plan(), "A", 5, why="Gain"))

    assert (
        ask("check", path, "--json", "--lang", "es").json["findings"][0]["message"]
        == "A no tiene responsable."
    )
    assert (
        ask("check", path, "--json", "--lang=pt").json["findings"][0]["message"] == "A não tem responsável."
    )
