"""The dialog of the programme's settings: five pages, taken over as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cxplanner.errors import CXPlannerError, EditError
from ui.programme.calendar_page import CalendarPage
from ui.programme.draft import Draft
from ui.programme.effect_line import EffectLine
from ui.programme.form import Page, scrolled
from ui.programme.people_page import PeoplePage
from ui.programme.programme_page import ProgrammePage
from ui.programme.stages_page import StagesPage
from ui.programme.teams_page import TeamsPage
from ui.theme import icon
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

PageName = Literal["programme", "calendar", "stages", "people", "teams"]
PAGES: tuple[PageName, ...] = ("programme", "calendar", "stages", "people", "teams")
_ICONS = ("settings", "calendar-days", "layers", "user", "users")


class ProgrammeDialog(QDialog):
    """Collects edits in a draft. OK makes them one undo step, unless something is refused."""

    def __init__(
        self, controller: PlanController, parent: QWidget | None = None, page: PageName = "programme"
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        words = controller.words
        say = words.say
        self.setWindowTitle(say("Programme settings"))
        self.draft = Draft(controller.plan, self)
        self.programme = ProgrammePage(self.draft, words)
        self.calendar = CalendarPage(self.draft, words, controller.schedule.finish)
        self.stages = StagesPage(self.draft, words)
        self.people = PeoplePage(self.draft, words)
        self.teams = TeamsPage(self.draft, words)
        self.pages: tuple[Page, ...] = (self.programme, self.calendar, self.stages, self.people, self.teams)
        self.list = QListWidget()
        self.list.setAccessibleName(say("Pages"))
        self.stack = QStackedWidget()
        self.refusal = PlainLabel("", "refusal", wraps=True)
        self.refusal.hide()
        self.effect = EffectLine(controller, self.draft)
        self.draft.changed.connect(self.refusal.hide)
        self.ok = Button(say("OK"), primary=True)
        self.cancel = Button(say("Cancel"))
        self._lay_out()
        self.ok.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.list.currentRowChanged.connect(self._turn_to)
        self.list.setCurrentRow(PAGES.index(page))
        self.resize(880, 720)
        self._focus_page()

    def accept(self) -> None:
        """Take the draft over as one step; what is refused keeps the dialog open."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # a field that is being written commits now
        for place, page in enumerate(self.pages):
            part = page.refused_part()
            if part is not None:
                self.list.setCurrentRow(place)
                part.setFocus()
                return
        if self.draft.is_changed:
            error = self._controller.attempt("change_programme", lambda _: self.draft.plan)
            if error is not None:
                self._refuse(error)
                return
        super().accept()

    def _refuse(self, error: CXPlannerError) -> None:
        sentence = self._controller.words.error(error)
        field = self.programme.field_named(error.field) if isinstance(error, EditError) else None
        if field is not None:
            self.list.setCurrentRow(0)
            field.refuse(sentence)
        else:
            self.refusal.setText(sentence)
            self.refusal.show()
            self.effect.setText("")

    def _focus_page(self) -> None:
        """Put the keyboard on the first field of the page in front."""
        page = self.pages[self.list.currentRow()]
        takes = [each for each in page.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        if takes:
            takes[0].setFocus()

    def _turn_to(self, place: int) -> None:
        self.refusal.hide()
        self.stack.setCurrentIndex(place)
        self.pages[place].show_draft()

    def _lay_out(self) -> None:
        for page, picture in zip(self.pages, _ICONS, strict=True):
            self.list.addItem(QListWidgetItem(icon(picture), page.title))
            self.stack.addWidget(scrolled(page))
        widest = max(self.list.sizeHintForColumn(0), 150)
        self.list.setIconSize(QSize(16, 16))
        self.list.setFixedWidth(widest + 40)
        self.list.setObjectName("pageList")
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.list)
        body.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 20, 12)
        foot.setSpacing(8)
        foot.addWidget(self.refusal, 1)
        foot.addWidget(self.effect, 1)
        foot.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignRight)
        foot.addWidget(self.ok, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addLayout(foot)
