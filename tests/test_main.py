"""The program with no command: it opens the window, or says in one line why it cannot."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cxplanner.__main__ import main


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
@pytest.mark.parametrize("words", [[], ["plan.cxplan"]])
def test_that_without_a_display_one_line_says_so(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    assert main(words) == 2
    assert capsys.readouterr().err == (
        "cxplanner: There is no display for the window; the commands work without one: `cxplanner --help`.\n"
    )


def test_that_the_window_gets_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from ui import application

    opened: list[Path | None] = []

    def run(path: Path | None = None) -> int:
        opened.append(path)
        return 0

    monkeypatch.setattr(application, "run", run)

    assert main([]) == 0
    assert main(["plan.cxplan"]) == 0
    assert opened == [None, Path("plan.cxplan")]


@pytest.mark.parametrize(
    ("error", "library"),
    [
        (ImportError("libEGL.so.1: cannot open shared object file", name="PySide6.QtGui"), "libEGL.so.1"),
        (ModuleNotFoundError("No module named 'PySide6'", name="PySide6"), "PySide6"),
    ],
)
def test_that_a_missing_library_is_named(
    error: ImportError, library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from ui import application

    def run(path: Path | None = None) -> int:
        raise error

    monkeypatch.setattr(application, "run", run)

    assert main([]) == 2
    assert f"The window needs the library {library}, which is not installed here" in capsys.readouterr().err
