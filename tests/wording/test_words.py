"""What is said in each language: dates, numbers, money, plurals, names."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.plan import initiatives, programme
from cxplanner.plan.initiatives import Status
from cxplanner.plan.programme import GateOutcome, GatePolicy, Stream, Weekday
from cxplanner.wording.words import LANGUAGES, Words

DAY = date(2028, 9, 10)


@pytest.mark.parametrize(
    ("language", "short", "middle", "long"),
    [
        ("en", "10 Sep", "10 Sep 2028", "10 September 2028"),
        ("es", "10 sept", "10 sept 2028", "10 de septiembre de 2028"),
        ("pt", "10 set", "10 set 2028", "10 de setembro de 2028"),
    ],
)
def test_that_dates_are_written_as_each_language_has_them(
    language: str, short: str, middle: str, long: str
) -> None:
    words = Words(language)

    assert (words.short_date(DAY), words.date(DAY), words.long_date(DAY)) == (short, middle, long)


def test_that_a_narrow_column_has_the_year_in_two_digits() -> None:
    assert Words("en").compact_date(date(2005, 1, 3)) == "3 Jan 05"


def test_that_no_date_is_a_dash() -> None:
    assert Words("en").date(None) == "–"


def test_that_a_moment_names_the_minute() -> None:
    assert Words("en").moment(datetime(2026, 9, 10, 14, 32)) == "10 Sep 2026 14:32"  # noqa: DTZ001


@pytest.mark.parametrize(("language", "quarter"), [("en", "Q3 2028"), ("es", "T3 2028"), ("pt", "T3 2028")])
def test_that_quarters_have_the_letter_of_the_language(language: str, quarter: str) -> None:
    assert Words(language).quarter(DAY) == quarter


def test_that_months_and_weekdays_have_names() -> None:
    words = Words("es")

    assert words.month_names[0] == "enero"
    assert words.short_month_names[8] == "sept"
    assert "".join(words.month_initials) == "EFMAMJJASOND"
    assert words.weekday_names[0] == "lunes"
    assert words.name_of(Weekday.SUNDAY) == "domingo"
    assert words.month(DAY) == "septiembre de 2028"


@pytest.mark.parametrize(
    ("language", "whole", "with_cents", "number"),
    [
        ("en", "€1,150,000", "€0.50", "1,234.5"),
        ("es", "1.150.000 €", "0,50 €", "1.234,5"),
        ("pt", "€ 1.150.000", "€ 0,50", "1.234,5"),
    ],
)
def test_that_money_and_numbers_have_the_marks_of_the_language(
    language: str, whole: str, with_cents: str, number: str
) -> None:
    words = Words(language)

    assert words.money(115_000_000, "EUR").replace("\xa0", " ") == whole
    assert words.money(50, "EUR").replace("\xa0", " ") == with_cents
    assert words.number(1234.5) == number


def test_that_a_currency_without_a_sign_is_named_by_its_code() -> None:
    assert "XYZ" in Words("en").money(100, "XYZ")


def test_that_a_thin_space_stands_before_the_per_cent_sign() -> None:
    assert Words("en").percent(46) == "46\u2009%"


def test_that_negative_numbers_have_a_true_minus() -> None:
    assert Words("en").number(-13) == "\u221213"
    assert Words("en").number(-1300) == "\u22121,300"


def test_that_plurals_follow_the_number() -> None:
    words = Words("en")

    assert words.working_days(1) == "1 working day"
    assert words.working_days(13) == "13 working days"
    assert words.duration(65) == "65 d"
    assert words.calendar_days(0) == "0 calendar days"


@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)), language=st.sampled_from(LANGUAGES))
def test_that_different_days_are_never_written_alike(day: date, language: str) -> None:
    words = Words(language)
    other = day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else day.replace(day=28)

    assert words.date(day) == words.date(day)
    assert words.date(day) != words.date(other)
    assert words.long_date(day) != words.long_date(other)


def test_that_a_choice_of_the_same_word_is_named_for_its_kind() -> None:
    words = Words("en")

    assert words.name_of(GatePolicy.HOLD) == "holds"
    assert words.name_of(GateOutcome.HOLD) == "wait"
    assert words.stream(Stream.SYSTEMS_DATA) == "Systems & data"
    assert words.status(Status.DONE) == "done"
    assert words.name_of(None) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_choice_of_a_plan_has_a_name(language: str) -> None:
    words = Words(language)
    kinds = [
        kind
        for module in (initiatives, programme)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Enum) and list(kind)
    ]

    assert len(kinds) > 15
    for kind in kinds:
        names = [words.name_of(value) for value in kind]
        assert all(names)
        assert len(set(names)) == len(names), kind


def test_that_an_unknown_language_is_english() -> None:
    assert Words("xx").language == "en"


def test_that_things_in_a_row_are_listed() -> None:
    words = Words("en")

    assert words.listed([]) == ""
    assert words.listed(["A"]) == "A"
    assert words.listed(["A", "B", "C"]) == "A, B and C"


def test_that_undo_names_the_edit() -> None:
    words = Words("en")

    assert words.edit_name("set_duration") == "change of duration"
    assert words.edit_name("delete_initiatives") == "deletion of initiatives"
    assert words.edit_name("unheard_of") == "last change"


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_new_programme_has_four_named_stages_with_gates(language: str) -> None:
    stages = Words(language).stage_names()

    assert [stage.id for stage in stages] == [1, 2, 3, 4]
    assert all(stage.name and stage.why and stage.gate_name for stage in stages)
    assert len({stage.gate_name for stage in stages}) == 4


def test_that_english_sentences_need_no_catalogue_and_no_babel() -> None:
    program = (
        "import sys; from cxplanner.wording.words import Words; print(Words('en').say('{n} d', n=3)); "
        "print([name for name in sys.modules if name.split('.')[0] in ('babel', 'numpy', 'sqlalchemy')])"
    )

    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert answer.stdout.splitlines() == ["3 d", "[]"]
