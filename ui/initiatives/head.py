"""The head of the table of initiatives, as high as the time axis beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from ui.initiatives.columns import NUMBERS, WIDTHS
from ui.widgets.painted_head import PaintedHead

HEAD_HEIGHT: Final = 40


class TableHead(PaintedHead):
    """The first column, which holds the marks of a row, stays where it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, NUMBERS, height=HEAD_HEIGHT, text_at=12, rule_at=20, padding=6, shortest=28)
        self.setFirstSectionMovable(False)

    def set_default_widths(self) -> None:
        """The widths of the first time; no head is cut, in any language."""
        for column, width in WIDTHS.items():
            self.resizeSection(column, max(width, self.width_for_name(column) + 1))
