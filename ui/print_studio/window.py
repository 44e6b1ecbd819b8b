"""The window of the print studio: choices at the left, the page in the middle, all pages at the right."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cxplanner.errors import CXPlannerError
from cxplanner.report.print_settings import PrintSettings
from ui.background import in_background
from ui.exchange.usual_path import usual_path
from ui.frame.placement import Placement
from ui.plan_filter import PlanFilter
from ui.print_studio.choices import ChoicesPanel
from ui.print_studio.foot import Foot
from ui.print_studio.legibility_line import LegibilityLine
from ui.print_studio.made import Job, Judged, Outdated, Preview, Token, judge, offers, preview
from ui.print_studio.output import Output
from ui.print_studio.page_bar import PageBar
from ui.print_studio.page_view import PageView
from ui.print_studio.preset_row import PresetRow
from ui.print_studio.presets import for_programme, last_settings, remember_settings
from ui.print_studio.thumbnails import Thumbnails
from ui.what_if.exported import exported_schedule, printed_document

if TYPE_CHECKING:
    from cxplanner.drawing.shapes import Item
    from cxplanner.report.legibility import Offer
    from cxplanner.report.sheets import NumberedSheets, Page
    from ui.plan_controller import PlanController

PLACE: Final = "print_studio_places"
_FRESH: Final = timedelta(minutes=1)
"""How old the time may be that pages name as that of printing."""
_ROOM_FOR_THUMBNAILS: Final = 980
_WIDE: Final = 290
_NARROW: Final = 250
_PAUSE_MS: Final = 30
"""How long nothing else is chosen before the page is made anew."""


class StudioWindow(QDialog):
    """Stays open after printing and saving. Nothing waits: pages are made, and files written, beside it."""

    _offer_found = Signal(object, object, object)

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._controller = controller
        self._words = controller.words
        self._schedule = exported_schedule(controller)
        self._task = QObject(self)
        self._token = Token()
        self._shown: Job | None = None
        self._prints_next = False
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
        self._placement = Placement(self, controller.settings, PLACE)
        controller.changed.connect(self._follow_plan)
        controller.refused.connect(self._say_refusal)
        controller.closed.connect(self._leave)
        undo, redo = self._undo, self._redo
        for keys, does in (
            ("Ctrl+Z", undo), ("Ctrl+Y", redo), ("Ctrl+Shift+Z", redo), ("F1", self._show_keys)
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(does)
        self.show_settings(for_programme(last_settings(controller.settings), controller.plan))

    @property
    def is_waiting(self) -> bool:
        """Whether other pages are about to be made."""
        return self._pause.isActive() or self._sheets_are_old

    @property
    def is_writing(self) -> bool:
        return self.output.is_busy

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
        remember_settings(self._controller.settings, settings)
        self.presets.show_settings(settings)
        self._token.end()
        self._judged, self._prints_next = None, False
        self._sheets_are_old = True
        self._pause.start(_PAUSE_MS)

    def _follow_plan(self) -> None:
        """The plan changed: presets, baselines and pages with it."""
        self._schedule = exported_schedule(self._controller)
        self.presets.offer()
        self.show_settings(for_programme(self.settings, self._controller.plan))

    def _undo(self) -> None:
        self._controller.undo()

    def _redo(self) -> None:
        self._controller.redo()

    def _show_keys(self) -> None:
        from ui.frame.keys_dialog import KeysDialog
        from ui.print_studio.studio_keys import studio_keys

        dialog = KeysDialog(studio_keys(self._words), self._words, self)
        dialog.exec()
        dialog.deleteLater()

    def _say_refusal(self, error: CXPlannerError) -> None:
        """Why a preset is not kept or not taken."""
        self.foot.say(self._words.error(error), refused=True)

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
        self._pause.stop()
        self._token.end()
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
        self._sheets, self._shown = made.sheets, job
        self._sheets_are_old = False
        self._number = made.number
        palette = job.palette()
        self.page.show_page(made.page, palette)
        self.thumbnails.show_sheets(made.sheets, palette, self._page)
        self.thumbnails.show_number(made.number)
        self._show_place()
        self._enable(True)
        in_background(
            lambda: judge(job, made.sheets, token),
            lambda judged: self._show_judged(job, judged, token),
            lambda error: self._show_no_preview(error, token),
            self._task,
        )

    def _show_judged(self, job: Job, judged: Judged, token: Token) -> None:
        if token is not self._token:
            return
        self._judged = judged
        self.legibility.show_judged(judged, job.settings)
        if not judged.legibility.is_legible(job.settings.least_text):
            tell = partial(self._offer_found.emit, job, token)
            in_background(
                lambda: offers(job, token, tell),
                lambda found: self._end_offers(found, token),
                lambda error: self._show_no_preview(error, token),
                self._task,
            )
        if self._prints_next:
            self.print_pages()

    def _show_offer(self, job: Job, token: Token, offer: Offer) -> None:
        if token is self._token:
            self.legibility.add_offer(offer, job.palette())

    def _end_offers(self, found: int, token: Token) -> None:
        if token is self._token and not found:
            self.legibility.show_no_offers()

    def _show_no_preview(self, error: Exception, token: Token) -> None:
        if token is not self._token or isinstance(error, Outdated):
            return
        self._sheets, self._shown, self._prints_next = None, None, False
        self._sheets_are_old = False
        self.legibility.clear()
        self.thumbnails.show_nothing()
        self._enable(False)
        self._show_place()
        if not isinstance(error, CXPlannerError):
            self.page.show_note(self._words.say("There is no preview of this page."))
            raise error
        self.page.show_note(self._words.error(error))

    def _enable(self, enabled: bool) -> None:
        self.foot.enable(enabled and not self.output.is_busy)
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
        self.page.show_page(self._page(self._number), self._job().palette())
        self.page.verticalScrollBar().setValue(0)
        self.thumbnails.show_number(self._number)
        self._show_place()

    def _page(self, number: int) -> Page:
        """A page, drawn now where it was not drawn before."""
        assert self._sheets is not None
        judged = self._judged
        return judged.pages[number - 1] if judged is not None else self._sheets.page(number)

    def _go_home(self, item: Item) -> None:
        """Turn to the page that tells most of an item, as a link in the file does."""
        place = self._sheets.homes.get(item) if self._sheets is not None else None
        if place is not None and place.sheet != self._number:
            self.turn_to(place.sheet)

    def _show_place(self) -> None:
        self.bar.show_place(self._number, len(self._sheets.sheets) if self._sheets is not None else 0)

    # ------------------------------------------------------------------ saving and printing

    def save_as(self) -> None:
        """Ask where to, and write the pages beside the window."""
        kind = str(self.foot.kind.value)
        pattern = f"{kind.lstrip('.').upper()} (*{kind})"
        usual = usual_path(self._controller, self._schedule.plan.programme.name, kind)
        chosen, _ = QFileDialog.getSaveFileName(self, self._words.say("Save as"), str(usual), pattern)
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix.lower() == kind else path.with_name(path.name + kind))

    def write(self, path: Path) -> None:
        """Write the pages to a file of this name."""
        self.output.write(self._job(), path)

    def print_pages(self) -> None:
        """Print the very pages of the preview through the system's dialog."""
        from ui.print_studio import paper_printer

        self._prints_next = False
        if self.output.is_busy:
            return
        if not paper_printer.has_printer():
            self.foot.say(
                self._words.say("This computer knows no printer: save the pages as PDF, and print that."),
                refused=True,
            )
            return
        judged, job = self._judged, self._shown
        if judged is None or job is None or datetime.now().astimezone() - job.printed_at > _FRESH:
            self._make_preview()  # no page is printed that was not looked at, or that names another time
            self._prints_next = True
            return
        if not self._may_print(judged):
            return
        title = self._schedule.plan.programme.name
        printer = paper_printer.chosen_printer(title, len(judged.pages), self)
        if printer is not None:
            self.output.print_pages(job, judged.pages, printer)

    def _may_print(self, judged: Judged) -> bool:
        """Whether the text is large enough, or may be smaller."""
        settings = self.settings
        if settings.may_shrink or judged.legibility.is_legible(settings.least_text):
            return True
        self.foot.say(self._words.say("Choose first what to do about the small text."), refused=True)
        return False

    def _take(self, offer: Offer) -> None:
        """Take what makes text larger."""
        choices = offer.choices
        options = choices.roadmap
        changed = replace(self.settings, paper=choices.paper, pages=choices.pages)
        if options is not None:
            changed = replace(changed, level=options.level, label_lines=options.label_lines)
        self.show_settings(changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the page has most of it; Page Up and Page Down still turn pages."""
        super().resizeEvent(event)
        self.thumbnails.setVisible(self.width() >= _ROOM_FOR_THUMBNAILS)
        usual = _WIDE if self.width() >= _ROOM_FOR_THUMBNAILS else _NARROW
        needed = self.choices.minimumSizeHint().width() + self.page.verticalScrollBar().sizeHint().width()
        self.left.setFixedWidth(max(usual, needed))

    def done(self, result: int) -> None:
        self._pause.stop()
        self._token.end()
        self.output.give_up()
        self._placement.remember()
        super().done(result)

    # ------------------------------------------------------------------ making

    def _make_widgets(self) -> None:
        say, controller = self._words.say, self._controller
        self.presets = PresetRow(controller)
        self.presets.picked.connect(self.show_settings)
        self.presets.unreadable.connect(self._say_refusal)
        self.choices = ChoicesPanel(controller, PlanFilter(controller))
        self.choices.changed.connect(self._on_changed)
        self.page = PageView(say("Page as it is printed"))
        self.page.turned.connect(lambda step: self.turn_to(self._number + step))
        self.page.item_clicked.connect(self._go_home)
        self.thumbnails = Thumbnails(self._words)
        self.thumbnails.chosen.connect(self.turn_to)
        self.bar = PageBar(self._words, self.page)
        self.bar.turned.connect(lambda step: self.turn_to(self._number + step))
        self.bar.fold_asked.connect(lambda: self.left.setVisible(not self.left.isVisibleTo(self)))
        self.legibility = LegibilityLine(self._words)
        self.legibility.taken.connect(self._take)
        self._offer_found.connect(self._show_offer)
        self.foot = Foot(self._words, self.choices.dpi)
        self.foot.save.clicked.connect(self.save_as)
        self.foot.print_button.clicked.connect(self.print_pages)
        self.foot.close_button.clicked.connect(self.reject)
        self.output = Output(self.foot, self._words, self)
        self.output.changed.connect(lambda: self._enable(self._sheets is not None))

    def _lay_out(self) -> None:
        self.left = QWidget()
        column = QVBoxLayout(self.left)
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
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.bar)
        middle.addWidget(self.page, 1)
        middle.addWidget(self.legibility)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.left)
        body.addLayout(middle, 1)
        body.addWidget(self.thumbnails)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(620, 400)
        outer.addLayout(body, 1)
        outer.addWidget(self.foot)
