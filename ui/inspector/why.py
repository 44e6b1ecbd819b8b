"""Why a date is what it is, what brings it forward, what moves if it slips: for pages of the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.inspector.earlier_section import EarlierSection
from ui.inspector.explanation import Explanation
from ui.inspector.slip_section import SlipSection

if TYPE_CHECKING:
    from cxplanner.plan.initiatives import Milestone
    from cxplanner.scheduling.schedule import Node
    from ui.plan_controller import PlanController

ANSWERED_AT_ONCE: Final = 1_000
"""In a plan of more initiatives, answers that need further schedules wait until the selection rests."""
REST: Final = 200
"""Milliseconds."""


class Why(QWidget):
    """Three sections that can be closed; a closed one computes nothing."""

    def __init__(self, controller: PlanController, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._asked: Node | None = None
        self._milestone: Milestone | None = None
        self.explanation = Explanation(title or controller.words.say("Why these dates"), controller)
        self.earlier = EarlierSection(controller)
        self.slip = SlipSection(controller)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for section in (self.explanation, self.earlier, self.slip):
            column.addWidget(section)
        self.earlier.opened.connect(self._answer_earlier)
        self.slip.opened.connect(self._answer_slip)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._answer)

    def explain(self, node: Node) -> None:
        """Explain the dates of an initiative or a gate."""
        self.explanation.explain(node)
        self._ask(node)

    def explain_milestone(self, milestone: Milestone) -> None:
        """Explain the date of a milestone by that of the initiative that it hangs on."""
        from cxplanner.scheduling.schedule import Node

        hangs = milestone.initiative is not None and milestone.done_on is None
        node = Node("initiative", milestone.initiative or 0) if hangs else None
        self.explanation.explain_milestone(milestone, node)
        self._ask(node, milestone)

    def explain_finish(self) -> None:
        """Explain when the programme finishes."""
        has_initiatives = bool(self._controller.plan.initiatives)
        self.explanation.setVisible(has_initiatives)
        if has_initiatives:
            self.explanation.explain_finish()
        self._ask(None, of_programme=has_initiatives)

    def focus_first(self) -> bool:
        """Put the keyboard on the first reason that leads on; False when none does."""
        return self.explanation.is_open and self.explanation.focus_first()

    def _ask(
        self, node: Node | None, milestone: Milestone | None = None, *, of_programme: bool = False
    ) -> None:
        from cxplanner.scheduling.slips import can_slip

        schedule = self._controller.schedule
        self._asked, self._milestone = node, milestone
        is_dated = node is not None and schedule.dates_of(node).start is not None
        self.earlier.setVisible(is_dated or of_programme)
        self.slip.setVisible(node is not None and can_slip(schedule, node))
        for section in (self.explanation, self.earlier, self.slip):
            section.follow_settings()
        if len(self._controller.plan.initiatives) <= ANSWERED_AT_ONCE:
            self._answer()
        else:
            self._rest.start()

    def _answer(self) -> None:
        self._rest.stop()
        self._answer_earlier()
        self._answer_slip()

    def _answer_earlier(self) -> None:
        if self.earlier.is_open and not self.earlier.isHidden() and self._controller.is_open:
            self.earlier.answer(self._asked, self._milestone)

    def _answer_slip(self) -> None:
        if self.slip.is_open and not self.slip.isHidden() and self._asked is not None:
            self.slip.answer(self._asked)
