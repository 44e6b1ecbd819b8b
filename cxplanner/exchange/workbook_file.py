"""Workbooks as this program writes them: text stays text, dates are dates, files are replaced whole."""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cxplanner.errors import ExportError

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_DATE_FORMAT: Final = "yyyy-mm-dd"
_LONGEST_SHEET_NAME: Final = 31
_NOT_IN_SHEET_NAMES: Final = re.compile(r"[\[\]:*?/\\]")
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_HEADING_FILL: Final = "1F2937"
_HEADING_INK: Final = "FFFFFF"


class Sheet:
    """One sheet of a new workbook, filled from the top."""

    def __init__(self, workbook: Workbook, name: str) -> None:
        self._sheet: Any = workbook.create_sheet(_NOT_IN_SHEET_NAMES.sub(" ", name)[:_LONGEST_SHEET_NAME])
        self._row = 0
        self._columns = 0

    def write_headings(self, headings: Sequence[tuple[str, int]]) -> None:
        """A row of headings that stands out, with the width of each column in letters."""
        from openpyxl.styles import Alignment, Font, PatternFill
        from openpyxl.utils import get_column_letter

        self.write_row([(text, None) for text, _ in headings])
        self._columns = len(headings)
        for column, (_, width) in enumerate(headings, start=1):
            self._sheet.column_dimensions[get_column_letter(column)].width = width
            cell = self._sheet.cell(self._row, column)
            cell.font = Font(bold=True, color=_HEADING_INK)
            cell.fill = PatternFill("solid", fgColor=_HEADING_FILL)
            cell.alignment = Alignment(vertical="center", wrap_text=True)

    def write_row(self, cells: Sequence[tuple[Any, str | None]], *, wrap: bool = False) -> None:
        """A row of values, each with a number format of its own or None; empty texts leave cells empty."""
        from openpyxl.styles import Alignment

        self._row += 1
        for column, (value, number_format) in enumerate(cells, start=1):
            if value is None or value == "":
                continue
            cell = self._sheet.cell(self._row, column)
            if isinstance(value, str):
                cell.value = _plain(value)
                cell.data_type = "s"  # also what begins with = or is spelled like an error of a formula
            else:
                cell.value = value
            if isinstance(value, date):
                cell.number_format = _DATE_FORMAT
            elif number_format is not None:
                cell.number_format = number_format
            if wrap:
                cell.alignment = Alignment(wrap_text=True, vertical="top")

    def offer(self, column: int, choices: Sequence[str], rows: int) -> None:
        """Lets people choose one of these texts in a column (from 1), down to so many rows."""
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation

        listed = ",".join(choice.replace(",", " ").replace('"', "'") for choice in choices)
        offered = DataValidation(
            type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False
        )
        letter = get_column_letter(column)
        offered.add(f"{letter}2:{letter}{rows}")
        self._sheet.add_data_validation(offered)

    def finish(self, *, frozen_columns: int, filtered: bool) -> None:
        """Keeps the headings, and the first columns, in sight; prints wide and repeats the headings."""
        from openpyxl.utils import get_column_letter

        self._sheet.freeze_panes = f"{get_column_letter(frozen_columns + 1)}2"
        if filtered:
            self._sheet.auto_filter.ref = f"A1:{get_column_letter(self._columns)}{max(self._row, 2)}"
        self._sheet.page_setup.orientation = "landscape"
        self._sheet.print_title_rows = "1:1"


def new_workbook() -> Workbook:
    """A workbook without any sheet."""
    from openpyxl import Workbook as NewWorkbook

    workbook = NewWorkbook()
    for sheet in list(workbook.worksheets):
        workbook.remove(sheet)
    return workbook


def save_workbook(workbook: Workbook, path: Path) -> None:
    """Puts the workbook in its place at once. Raises ExportError("not_written")."""
    content = io.BytesIO()
    workbook.save(content)
    temporary = path.with_name(f".~{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content.getvalue())
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise ExportError("not_written", path=path, reason=error.strerror or str(error)) from error


def _plain(text: str) -> str:
    """Text as XML can hold it; what spreadsheets would take for an escaped letter is escaped itself."""
    return _LOOKS_ESCAPED.sub("_x005F_", _NOT_IN_XML.sub("\ufffd", text))
