"""Whatever file the command line is given: a result or one line, and the file stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxplanner.__main__ import main

OUTSIDE = Path(__file__).resolve().parents[3] / "shared" / "data" / "outside"
FOLDERS = ("roadmaps", "wrong_format", "sqlite_hostile", "gan")
FILES = [path for folder in FOLDERS for path in sorted((OUTSIDE / folder).rglob("*")) if path.is_file()]


@pytest.mark.skipif(not FILES, reason="the folder of files from outside is not beside this project")
@pytest.mark.parametrize("path", FILES or [Path("none")], ids=lambda path: path.name)
def test_that_any_file_gets_an_answer(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.stat().st_mtime_ns, path.stat().st_size
    into = tmp_path / "plan.cxplan"

    imported = main(["import", str(path), "--into", str(into), "--stream", "systems_data"])
    complaint = capsys.readouterr().err
    scheduled = main(["schedule", str(path)])
    refusal = capsys.readouterr().err

    assert imported in (0, 1, 2)
    assert into.exists() == (imported != 2)
    assert scheduled == 2
    for line in (complaint, refusal):
        assert line == "" or (line.startswith("cxplanner: ") and line.count("\n") == 1)
        assert "Something went wrong" not in line
    assert (path.stat().st_mtime_ns, path.stat().st_size) == before
