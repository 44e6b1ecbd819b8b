"""The head of the table of links, whose two ends share the room that is left."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from ui.dependencies.columns import NUMBERS, WIDTHS, Column
from ui.widgets.painted_head import PaintedHead

HEIGHT: Final = 32
_LEAST_OF_AN_END: Final = 96
"""So many pixels an end gives up before the table is scrolled."""


class LinksHead(PaintedHead):
    """Columns keep the widths that somebody chose."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, NUMBERS, height=HEIGHT, text_at=6, rule_at=10, padding=8, shortest=36)
        self._is_ours = False
        self._is_chosen = False
        self.sectionResized.connect(self._on_resized)

    def fit(self, room: int) -> None:
        """No head is cut, and the two ends share the room that is left, unless somebody chose widths."""
        if self._is_chosen:
            return
        widths = {column: max(width, self.width_for_name(column) + 12) for column, width in WIDTHS.items()}
        spare = max(room - sum(widths.values()), -2 * _LEAST_OF_AN_END)
        for column in (Column.PREDECESSOR, Column.SUCCESSOR):
            widths[column] += spare // 2
        self._is_ours = True
        for column, width in widths.items():
            self.resizeSection(column, width)
        self._is_ours = False

    def _on_resized(self) -> None:
        self._is_chosen = self._is_chosen or not self._is_ours
