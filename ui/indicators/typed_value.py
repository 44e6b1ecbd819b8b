"""Values as people type them: with a unit or a sign, and with the decimal mark of their language."""

from __future__ import annotations

from cxplanner.errors import EditError
from ui.widgets.field import TextField


def read_value(text: str, field: str, language: str) -> float | None:
    """A number, or None for an empty text. Raises EditError("unreadable_number")."""
    from cxplanner.exchange.cell_values import CellFormats, UnreadableCellError, read_number

    stripped = text.strip()
    if not stripped:
        return None
    try:
        return read_number(stripped, CellFormats(decimal_mark="." if language == "en" else ","))
    except UnreadableCellError:
        raise EditError("unreadable_number", field=field, found=stripped[:40]) from None


def keep_typed(field: TextField) -> None:
    """Let a field of a dialog keep what was typed until the dialog is taken, since no plan has it yet."""
    field.committed.connect(lambda text: field.show_text(str(text)))


def read_whole(text: str, field: str, language: str) -> int | None:
    """A whole number, or None for an empty text. Raises EditError("unreadable_number")."""
    number = read_value(text, field, language)
    if number is not None and number != int(number):
        raise EditError("unreadable_number", field=field, found=text.strip()[:40])
    return None if number is None else int(number)


def written_value(value: float | None, language: str) -> str:
    """A number as it can be typed again: no marks between thousands, the decimal mark of the language."""
    if value is None:
        return ""
    text = f"{value:.10g}"
    return text if language == "en" else text.replace(".", ",")
