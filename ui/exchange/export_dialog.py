"""The export: the roadmap on paper or as a picture, the table, or the data, with a preview of the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QDialog, QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxplanner.errors import CXPlannerError
from cxplanner.report.paper import PAPER_NAMES, SMALLEST_TEXT
from ui.background import in_background
from ui.exchange.usual_path import usual_path
from ui.exchange.writing import Choices, Kind, Preview, preview_of, write_export
from ui.frame.question import ask
from ui.preferences.languages import LANGUAGE_NAMES
from ui.theme import colour
from ui.what_if.exported import exported_schedule, printed_document
from ui.widgets.buttons import Button, CheckBox, SegmentedControl
from ui.widgets.labels import PlainLabel
from ui.widgets.value_box import ValueBox

if TYPE_CHECKING:
    from ui.plan_controller import PlanController


class ExportDialog(QDialog):
    """Stays open after an export, so that the next one can follow. Nothing blocks while it works."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = controller.words
        self._schedule = exported_schedule(controller)
        self._plan = self._schedule.plan
        self._asked = 0
        self._task = QObject(self)
        self._replaces: Path | None = None
        self.is_working = False
        self.choices = Choices(language=controller.plan.programme.language)
        say = self._words.say
        self.setWindowTitle(say("Export"))
        self._make_fields()
        self.picture = _Picture(say("Preview of the first page"))
        self.legibility = PlainLabel("", "small", wraps=True)
        self.message = PlainLabel("", wraps=True)
        self.open_folder = Button(say("Open folder"), "folder-open")
        self.open_folder.clicked.connect(self._open_folder)
        self.open_folder.hide()
        self.export_button = Button(say("Export"), "share", primary=True)
        self.export_button.clicked.connect(self.export)
        self._lay_out()
        self.path.setText(str(usual_path(controller, self._words, self.choices.kind.value)))
        self.resize(920, 600)
        self._show_kind()

    # ------------------------------------------------------------------ what is chosen

    def choose(self, **what: Any) -> None:
        """Take a choice and show what becomes of it."""
        self.choices = replace(self.choices, **what)
        if "kind" in what:
            self.path.setText(str(Path(self.path.text()).with_suffix(self.choices.kind.value)))
        self._say("")
        self._show_kind()

    def _show_kind(self) -> None:
        kind = self.choices.kind
        self.paper.setEnabled(kind.is_paper)
        self.direction.setEnabled(kind.is_paper)
        self.grey.setEnabled(kind.has_pages)
        self.baseline.setEnabled(kind.has_pages)
        self.language.setEnabled(kind is not Kind.CSV)
        if kind.has_pages:
            self._ask_for_preview()
        else:
            self._asked += 1
            self.picture.show_note(self._kind_note(kind))
            self.legibility.setText("")

    def _kind_note(self, kind: Kind) -> str:
        say = self._words.say
        return {
            Kind.CSV: say("The table of initiatives as text, with the columns that an import reads back."),
            Kind.EXCEL: say("The table of initiatives as a workbook, with gates and milestones beside it."),
            Kind.JSON: say("Dates, floats, drivers and findings for other programs."),
        }[kind]

    # ------------------------------------------------------------------ preview

    def _ask_for_preview(self) -> None:
        self._asked += 1
        asked = self._asked
        plan, schedule, choices = self._plan, self._schedule, self.choices
        doc_uuid = printed_document(self._controller)
        self.picture.show_note(self._words.say("Calculating…"))
        in_background(
            lambda: preview_of(plan, schedule, choices, doc_uuid),
            lambda preview: self._show_preview(asked, preview),
            lambda error: self._show_no_preview(asked, error),
            self._task,
        )

    def _show_preview(self, asked: int, preview: Preview) -> None:
        if asked != self._asked:
            return
        self.picture.show_png(preview.png)
        self.legibility.setText(self._legibility(preview))
        is_small = preview.smallest_on_a4 < SMALLEST_TEXT - 0.005
        self.legibility.setProperty("role", "refusal" if is_small else "small")
        self.legibility.style().unpolish(self.legibility)
        self.legibility.style().polish(self.legibility)

    def _legibility(self, preview: Preview) -> str:
        words = self._words
        pages = words.say_number("{n} page", "{n} pages", preview.pages)
        smallest = words.number(round(preview.smallest, 1))
        others = [words.error(notice) for notice in preview.notices]
        if self.choices.kind is Kind.SLIDES:
            slides = words.say_number("{n} slide", "{n} slides", preview.pages)
            said = words.say("{slides}. The smallest text is {points} pt.", slides=slides, points=smallest)
            return " ".join([said, *others])
        reduced = words.number(round(preview.smallest_on_a4, 1))
        sentence = words.say(
            "{pages}. The smallest text is {points} pt on {paper}, and {reduced} pt when reduced to A4.",
            pages=pages,
            points=smallest,
            paper=self.choices.paper,
            reduced=reduced,
        )
        return " ".join([sentence, *others])

    def _show_no_preview(self, asked: int, error: Exception) -> None:
        if asked != self._asked:
            return
        self.legibility.setText("")
        if not isinstance(error, CXPlannerError):
            self.picture.show_note(self._words.say("There is no preview of this page."))
            raise error
        self.picture.show_note(self._words.error(error))

    # ------------------------------------------------------------------ writing

    def export(self) -> None:
        """Write the file in the background."""
        path = Path(self.path.text().strip()).expanduser()
        if not self.path.text().strip() or self.is_working or not self._may_write(path):
            self.path.setFocus()
            return
        if path.suffix.lower() != self.choices.kind.value:
            path = path.with_name(path.name + self.choices.kind.value)
            self.path.setText(str(path))
        plan, schedule, choices = self._plan, self._schedule, self.choices
        doc_uuid = printed_document(self._controller)
        self.is_working = True
        self.export_button.setEnabled(False)
        self._say(self._words.say("Writing {file}…", file=path.name))
        in_background(
            lambda: write_export(plan, schedule, choices, path, doc_uuid),
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
        kind = self.choices.kind
        pattern = f"{kind.value.lstrip('.').upper()} (*{kind.value})"
        chosen, _ = QFileDialog.getSaveFileName(self, self._words.say("Export"), self.path.text(), pattern)
        if chosen:
            path = Path(chosen)
            self.path.setText(str(path if path.suffix else path.with_suffix(kind.value)))
            self._replaces = path  # the file dialog has asked already

    # ------------------------------------------------------------------ making

    def _make_fields(self) -> None:
        say = self._words.say
        kinds: list[tuple[object, str]] = [
            (Kind.PDF, say("PDF, the roadmap to print")),
            (Kind.SVG, say("SVG, the roadmap as a drawing")),
            (Kind.PNG, say("PNG, the roadmap as a picture")),
            (Kind.SLIDES, say("PowerPoint, the roadmap as slides to edit")),
            (Kind.CSV, say("CSV, the table of initiatives")),
            (Kind.EXCEL, say("Excel, the table of initiatives")),
            (Kind.JSON, say("JSON, the dates for other programs")),
        ]
        self.kind = ValueBox(say("Kind"), kinds)
        self.kind.chosen.connect(lambda value: self.choose(kind=value))
        self.kind.show_value(self.choices.kind)
        self.paper = ValueBox(say("Paper"), [(name, name) for name in PAPER_NAMES])
        self.paper.chosen.connect(lambda value: self.choose(paper=value))
        self.paper.show_value(self.choices.paper)
        directions: list[tuple[object, str]] = [(True, say("Landscape")), (False, say("Portrait"))]
        self.direction = SegmentedControl(say("Orientation"), directions, value=True)
        self.direction.chosen.connect(lambda landscape: self.choose(landscape=landscape))
        self.language = ValueBox(say("Language of the paper"), LANGUAGE_NAMES)
        self.language.chosen.connect(lambda value: self.choose(language=value))
        self.language.show_value(self.choices.language)
        self.grey = CheckBox(say("For a black-and-white printer"))
        self.grey.toggled.connect(lambda on: self.choose(grey=on))
        names = [(each.id, each.name) for each in reversed(self._plan.baselines_in_order)]
        self.baseline = ValueBox(say("Baseline under the bars"), [(None, say("None")), *names])
        self.baseline.chosen.connect(lambda value: self.choose(baseline=value))
        self.baseline.show_value(self.choices.baseline)
        self.path = QLineEdit()
        self.path.setAccessibleName(say("File"))
        self.browse = Button(say("Choose…"), "folder-open")
        self.browse.clicked.connect(self._browse)

    def _lay_out(self) -> None:
        say = self._words.say
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(4)
        rows: tuple[tuple[str, QWidget], ...] = (
            (say("Kind"), self.kind),
            (say("Paper"), self.paper),
            (say("Orientation"), _at_left(self.direction)),
            (say("Language of the paper"), self.language),
            (say("Baseline under the bars"), self.baseline),
            ("", self.grey),
        )
        for label, widget in rows:
            if widget is not self.baseline or self._plan.baselines:
                form.addRow(PlainLabel(label, "small"), widget)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(PlainLabel(say("Export"), "viewTitle"))
        left.addLayout(form)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.picture, 1)
        right.addWidget(self.legibility)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addLayout(left, 2)
        body.addLayout(right, 3)
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
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(12)
        column.addLayout(body, 1)
        column.addLayout(file_row)
        column.addLayout(foot)


class _Picture(QWidget):
    """The page on a quiet ground, as large as there is room; a sentence where there is no page."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._page: QPixmap | None = None
        self._note = ""

    def sizeHint(self) -> QSize:
        return QSize(480, 380)

    @property
    def has_page(self) -> bool:
        return self._page is not None

    def show_png(self, png: bytes) -> None:
        page = QPixmap()
        page.loadFromData(png, "PNG")
        self._page, self._note = page, ""
        self.update()

    def show_note(self, note: str) -> None:
        self._page, self._note = None, note
        self.setAccessibleDescription(note)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), colour("rail"))
        area = self.rect().adjusted(12, 12, -12, -12)
        if self._page is None:
            painter.setPen(colour("ink2"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._note)
            return
        size = self._page.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = area.adjusted(0, 0, 0, 0)
        place.setSize(size)
        place.moveCenter(area.center())
        painter.drawPixmap(place, self._page)
        painter.setPen(colour("line2"))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))


def _at_left(widget: QWidget) -> QWidget:
    """A widget of its own width where the form would stretch it."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return box
