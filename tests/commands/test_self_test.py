"""`cxplanner --self-test`: the whole path, away from the user's own folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxplanner.commands import self_test
from cxplanner.report import export
from cxplanner.wording.words import Words
from tests.commands.conftest import Ask


def test_that_the_whole_path_is_walked(capsys: pytest.CaptureFixture[str], private_data_folder: Path) -> None:
    shown: list[bool] = []

    def window_test(document: Path) -> str:
        shown.append(document.exists())
        return "The window shows it."

    assert self_test.run(Words("en"), window_test) == 0

    assert capsys.readouterr().out.splitlines() == [
        "«sample.cxplan» is written.",
        "39 initiatives are scheduled until 26 November 2027, with 15 findings.",
        "«roadmap.pdf» is written.",
        "«roadmap.pptx» is written.",
        "The window shows it.",
        "Everything works.",
    ]
    assert shown == [True]
    assert list(private_data_folder.iterdir()) == []


def test_that_a_step_that_fails_is_named(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_nothing(*arguments: object, **_: object) -> list[object]:
        path = arguments[3]
        assert isinstance(path, Path)
        path.touch()
        return []

    monkeypatch.setattr(export, "export_report", write_nothing)

    answer = ask("--self-test")

    assert answer.status == 2
    assert answer.complaint == "The self-test failed at: export."
