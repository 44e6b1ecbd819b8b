"""The window of the print studio: choices at the left, the page in the middle, all pages at the right."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cxplanner.errors import CXPlannerError
from cxplanner.report.print_settings import PrintSettings
from ui.background import in_background
from ui.exchange.usual_path import usual_path
from ui.plan_filter import PlanFilter
from ui.print_studio.choices import ChoicesPanel
from ui.print_studio.legibility_line import LegibilityLine
from ui.print_studio.made import Job, Judged, Outdated, Preview, Token, judge, preview, write
from ui.print_studio.page_view import PageView, Zoom
from ui.print_studio.preset_row import PresetRow
from ui.print_studio.presets import for_programme
from ui.print_studio.thumbnails import Thumbnails
from ui.what_if.exported import exported_schedule, printed_document
from ui.widgets.buttons import Button, IconButton, SegmentedControl
from ui.widgets.labels import PlainLabel
from ui.widgets.value_box import ValueBox

if TYPE_CHECKING:
    from cxplanner.drawing.shapes import Item
    from cxplanner.report.legibility import Offer
    from cxplanner.report.sheets import NumberedSheets
    from ui.plan_controller import PlanController

SETTING: Final = "print_settings"
_PAUSE_MS: Final = 30
"""How long nothing else is chosen before the page is made anew."""
_KINDS: Final = (".pdf", ".pptx", ".svg", ".png")


class StudioWindow(QDialog):
    """Stays open after printing and saving. Nothing waits: pages are made, and files written, beside it."""

    progressed = Signal(int, int)

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._controller = controller
        self._words = controller.words
        self._schedule = exported_schedule(controller)
        self._task = QObject(self)
        self._token = Token()
        self._writing: Token | None = None
        self._sheets: NumberedSheets | None = None
        self._judged: Judged | None = None
        self._number = 1
        self._sheets_are_old = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._make_preview)
        self.setWindowTitle(self._words.say("Print studio"))
        self._make_widgets()
        self._lay_out()
        self.resize(1240, 800)
        controller.changed.connect(self._follow_plan)
        controller.closed.connect(self._leave)
        self.progressed.connect(self._show_progress)
        self.show_settings(for_programme(self._kept_settings(), controller.plan))

    @property
    def is_waiting(self) -> bool:
        """Whether other pages are about to be made."""
        return self._pause.isActive() or self._sheets_are_old

    @property
    def is_writing(self) -> bool:
        return self._writing is not None

    @property
    def judged(self) -> Judged | None:
        """All pages and what is known about them, once they are drawn."""
        return self._judged

    # ------------------------------------------------------------------ settings

    @property
    def settings(self) -> PrintSettings:
        return self.choices.settings

    def show_settings(self, settings: PrintSettings) -> None:
        """Print with other settings."""
        self.choices.show_settings(settings)
        self._on_changed(settings)

    def _on_changed(self, settings: PrintSettings) -> None:
        self._controller.settings.set(SETTING, _as_text(settings))
        self.presets.show_settings(settings)
        self._token.end()
        self._sheets_are_old = True
        self._pause.start(_PAUSE_MS)

    def _kept_settings(self) -> PrintSettings:
        from cxplanner.report.print_settings import settings_of_json

        kept = self._controller.settings.value(SETTING)
        try:
            return settings_of_json(kept) if isinstance(kept, str) else PrintSettings()
        except CXPlannerError:
            return PrintSettings()

    def _follow_plan(self) -> None:
        """The plan changed: presets, baselines and pages with it."""
        self._schedule = exported_schedule(self._controller)
        self.presets.offer()
        self.show_settings(for_programme(self.settings, self._controller.plan))

    def _leave(self) -> None:
        """The plan was closed."""
        self.reject()

    # ------------------------------------------------------------------ preview

    def _job(self) -> Job:
        controller = self._controller
        return Job(
            self._schedule,
            self.settings,
            self._words,
            datetime.now().astimezone(),
            controller.findings,
            printed_document(controller),
        )

    def _make_preview(self) -> None:
        self._token = token = Token()
        job, number = self._job(), self._number
        self._judged = None
        self.legibility.show_waiting()
        in_background(
            lambda: preview(job, number, token),
            lambda made: self._show_preview(job, made, token),
            lambda error: self._show_no_preview(error, token),
            self._task,
        )

    def _show_preview(self, job: Job, made: Preview, token: Token) -> None:
        if token is not self._token:
            return
        self._sheets = made.sheets
        self._sheets_are_old = False
        self._number = made.number
        palette = job.palette()
        self.page.show_page(made.page, palette)
        self.thumbnails.show_sheets(made.sheets, palette)
        self.thumbnails.show_number(made.number)
        self._show_place()
        self._enable(True)
        in_background(
            lambda: judge(job, made.sheets, token),
            lambda judged: self._show_judged(judged, token),
            lambda error: self._show_no_preview(error, token),
            self._task,
        )

    def _show_judged(self, judged: Judged, token: Token) -> None:
        if token is self._token:
            self._judged = judged
            self.legibility.show_judged(judged, self.settings, self._job().palette())

    def _show_no_preview(self, error: Exception, token: Token) -> None:
        if token is not self._token or isinstance(error, Outdated):
            return
        self._sheets = None
        self._sheets_are_old = False
        self.legibility.clear()
        self._enable(False)
        self._show_place()
        if not isinstance(error, CXPlannerError):
            self.page.show_note(self._words.say("There is no preview of this page."))
            raise error
        self.page.show_note(self._words.error(error))

    def _enable(self, enabled: bool) -> None:
        is_free = enabled and self._writing is None
        self.save.setEnabled(is_free)
        self.print_button.setEnabled(is_free)
        self.thumbnails.setEnabled(enabled)

    # ------------------------------------------------------------------ pages

    @property
    def number(self) -> int:
        """The number of the page that is shown."""
        return self._number

    def turn_to(self, number: int) -> None:
        """Show another page."""
        if self._sheets is None:
            return
        self._number = min(max(number, 1), len(self._sheets.sheets))
        if self._judged is not None:
            page = self._judged.pages[self._number - 1]
        else:
            page = self._sheets.page(self._number)
        self.page.show_page(page, self._job().palette())
        self.page.verticalScrollBar().setValue(0)
        self.thumbnails.show_number(self._number)
        self._show_place()

    def _go_home(self, item: Item) -> None:
        """Turn to the page that tells most of an item, as a link in the file does."""
        place = self._sheets.homes.get(item) if self._sheets is not None else None
        if place is not None and place.sheet != self._number:
            self.turn_to(place.sheet)

    def _show_place(self) -> None:
        words, count = self._words, len(self._sheets.sheets) if self._sheets is not None else 0
        text = ""
        if count:
            text = words.say(
                "Page {number} of {all}", number=words.number(self._number), all=words.number(count)
            )
        self.place.setText(text)
        self.before.setEnabled(self._number > 1 and count > 0)
        self.after.setEnabled(self._number < count)

    # ------------------------------------------------------------------ saving

    def save_as(self) -> None:
        """Ask where to, and write the pages beside the window."""
        kind = str(self.kind.value)
        pattern = f"{kind.lstrip('.').upper()} (*{kind})"
        usual = usual_path(self._controller, self._schedule.plan.programme.name, kind)
        chosen, _ = QFileDialog.getSaveFileName(self, self._words.say("Save as"), str(usual), pattern)
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix.lower() == kind else path.with_name(path.name + kind))

    def write(self, path: Path) -> None:
        """Write the pages to a file of this name."""
        self._writing = token = Token()
        job = self._job()
        self._enable(True)
        self._say(self._words.say("Writing {file}…", file=path.name))
        self.progress.setRange(0, 0)
        self.progress.show()
        self.cancel.show()
        tell = self.progressed.emit
        in_background(
            lambda: write(job, path, token, tell),
            lambda _: self._written(path),
            self._not_written,
            self._task,
        )

    def give_up(self) -> None:
        """Stop writing; the file is as it was."""
        if self._writing is not None:
            self._writing.end()

    def _written(self, path: Path) -> None:
        self._end_writing()
        self._saved = path
        self._say(self._words.say("Saved {file}", file=path.name))
        self.open_folder.show()

    def _not_written(self, error: Exception) -> None:
        self._end_writing()
        if isinstance(error, Outdated):
            self._say(self._words.say("Nothing was written."))
        elif isinstance(error, CXPlannerError):
            self._say(self._words.error(error), refused=True)
        else:
            self._say("")
            raise error

    def _end_writing(self) -> None:
        self._writing = None
        self.progress.hide()
        self.cancel.hide()
        self._enable(self._sheets is not None)

    def _show_progress(self, drawn: int, count: int) -> None:
        self.progress.setRange(0, count)
        self.progress.setValue(drawn)

    # ------------------------------------------------------------------ printing

    def print_pages(self) -> None:
        """Print the very pages of the preview through the system's dialog."""
        from ui.print_studio import paper_printer

        if self._sheets is None:
            return
        if not paper_printer.has_printer():
            self._say(
                self._words.say("This computer knows no printer: save the pages as PDF, and print that."),
                refused=True,
            )
            return
        if self._judged is not None and not self._may_print(self._judged):
            return
        pages = self._judged.pages if self._judged is not None else tuple(self._sheets.pages())
        title = self._schedule.plan.programme.name
        printer = paper_printer.chosen_printer(title, len(pages), self)
        if printer is None:
            return
        is_done = paper_printer.print_pages(printer, pages, self._job().palette(), self._show_progress)
        if is_done:
            self._say(self._words.say("Sent to {printer}", printer=printer.printerName()))
        else:
            self._say(self._words.say("The printer does not answer: nothing was printed."), refused=True)

    def _may_print(self, judged: Judged) -> bool:
        """Whether the text is large enough, or may be smaller."""
        settings = self.settings
        if settings.may_shrink or judged.legibility.is_legible(settings.least_text):
            return True
        self._say(self._words.say("Choose first what to do about the small text."), refused=True)
        return False

    def _say(self, text: str, *, refused: bool = False) -> None:
        self.open_folder.hide()
        self.message.setProperty("role", "refusal" if refused else "strong")
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.setText(text)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))

    def _take(self, offer: Offer) -> None:
        """Take what makes text larger."""
        choices = offer.choices
        options = choices.roadmap
        changed = replace(self.settings, paper=choices.paper, pages=choices.pages)
        if options is not None:
            changed = replace(changed, level=options.level, label_lines=options.label_lines)
        self.show_settings(changed)

    def done(self, result: int) -> None:
        self._pause.stop()
        self._token.end()
        self.give_up()
        super().done(result)

    # ------------------------------------------------------------------ making

    def _make_widgets(self) -> None:
        say, controller = self._words.say, self._controller
        self._saved = Path()
        self.presets = PresetRow(controller)
        self.presets.picked.connect(self.show_settings)
        self.choices = ChoicesPanel(controller, PlanFilter(controller))
        self.choices.changed.connect(self._on_changed)
        self.page = PageView(say("Page as it is printed"))
        self.page.turned.connect(lambda step: self.turn_to(self._number + step))
        self.page.item_clicked.connect(self._go_home)
        self.thumbnails = Thumbnails(self._words)
        self.thumbnails.chosen.connect(self.turn_to)
        zooms = ((Zoom.PAGE, say("Page")), (Zoom.WIDTH, say("Width")), (Zoom.OWN, say("100 %")))
        self.zoom = SegmentedControl(say("Zoom"), zooms, value=Zoom.PAGE)
        self.zoom.chosen.connect(self.page.set_zoom)
        self.page.zoom_changed.connect(lambda: self.zoom.set_value(self.page.zoom))
        self.before = IconButton("chevron-left", say("Page before"))
        self.before.clicked.connect(lambda: self.turn_to(self._number - 1))
        self.after = IconButton("chevron-right", say("Page after"))
        self.after.clicked.connect(lambda: self.turn_to(self._number + 1))
        self.place = PlainLabel("", "small")
        self.legibility = LegibilityLine(self._words)
        self.legibility.taken.connect(self._take)
        self.message = PlainLabel("", wraps=True)
        self.open_folder = Button(say("Open folder"), "folder-open")
        self.open_folder.clicked.connect(self._open_folder)
        self.open_folder.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(say("Progress"))
        self.progress.setFixedWidth(120)
        self.progress.hide()
        self.cancel = Button(say("Cancel"))
        self.cancel.clicked.connect(self.give_up)
        self.cancel.hide()
        kinds = [(kind, kind.lstrip(".").upper()) for kind in _KINDS]
        self.kind = ValueBox(say("Kind of file"), [*kinds[:1], (".pptx", "PowerPoint"), *kinds[2:]])
        self.save = Button(say("Save as…"), "share")
        self.save.clicked.connect(self.save_as)
        self.print_button = Button(say("Print…"), "printer", primary=True)
        self.print_button.clicked.connect(self.print_pages)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.presets)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self._words.say("Choices"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.choices)
        column.addWidget(area, 1)
        left.setFixedWidth(290)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(6)
        for widget in (self.before, self.place, self.after):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.zoom)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addLayout(bar)
        middle.addWidget(self.page, 1)
        middle.addWidget(self.legibility)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(left)
        body.addLayout(middle, 1)
        body.addWidget(self.thumbnails)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 10)
        foot.setSpacing(8)
        foot.addWidget(self.message, 1)
        for one in (self.progress, self.cancel, self.open_folder):
            foot.addWidget(one)
        close = Button(self._words.say("Close"))
        close.clicked.connect(self.reject)
        for other in (close, self.kind, self.save, self.print_button):
            foot.addWidget(other)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(body, 1)
        outer.addLayout(foot)


def _as_text(settings: PrintSettings) -> str:
    from cxplanner.report.print_settings import settings_as_json

    return settings_as_json(settings)
