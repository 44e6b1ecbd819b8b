"""The first part of a name: what stands before a colon, a bracket or a dash explains itself."""

from __future__ import annotations

import re
from typing import Final

_AFTER_SHORT_FORM: Final = re.compile(r"\s*[:;(,/]\s*|\s+[–—-]\s+")
"""What begins the part of a name that explains the part before it."""


def short_form(name: str) -> str:
    """The part of a name before what explains it; the name itself where there is no such part."""
    return _AFTER_SHORT_FORM.split(name.strip(), maxsplit=1)[0] or name
