"""The dialog of levelling: what is too much, the search with its progress, and the proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.errors import CXPlannerError
from cxplanner.plan.edits import levelling
from cxplanner.scheduling.levelling.level import LevellingProposal
from cxplanner.scheduling.levelling.search import SearchChoices
from ui.levelling.progress_page import ProgressPage
from ui.levelling.proposal_page import ProposalPage
from ui.levelling.searching import Searching
from ui.levelling.situation_page import SituationPage

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

_SIZE: Final = QSize(960, 680)


class LevellingDialog(QDialog):
    """Three pages, one after the other. Esc leaves a search, then a proposal, then the dialog."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._plan = controller.plan
        self._takes = False
        self.setWindowTitle(controller.words.say("Levelling"))
        self.searching = Searching(self)
        self.situation = SituationPage(controller)
        self.progress = ProgressPage(controller.words)
        self.proposal = ProposalPage(controller)
        self.pages = QStackedWidget()
        for page in (self.situation, self.progress, self.proposal):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self._connect()
        self.situation.show_plan()
        self.situation.first_focus().setFocus()
        self.resize(_SIZE if parent is None else _SIZE.boundedTo(parent.window().size()))

    def search(self) -> None:
        """Search for a proposal for the plan as it is now."""
        self._plan = self._controller.plan
        seconds = self.situation.seconds
        self.progress.begin(seconds)
        self._turn_to(self.progress, self.progress.cancel)
        self.searching.begin(self._plan, SearchChoices(float(seconds)))

    def cancel(self) -> None:
        """Forget the search that goes on."""
        self.searching.end()
        self._back()

    def take(self) -> None:
        """Make the proposal part of the plan, as one step."""
        proposal = self.proposal.proposal
        if proposal is None:
            return
        self._takes = True
        error = self._controller.attempt("level", proposal.take)
        self._takes = False
        if error is not None:
            self.proposal.refuse(self._controller.words.error(error))
        else:
            self.accept()

    def reject(self) -> None:
        if self.searching.is_working:
            self.cancel()
        elif self.pages.currentWidget() is self.proposal:
            self._back()
        else:
            super().reject()

    def done(self, result: int) -> None:
        self.searching.end()
        super().done(result)

    # ------------------------------------------------------------------ inside

    def _leave(self) -> None:
        """The plan was closed. Not a lambda: that would be called after the dialog is gone."""
        self.done(QDialog.DialogCode.Rejected)

    def _connect(self) -> None:
        situation, progress, proposal = self.situation, self.progress, self.proposal
        situation.search_asked.connect(self.search)
        situation.capacities_asked.connect(self._set_capacities)
        situation.units_asked.connect(self._enter_units)
        situation.clear_asked.connect(self._clear)
        situation.closed.connect(self.reject)
        progress.stop_asked.connect(self._stop)
        progress.cancel_asked.connect(self.cancel)
        proposal.take_asked.connect(self.take)
        proposal.drop_asked.connect(self._back)
        proposal.again_asked.connect(self._back)
        self.searching.looked.connect(lambda: progress.show_time(self.searching.seconds))
        self.searching.found.connect(progress.show_best)
        self.searching.done.connect(self._show_proposal)
        self.searching.failed.connect(self._show_failure)
        self._controller.changed.connect(self._follow_the_plan)
        self._controller.closed.connect(self._leave)

    def _show_proposal(self, proposal: LevellingProposal) -> None:
        self.proposal.show_proposal(proposal, self._plan)
        self._turn_to(self.proposal, self.proposal.first_focus())
        if self._plan is not self._controller.plan:
            self.proposal.grow_stale()

    def _show_failure(self, error: CXPlannerError) -> None:
        self._back()
        self.situation.refuse(self._controller.words.error(error))

    def _stop(self) -> None:
        self.progress.show_stopping()
        self.searching.stop()

    def _back(self) -> None:
        """To what is too much, as it stands in the plan now."""
        self.situation.show_plan()
        self._turn_to(self.situation, self.situation.first_focus())

    def _turn_to(self, page: QWidget, focus: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        focus.setFocus()

    def _follow_the_plan(self) -> None:
        """A proposal is about one plan only; the first page is about any."""
        if self._takes:
            return
        if self.pages.currentWidget() is self.situation:
            self.situation.show_plan()
        elif self.pages.currentWidget() is self.proposal:
            self.proposal.grow_stale()

    def _set_capacities(self) -> None:
        from ui.programme.dialog import ProgrammeDialog

        dialog = ProgrammeDialog(self._controller, self, page="teams")
        dialog.exec()
        dialog.deleteLater()
        self.situation.show_plan()

    def _enter_units(self) -> None:
        """Close, and put the keyboard where an initiative says how many people it needs."""
        first = self._controller.plan.initiatives_in_order[0]
        self.accept()
        self._controller.view.go_to(Item("initiative", first.id))
        self._controller.view.field_requested.emit("team")

    def _clear(self) -> None:
        error = self._controller.attempt("clear_levelling", levelling.clear)
        if error is not None:
            self.situation.refuse(self._controller.words.error(error))
        else:
            self.situation.first_focus().setFocus()
