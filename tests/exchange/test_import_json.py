"""What an import says as JSON has exactly the keys that other programs rely on, in their order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxplanner.exchange.import_initiatives import ImportChoices
from cxplanner.exchange.import_json import import_as_json
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative
from tests.exchange.spreadsheets import imported


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_that_an_import_says_what_it_adds_updates_and_refuses(tmp_path: Path, language: str) -> None:
    plan = with_initiative(a_plan(), "SD-05", title="Old")
    proposal = imported(
        tmp_path, "key,title,stream,duration", "SD-04,CRM,Systems,soon", "SD-05,New,,", "SD-06,,,", into=plan,
        choices=ImportChoices(stage=1),
    )  # fmt: skip
    found = json.loads(json.dumps(import_as_json(proposal, Words(language))))
    assert list(found) == ["format", "added", "updated", "refused", "problems"]
    assert (found["format"], found["added"]) == ("cxplanner-import-1", ["SD-04"])
    assert (found["updated"], found["refused"]) == ({"SD-05": ["title"]}, [4])
    first, second = found["problems"]
    assert list(first) == ["sheet", "row", "column", "found", "expected", "severity"]
    assert (first["row"], first["column"], first["found"]) == (2, "duration", "soon")
    assert (first["severity"], second["severity"], second["row"]) == ("warning", "error", 4)
