"""Every edit that the window makes has a name that *Undo* can show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cxplanner.wording.words import LANGUAGES, Words

UI = Path(__file__).resolve().parents[2] / "ui"
EDIT = re.compile(r'"((?:add|change|delete|duplicate|import|link|move|put|remove|set|write)_[a-z_]+)"')
NO_EDITS = {"import_not_built", "add_decision"}


def names_in_the_window() -> set[str]:
    """What looks like the key of an edit in the source of the window."""
    found = {name for path in UI.rglob("*.py") for name in EDIT.findall(path.read_text(encoding="utf-8"))}
    return found - NO_EDITS


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_edit_of_the_window_has_a_name(language: str) -> None:
    words = Words(language)
    names = names_in_the_window()

    assert len(names) > 20
    assert {name for name in names if words.edit_name(name) == words.edit_name("unheard_of")} == set()
    assert not any("_" in words.edit_name(name) for name in names)


def test_that_a_change_of_a_field_names_it_as_its_label() -> None:
    assert Words("en").edit_name("set_pinned_start") == "change of pinned start"
    assert Words("es").edit_name("set_duration") == "cambio de duración"
    assert Words("pt").edit_name("set_owner") == "mudança de responsável"
