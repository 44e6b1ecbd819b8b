"""Brings the catalogues of translations up to the source; with --check, only says what they lack.

.venv/bin/python .ci/translations.py [--check]
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "resources" / "translations"
LANGUAGES = ("es", "pt_BR")
# How the source marks its sentences: see cxplanner/wording/catalogue.py and words.py.
KEYWORDS = {"mark": None, "say": None, "say_number": (1, 2)}
# Dates, addresses and versions of tools say nothing about the sentences, and would change with every run.
KEPT_HEADERS = ("Language:", "Plural-Forms:", "MIME-Version:", "Content-Type:", "Content-Transfer-Encoding:")


def main() -> int:
    """Merge or check; 1 when a sentence is missing, empty or fuzzy in some language."""
    only_check = "--check" in sys.argv[1:]
    source = sentences_of_the_source()
    complete = True
    for language in LANGUAGES:
        path = CATALOGUES / f"{language}.po"
        merged = merged_catalogue(source, path, language)
        lacking = [str(each.id) for each in merged if each.id and not is_translated(each)]
        for sentence in lacking:
            print(f"{language}: not translated: {sentence}")
        complete = complete and not lacking
        text = as_text(merged)
        if not only_check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(
                f"{language}: the catalogue does not hold the sentences of the source: run  make translations"
            )
            complete = False
    return 0 if complete else 1


def sentences_of_the_source() -> Catalog:
    """Every sentence that the program marks or says."""
    found = Catalog()
    for floor in ("cxplanner", "ui"):
        for _, _, message, _, _ in extract_from_dir(ROOT / floor, keywords=KEYWORDS):
            if message:
                found.add(message)
    return found


def merged_catalogue(source: Catalog, path: Path, language: str) -> Catalog:
    """The sentences of the source with the translations that there are; what the source lost is dropped."""
    old = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as file:
            old = read_po(file, locale=language)
    merged = Catalog(locale=language, fuzzy=False, header_comment="# The sentences of CXPlanner.")
    for message in sorted((each for each in source if each.id), key=lambda each: forms(each.id)[0]):
        known = old.get(message.id)
        same_kind = known is not None and isinstance(known.string, str) == isinstance(message.id, str)
        if known is not None and same_kind and not known.fuzzy:
            merged.add(message.id, known.string)
        else:
            merged.add(message.id)
    return merged


def is_translated(message: Message) -> bool:
    """Whether the message has a translation, in all its forms."""
    return bool(message.string) and all(forms(message.string))


def forms(text: object) -> tuple[str, ...]:
    """A text as all its forms: one, or those for one and for many."""
    return (text,) if isinstance(text, str) else tuple(text) if isinstance(text, list | tuple) else ("",)


def as_text(catalogue: Catalog) -> str:
    """The catalogue as a file, without what changes by itself."""
    target = io.BytesIO()
    write_po(target, catalogue, width=110, no_location=True, sort_output=True)
    head, _, rest = target.getvalue().decode().partition("\n\n")
    lines = [
        line for line in head.splitlines() if not line.startswith('"') or line[1:].startswith(KEPT_HEADERS)
    ]
    return "\n".join(lines) + "\n\n" + rest.rstrip("\n") + "\n"


if __name__ == "__main__":
    sys.exit(main())
