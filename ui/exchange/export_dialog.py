"""The export of the table of initiatives, or of the dates as data. Pages are printed in the studio."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxplanner.errors import CXPlannerError
from cxplanner.wording.words import Words
from ui.background import in_background
from ui.exchange.usual_path import usual_path
from ui.exchange.writing import Kind, write_export
from ui.frame.question import ask
from ui.preferences.languages import LANGUAGE_NAMES
from ui.what_if.exported import exported_schedule
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.labels import PlainLabel
from ui.widgets.value_box import ValueBox

if TYPE_CHECKING:
    from ui.plan_controller import PlanController


class ExportDialog(QDialog):
    """Stays open after an export, so that the next one can follow; `print_asked` is for who wants pages."""

    print_asked = Signal()

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = controller.words
        self._schedule = exported_schedule(controller)
        self._task = QObject(self)
        self._replaces: Path | None = None
        self.is_working = False
        self.setWindowTitle(self._words.say("Export"))
        self.setMinimumWidth(560)
        self._make_fields()
        self._lay_out()
        self.choose(Kind.EXCEL)

    # ------------------------------------------------------------------ what is chosen

    def choose(self, kind: Kind) -> None:
        """Export another kind of file."""
        self.kind.show_value(kind)
        name = self._schedule.plan.programme.name
        typed = self.path.text()
        path = (
            Path(typed).with_suffix(kind.value) if typed else usual_path(self._controller, name, kind.value)
        )
        self.path.setText(str(path))
        self.language.setEnabled(kind is not Kind.CSV)
        self.note.setText(self._kind_note(kind))
        self._say("")

    def _kind_note(self, kind: Kind) -> str:
        say = self._words.say
        return {
            Kind.CSV: say("The table of initiatives as text, with the columns that an import reads back."),
            Kind.EXCEL: say("The table of initiatives as a workbook, with gates and milestones beside it."),
            Kind.JSON: say("Dates, floats, drivers and findings for other programs."),
        }[kind]

    @property
    def _kind(self) -> Kind:
        return Kind(str(self.kind.value))

    # ------------------------------------------------------------------ writing

    def export(self) -> None:
        """Write the file in the background."""
        path = Path(self.path.text().strip()).expanduser()
        if not self.path.text().strip() or self.is_working or not self._may_write(path):
            self.path.setFocus()
            return
        kind = self._kind
        if path.suffix.lower() != kind.value:
            path = path.with_name(path.name + kind.value)
            self.path.setText(str(path))
        schedule, words = self._schedule, Words(str(self.language.value))
        self.is_working = True
        self.export_button.setEnabled(False)
        self._say(self._words.say("Writing {file}…", file=path.name))
        in_background(
            lambda: write_export(schedule, kind, words, path),
            lambda _: self._done(path),
            self._failed,
            self._task,
        )

    def _may_write(self, path: Path) -> bool:
        if not path.exists() or path == self._replaces:
            return True
        say = self._words.say
        title = say("Replace {file}?", file=path.name)
        sentence = say("A file of this name is there already. What it holds is lost.")
        return ask(self, title, sentence, (say("Replace"), say("Keep"))) == 0

    def _done(self, path: Path) -> None:
        self.is_working = False
        self.export_button.setEnabled(True)
        self._replaces = path
        self._say(self._words.say("Saved {file}", file=path.name))
        self.open_folder.show()

    def _failed(self, error: Exception) -> None:
        self.is_working = False
        self.export_button.setEnabled(True)
        if not isinstance(error, CXPlannerError):
            raise error
        self._say(self._words.error(error), refused=True)

    def _say(self, text: str, *, refused: bool = False) -> None:
        self.open_folder.hide()
        self.message.setProperty("role", "refusal" if refused else "strong")
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.setText(text)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self.path.text()).expanduser().parent)))

    def _browse(self) -> None:
        kind = self._kind
        pattern = f"{kind.value.lstrip('.').upper()} (*{kind.value})"
        chosen, _ = QFileDialog.getSaveFileName(self, self._words.say("Export"), self.path.text(), pattern)
        if chosen:
            path = Path(chosen)
            self.path.setText(str(path if path.suffix else path.with_suffix(kind.value)))
            self._replaces = path  # the file dialog has asked already

    def _ask_for_print(self) -> None:
        self.reject()
        self.print_asked.emit()

    # ------------------------------------------------------------------ making

    def _make_fields(self) -> None:
        say = self._words.say
        kinds: list[tuple[object, str]] = [
            (Kind.EXCEL, say("Excel, the table of initiatives")),
            (Kind.CSV, say("CSV, the table of initiatives")),
            (Kind.JSON, say("JSON, the dates for other programs")),
        ]
        self.kind = ValueBox(say("Kind"), kinds)
        self.kind.chosen.connect(lambda value: self.choose(Kind(str(value))))
        self.language = ValueBox(say("Language"), LANGUAGE_NAMES)
        self.language.show_value(self._controller.plan.programme.language)
        self.path = QLineEdit()
        self.path.setAccessibleName(say("File"))
        self.browse = Button(say("Choose…"), "folder-open")
        self.browse.clicked.connect(self._browse)
        self.note = PlainLabel("", "secondary", wraps=True)
        self.studio = LinkButton(say("PDF, pictures and slides are in the print studio"))
        self.studio.clicked.connect(self._ask_for_print)
        self.message = PlainLabel("", wraps=True)
        self.open_folder = Button(say("Open folder"), "folder-open")
        self.open_folder.clicked.connect(self._open_folder)
        self.open_folder.hide()
        self.export_button = Button(say("Export"), "share", primary=True)
        self.export_button.clicked.connect(self.export)

    def _lay_out(self) -> None:
        say = self._words.say
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(4)
        form.addRow(PlainLabel(say("Kind"), "small"), self.kind)
        form.addRow(self.note)
        form.addRow(PlainLabel(say("Language"), "small"), self.language)
        file_row = QHBoxLayout()
        file_row.setSpacing(8)
        file_row.addWidget(PlainLabel(say("File"), "small"))
        file_row.addWidget(self.path, 1)
        file_row.addWidget(self.browse)
        close = Button(say("Close"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.message, 1)
        foot.addWidget(self.open_folder)
        foot.addWidget(close)
        foot.addWidget(self.export_button)
        links = QHBoxLayout()
        links.addWidget(self.studio)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(12)
        column.addWidget(PlainLabel(say("Export"), "viewTitle"))
        column.addLayout(form)
        column.addLayout(file_row)
        column.addLayout(links)
        column.addStretch(1)
        column.addLayout(foot)
