"""The choices of the studio in groups: reports, paper, what is shown, how it looks."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxplanner.drawing.roadmap_options import LanesBy, Level
from cxplanner.drawing.row_columns import RowColumn, column_title
from cxplanner.errors import CXPlannerError
from cxplanner.report.paper import PAPER_NAMES, paper_of, with_margins
from cxplanner.report.print_settings import PrintColour, PrintSettings
from cxplanner.report.reports import ON_ASKED_SHEETS, ReportName, report_title
from cxplanner.report.sheets import PageCount, page_count_of
from ui.frame.filter_field import FilterField
from ui.preferences.languages import LANGUAGE_NAMES
from ui.print_studio.checked_list import CheckedList
from ui.widgets.buttons import CheckBox
from ui.widgets.date_field import DateField, typed_date
from ui.widgets.field import TextField
from ui.widgets.labels import PlainLabel
from ui.widgets.section import Section
from ui.widgets.value_box import Choices, ValueBox

if TYPE_CHECKING:
    from ui.plan_controller import PlanController
    from ui.plan_filter import PlanFilter

_OWN_SIZE: Final = "own size"
_OWN_COUNT: Final = "own count"
_LEAST_LETTERS: Final = 8
"""So many letters of a choice are shown where there is little room."""
_DOTS: Final = (72, 96, 150, 300, 600)
_TILES: Final = ("A4", "A3", "Letter")


class ChoicesPanel(QWidget):
    """`changed` carries the settings after somebody chose something else."""

    changed = Signal(object)

    def __init__(
        self, controller: PlanController, plan_filter: PlanFilter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = controller.words
        self._filter = plan_filter
        self.settings = PrintSettings()
        self._checks: dict[str, CheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._make_reports()
        self._make_paper()
        self._make_shown()
        self._make_look()
        self._column.addStretch(1)
        self.show_settings(self.settings)

    # ------------------------------------------------------------------ settings

    def show_settings(self, settings: PrintSettings) -> None:
        """Show other settings without telling."""
        self.settings = settings
        self._show_reports(settings)
        self._show_paper(settings)
        self._show_shown(settings)
        self.colour.show_value(settings.colour)
        self.language.show_value(settings.language)
        self.dpi.show_value(settings.dpi, self._dots_text(settings.dpi))
        self.least_text.show_text(self._words.number(settings.least_text), anew=True)
        for name, box in self._checks.items():
            box.blockSignals(True)
            box.setChecked(bool(getattr(settings, name)))
            box.blockSignals(False)

    def _choose(self, **what: Any) -> None:
        """Take a choice and tell."""
        settings = replace(self.settings, **what)
        if settings != self.settings:
            self.settings = settings
            self.changed.emit(settings)

    # ------------------------------------------------------------------ reports

    def _make_reports(self) -> None:
        say = self._words.say
        section = self._section(say("Reports"))
        self.reports = CheckedList(say("Reports, in the order in which they are printed"))
        self.reports.changed.connect(self._choose_reports)
        section.content.addWidget(self.reports)
        note = say("Several reports have a cover with the contents. Alt+↑ and Alt+↓ move one.")
        section.content.addWidget(PlainLabel(note, "tertiary", wraps=True))

    def _show_reports(self, settings: PrintSettings) -> None:
        ordered = [*settings.reports, *(name for name in ReportName if name not in settings.reports)]
        self.reports.show_values(
            [(name, report_title(self._words, [name]), name in settings.reports) for name in ordered]
        )

    def _choose_reports(self, values: list[object]) -> None:
        if values:
            self._choose(reports=tuple(ReportName(str(each)) for each in values))
            self._allow_sheets(self.settings)
        else:
            self._show_reports(self.settings)  # something has to be printed

    # ------------------------------------------------------------------ paper

    def _make_paper(self) -> None:
        say = self._words.say
        section = self._section(say("Paper"))
        papers: list[tuple[object, str]] = [(None, say("Each report's own")), *((n, n) for n in PAPER_NAMES)]
        papers.append((_OWN_SIZE, say("Another size…")))
        self.paper = self._box(section, say("Paper"), papers, self._choose_paper)
        self.own_size = TextField(say("Size"))
        self.own_size.line.setPlaceholderText("420x900 mm")
        self.own_size.committed.connect(self._choose_own_size)
        section.content.addWidget(self.own_size)
        directions = ((None, say("As designed")), (True, say("Landscape")), (False, say("Portrait")))
        self.direction = self._box(
            section, say("Orientation"), directions, lambda value: self._choose(landscape=value)
        )
        self.margin = self._length(section, say("Margin, mm"), "margin")
        self.binding = self._length(section, say("Binding edge, mm"), "binding")
        sheets: list[tuple[object, str]] = [(None, say("As many as needed"))]
        sheets += [(PageCount(across, down), self._sheets_text(across, down)) for across, down in _GRIDS]
        sheets.append((_OWN_COUNT, say("Another number…")))
        self.pages = self._box(section, say("Sheets of the roadmap"), sheets, self._choose_pages)
        self.own_count = TextField(say("Number"))
        self.own_count.line.setPlaceholderText("5x2")
        self.own_count.committed.connect(lambda text: self._choose_own_count(str(text)))
        section.content.addWidget(self.own_count)
        tiles: list[tuple[object, str]] = [(None, say("No poster")), *((name, name) for name in _TILES)]
        self.poster = self._box(section, say("Poster on tiles"), tiles, lambda v: self._choose(poster=v))

    def _sheets_text(self, across: int, down: int) -> str:
        words = self._words
        if across == down == 1:
            return words.say("One")
        return words.say("{across} × {down}", across=words.number(across), down=words.number(down))

    def _show_paper(self, settings: PrintSettings) -> None:
        is_own = settings.paper is not None and settings.paper not in PAPER_NAMES
        self.paper.show_value(_OWN_SIZE if is_own else settings.paper)
        self.own_size.setVisible(is_own)
        self.own_size.show_text(settings.paper or "" if is_own else "", anew=True)
        self.direction.show_value(settings.landscape)
        self.margin.show_text(self._length_text(settings.margin), anew=True)
        self.binding.show_text(self._length_text(settings.binding), anew=True)
        pages = settings.pages
        is_own_count = pages is not None and pages not in self.pages.values
        self.pages.show_value(_OWN_COUNT if is_own_count else pages)
        self.own_count.setVisible(is_own_count)
        self.own_count.show_text(self._sheets_text(*pages) if pages is not None else "", anew=True)
        self._allow_sheets(settings)
        self.poster.show_value(settings.poster, settings.poster or "")

    def _allow_sheets(self, settings: PrintSettings) -> None:
        """A number of sheets can be asked for where a roadmap is printed."""
        has_roadmap = not ON_ASKED_SHEETS.isdisjoint(settings.reports)
        self.pages.setEnabled(has_roadmap)
        self.own_count.setEnabled(has_roadmap)

    def _choose_paper(self, value: object) -> None:
        self.own_size.setVisible(value == _OWN_SIZE)
        if value == _OWN_SIZE:
            self.own_size.line.setFocus()
        else:
            self._choose(paper=value)

    def _choose_own_size(self, text: object) -> None:
        try:
            paper_of(str(text))
        except CXPlannerError as error:
            self.own_size.refuse(self._words.error(error))
            return
        self.own_size.show_text(str(text).strip())
        self._choose(paper=str(text).strip())

    def _choose_pages(self, value: object) -> None:
        self.own_count.setVisible(value == _OWN_COUNT)
        if value == _OWN_COUNT:
            self.own_count.line.setFocus()
        else:
            self._choose(pages=value)

    def _choose_own_count(self, text: str) -> None:
        try:
            pages = page_count_of(text)
        except CXPlannerError as error:
            self.own_count.refuse(self._words.error(error))
            return
        self.own_count.show_text(self._sheets_text(*pages))
        self._choose(pages=pages)

    def _length(self, section: Section, label: str, name: str) -> TextField:
        field = TextField(label)
        field.committed.connect(lambda text: self._choose_length(field, name, str(text)))
        section.content.addWidget(field)
        return field

    def _length_text(self, value: float | None) -> str:
        return "" if value is None else self._words.number(value)

    def _choose_length(self, field: TextField, name: str, text: str) -> None:
        """A length in millimetres; an empty field is the report's own."""
        value = None
        if text.strip():
            value = _number(text)
            try:
                if value is None:
                    raise ValueError(text)
                with_margins(paper_of("A4"), value, None)
            except ValueError:
                field.refuse(
                    self._words.say("“{text}” is no length: enter millimetres, such as 12.", text=text)
                )
                return
            except CXPlannerError as error:
                field.refuse(self._words.error(error))
                return
        field.show_text(self._length_text(value))
        self._choose(**{name: value})

    # ------------------------------------------------------------------ what is shown

    def _make_shown(self) -> None:
        say = self._words.say
        section = self._section(say("What is shown"))
        section.content.addWidget(PlainLabel(say("Only what a filter keeps"), "small"))
        self.filter = FilterField(self._words, self._controller.settings, self._filter.completions)
        self.filter.editingFinished.connect(lambda: self._choose(filter=self.filter.text().strip()))
        section.content.addWidget(self.filter)
        self.first = self._day(section, say("From"), "first")
        self.last = self._day(section, say("Until"), "last")
        lanes = (
            (LanesBy.STREAM, say("Stream")),
            (LanesBy.STAGE, say("Stage")),
            (LanesBy.OWNER, say("Owner")),
            (LanesBy.TEAM, say("Team")),
        )
        self.lanes = self._box(section, say("Lanes by"), lanes, lambda value: self._choose(lanes_by=value))
        levels = (
            (Level.ALL, say("Every initiative")),
            (Level.CRITICAL, say("Only what is critical")),
            (Level.SUMMARY, say("One bar for each stage and stream")),
        )
        self.level = self._box(section, say("Level"), levels, lambda value: self._choose(level=value))
        lines = ((None, say("Up to two lines")), (1, say("One line")))
        self.lines = self._box(section, say("Names in bars"), lines, lambda v: self._choose(label_lines=v))
        self.baseline = self._box(section, say("Baseline"), (), lambda value: self._choose(baseline=value))
        for name, text in (
            ("critical_path", say("Critical path")),
            ("floats", say("Float")),
            ("all_links", say("All links")),
            ("milestones", say("Milestones")),
            ("owners", say("Owners")),
            ("dates", say("Dates")),
            ("costs", say("Costs")),
            ("marks", say("Marks of what is not known")),
        ):
            self._check(section, name, text)
        section.content.addWidget(PlainLabel(say("Columns of the Gantt chart"), "small"))
        self.columns = CheckedList(say("Columns of the Gantt chart"))
        self.columns.changed.connect(self._choose_columns)
        section.content.addWidget(self.columns)

    def _show_shown(self, settings: PrintSettings) -> None:
        say, plan = self._words.say, self._controller.plan
        if not self.filter.hasFocus():
            self.filter.setText(settings.filter)
        self.first.show_day(settings.first, anew=True)
        self.last.show_day(settings.last, anew=True)
        self.lanes.show_value(settings.lanes_by)
        self.level.show_value(settings.level)
        self.lines.show_value(settings.label_lines)
        names = [(each.id, each.name) for each in reversed(plan.baselines_in_order)]
        self.baseline.offer([(None, say("None")), *names])
        self.baseline.show_value(settings.baseline if settings.baseline in plan.baselines else None)
        self.baseline.setEnabled(bool(names))
        ordered = [*settings.columns, *(each for each in RowColumn if each not in settings.columns)]
        self.columns.show_values(
            [(each, column_title(self._words, each), each in settings.columns) for each in ordered]
        )

    def _choose_columns(self, values: list[object]) -> None:
        if values:
            self._choose(columns=tuple(RowColumn(str(each)) for each in values))
        else:
            self._show_shown(self.settings)

    def _day(self, section: Section, label: str, name: str) -> DateField:
        field = DateField(label, self._words)
        field.committed.connect(lambda text: self._choose_day(field, name, str(text)))
        section.content.addWidget(field)
        return field

    def _choose_day(self, field: DateField, name: str, text: str) -> None:
        """A day; an empty field is the programme's own. The first day is not after the last."""
        try:
            day = typed_date(text, name, self._controller.plan.programme.start)
        except CXPlannerError as error:
            field.refuse(self._words.error(error))
            return
        first, last = (day, self.settings.last) if name == "first" else (self.settings.first, day)
        if first is not None and last is not None and first > last:
            field.refuse(self._words.say("The time would end before it begins."))
            return
        field.show_day(day)
        self._choose(**{name: day})

    # ------------------------------------------------------------------ look

    def _make_look(self) -> None:
        say = self._words.say
        section = self._section(say("Look"))
        colours = (
            (PrintColour.FULL, say("Colour")),
            (PrintColour.GREY, say("Grey")),
            (PrintColour.BLACK, say("Black, with patterns")),
        )
        self.colour = self._box(section, say("Inks"), colours, lambda value: self._choose(colour=value))
        languages: list[tuple[object, str]] = [(None, say("That of the programme")), *LANGUAGE_NAMES]
        self.language = self._box(section, say("Language"), languages, lambda v: self._choose(language=v))
        self.dpi = ValueBox(say("Dots per inch of PNG"), [(each, self._dots_text(each)) for each in _DOTS])
        self.dpi.chosen.connect(lambda value: self._choose(dpi=value))
        self.least_text = TextField(say("Smallest text, pt"))
        self.least_text.committed.connect(lambda text: self._choose_least(str(text)))
        section.content.addWidget(self.least_text)
        self._check(section, "may_shrink", say("Print smaller text all the same"))

    def _dots_text(self, dots: int) -> str:
        return self._words.say("{number} dpi", number=self._words.number(dots))

    def _choose_least(self, text: str) -> None:
        value = _number(text)
        if value is None or not 3 <= value <= 20:
            self.least_text.refuse(self._words.say("Enter a size of 3 to 20 points."))
            return
        self.least_text.show_text(self._words.number(value))
        self._choose(least_text=value)

    # ------------------------------------------------------------------ making

    def _section(self, title: str) -> Section:
        section = Section(title)
        self._column.addWidget(section)
        return section

    def _box(
        self, section: Section, label: str, choices: Choices, choose: Callable[[Any], object]
    ) -> ValueBox:
        box = ValueBox(label, choices)
        box.chosen.connect(choose)
        box.setSizeAdjustPolicy(ValueBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LEAST_LETTERS)
        section.content.addWidget(PlainLabel(label, "small"))
        section.content.addWidget(box)
        return box

    def _check(self, section: Section, name: str, text: str) -> None:
        box = CheckBox(text)
        box.toggled.connect(lambda on: self._choose(**{name: on}))
        section.content.addWidget(box)
        self._checks[name] = box

    def check(self, name: str) -> CheckBox:
        """The check of a setting."""
        return self._checks[name]


_GRIDS: Final = ((1, 1), (2, 1), (1, 2), (2, 2), (3, 1), (3, 2), (4, 2))


def _number(text: str) -> float | None:
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None
