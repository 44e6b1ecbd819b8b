"""A plan while it is edited: the edit, the dates and the step back together, or none of them."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

from cxplanner.history import History
from cxplanner.plan.change import PlanChange, difference
from cxplanner.plan.plan import Plan
from cxplanner.plan.step import Step
from cxplanner.scheduling.schedule import Schedule, schedule

Listener = Callable[[PlanChange], None]


class EditedPlan:
    """A plan with its schedule and its history, in memory alone. Others read; only this replaces.

    What also writes to a file derives from it, and says what is kept of each step.
    """

    def __init__(self, dates: Schedule, history: History) -> None:
        self._plan = dates.plan
        self._schedule = dates
        self._history = history
        self._listeners: list[Listener] = []
        self._one_at_a_time = threading.RLock()

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def schedule(self) -> Schedule:
        return self._schedule

    @property
    def undo_name(self) -> str | None:
        return self._history.undo_name

    @property
    def redo_name(self) -> str | None:
        return self._history.redo_name

    def apply(self, name: str, edit: Callable[[Plan], Plan]) -> PlanChange:
        """Edits the plan. After any error plan, file and history are as they were.

        `name` is a key such as `"set_duration"`. An edit that changes nothing leaves no trace.
        """
        with self._one_at_a_time:
            change = difference(self._plan, edit(self._plan))
            if not change:
                return change
            new_schedule = schedule(change.after, previous=self._schedule)
            self._history.record(name, self._keep(name, change))
            self._become(change, new_schedule)
        self._tell(change)
        return change

    def undo(self) -> PlanChange | None:
        """Takes the last step back; None when there is none."""
        return self._travel(self._history.last_done, Step.undone, self._keep_undo, self._history.went_back)

    def redo(self) -> PlanChange | None:
        """Does the last undone step again; None when there is none."""
        return self._travel(self._history.last_undone, Step.done, self._keep_redo, self._history.went_forward)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls the listener once after each apply, undo and redo; gives what ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            with contextlib.suppress(ValueError):
                self._listeners.remove(listener)

        return unsubscribe

    # What is kept of each step. An error here refuses the step, and nothing has changed.

    def _keep(self, _name: str, change: PlanChange) -> Step:
        return Step.of(change)

    def _keep_undo(self, change: PlanChange) -> None:
        """Nothing is kept of a step back in memory but the history itself."""

    def _keep_redo(self, change: PlanChange) -> None:
        """Nothing is kept of a step forth in memory but the history itself."""

    def _travel(
        self,
        find: Callable[[], Step | None],
        way: Callable[[Step, Plan], Plan],
        keep: Callable[[PlanChange], None],
        note: Callable[[], None],
    ) -> PlanChange | None:
        with self._one_at_a_time:
            step = find()
            if step is None:
                return None
            change = difference(self._plan, way(step, self._plan))
            new_schedule = schedule(change.after, previous=self._schedule)
            keep(change)
            note()
            self._become(change, new_schedule)
        self._tell(change)
        return change

    def _become(self, change: PlanChange, new_schedule: Schedule) -> None:
        self._plan = change.after
        self._schedule = new_schedule

    def _tell(self, change: PlanChange) -> None:
        for listener in tuple(self._listeners):
            listener(change)
