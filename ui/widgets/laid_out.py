"""The widgets of a layout in order, found without asking for its items.

`QLayout.itemAt` is never called: what it gives in Python outlives the item that it stands for when the widget
goes, and ends the interpreter once something else lies at the same place of memory.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QLayout, QWidget


def widgets_in(layout: QLayout) -> Iterator[QWidget]:
    """What a layout holds, also in the layouts inside it, from first to last."""
    around = layout.parentWidget()
    children = around.children() if around is not None else []
    parts = [each for each in (*children, *layout.children()) if isinstance(each, QWidget | QLayout)]
    placed = [(place, part) for part in parts if (place := layout.indexOf(part)) >= 0]
    for _, part in sorted(placed, key=lambda each: each[0]):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from widgets_in(part)
