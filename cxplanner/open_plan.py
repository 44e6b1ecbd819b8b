"""The one door through which a plan changes: edit, schedule, file and history together, or none of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from cxplanner.edited_plan import EditedPlan
from cxplanner.errors import CycleError, FileError, ScheduleError
from cxplanner.history import LONGEST, History, NamedStep
from cxplanner.plan.change import PlanChange
from cxplanner.plan.plan import Plan
from cxplanner.plan.step import Step
from cxplanner.scheduling.schedule import Schedule, schedule
from cxplanner.storage.opening import new_file, open_document, recovered_file
from cxplanner.storage.plan_file import PlanFile
from cxplanner.storage.publishing import check_new, resolved
from cxplanner.storage.recovery import RecoverablePlan
from cxplanner.storage.working_copy import WorkingCopy


class OpenPlan(EditedPlan):
    """A plan that is open, with its schedule, its file and its history. Others read; only this replaces.

    `notices` are what a person should be told after opening: FileErrors that nobody raised.
    """

    def __init__(self, dates: Schedule, file: PlanFile, notices: tuple[FileError, ...] = ()) -> None:
        done, undone = file.journal.steps(file.edit_sequence)
        history = History(
            [NamedStep(each.name, each.step) for each in done],
            [NamedStep(each.name, each.step) for each in undone],
        )
        super().__init__(dates, history)
        self._file = file
        self.notices = notices
        self._closed = False

    @classmethod
    def create(cls, plan: Plan, path: Path | None = None) -> OpenPlan:
        """A new plan; with a path it is saved there at once.

        Raises FileError: those of `save_as`; CycleError, ScheduleError for an impossible plan.
        """
        if path is not None:
            check_new(path)
        opened = cls(schedule(plan), new_file(plan, LONGEST))
        if path is not None:
            try:
                opened.save_as(path)
            except BaseException:
                opened.close(discard=True)
                raise
        return opened

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, accepted: Collection[str] = ()) -> OpenPlan:
        """The plan in a document. The document itself is only read, and written when it is saved.

        Raises FileError: `missing`, `directory`, `not_a_file`, `not_a_plan`, `newer`, `in_use`, `incomplete`,
        `damaged`, `changed_content` (unless accepted: it then opens as a plan without a path),
        `inconsistent`, `impossible`, `not_upgraded`, and those of a disk in trouble.
        """
        file, plan, notices = open_document(path, LONGEST, read_only=read_only, accepted=accepted)
        try:
            return cls(_schedule_of(plan, path), file, notices)
        except BaseException:
            file.discard()
            raise

    @classmethod
    def recover(cls, left: RecoverablePlan) -> OpenPlan:
        """The plan of a working copy that a crash left behind, with all its edits; nothing is saved yet."""
        copy = WorkingCopy.adopt(left.folder)
        if copy is None:
            raise FileError("in_use", path=left.path or left.folder, user="", host="", process="", here=True)
        file, plan = recovered_file(copy, LONGEST)
        try:
            return cls(_schedule_of(plan, left.path or left.folder), file)
        except BaseException:
            file.leave()
            raise

    @property
    def path(self) -> Path | None:
        return self._file.path

    @property
    def doc_uuid(self) -> str:
        """The name that tells this document from all others."""
        return self._file.meta.get("doc_uuid", "")

    @property
    def read_only(self) -> bool:
        """Whether the document cannot be written: edits stay in the working copy, until saved elsewhere."""
        return self._file.read_only

    @property
    def unsaved_edits(self) -> int:
        return self._file.unsaved_edits

    @property
    def is_saved(self) -> bool:
        """Whether the document holds what is shown."""
        return self.path is not None and not self.unsaved_edits

    @property
    def saved_at(self) -> datetime | None:
        """When the document was last written, in local time."""
        return self._file.saved_at

    @property
    def needs_confirmation(self) -> FileError | None:
        """Why the next save needs a clear yes, as far as is known; no automatic saving until then."""
        return next(iter(self._file.pending.values()), None)

    def _keep(self, name: str, change: PlanChange) -> Step:
        return self._file.do(name, change, change.after.next_id)

    def _keep_undo(self, change: PlanChange) -> None:
        self._file.undo(change, change.after.next_id)

    def _keep_redo(self, change: PlanChange) -> None:
        self._file.redo(change, change.after.next_id)

    def save(self, confirmed: Collection[str] = ()) -> None:
        """Publishes to the document now.

        Raises FileError. Those with the codes `older`, `left_in_the_middle`, `extras_ignored`, `gone`,
        `changed_outside` and `implausible_save` are questions: save again with the codes that were confirmed.
        """
        with self._one_at_a_time:
            self._file.save(confirmed)

    def save_as(self, path: Path, *, overwrite: bool = False) -> None:
        """Publishes to another place and goes on there, as a document of its own. Raises FileError."""
        with self._one_at_a_time:
            document = resolved(path)
            if document == self.path and not self.read_only:
                self._file.save({"gone"})
            else:
                self._file.save_as(document, overwrite=overwrite)

    def close(self, *, discard: bool = False) -> None:
        """Publishes what is not saved yet, then lets go of everything; with `discard` nothing is published.

        Raises FileError as `save` does, and `unsaved` for edits of a plan that has no path or is read only;
        the plan then stays open. Discarded edits are kept aside for seven days. Closing twice is harmless.
        """
        with self._one_at_a_time:
            if self._closed:
                return
            if discard:
                self._file.discard()
            else:
                if self.unsaved_edits:
                    if self.path is None or self.read_only:
                        raise FileError("unsaved", path=self.path, edits=self.unsaved_edits)
                    self._file.save()
                self._file.close()
            self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close(discard=kind is not None)


def _schedule_of(plan: Plan, path: Path) -> Schedule:
    """The schedule of a plan from a file. Raises FileError: `inconsistent` for a cycle, `impossible`."""
    try:
        return schedule(plan)
    except CycleError as error:
        raise FileError("inconsistent", path=path, reason="cycle", keys=error.keys) from error
    except ScheduleError as error:
        raise FileError("impossible", path=path, cause=error) from error
