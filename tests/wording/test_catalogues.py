"""The catalogues hold every sentence of the program, with the same facts, in every language."""

from __future__ import annotations

import string
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from cxplanner.resources import resource
from cxplanner.wording.catalogue import CATALOGUES, read_catalogue
from cxplanner.wording.words import Words

SOURCE = Path(__file__).resolve().parents[2]
KEYWORDS = {"mark": None, "say": None, "say_number": (1, 2)}
Message = str | list[str] | tuple[str, ...]


@cache
def said_in_the_source() -> frozenset[str]:
    """Every message that the program marks or says; of one that counts, the form for one."""
    return frozenset(
        forms_of(message)[0]
        for floor in ("cxplanner", "ui")
        for _, _, message, _, _ in extract_from_dir(SOURCE / floor, keywords=KEYWORDS)
        if message
    )


@cache
def catalogue(language: str) -> Catalog:
    with resource("translations", f"{CATALOGUES[language]}.po").open("rb") as file:
        return read_po(file, locale=CATALOGUES[language])


def facts_of(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def forms_of(text: Message | None) -> tuple[str, ...]:
    """A message as all its forms: one, or those for one and for many."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


@pytest.mark.parametrize("language", sorted(CATALOGUES))
def test_that_every_sentence_is_translated(language: str) -> None:
    translated = {
        forms_of(entry.id)[0]
        for entry in catalogue(language)
        if not entry.fuzzy and all(forms_of(entry.string))
    }
    without = sorted(said_in_the_source() - translated)

    assert len(said_in_the_source()) > 500
    assert without == []


@pytest.mark.parametrize("language", sorted(CATALOGUES))
def test_that_translations_name_the_same_facts(language: str) -> None:
    differing = [
        (source, form)
        for entry in catalogue(language)
        if entry.id
        for source, form in zip(forms_of(entry.id), forms_of(entry.string), strict=True)
        if form and facts_of(source) != facts_of(form)
    ]

    assert differing == []


@pytest.mark.parametrize("language", sorted(CATALOGUES))
def test_that_translations_keep_the_tone(language: str) -> None:
    loud = [
        form
        for entry in catalogue(language)
        for form in forms_of(entry.string)
        if entry.id and ("!" in form or "¡" in form or "por favor" in form.casefold())
    ]

    assert loud == []


@pytest.mark.parametrize("language", sorted(CATALOGUES))
def test_that_menus_keep_a_letter_of_their_own(language: str) -> None:
    words = Words(language)
    menus = [words.say(menu) for menu in ("&File", "&Edit", "&View", "&Insert", "&Plan", "P&rint", "&Help")]
    letters = [menu[menu.index("&") + 1].casefold() for menu in menus]

    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize(
    ("language", "none", "one", "many"),
    [
        ("es", "0 días laborables", "1 día laborable", "2 días laborables"),
        ("pt", "0 dia útil", "1 dia útil", "2 dias úteis"),
    ],
)
def test_that_plurals_follow_the_rules_of_the_language(language: str, none: str, one: str, many: str) -> None:
    words = Words(language)

    assert [words.working_days(number) for number in (0, 1, 2)] == [none, one, many]


def test_that_what_is_not_translated_stays_english(tmp_path: Path) -> None:
    path = tmp_path / "es.po"
    path.write_text('msgid "Save"\nmsgstr ""\n\n#, fuzzy\nmsgid "Open"\nmsgstr "¿Abrir?"\n', encoding="utf-8")

    translations = read_catalogue(path)

    assert [translations.gettext(each) for each in ("Save", "Open", "Never heard")] == [
        "Save",
        "Open",
        "Never heard",
    ]


def test_that_a_translated_sentence_takes_its_facts() -> None:
    assert Words("es").say("«{file}» is written.", file="x.pdf") == "«x.pdf» está escrito."
    assert Words("pt").say("«{file}» is written.", file="{x}.pdf") == "«{x}.pdf» está gravado."
