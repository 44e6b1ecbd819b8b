"""Every format ever released opens, with every value that it held."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from cxplanner.open_plan import OpenPlan
from cxplanner.storage import read_plan
from cxplanner.storage.formats import HEAD
from tests.migrations.golden_files import FOLDER, as_json

GOLDEN = sorted(FOLDER.glob("*.cxplan"))
FILES_OF_EACH_FORMAT = 3


def format_of(path: Path) -> int:
    match = re.match(r"format-(\d{4})-", path.name)
    assert match is not None
    return int(match[1])


def expected(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return content


def in_common(found: Any, wanted: Any) -> Any:
    """What was found, of the fields that the format had; those added since are not in question."""
    if isinstance(wanted, dict):
        return {key: in_common(found[key], value) for key, value in wanted.items()}
    if isinstance(wanted, list) and wanted and isinstance(wanted[0], dict):
        assert len(found) == len(wanted)
        return [in_common(one, other) for one, other in zip(found, wanted, strict=True)]
    return found


def test_that_each_format_has_its_golden_files() -> None:
    for number in range(1, HEAD + 1):
        assert len([path for path in GOLDEN if format_of(path) == number]) >= FILES_OF_EACH_FORMAT


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_that_a_golden_file_holds_what_it_was_given(path: Path) -> None:
    assert in_common(as_json(read_plan(path)), expected(path)) == expected(path)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_that_a_golden_file_is_opened_saved_and_opened_again(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    shutil.copyfile(path, copy)
    opened = OpenPlan.open(copy)
    assert ("older" in [notice.code for notice in opened.notices]) == (format_of(path) < HEAD)
    opened.save({"older"})
    opened.close()
    assert in_common(as_json(read_plan(copy)), expected(path)) == expected(path)
