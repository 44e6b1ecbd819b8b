"""An editor of a day in a cell: typed as people write dates, or picked from a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cxplanner.errors import CXPlannerError
from ui.initiatives.typed_values import read_date
from ui.theme import icon
from ui.widgets.date_field import CalendarPopup

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

DATE_WIDTH: Final = 116
"""Pixels in which a date can be read beside the button of the calendar."""


class DateEditor(QLineEdit):
    """`picked` is said when a day of the calendar stands in the line. Alt+Down opens the calendar.

    While `is_picking`, the keyboard is in the calendar, and the editor stays open without it.
    """

    picked = Signal()

    def __init__(self, words: Words, near: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._near = near
        self.is_picking = False
        opening = self.addAction(icon("calendar-days"), QLineEdit.ActionPosition.TrailingPosition)
        opening.setText(words.say("Choose from a calendar"))
        opening.setToolTip(words.say("Choose from a calendar"))
        opening.triggered.connect(self.open_calendar)

    def open_calendar(self) -> None:
        """Show the month of the date in the line, or of the initiative where there is none."""
        popup = CalendarPopup(self._words.language, self._day(), self)
        popup.picked.connect(self._pick)
        popup.destroyed.connect(self._end_picking)
        self.is_picking = True
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _day(self) -> date:
        try:
            return read_date(self.text(), "start", self._near) or self._near
        except CXPlannerError:
            return self._near

    def _end_picking(self) -> None:
        self.is_picking = False

    def _pick(self, day: date) -> None:
        self.setText(self._words.date(day))
        self.picked.emit()
