"""Every problem has a sentence that names its facts."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cxplanner import errors
from cxplanner.errors import CXPlannerError, CycleError, EditError, FileError
from cxplanner.plan.initiatives import Status
from cxplanner.wording.error_sentences import TABLES
from cxplanner.wording.errors import sentence_of, written_facts
from cxplanner.wording.words import LANGUAGES, Words

SOURCE = Path(__file__).resolve().parents[2]
SENTENCES = [(kind, code) for kind, table in TABLES.items() for code in sorted(table)]


def raised_in_the_source() -> Iterator[tuple[str, str, set[str], str]]:
    """Each class and code that the program raises, the names of its facts, and where."""
    for floor in ("cxplanner", "ui"):
        for path in sorted((SOURCE / floor).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                    continue
                if node.func.id not in TABLES or not node.args:
                    continue
                for code in codes_of(node.args[0]):
                    facts = {keyword.arg or "**" for keyword in node.keywords}
                    yield node.func.id, code, facts, f"{path.relative_to(SOURCE)}:{node.lineno}"


def codes_of(argument: ast.expr) -> list[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value]
    if isinstance(argument, ast.IfExp):
        return codes_of(argument.body) + codes_of(argument.orelse)
    return []


def sentence(kind: str, code: str) -> str | None:
    return sentence_of(getattr(errors, kind), code)


def test_that_every_code_raised_has_a_sentence() -> None:
    raised = list(raised_in_the_source())
    without = {(kind, code): place for kind, code, _, place in raised if sentence(kind, code) is None}

    assert len(raised) > 50
    assert without == {}


def test_that_every_fact_of_a_sentence_comes_with_its_error() -> None:
    lacking = [
        (kind, code, sorted(names - facts), place)
        for kind, code, facts, place in raised_in_the_source()
        if "**" not in facts and code != "in_use"  # it has a second sentence for what is not known
        if (names := {name for _, name, _, _ in string.Formatter().parse(sentence(kind, code) or "") if name})
        - facts
    ]

    assert lacking == []


def test_that_no_sentence_waits_for_a_code_that_nobody_raises() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for floor in ("cxplanner", "ui")
        for path in (SOURCE / floor).rglob("*.py")
        if path.name != "error_sentences.py"
    )

    assert [code for _, code in SENTENCES if f'"{code}"' not in source] == []


@pytest.mark.parametrize(("kind", "code"), SENTENCES)
def test_that_sentences_are_calm(kind: str, code: str) -> None:
    said = TABLES[kind][code]

    assert not re.search(r"\b(please|invalid|successfully|oops)\b|!", said, re.IGNORECASE)
    assert said[0].isupper() or said[0] in "{“«"
    assert said.endswith((".", "{cause}"))


def test_that_a_cycle_names_its_links_in_order() -> None:
    said = Words("en").error(CycleError(["CRM", "G1", "Portal", "CRM"]))

    assert said == "These wait for each other: CRM → G1 → Portal → CRM. Remove one of these links."


def test_that_a_field_is_named_as_its_label() -> None:
    said = Words("en").error(EditError("too_long", field="short_title", length=1048576, longest=1000))

    assert said == "Short title is too long (1,048,576 of 1,000 characters): shorten it."


def test_that_dates_stand_in_full() -> None:
    error = EditError("finish_before_start", field="x", start=date(2027, 3, 3), finish=date(2027, 2, 12))

    assert Words("en").error(error) == (
        "The finish on 12 February 2027 is before the start on 3 March 2027: change one of the two."
    )


def test_that_choices_are_named_in_words() -> None:
    assert written_facts(Words("en"), {"status": Status.MEASURE}) == {"status": "idea"}


def test_that_files_are_named_without_their_folders() -> None:
    assert "«plan.cxplan»" in Words("en").error(FileError("missing", path=Path("/somewhere/plan.cxplan")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_an_unknown_code_is_named_honestly(language: str) -> None:
    assert "never_heard_of" in Words(language).error(CXPlannerError("never_heard_of"))


def test_that_user_text_with_braces_is_quoted_literally() -> None:
    said = Words("en").error(EditError("unreadable_lag", found="{found} {0} <b>&amp;"))

    assert "“{found} {0} <b>&amp;”" in said


def test_that_a_missing_fact_does_not_hide_the_sentence() -> None:
    assert Words("en").error(EditError("duplicate_key")).startswith("The key … belongs to “…” already")


def test_that_a_long_quote_is_cut() -> None:
    said = Words("en").error(EditError("unreadable_duration", found="x" * 5000))

    assert len(said) < 200
    assert "…" in said
