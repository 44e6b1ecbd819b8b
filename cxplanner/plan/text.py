"""The one gate through which text from outside enters a plan."""

from __future__ import annotations

import re
import unicodedata

from cxplanner.errors import EditError

LONGEST_NAME = 1_000
LONGEST_NOTE = 32_767

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_DIRECTION_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE_BREAKS = re.compile("[\t\r\n\u2028\u2029]+")


def clean_name(text: str, field: str, longest: int = LONGEST_NAME) -> str:
    """Text for one line: no controls, no line breaks, composed characters, no blanks around it.

    Raises EditError("too_long") with the length and the limit.
    """
    if not _is_clean(text):
        text = _DIRECTION_CONTROLS.sub("", _LINE_BREAKS.sub(" ", text))
    return _clean(text, field, longest).strip()


def clean_note(text: str, field: str) -> str:
    """Text of several lines; direction controls stay, since a note may quote any script."""
    if not _is_clean(text):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _clean(text, field, LONGEST_NOTE).strip()


def _clean(text: str, field: str, longest: int) -> str:
    cleaned = text if _is_clean(text) else unicodedata.normalize("NFC", _UNREADABLE.sub("\ufffd", text))
    if len(cleaned) > longest:
        raise EditError("too_long", field=field, length=len(cleaned), longest=longest)
    return cleaned


def _is_clean(text: str) -> bool:
    """Whether a text holds plain letters of one line alone, as most do; quicker to know than to clean it."""
    return text.isascii() and text.isprintable()
