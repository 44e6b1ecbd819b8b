"""Translations by gettext's rules, read from `.po` files in memory; English is the source and needs none."""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path

from cxplanner.resources import resource

CATALOGUES = {"es": "es", "pt": "pt_BR"}
"""The file of each translated language."""


def mark(message: str) -> str:
    """The message itself; marks it for the catalogues where it stands in a table and is said later."""
    return message


@cache
def translations(language: str) -> gettext.NullTranslations:
    """What `language` has been translated to; a file or message that is missing falls back to English."""
    if language not in CATALOGUES:
        return gettext.NullTranslations()
    path = resource("translations", f"{CATALOGUES[language]}.po")
    return read_catalogue(path) if path.is_file() else gettext.NullTranslations()


def read_catalogue(path: Path) -> gettext.NullTranslations:
    """The messages of one `.po` file; what is marked as fuzzy does not count."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as source:
        catalogue = read_po(source, locale=path.stem)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
