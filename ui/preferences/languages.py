"""The languages of the program, each by its own name."""

from __future__ import annotations

from typing import Final

LANGUAGE_NAMES: Final = (("en", "English"), ("es", "Español"), ("pt", "Português"))
