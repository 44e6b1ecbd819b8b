"""A file of an older format in the window: it is told, saving asks, and a yes upgrades it."""

from __future__ import annotations

import shutil
from pathlib import Path

from cxplanner.plan.edits.programme import change_programme
from cxplanner.storage import read_plan
from tests.migrations.golden_files import FOLDER
from tests.ui.windows import MakeWindow


def test_that_an_older_file_is_told_and_upgraded_only_after_a_yes(
    window_of: MakeWindow, tmp_path: Path
) -> None:
    path = Path(shutil.copyfile(FOLDER / "format-0001-sample.cxplan", tmp_path / "plan.cxplan"))
    before = path.read_bytes()
    window = window_of()
    assert window.open_file(path)
    assert "older version" in window.messages.text
    window.controller.apply("change_programme", lambda plan: change_programme(plan, name="Renamed"))
    assert not window.files.save()
    assert path.read_bytes() == before
    save_anyway = window.messages.buttons()[0]
    assert save_anyway.text() == "Save anyway"
    save_anyway.click()
    assert window.controller.open_plan.is_saved
    assert read_plan(path).programme.name == "Renamed"
