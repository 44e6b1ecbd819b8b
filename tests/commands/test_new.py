"""`cxplanner new`: blank and sample plans, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from cxplanner.storage import read_plan
from tests.commands.conftest import Ask


def test_that_a_blank_plan_starts_next_monday_with_four_stages(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "Horizonte.cxplan"

    answer = ask("new", path)

    plan = read_plan(path)
    assert (answer.status, answer.out) == (0, "«Horizonte.cxplan» holds the programme “Horizonte”.\n")
    assert plan.programme.start.weekday() == 0
    assert timedelta(0) < plan.programme.start - date.today() <= timedelta(7)
    assert [stage.name for stage in plan.stages.values()] == [
        "Start", "Optimise", "Monetise data", "Trusted ecosystem",
    ]  # fmt: skip
    assert plan.initiatives == {}


def test_that_name_start_country_and_language_are_taken(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "x.cxplan"

    ask("new", path, "--name", "Programa Brújula", "--start", "2027-03-01", "--country", "es", "--lang", "es")

    programme = read_plan(path).programme
    assert (programme.name, programme.start, programme.language) == (
        "Programa Brújula",
        date(2027, 3, 1),
        "es",
    )
    assert programme.calendar.country == "ES"


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Compass Programme: customer experience transformation"),
        ("es", "Programa Brújula: transformación de la experiencia de cliente"),
    ],
)
def test_that_the_sample_is_in_the_language_asked_for(
    ask: Ask, tmp_path: Path, language: str, name: str
) -> None:
    path = tmp_path / "sample.cxplan"

    assert ask("new", path, "--template", "sample", "--lang", language).status == 0

    plan = read_plan(path)
    assert plan.programme.name == name
    assert len(plan.initiatives) == 43


def test_that_titles_fall_back_to_english(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "sample.cxplan"

    ask("new", path, "--template", "sample", "--lang", "pt")

    plan = read_plan(path)
    assert plan.programme.language == "pt"
    assert plan.initiatives_in_order[0].title.startswith("Programme governance")


def test_that_a_file_that_exists_is_left_alone(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mine")

    answer = ask("new", path)

    assert (answer.status, path.read_text()) == (2, "mine")
    assert answer.complaint == "«notes.txt» exists already and was not changed: choose another name."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--start", "tomorrow"], "“tomorrow” is no date"),
        (["--start", "1066-10-14"], "Start is 14 October 1066, but a plan goes from 1 January 1900"),
        (["--country", "ZZ"], "No public holidays are known for the country ZZ"),
        (["--template", "fancy"], "there is no “fancy”: choose one of blank, sample"),
        (["--lang", "de"], "there is no “de”: choose one of en, es, pt"),
        (["--name", "x" * 121], "Name is too long (121 of 120 characters)"),
        (["--name", " "], "Name is missing"),
        (["--colour", "red"], "unrecognized arguments: --colour red"),
    ],
)
def test_that_nothing_is_made_of_what_cannot_be(
    ask: Ask, tmp_path: Path, words: list[str], said: str
) -> None:
    path = tmp_path / "x.cxplan"

    answer = ask("new", path, *words)

    assert answer.status == 2
    assert said in answer.complaint
    assert list(tmp_path.iterdir()) == []


def test_that_a_folder_that_is_missing_is_named(ask: Ask, tmp_path: Path) -> None:
    answer = ask("new", tmp_path / "nowhere" / "x.cxplan")

    assert answer.status == 2
    assert str(tmp_path / "nowhere")[:60] in answer.complaint
