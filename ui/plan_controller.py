"""The one way from the window to the plan: edits, undo, opening, saving, and the signals about them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cxplanner.errors import CXPlannerError, EditError, FileError
from cxplanner.plan.change import PlanChange, difference
from cxplanner.plan.plan import Plan
from ui.plan_filter import PlanFilter
from ui.remembered import ShownBaselines
from ui.view_state import ViewState
from ui.waiting import waiting

if TYPE_CHECKING:
    from cxplanner.edited_plan import EditedPlan
    from cxplanner.findings.finding import Finding
    from cxplanner.open_plan import OpenPlan
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.storage.recovery import RecoverablePlan
    from cxplanner.what_if import WhatIf
    from cxplanner.wording.words import Words
    from ui.settings import Settings

SAVING_DELAY = 2_000
"""Milliseconds from the last edit to automatic saving."""


class PlanController(QObject):
    """Holds the open plan of a window and tells the views, once, what changed.

    `refused` carries the error of whatever did not happen; the window shows its sentence calmly. Field
    editors use `attempt` and show the sentence beside the field instead. `told` carries a sentence about what
    did happen, where it may not be what was expected.

    While a what-if is tried, plan, schedule, edits, undo and redo are those of its copy. Nobody is given the
    open plan to edit until the copy is taken or dropped; saving goes on being about the open plan.
    """

    opened = Signal()
    closed = Signal()
    changed = Signal(object)
    saved_state_changed = Signal()
    what_if_changed = Signal()
    refused = Signal(object)
    told = Signal(str)

    def __init__(self, settings: Settings, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.words = words
        self.view = ViewState(self)
        self.filter = PlanFilter(self)
        self._shown_baselines = ShownBaselines(self)
        self._found: tuple[Plan, tuple[Finding, ...]] | None = None
        self._open_plan: OpenPlan | None = None
        self._what_if: WhatIf | None = None
        self._original_is_shown = False
        self._unsubscribe: Callable[[], None] | None = None
        self._saving_is_held = False
        self._saving_timer = QTimer(self, singleShot=True, interval=SAVING_DELAY)
        self._saving_timer.timeout.connect(self.save_automatically)

    # ------------------------------------------------------------------ what is open

    @property
    def is_open(self) -> bool:
        return self._open_plan is not None

    @property
    def open_plan(self) -> OpenPlan:
        if self._open_plan is None:
            raise RuntimeError("no plan is open")
        return self._open_plan

    @property
    def plan(self) -> Plan:
        return self._shown.plan

    @property
    def schedule(self) -> Schedule:
        return self._shown.schedule

    @property
    def undo_name(self) -> str | None:
        return None if self._original_is_shown else self._edited.undo_name

    @property
    def redo_name(self) -> str | None:
        return None if self._original_is_shown else self._edited.redo_name

    def findings(self) -> tuple[Finding, ...]:
        """The findings about the plan as it is now; looked for once for each plan."""
        from cxplanner.findings.find import find

        plan = self.plan
        if self._found is None or self._found[0] is not plan:
            self._found = (plan, find(plan, self.schedule))
        return self._found[1]

    # ------------------------------------------------------------------ edits

    def attempt(self, name: str, edit: Callable[[Plan], Plan]) -> CXPlannerError | None:
        """Edit the plan. Returns the refusal, which the caller shows, or None when it is done."""
        if self._original_is_shown:
            return EditError("original_is_shown")
        try:
            with waiting(len(self.plan.initiatives)):
                self._edited.apply(name, edit)
        except CXPlannerError as error:
            return error
        return None

    def apply(self, name: str, edit: Callable[[Plan], Plan]) -> bool:
        """Edit the plan; a refusal is emitted by `refused`, and the answer is False."""
        return self._told(self.attempt(name, edit))

    def undo(self) -> bool:
        return not self._original_is_shown and self._tried(self._edited.undo)

    def redo(self) -> bool:
        return not self._original_is_shown and self._tried(self._edited.redo)

    # ------------------------------------------------------------------ what-if

    @property
    def what_if(self) -> WhatIf | None:
        """The copy that is edited now, if one is."""
        return self._what_if

    @property
    def original_is_shown(self) -> bool:
        """Whether the views show the original for the moment, which cannot be edited meanwhile."""
        return self._original_is_shown

    def begin_what_if(self) -> bool:
        """Go on with a copy of the plan; the plan itself stays as it is until the copy is taken."""
        from cxplanner.what_if import WhatIf

        if self.open_plan.read_only:
            return self._told(FileError("read_only", path=self.open_plan.path))
        if self._what_if is None:
            self._go_on_with(WhatIf(self.open_plan))
        return True

    def show_original(self, shown: bool) -> None:
        """Show the original in the place of the copy, or the copy again."""
        if self._what_if is None or shown == self._original_is_shown:
            return
        before = self.plan
        self._original_is_shown = shown
        self._show_instead_of(before)

    def take_what_if(self) -> bool:
        """Make the plan what the copy is, as one step. A refusal is emitted, and the copy goes on."""
        what_if, before = self._what_if, self.plan
        if what_if is None or not self._tried(what_if.take):
            return False
        self._go_on_with(None)
        self._show_instead_of(before)
        if self._may_save_automatically():
            self._saving_timer.start()
        return True

    def drop_what_if(self) -> None:
        """Forget the copy and go on with the plan as it was."""
        if self._what_if is not None:
            before = self.plan
            self._go_on_with(None)
            self._show_instead_of(before)

    # ------------------------------------------------------------------ files

    def new(self, plan: Plan, path: Path | None = None, *, discard: bool = False) -> bool:
        """Put a new plan, made from this value, in the place of the one that is open."""
        from cxplanner.open_plan import OpenPlan

        return self._tried(lambda: self._take(OpenPlan.create(plan, path), discard=discard))

    def open(
        self, path: Path, *, read_only: bool = False, accepted: Collection[str] = (), discard: bool = False
    ) -> bool:
        """Open a file in the place of the one that is open, which stays when the new one cannot be opened.

        `discard` drops the unsaved changes of the one that was open, instead of saving them.
        """
        from cxplanner.open_plan import OpenPlan

        return self._tried(
            lambda: self._take(OpenPlan.open(path, read_only=read_only, accepted=accepted), discard=discard)
        )

    def recover(self, left: RecoverablePlan) -> bool:
        """Show a plan that a crash left behind, with all its edits."""
        from cxplanner.open_plan import OpenPlan

        return self._tried(lambda: self._take(OpenPlan.recover(left)))

    def take(self, open_plan: OpenPlan, what_if: WhatIf | None = None) -> None:
        """Show a plan that another controller released, with the what-if that was tried there."""
        self._take(open_plan)
        if what_if is not None:
            self._go_on_with(what_if)
            self._show_instead_of(open_plan.plan)

    def release(self) -> OpenPlan | None:
        """Hand the open plan to another controller, as it is."""
        released = self._open_plan
        if released is not None:
            self._saving_timer.stop()
            self._forget()
        return released

    def save(self, confirmed: Collection[str] = ()) -> bool:
        """Publish the plan to its file now; `confirmed` are the codes of questions that were answered yes."""
        self._saving_timer.stop()
        done = self._tried(lambda: self.open_plan.save(confirmed))
        self._saving_is_held = not done
        self.saved_state_changed.emit()
        return done

    def save_as(self, path: Path, *, overwrite: bool = False) -> bool:
        self._saving_timer.stop()
        done = self._tried(lambda: self.open_plan.save_as(path, overwrite=overwrite))
        if done:
            self._saving_is_held = False
            self._remember(path)
        self.saved_state_changed.emit()
        return done

    def save_automatically(self) -> None:
        """Publish the plan when the settings and its state allow it."""
        if self._may_save_automatically() and not self.open_plan.is_saved:
            self.save()

    def close_asks(self) -> bool:
        """Whether closing needs a decision: unsaved changes that will not be saved by themselves."""
        return self.is_open and self.open_plan.unsaved_edits > 0 and not self._may_save_automatically()

    def close(self, *, discard: bool = False) -> bool:
        """Close the plan, saving it first unless told to discard. False when it could not be saved."""
        if self._open_plan is None:
            return True
        self._saving_timer.stop()
        if not self._tried(lambda: self.open_plan.close(discard=discard)):
            return False
        self._forget()
        self.closed.emit()
        return True

    def saved_state(self) -> str:
        """The words of the status bar: when the plan was saved, or that it was not."""
        say = self.words.say
        if self._what_if is not None:
            return say("What-if: not in the file")
        if self.open_plan.read_only:
            return say("Read-only")
        saved_at = self.open_plan.saved_at
        if self.open_plan.is_saved and saved_at is not None:
            return say("Saved {time}", time=saved_at.astimezone().strftime("%H:%M"))
        return say("Not saved")

    # ------------------------------------------------------------------ inside

    @property
    def _edited(self) -> EditedPlan:
        """What an edit goes to."""
        return self._what_if or self.open_plan

    @property
    def _shown(self) -> EditedPlan:
        """What the views show."""
        return self.open_plan if self._original_is_shown else self._edited

    def _go_on_with(self, what_if: WhatIf | None) -> None:
        self._what_if = what_if
        self._original_is_shown = False
        self._listen()
        self.what_if_changed.emit()
        self.saved_state_changed.emit()

    def _listen(self) -> None:
        """Hear of the edits of what is edited now, and of nothing else."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._unsubscribe = self._edited.subscribe(self._on_change)

    def _show_instead_of(self, before: Plan) -> None:
        """Tell the views that they show another plan."""
        change = difference(before, self.plan)
        self.view.drop_what_is_gone(change.after)
        self.changed.emit(change)

    def _may_save_automatically(self) -> bool:
        return (
            self.settings.saves_automatically
            and not self._saving_is_held
            and self.open_plan.path is not None
            and not self.open_plan.read_only
            and self.open_plan.needs_confirmation is None
        )

    def _take(self, open_plan: OpenPlan, *, discard: bool = False) -> None:
        if self._open_plan is not None:
            try:
                self._open_plan.close(discard=discard)
            except CXPlannerError:
                open_plan.close(discard=True)
                raise
            self._forget()
        self._open_plan = open_plan
        self._listen()
        self._saving_is_held = False
        self.view.select()
        self.view.set_filter("")
        if open_plan.path is not None:
            self._remember(open_plan.path)
        self.opened.emit()

    def _remember(self, path: Path) -> None:
        now = datetime.now().astimezone().isoformat(timespec="minutes")
        self.settings.remember_file(path, self.plan.programme.name, now)

    def _forget(self) -> None:
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._unsubscribe = None
        self._open_plan = None
        self._what_if = None
        self._original_is_shown = False
        self.view.select()

    def _on_change(self, change: PlanChange) -> None:
        self.view.drop_what_is_gone(change.after)
        self.changed.emit(change)
        self.saved_state_changed.emit()
        if self._what_if is None and self._may_save_automatically():
            self._saving_timer.start()

    def _tried(self, action: Callable[[], object]) -> bool:
        try:
            with waiting(len(self.plan.initiatives) if self.is_open else 0):
                action()
        except CXPlannerError as error:
            return self._told(error)
        return True

    def _told(self, error: CXPlannerError | None) -> bool:
        if error is not None:
            self.refused.emit(error)
        return error is None
