"""Measuring, breaking and cutting text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.drawing.text_fit import (
    ELLIPSIS,
    REPLACEMENT_MARK,
    balanced,
    elide,
    missing_characters,
    runs,
    width_of,
    wrap,
    wrap_or_elide,
)

any_text = st.text(max_size=80)
titles = st.lists(st.text(alphabet="abcdefgñ-&0123", min_size=1, max_size=9), min_size=1, max_size=9).map(
    " ".join
)


def test_that_a_known_text_has_its_known_width() -> None:
    assert width_of("CRM platform consolidation", 10.4, "condensed", 600) == pytest.approx(121.0664)


@given(any_text)
def test_that_a_text_is_as_wide_as_what_is_drawn_of_it(text: str) -> None:
    drawn = sum(width_of(run.text, 10) for run in runs(text) if run.font == "IBMPlexSans_400Regular")
    others = sum(run.width for run in runs(text) if run.font != "IBMPlexSans_400Regular") * 10
    assert width_of(text, 10) >= 0
    if not any(character in text for character in "\t\r\n\x0b\x0c"):
        assert width_of(text, 10) == pytest.approx(drawn + others)


@given(any_text, st.floats(1, 200))
def test_that_a_cut_text_fits(text: str, room: float) -> None:
    assert width_of(elide(text, room, 10), 10) <= room + 1e-6


def test_that_what_is_cut_ends_in_an_ellipsis() -> None:
    cut = elide("CRM platform consolidation", 60, 10, "condensed", 600)
    assert cut.endswith(ELLIPSIS)
    assert "CRM platform consolidation".startswith(cut[:-1])


def test_that_nothing_is_left_of_a_text_without_room() -> None:
    assert elide("CRM", 2, 10) == ""


@given(titles, st.integers(1, 4), st.floats(20, 300))
def test_that_wrapped_lines_fit_and_lose_nothing(text: str, most: int, room: float) -> None:
    lines = wrap(text, room, 10, most_lines=most)
    if lines is not None:
        assert len(lines) <= most
        assert all(width_of(line, 10) <= room + 1e-6 for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(titles, st.integers(1, 4), st.floats(1, 300))
def test_that_what_does_not_fit_in_lines_is_cut(text: str, most: int, room: float) -> None:
    lines = wrap_or_elide(text, room, 10, most_lines=most)
    assert len(lines) <= most
    assert all(width_of(line, 10) <= room + 1e-6 for line in lines)


@given(titles)
def test_that_two_lines_are_never_wider_than_one(text: str) -> None:
    one, two, three = (balanced(text, "condensed", 600, count).width for count in (1, 2, 3))
    assert three <= two + 1e-6
    assert two <= one + 1e-6


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("CRM platform consolidation", ("CRM platform", "consolidation")),
        ("Next-best-offer pilots", ("Next-best-", "offer pilots")),
        ("Reskilling wave 2: contact centre", ("Reskilling wave 2:", "contact centre")),
        ("Document capture & e-archive", ("Document capture", "& e-archive")),
    ],
)
def test_where_names_break(text: str, lines: tuple[str, ...]) -> None:
    assert balanced(text, "condensed", 600, 2).lines == lines


def test_that_a_short_part_stays_at_its_hyphen() -> None:
    assert balanced("e-signature e-archive", "sans", 400, 2).lines == ("e-signature", "e-archive")


def test_that_a_number_stays_with_the_word_before_it() -> None:
    assert balanced("Wave 2 Wave 3", "sans", 400, 2).lines == ("Wave 2", "Wave 3")


def test_that_a_letter_that_the_condensed_cut_lacks_is_taken_from_the_normal_one() -> None:
    assert [(run.font, run.text) for run in runs("aΩ", "condensed", 400)] == [
        ("IBMPlexSansCondensed_400Regular", "a"),
        ("IBMPlexSans_400Regular", "Ω"),
    ]


def test_that_what_no_font_has_becomes_a_mark_and_is_named() -> None:
    assert [run.text for run in runs("a🦄b")] == ["a", REPLACEMENT_MARK, "b"]
    assert missing_characters("a🦄b🦄") == "🦄"


def test_that_what_only_steers_other_characters_is_not_drawn() -> None:
    assert "".join(run.text for run in runs("a\u200d\ufe0fb")) == "ab"


def test_that_text_from_right_to_left_is_turned_round_for_painters() -> None:
    assert "".join(run.text for run in runs("ab שלום עולם cd")) == "ab םלוע םולש cd"


def test_that_what_parts_lines_and_blanks_that_no_font_has_are_drawn_as_blanks() -> None:
    assert "".join(run.text for run in runs("a\tb\nc\u2028d")) == "a b c d"
    assert REPLACEMENT_MARK not in "".join(run.text for run in runs("a\u3000b\u205fc"))
    assert missing_characters("a\tb\u2028\u3000") == ""


@pytest.mark.parametrize("text", ["a\tb", "x\u0302y", "e\u0302\u0323", "a\u2028b", "漢", "אב 1", "نص ١"])
def test_that_a_width_is_that_of_what_is_drawn(text: str) -> None:
    assert width_of(text, 1.0) == pytest.approx(sum(run.width for run in runs(text)))


def test_that_a_letter_with_a_loose_mark_is_drawn_in_one_face() -> None:
    assert [(run.font, run.text) for run in runs("ax\u0302b")] == [
        ("IBMPlexSans_400Regular", "a"),
        ("DejaVuSans", "x\u0302"),
        ("IBMPlexSans_400Regular", "b"),
    ]


def test_that_letters_that_would_be_torn_become_marks_and_are_named() -> None:
    assert "".join(run.text for run in runs("\u07d2")) == REPLACEMENT_MARK
    assert missing_characters("\u07d2") == "\u07d2"


def test_that_choices_of_forms_and_lone_surrogates_are_no_trouble() -> None:
    assert "".join(run.text for run in runs("葛\U000e0100\ud800☂\ufe0f")) == REPLACEMENT_MARK * 2 + "☂"


def test_that_an_ellipsis_does_not_part_a_letter_from_its_mark() -> None:
    text = "x\u0302" * 12
    for room in range(10, 100, 3):
        kept = elide(text, room, 10.0).removesuffix("…")
        assert kept == "" or kept.endswith("\u0302")


def test_that_a_text_of_a_million_characters_is_cut_in_no_time() -> None:
    text = "word " * 200_000
    assert elide(text, 100, 10.0).endswith("…")
    assert len(wrap_or_elide(text, 100, 10.0, "sans", 400, 2)) == 2


def test_that_an_ellipsis_in_a_name_from_right_to_left_leaves_what_follows_alone() -> None:
    name = elide("\u2068שלום עולם גדול מאוד\u2069", 60, 10.0)
    assert name.startswith("\u2068ש")
    assert name.endswith("…\u2069")
    assert "".join(run.text for run in runs(f"{name} 29 May")).endswith(" 29 May")
