"""Text from right to left."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.drawing.font_tables import font_table
from cxplanner.drawing.scripts import in_visual_order, is_not_joined, joined


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


def test_that_numbers_and_latin_inside_stay_in_their_order() -> None:
    assert in_visual_order("שלב 2 סיום 2027") == "2027 םויס 2 בלש"
    assert in_visual_order("פרויקט CRM (שלב 12)") == "(12 בלש) CRM טקיורפ"


def test_that_a_mark_follows_its_letter_also_from_right_to_left() -> None:
    assert in_visual_order("שָב") == "בשָ"


def test_that_letters_of_persian_join() -> None:
    names = [unicodedata.name(letter).rpartition(" ")[0] for letter in joined("گچی")]
    assert [name.rpartition("LETTER ")[2] for name in names] == [
        "GAF INITIAL",
        "TCHEH MEDIAL",
        "FARSI YEH FINAL",
    ]


def test_that_a_joiner_ties_and_a_non_joiner_parts() -> None:
    assert unicodedata.name(joined("ب\u200d")[0]) == "ARABIC LETTER BEH INITIAL FORM"
    assert unicodedata.name(joined("می\u200cخ")[1]) == "ARABIC LETTER FARSI YEH FINAL FORM"


def test_that_letters_whose_ties_are_not_known_are_told_from_those_that_are() -> None:
    assert [is_not_joined(letter) for letter in "aאبگءە\u07d2\u069c"] == [False] * 6 + [True, True]


def test_that_the_font_has_every_form_of_each_letter_that_it_has() -> None:
    widths = font_table("DejaVuSans").widths
    letters = [chr(code) for code in range(0x620, 0x700) if code in widths and not is_not_joined(chr(code))]
    for letter in letters:
        for text in (letter, f"ب{letter}", f"{letter}ب", f"ب{letter}ب"):
            assert all(ord(sign) in widths for sign in joined(text)), letter
