"""The map from the codes of a font to characters."""

from __future__ import annotations

import re

from cxplanner.report.to_unicode import to_unicode


def pairs(text: str) -> dict[str, str]:
    return dict(re.findall(r"^<(\w+)> <(\w+)>$", text.split("endcodespacerange")[1], re.MULTILINE))


def test_that_each_code_has_its_character() -> None:
    assert pairs(to_unicode("F", [0, 0x41, 0xE9])) == {"00": "0000", "01": "0041", "02": "00E9"}


def test_that_a_character_beyond_the_basic_plane_is_a_pair() -> None:
    assert pairs(to_unicode("F", [0x1F600]))["00"] == "D83DDE00"


def test_that_forms_of_arabic_letters_are_read_as_letters() -> None:
    assert pairs(to_unicode("F", [0xFE91, 0xFEFB, 0xFB95]))["00"] == "0628"
    assert pairs(to_unicode("F", [0xFE91, 0xFEFB, 0xFB95]))["01"] == "06440627"
    assert pairs(to_unicode("F", [0xFE91, 0xFEFB, 0xFB95]))["02"] == "06AF"
    assert pairs(to_unicode("F", [0xFB01]))["00"] == "FB01"


def test_that_no_block_holds_more_than_a_hundred_codes() -> None:
    text = to_unicode("F", list(range(256)))
    assert [int(each) for each in re.findall(r"(\d+) beginbfchar", text)] == [100, 100, 56]
    assert len(pairs(text)) == 256
