"""A simulation in the background: only the newest one that was asked for matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.background import in_background

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.simulation import Simulation, SimulationChoices


class _Ticket:
    """What the thread of a simulation and that of the window tell each other."""

    def __init__(self) -> None:
        self.runs = 0
        self.is_stopped = False

    def proceed(self, runs: int) -> bool:
        self.runs = runs
        return not self.is_stopped


class Simulating(QObject):
    """Simulates plans; `done` carries the simulation, `failed` the error."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticket: _Ticket | None = None

    @property
    def is_working(self) -> bool:
        return self._ticket is not None

    @property
    def runs(self) -> int:
        """How many runs are done of the simulation that is under way."""
        return self._ticket.runs if self._ticket is not None else 0

    def ask(self, plan: Plan, choices: SimulationChoices) -> None:
        """Simulate a plan; what was asked before is stopped."""
        from cxplanner.scheduling.simulation import simulate

        self.stop()
        ticket = self._ticket = _Ticket()
        in_background(
            lambda: simulate(plan, choices, proceed=ticket.proceed),
            lambda simulation: self._on_done(ticket, simulation),
            lambda error: self._on_failed(ticket, error),
            self,
        )

    def stop(self) -> None:
        """Give up what is under way; nothing is told of it any more."""
        if self._ticket is not None:
            self._ticket.is_stopped = True
            self._ticket = None

    def _on_done(self, ticket: _Ticket, simulation: Simulation | None) -> None:
        if ticket is self._ticket and simulation is not None:
            self._ticket = None
            self.done.emit(simulation)

    def _on_failed(self, ticket: _Ticket, error: Exception) -> None:
        if ticket is self._ticket:
            self._ticket = None
            self.failed.emit(error)
