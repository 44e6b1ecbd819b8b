"""A field for a day that may be empty: typed as people write dates, or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from cxplanner.wording.words import Words
from ui.theme import colour, icon
from ui.widgets.buttons import IconButton
from ui.widgets.field import TextField

_LOCALES = {
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    "es": QLocale(QLocale.Language.Spanish, QLocale.Country.Spain),
    "pt": QLocale(QLocale.Language.Portuguese, QLocale.Country.Brazil),
}


class DateField(TextField):
    """`committed` carries the typed text; `typed_date` reads it inside the edit."""

    def __init__(self, label: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        self._words = words
        self._day: date | None = None
        button = IconButton("calendar-days", words.say("{field}: choose from a calendar", field=label))
        button.clicked.connect(self._open_calendar)
        self.add_beside(button)

    def show_day(self, day: date | None, *, anew: bool = False) -> None:
        """Show what the plan has; no day is an empty field."""
        self._day = day
        self.show_text(self._words.date(day) if day is not None else "", anew=anew)

    def _open_calendar(self) -> None:
        popup = CalendarPopup(self._words.language, self._day or date.today(), self)
        popup.picked.connect(self._pick)
        popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        popup.show()

    def _pick(self, day: date) -> None:
        self.accept()
        self.line.setText(self._words.date(day))
        self._finish()


class CalendarPopup(QFrame):
    """A month that closes when a day is picked."""

    picked = Signal(object)

    def __init__(self, language: str, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.Box)
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(_LOCALES[language])
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._dress()
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self.calendar)
        self.calendar.setFocus()

    def _dress(self) -> None:
        """The month in the colours of everything else; days off are quieter instead of red."""
        ground, ink, hover = (colour(name).name() for name in ("panel", "ink", "hover"))
        self.calendar.setStyleSheet(
            f"#qt_calendar_navigationbar {{ background: {ground}; }}"
            f"#qt_calendar_navigationbar QToolButton {{ color: {ink}; padding: 4px; }}"
            f"#qt_calendar_navigationbar QToolButton:hover {{ background: {hover}; }}"
        )
        steps = (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right"))
        for name, picture in steps:
            button = self.calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icon(picture))
        quiet = QTextCharFormat()
        quiet.setForeground(colour("ink3"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, quiet)

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()


def typed_date(text: str, field: str, near: date) -> date | None:
    """The day that a text means, or None for an empty one. Raises EditError("unreadable_date")."""
    from ui.initiatives.typed_values import read_date

    return read_date(text, field, near)
