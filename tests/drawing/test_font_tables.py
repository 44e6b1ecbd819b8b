"""Reading TrueType files: the same widths as a library that reads them."""

from __future__ import annotations

import pytest

from cxplanner.drawing.font_tables import FACE_FILES, font_names, font_table
from cxplanner.resources import resource

LATIN = "ÁÉÍÓÚÜÑáéíóúüñ¿¡ÀÂÃÇÊÕàâãçêõºª€→−–…·≥✓ABCabc0123456789"


@pytest.mark.parametrize("name", [*FACE_FILES.values(), "DejaVuSans", "DejaVuSans-Bold"])
def test_that_widths_are_those_that_the_pdf_uses(name: str) -> None:
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(name, str(resource("fonts", f"{name}.ttf")))
    table = font_table(name)
    for character in "Wij 08é":
        assert table.widths[ord(character)] == pytest.approx(font.stringWidth(character, 1), abs=0.001)


@pytest.mark.parametrize("name", list(FACE_FILES.values()))
def test_that_every_letter_of_the_three_languages_is_there(name: str) -> None:
    assert [character for character in LATIN if ord(character) not in font_table(name).widths] == []


def test_that_digits_are_as_wide_as_one_another() -> None:
    widths = font_table("IBMPlexSans_400Regular").widths
    assert len({widths[ord(digit)] for digit in "0123456789"}) == 1


def test_that_a_condensed_face_falls_back_on_the_wider_one_and_then_on_all_scripts() -> None:
    assert font_names("condensed", 600) == (
        "IBMPlexSansCondensed_600SemiBold",
        "IBMPlexSans_600SemiBold",
        "DejaVuSans-Bold",
        "DejaVuSans",
    )


def test_that_a_weight_that_is_not_there_takes_the_nearest() -> None:
    assert font_names("condensed", 300)[0] == "IBMPlexSansCondensed_400Regular"


def test_that_the_font_for_all_scripts_has_characters_beyond_the_basic_plane() -> None:
    assert max(font_table("DejaVuSans").widths) > 0xFFFF
