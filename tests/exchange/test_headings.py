"""Headings are known whatever their case, accents, order, spacing and language."""

from __future__ import annotations

import pytest

from cxplanner.exchange.headings import FIELDS, field_of, normalised, recognised
from cxplanner.wording.words import LANGUAGES, Words


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("dressed", [str, str.upper, str.title, lambda name: f"  {name.replace('_', '  ')} "])
def test_that_the_contracts_headings_are_known_in_any_dress(field: str, dressed: object) -> None:
    assert callable(dressed)
    assert field_of(dressed(field)) == field


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", FIELDS)
def test_that_our_own_headings_are_known_in_every_language(language: str, field: str) -> None:
    assert field_of(Words(language).field(field)) == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Task name", "title"),
        ("Fase / actividad", "title"),
        ("Phase, User Story/Task", "title"),
        ("Entregável / Pacote de Trabalho", "title"),
        ("Nombre de tarea", "title"),
        ("DURATION* (WORK DAYS)", "duration"),
        ("Duração (dias)", "duration"),
        ("Duración estimada", "duration"),
        ("Responsável", "owner"),
        ("Resource Names", "owner"),
        ("% complete", "progress"),
        ("% completado", "progress"),
        ("Fecha de inicio", "start"),
        ("Início", "start"),
        ("Término", "finish"),
        ("Project - End Date\n(Latest approved end date)", "finish"),
        ("Dependency 3", "predecessors"),
        ("Dependências", "predecessors"),
        ("Cost (EUR)", "cost"),
        ("Outline Level", "level"),
        ("ID WBS", "outline"),
        ("#", "key"),
        ("Nº", "key"),
    ],
)
def test_that_what_people_and_programs_write_is_known(heading: str, field: str) -> None:
    assert field_of(heading) == field


@pytest.mark.parametrize(
    "heading", ["", "   ", "Sprint 1", "Critérios de Aceitação", "Web Access (WDA) Project", None, 3]
)
def test_that_other_headings_are_not_known(heading: object) -> None:
    assert field_of(heading) is None


def test_that_several_columns_of_predecessors_are_all_taken() -> None:
    assert recognised(["Task", "Dependency 1", "x", "Dependency 2"])["predecessors"] == (1, 3)


def test_that_the_first_of_two_columns_for_one_field_counts() -> None:
    assert recognised(["Title", "Start", "Begin"])["start"] == (1,)


def test_that_a_task_wins_over_its_project_as_the_title() -> None:
    assert recognised(["Project", "Task name"])["title"] == (1,)


def test_that_an_item_is_a_title_only_where_nothing_else_is() -> None:
    assert recognised(["Item", "Start"])["title"] == (0,)
    assert recognised(["Item", "Task"]) == {"key": (0,), "title": (1,)}


def test_that_a_heading_can_be_told_what_it_stands_for() -> None:
    assert recognised(["Foo", "Title"], {"Foo": "owner", "Title": None}) == {"owner": (0,)}


def test_that_normalising_forgets_case_accents_and_marks() -> None:
    assert normalised("  Duración_ESTIMADA * ") == "duracion estimada"
