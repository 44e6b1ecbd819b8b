"""The import of a spreadsheet: a preview of all that would happen, and nothing before it is accepted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cxplanner.errors import CXPlannerError
from cxplanner.exchange.cell_values import DateOrder
from cxplanner.plan.programme import STAGE_NUMBERS, Stream
from ui.background import in_background
from ui.exchange.import_pages import ColumnsPage, DoubtsPage, RowsPage, nothing_to_show
from ui.exchange.reading import Reading, Told, read_source
from ui.widgets.buttons import Button, CheckBox, SegmentedControl
from ui.widgets.labels import PlainLabel
from ui.widgets.value_box import Choices, ValueBox

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

_ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "iso-8859-15", "utf-16", "mac-roman")
_DELIMITERS = (",", ";", "\t", "|")


class ImportDialog(QDialog):
    """Reads the source in the background whenever what is told about it changes.

    `is_reading` says that the preview is still being made.
    """

    def __init__(self, controller: PlanController, parent: QWidget | None, path: Path) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = controller.words
        self.path = path
        self.told = Told()
        self.reading: Reading | None = None
        self._asked = 0
        self.is_reading = False
        self._task = QObject(self)
        say = self._words.say
        self.setWindowTitle(say("Import"))
        self.counts = PlainLabel("", "strong")
        self.refusal = PlainLabel("", "refusal", wraps=True)
        self.refusal.hide()
        self.source = _SourceChoices(self)
        self.rows = RowsPage(self._words)
        self.columns = ColumnsPage(self._words)
        self.doubts = DoubtsPage(self._words)
        self.columns.chosen.connect(self._take_column)
        self.accept_button = Button(say("Import"), primary=True)
        self._lay_out()
        self.resize(980, 640)
        self.read()

    def read(self) -> None:
        """Make the preview anew."""
        self._asked += 1
        asked = self._asked
        self.is_reading = True
        self.accept_button.setEnabled(False)
        self.counts.setText(self._words.say("Reading {file}…", file=self.path.name))
        plan = self._controller.plan if self._controller.is_open else None
        path, told, words = self.path, self.told, self._words
        in_background(
            lambda: read_source(path, told, plan, words),
            lambda reading: self._show(asked, reading),
            lambda error: self._show_failure(asked, error),
            self._task,
        )

    def tell(self, **what: Any) -> None:
        """Overrule what was found out, or add what the source does not say."""
        self.told = replace(self.told, **what)
        self.read()

    def accept(self) -> None:
        """Write the proposal into the plan, or into a new one, as one undo step."""
        reading = self.reading
        if reading is None or not self.accept_button.isEnabled():
            return
        if not self._controller.is_open and not self._controller.new(reading.base):
            return
        error = self._controller.attempt("import_initiatives", reading.proposal.edit)
        if error is None:
            super().accept()
        else:
            self._refuse(self._words.error(error))

    # ------------------------------------------------------------------ showing

    def _show(self, asked: int, reading: Reading) -> None:
        if asked != self._asked:
            return  # an earlier question; a later one is on its way
        self.is_reading = False
        self.reading = reading
        self.refusal.hide()
        self.source.show_reading(reading)
        for page in (self.rows, self.columns, self.doubts):
            page.show_reading(reading)
        self._pages.setCurrentIndex(self._chosen_page())
        self._count(reading)

    def _count(self, reading: Reading) -> None:
        words, proposal = self._words, reading.proposal
        added, updated = len(proposal.added), len(proposal.updated)
        parts = [words.say_number("{n} new", "{n} new", added)]
        parts.append(words.say_number("{n} changed", "{n} changed", updated))
        parts.append(words.say_number("{n} refused", "{n} refused", len(proposal.refused)))
        parts.append(words.say_number("{n} remark", "{n} remarks", len(proposal.problems)))
        self.counts.setText(" · ".join(parts))
        self.accept_button.setEnabled(added + updated > 0)
        self.accept_button.setText(
            words.say_number("Import {n} initiative", "Import {n} initiatives", added + updated)
        )

    def _show_failure(self, asked: int, error: Exception) -> None:
        if asked != self._asked:
            return
        self.is_reading = False
        if not isinstance(error, CXPlannerError):
            raise error
        self.reading = None
        self.counts.setText("")
        self._pages.setCurrentWidget(self._nothing)
        self._refuse(self._words.error(error))

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.show()

    def _take_column(self, heading: str, field: object) -> None:
        self.tell(columns={**self.told.columns, heading: field})

    def save_empty_spreadsheet(self) -> None:
        """A workbook with the headings explained, to be filled in."""
        say = self._words.say
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            say("Save an empty spreadsheet"),
            str(self.path.with_name(f"{say('initiatives')}.xlsx")),
            say("Excel workbooks (*.xlsx)"),
        )
        if chosen:
            from cxplanner.exchange.table_export import empty_spreadsheet

            try:
                empty_spreadsheet(self._words, Path(chosen))
            except CXPlannerError as error:
                self._refuse(self._words.error(error))

    # ------------------------------------------------------------------ making

    def _lay_out(self) -> None:
        say = self._words.say
        self._nothing = nothing_to_show(self._words)
        self._pages = QStackedWidget()
        for page in (self.rows, self.columns, self.doubts, self._nothing):
            self._pages.addWidget(page)
        self._page_choice = SegmentedControl(
            say("Preview"), [(0, say("Rows")), (1, say("Columns")), (2, say("Remarks"))], 0
        )
        self._page_choice.chosen.connect(lambda place: self._pages.setCurrentIndex(int(str(place))))
        head = QHBoxLayout()
        head.addWidget(self._page_choice)
        head.addWidget(self.counts, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        empty = Button(say("Save an empty spreadsheet…"), "file-spreadsheet")
        empty.clicked.connect(self.save_empty_spreadsheet)
        cancel = Button(say("Cancel"))
        cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(empty)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(10)
        column.addWidget(PlainLabel(say("Import of {file}", file=self.path.name), "viewTitle", wraps=True))
        column.addWidget(self.source)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addWidget(self.refusal)
        column.addLayout(foot)

    def _chosen_page(self) -> int:
        return int(str(self._page_choice.value))


class _SourceChoices(QWidget):
    """What was found out about the source, and what it leaves open; each can be overruled."""

    def __init__(self, dialog: ImportDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        say = dialog._words.say
        self._labels: list[PlainLabel] = []
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        for row in (self._upper, self._lower):
            row.setSpacing(8)
        self.encoding = self._add(
            self._upper, say("Encoding"), "encoding", [(each, each) for each in _ENCODINGS]
        )
        self.delimiter = self._add(self._upper, say("Separator"), "delimiter", _delimiters(dialog))
        self.sheet = self._add(self._upper, say("Sheet"), "sheet", [])
        orders: list[tuple[object, str]] = [
            (DateOrder.DAY_FIRST, say("Day before month")),
            (DateOrder.MONTH_FIRST, say("Month before day")),
        ]
        self.date_order = self._add(self._upper, say("Dates"), "date_order", orders)
        marks: list[tuple[object, str]] = [(".", say("Point: 1.5")), (",", say("Comma: 1,5"))]
        self.decimal_mark = self._add(self._upper, say("Decimals"), "decimal_mark", marks)
        words = dialog._words
        streams: list[tuple[object, str]] = [(None, say("None: such rows are refused"))]
        streams += [(stream, words.stream(stream)) for stream in Stream]
        self.stream = self._add(self._lower, say("Rows without a stream"), "stream", streams)
        stages: list[tuple[object, str]] = [(None, say("Stage 1, with a remark"))]
        stages += [(number, say("Stage {n}", n=number)) for number in STAGE_NUMBERS]
        self.stage = self._add(self._lower, say("Rows without a stage"), "stage", stages)
        self.calendar_days = CheckBox(say("Durations are calendar days"))
        self.calendar_days.toggled.connect(lambda on: dialog.tell(calendar_days=on))
        self._lower.addWidget(self.calendar_days)
        self._upper.addStretch(1)
        self._lower.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._upper)
        column.addLayout(self._lower)

    def show_reading(self, reading: Reading) -> None:
        """Show what was found out."""
        table = reading.table
        is_text = table.encoding is not None
        for box, shown in ((self.encoding, is_text), (self.delimiter, is_text), (self.sheet, not is_text)):
            self._show(box, shown=shown and not (box is self.sheet and len(table.sheets) < 2))
        self.encoding.show_value(table.encoding, table.encoding or "")
        self.delimiter.show_value(table.delimiter, table.delimiter or "")
        if self.sheet.values != list(table.sheets):
            self.sheet.offer([(sheet, sheet) for sheet in table.sheets])
        self.sheet.show_value(table.sheet)
        self.date_order.show_value(table.date_order)
        self.decimal_mark.show_value(table.decimal_mark, table.decimal_mark)

    def _add(self, row: QHBoxLayout, label: str, told: str, choices: Choices) -> ValueBox:
        box = ValueBox(label, choices)
        box.setSizeAdjustPolicy(ValueBox.SizeAdjustPolicy.AdjustToContents)
        box.setMinimumWidth(84)
        box.setMaximumWidth(240)
        box.chosen.connect(lambda value: self._dialog.tell(**{told: value}))
        name = PlainLabel(label, "small")
        name.setBuddy(box)
        row.addWidget(name)
        row.addWidget(box)
        self._labels.append(name)
        return box

    def _show(self, box: ValueBox, *, shown: bool) -> None:
        box.setVisible(shown)
        next(label for label in self._labels if label.buddy() is box).setVisible(shown)


def _delimiters(dialog: ImportDialog) -> list[tuple[object, str]]:
    say = dialog._words.say
    names = {",": say("Comma"), ";": say("Semicolon"), "\t": say("Tabulator"), "|": say("Bar")}
    return [(mark, names[mark]) for mark in _DELIMITERS]
