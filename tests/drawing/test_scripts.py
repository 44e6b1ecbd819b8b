"""Text from right to left."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.drawing.font_tables import font_table
from cxplanner.drawing.scripts import in_visual_order, joined


@pytest.mark.parametrize("text", ["Plain", "Ñandú & co", "Ελλάδα", "漢字", "🙂"])
def test_that_text_from_left_to_right_stays_as_it_is(text: str) -> None:
    assert in_visual_order(text) == text


def test_that_hebrew_is_turned_round_where_it_stands() -> None:
    assert in_visual_order("ab שלום עולם cd") == "ab םלוע םולש cd"


def test_that_arabic_letters_take_the_form_of_their_place() -> None:
    names = [unicodedata.name(letter).rpartition(" ")[0] for letter in joined("بيت")]
    assert [name.rpartition("LETTER ")[2] for name in names] == ["BEH INITIAL", "YEH MEDIAL", "TEH FINAL"]


def test_that_a_letter_that_does_not_reach_on_parts_a_word() -> None:
    names = [unicodedata.name(letter).rpartition(" ")[0] for letter in joined("دار")]
    assert [name.rpartition("LETTER ")[2] for name in names] == [
        "DAL ISOLATED",
        "ALEF ISOLATED",
        "REH ISOLATED",
    ]


def test_that_lam_and_alef_are_one_sign() -> None:
    assert unicodedata.name(joined("لا")) == "ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM"
    assert unicodedata.name(joined("بلا")[1]) == "ARABIC LIGATURE LAM WITH ALEF FINAL FORM"


def test_that_marks_over_letters_do_not_part_them() -> None:
    assert [letter for letter in joined("بَيت") if letter != "\u064e"] == list(joined("بيت"))


def test_that_the_font_for_all_scripts_has_every_form() -> None:
    widths = font_table("DejaVuSans").widths
    assert [letter for letter in joined("مرحبا بالعالم لا") if ord(letter) not in widths] == []


@given(st.text(alphabet="ابتلمنو هשל ab1-", max_size=30))
def test_that_no_letter_is_lost(text: str) -> None:
    seen = unicodedata.normalize("NFKC", in_visual_order(text))
    assert sorted(seen) == sorted(text)
