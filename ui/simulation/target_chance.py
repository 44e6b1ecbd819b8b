"""The chance of the programme's target date, kept up with the plan a moment after each edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.simulation.simulating import Simulating

if TYPE_CHECKING:
    from datetime import date

    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.simulation import Simulation

DELAY: Final = 500
"""Milliseconds from an edit to the simulation, so that a row of edits is simulated once."""
_MOMENTS: Final = 2_000_000
_FEWEST_RUNS: Final = 500
_MOST_RUNS: Final = 10_000


class TargetChance(QObject):
    """`changed` carries the chance (0 to 1), or None where there is no target or no spread is known."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._target: date | None = None
        self._simulating = Simulating(self)
        self._simulating.done.connect(self._show)
        self._simulating.failed.connect(lambda _: self.changed.emit(None))
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._ask)

    def follow(self, plan: Plan | None) -> None:
        """Tell the chance of this plan from now on; the one before stays until it is known."""
        self._simulating.stop()
        self._plan = plan
        target = plan.programme.target_finish if plan is not None else None
        if target is None or target != self._target:
            self.changed.emit(None)
        self._target = target
        if target is None:
            self._timer.stop()
        else:
            self._timer.start()

    def _ask(self) -> None:
        from cxplanner.scheduling.simulation import SimulationChoices, any_spread_known

        if self._plan is None:
            return
        if not any_spread_known(self._plan):
            self.changed.emit(None)
            return
        runs = min(_MOST_RUNS, max(_FEWEST_RUNS, _MOMENTS // max(1, len(self._plan.initiatives))))
        self._simulating.ask(self._plan, SimulationChoices(runs))

    def _show(self, simulation: Simulation) -> None:
        self.changed.emit(simulation.chance)
