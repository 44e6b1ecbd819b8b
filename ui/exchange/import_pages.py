"""The three pages of an import's preview: the rows, the columns, and what is doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cxplanner.exchange.headings import FIELDS
from cxplanner.exchange.import_initiatives import PreviewRow
from cxplanner.exchange.problems import Severity
from cxplanner.exchange.spreadsheet_source import SourceTable, letter_of
from cxplanner.wording.import_problems import expected_phrase
from ui.exchange.reading import Reading
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.reading_table import ReadColumn, ReadingTable
from ui.widgets.value_box import ValueBox

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


class RowsPage(ReadingTable):
    """What becomes of each row."""

    def __init__(self, words: Words) -> None:
        say = words.say
        self._words = words
        columns = (
            ReadColumn(say("Row"), 44),
            ReadColumn(say("What happens"), 150),
            ReadColumn(say("Code"), 74),
            ReadColumn(say("Title")),
            ReadColumn(say("Stream"), 140),
            ReadColumn(say("Stage"), 52),
            ReadColumn(say("Days"), 52),
            ReadColumn(say("Start"), 98),
            ReadColumn(say("Finish"), 98),
        )
        super().__init__(say("Rows of the source"), columns, follows=False)

    def show_reading(self, reading: Reading) -> None:
        self.show_rows([self._texts_of(row) for row in reading.proposal.rows])

    def _texts_of(self, row: PreviewRow) -> tuple[str, ...]:
        words = self._words
        return (
            str(row.number),
            self._action(row),
            row.key,
            row.title,
            words.stream(row.stream) if row.stream is not None else "",
            str(row.stage or ""),
            "" if row.duration is None else str(row.duration),
            words.date(row.start) if row.start is not None else "",
            words.date(row.finish) if row.finish is not None else "",
        )

    def _action(self, row: PreviewRow) -> str:
        say = self._words.say
        if row.action == "updated":
            fields = self._words.listed([self._words.field(name) for name in row.fields])
            return say("Changes: {fields}", fields=fields)
        return {
            "added": say("New"),
            "unchanged": say("Stays as it is"),
            "refused": say("Refused"),
            "skipped": say("Left out"),
        }[row.action]


class DoubtsPage(ReadingTable):
    """Every cell that could not be taken as it stands."""

    def __init__(self, words: Words) -> None:
        say = words.say
        self._words = words
        columns = (
            ReadColumn(say("Row"), 48),
            ReadColumn(say("Column"), 120),
            ReadColumn(say("Found"), 140),
            ReadColumn(say("Expected")),
            ReadColumn(say("Weight"), 116),
        )
        super().__init__(say("What is doubtful"), columns, follows=False)

    def show_reading(self, reading: Reading) -> None:
        words = self._words
        weights = {
            Severity.ERROR: words.say("Row refused"),
            Severity.WARNING: words.say("Left out"),
            Severity.NOTICE: words.say("Notice"),
        }
        self.show_rows(
            [
                (
                    str(problem.row or ""),
                    problem.column,
                    problem.found,
                    expected_phrase(words, problem),
                    weights[problem.severity],
                )
                for problem in reading.proposal.problems
            ]
        )


class ColumnsPage(QScrollArea):
    """Which field each column of the source holds. `chosen` carries a heading and a field or None."""

    chosen = Signal(str, object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.boxes: dict[str, ValueBox] = {}

    def show_reading(self, reading: Reading) -> None:
        table = reading.table
        field_at = {column: name for name, columns in table.fields.items() for column in columns}
        self.boxes = {}
        inside = QWidget()
        outer = QVBoxLayout(inside)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, 170)
        grid.setColumnMinimumWidth(1, 200)
        grid.setColumnStretch(2, 2)
        for column, heading in enumerate(table.headings):
            if heading.strip():
                grid.addWidget(ElidedLabel(heading, "strong"), column, 0)
                grid.addWidget(self._box(heading, field_at.get(column)), column, 1)
                grid.addWidget(ElidedLabel(_example(table, column), "small"), column, 2)
        outer.addLayout(grid)
        outer.addStretch(1)
        self.setWidget(inside)

    def _box(self, heading: str, field: str | None) -> ValueBox:
        choices: list[tuple[object, str]] = [(None, self._words.say("Left out"))]
        choices += [(name, self._words.field(name)) for name in FIELDS]
        box = ValueBox(heading, choices)
        box.show_value(field if field in FIELDS else None)
        box.chosen.connect(lambda chosen: self.chosen.emit(heading, chosen))
        self.boxes[heading] = box
        return box


def _example(table: SourceTable, column: int) -> str:
    """The first texts of a column, by which people know what it holds."""
    texts = [str(cell) for row in table.rows[:30] if (cell := row.cell(column)) not in (None, "")]
    return f"{letter_of(column)}: " + " · ".join(texts[:3])


def nothing_to_show(words: Words) -> PlainLabel:
    """What stands in the place of the pages while nothing could be read."""
    label = PlainLabel(words.say("There is nothing to show of this file."), "secondary", wraps=True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
