"""The chances of the finish for a review, simulated in the background after edits have come to rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from cxplanner.plan.plan import Plan
from cxplanner.report.steering_chances import RUNS, Simulated, first_that_moves
from cxplanner.scheduling.simulation import Simulation, SimulationChoices, any_spread_known
from ui.simulation.simulating import Simulating

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.steering.review_facts import ReviewFacts
    from ui.plan_controller import PlanController
    from ui.reviews.section_canvas import SectionCanvas

DELAY: Final = 300
"""Milliseconds without an edit before a simulation begins."""


class ReviewChances(QObject):
    """`changed` carries what was simulated, None where nothing varies. The last picture stays meanwhile."""

    changed = Signal(object)

    def __init__(self, controller: PlanController, canvas: SectionCanvas) -> None:
        super().__init__(canvas)
        self._controller = controller
        self.canvas = canvas
        self.canvas.hide()
        self._now = Simulating(self)
        self._other = Simulating(self)
        self._now.done.connect(self._on_now)
        self._other.done.connect(self._on_other)
        self._simulated: Simulated | None = None
        self._asked: tuple[Plan, Plan | None, int] | None = None
        self._told: Plan | None = None
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._ask)

    def follow(self, made: Schedule, facts: ReviewFacts) -> None:
        """Simulate this plan, and what the first decision that moves the finish would make of it."""
        if made.plan is self._told:
            return
        self._told = made.plan
        if not any_spread_known(made.plan):
            self.stop()
            self.changed.emit(None)
            return
        moves = first_that_moves(made, facts)
        self._asked = (made.plan, moves.after.plan if moves else None, moves.number if moves else 0)
        self._timer.start()

    def stop(self) -> None:
        """Forget what was asked for."""
        self._timer.stop()
        self._now.stop()
        self._other.stop()
        self._asked = None

    def _ask(self) -> None:
        if self._asked is not None:
            self._other.stop()
            self._now.ask(self._asked[0], SimulationChoices(runs=RUNS))

    def _on_now(self, simulation: Simulation) -> None:
        if len(simulation.finish_days) < 2:
            self.changed.emit(None)
            return
        self._simulated = Simulated(simulation)
        self.changed.emit(self._simulated)
        if self._asked is not None and self._asked[1] is not None:
            self._other.ask(self._asked[1], SimulationChoices(runs=RUNS))

    def _on_other(self, simulation: Simulation) -> None:
        if self._simulated is not None and self._asked is not None:
            self.changed.emit(Simulated(self._simulated.now, simulation, self._asked[2]))
