"""In which direction each character of a line is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.drawing.directions import (
    END,
    ISOLATE,
    base_level,
    closed,
    has_two_directions,
    isolated,
    levels_of,
    mirrored,
    visual_order,
)

MIXED = st.text(alphabet="ab אבات 12٣+-/.,:%€()[]<>\t\u0301\u05b8\u200d\u200f\u202e\u2067", max_size=16)


def seen(text: str) -> str:
    """The characters as they are seen from left to right, none of them changed."""
    return "".join(text[at] for at in visual_order(levels_of(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc אבג def", "abc גבא def"),
        ("אבג abc דהו", "והד abc גבא"),
        ("שלב 2 סיום 2027", "2027 םויס 2 בלש"),
        ("Fase 2: של CRM (אבג) 7", "Fase 2: לש CRM (גבא) 7"),
        ("אב 12.5% גד", "דג 12.5% בא"),
        ("אב 12.5 % גד", "דג % 12.5 בא"),
        ("אב €12 גד", "דג €12 בא"),
        ("אב 12-13 גד", "דג 12-13 בא"),
        ("اب 12-13", "13-12 با"),
        ("a אב-3 b", "a 3-בא b"),
        ("אב (גד) ab", "ab )דג( בא"),
        ("ab (אב) [cd] אב", "ab (בא) [cd] בא"),
        ("a(אב)c", "a(בא)c"),
        ("אב  ", "  בא"),
        ("ab אב  ", "ab בא  "),
        ("אב\tגד", "דג\tבא"),
        ("ab ٣٤ cd", "ab ٣٤ cd"),
        ("٣ ٤", "٤ ٣"),
        ("SD-04 · שלום עולם", "SD-04 · םלוע םולש"),
        ("a(אב)\u0301 גד", "a(בא)\u0301 דג"),
    ],
)  # fmt: skip
def test_the_order_in_which_a_line_is_seen(text: str, expected: str) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(("text", "level"), [("", 0), ("12 ab", 0), ("12 אב ab", 1), ("(ا)", 1), ("٣ a", 0)])
def test_that_the_first_letter_gives_the_direction_of_a_line(text: str, level: int) -> None:
    assert base_level(text) == level


def test_that_levels_are_those_of_the_annex() -> None:
    assert levels_of("abאב12ab") == [0, 0, 1, 1, 2, 2, 0, 0]
    assert levels_of("אבab12") == [1, 1, 2, 2, 2, 2]
    assert levels_of("اب12") == [1, 1, 2, 2]
    assert levels_of("a\u05d0\u05b8b") == [0, 1, 1, 0]


def test_that_marks_for_directions_are_passed_over_and_stay_beside_their_neighbours() -> None:
    assert levels_of("ab\u202eאב") == [0, 0, 0, 1, 1]
    assert levels_of("אב\u202aab") == [1, 1, 1, 2, 2]


def test_that_only_text_with_letters_from_right_to_left_has_two_directions() -> None:
    assert [has_two_directions(text) for text in ("ab 12", "Ñandú", "漢字", "אב", "ا", "٣")] == [
        False, False, False, True, True, True,
    ]  # fmt: skip


def test_that_brackets_look_the_other_way_from_right_to_left() -> None:
    assert [mirrored(each) for each in "(]<»a"] == [")", "[", ">", "«", "a"]


@given(MIXED)
def test_that_no_character_is_lost_and_none_comes_in(text: str) -> None:
    levels = levels_of(text)
    assert len(levels) == len(text)
    assert min(levels, default=0) >= 0
    assert sorted(visual_order(levels)) == list(range(len(text)))


@given(st.text(alphabet="ab 12.-()ñ漢", max_size=20))
def test_that_text_from_left_to_right_alone_stays_as_it_is(text: str) -> None:
    assert seen(text) == text


@given(st.text(alphabet="אבגדה", max_size=20))
def test_that_letters_from_right_to_left_alone_are_turned_round(text: str) -> None:
    assert seen(text) == text[::-1]


def without_marks(text: str) -> str:
    return seen(text).replace(ISOLATE, "").replace(END, "")


def test_that_a_date_after_a_name_from_right_to_left_stays_a_date() -> None:
    assert seen("M1 שלום 2 Mar") == "M1 2 םולש Mar"
    assert without_marks(f"M1 {isolated('שלום')} 2 Mar") == "M1 םולש 2 Mar"
    assert without_marks(f"{isolated('يوسف')} · 29 May · {isolated('שלב 2')}") == "فسوي · 29 May · 2 בלש"


def test_that_a_piece_has_a_direction_of_its_own() -> None:
    assert without_marks(f"ab {isolated('אב cd')} ef") == "ab cd בא ef"
    assert without_marks(f"אב {ISOLATE}cd אב{END} גד") == "דג cd בא בא"
    assert levels_of(f"a{ISOLATE}אב{END}b") == [0, 0, 1, 1, 0, 0]


def test_that_only_what_is_read_from_right_to_left_becomes_a_piece() -> None:
    assert [isolated(text) for text in ("", "Plain é", "שלום")] == ["", "Plain é", f"{ISOLATE}שלום{END}"]


def test_that_a_piece_goes_on_from_line_to_line() -> None:
    assert without_marks(f"{ISOLATE}שלב 2") == "2 בלש"
    assert without_marks(f"סיום 7{END} · 29 May") == "7 םויס · 29 May"


def test_that_a_cut_piece_is_closed() -> None:
    assert closed(f"{ISOLATE}אב…") == f"{ISOLATE}אב…{END}"
    assert closed(f"{ISOLATE}אב{END} c") == f"{ISOLATE}אב{END} c"


def test_that_pieces_in_pieces_without_end_are_no_trouble() -> None:
    for text in (ISOLATE * 5_000 + "אב", (ISOLATE + "א") * 3_000 + END * 9_000, END * 5_000):
        assert sorted(visual_order(levels_of(text))) == list(range(len(text)))
