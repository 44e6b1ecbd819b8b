"""The command line as a caller sees it: words in, exit status and two streams out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cxplanner.__main__ import main
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.plan import Plan


@dataclass(frozen=True)
class Answer:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def complaint(self) -> str:
        """The one line on standard error, after `cxplanner: `."""
        assert self.err.startswith("cxplanner: ")
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        return self.err.removeprefix("cxplanner: ").rstrip("\n")


Ask = Callable[..., Answer]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run the program with some words."""

    def run(*words: str | Path) -> Answer:
        capsys.readouterr()
        status = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Answer(status, captured.out, captured.err)

    return run


@pytest.fixture
def plan_file(tmp_path: Path) -> Callable[[Plan], Path]:
    """A plan in a file of its own."""

    def make(plan: Plan) -> Path:
        path = tmp_path / "plan.cxplan"
        OpenPlan.create(plan, path).close()
        return path

    return make
