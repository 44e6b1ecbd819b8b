"""What the window says of its plan around the views: title, rail, status, and which commands can be done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from cxplanner.plan.agenda import review_is_due

if TYPE_CHECKING:
    from ui.main_window import MainWindow

FINDINGS_DELAY: Final = 200
"""Milliseconds from an edit to the search for findings: the edit itself is on screen first."""


class ShownPlan(QObject):
    """Tells one window what to say; each method is asked when its matter has changed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._controller = window.controller
        self._words = window.controller.words
        self._findings_timer = QTimer(self, singleShot=True, interval=FINDINGS_DELAY)
        self._findings_timer.timeout.connect(self.count_findings)

    def show_plan(self) -> None:
        """What the plan is called, how much is in it, and what can be undone."""
        plan = self._controller.plan
        self._window.rail.show_programme(plan.programme.name, plan.programme.organisation)
        self._window.rail.show_count("initiatives", self._words.number(len(plan.initiatives)))
        self._window.rail.show_count("dependencies", self._words.number(len(plan.dependencies)))
        day = plan.programme.status_date or date.today()
        self._window.rail.show_count("reviews", self._words.say("due") if review_is_due(plan, day) else "")
        self._window.rail.show_count("indicators", self._words.number(len(plan.kpis)) if plan.kpis else "")
        self._window.actions_by_name.name_undo(self._controller.undo_name, self._controller.redo_name)
        self.show_saved_state()
        self._findings_timer.start()
        self._window.target_chance.follow(plan)

    def show_schedule(self) -> None:
        """The finish and what makes it."""
        self._window.status.show_schedule(self._controller.schedule)
        self.show_baseline()

    def show_baseline(self) -> None:
        """How far the finish is from the baseline that is shown."""
        shown = self._controller.view.shown_baseline(self._controller.plan)
        self._window.status.show_baseline(self._controller.schedule, shown)

    def show_saved_state(self) -> None:
        """Whether everything is in the file, and the name of that in the title."""
        if not self._controller.is_open:
            return
        path = self._controller.open_plan.path
        is_what_if = self._controller.what_if is not None
        hint = self._words.say("Nothing of the what-if is saved before you take it.") if is_what_if else ""
        self._window.status.show_saved(self._controller.saved_state(), hint=hint or str(path or ""))
        name = path.name if path is not None else self._controller.plan.programme.name
        mark = f" {self._words.say('[read-only]')}" if self._controller.open_plan.read_only else ""
        mark = " " + self._words.say("[what-if]") if is_what_if else mark
        self._window.setWindowTitle(f"{name}{mark} — CXPlanner")

    def count_findings(self) -> None:
        """How much there is to look at."""
        if self._controller.is_open:
            self._window.status.show_findings(len(self._controller.findings()))
            self._window.middle.refresh_findings()

    def show_chance(self, chance: float | None) -> None:
        """How likely the target is."""
        target = self._controller.plan.programme.target_finish if self._controller.is_open else None
        self._window.status.show_chance(target, chance)

    def enable_actions(self) -> None:
        """Let those commands be done that have something to act on."""
        view = self._controller.view
        self._window.actions_by_name.enable(
            has_plan=self._controller.is_open,
            selected=len(view.selected),
            initiatives=len(view.selected_initiatives()),
            is_what_if=self._controller.what_if is not None,
            view=self._window.views.current,
            acts=self._window.views.acts if self._controller.is_open else {},
        )
        actions, say = self._window.actions_by_name, self._words.say
        if not self._window.views.has_days:
            actions.disable("today", say("This view has no time axis."))
        if not self._window.views.has_zoom:
            for name in ("zoom_in", "zoom_out", "fit"):
                actions.disable(name, say("This view cannot be zoomed."))
        if not view.filter_text:
            actions.disable("clear_filter", say("There is nothing here that it could act on."))
        actions.offer("columns", offered=self._window.views.current == "initiatives")
        actions.offer("zoom_to", offered=self._window.views.current == "roadmap")
        for name in ("set_stream", "set_stage", "set_owner"):
            actions.submenus[name].setEnabled(bool(view.selected_initiatives()))
