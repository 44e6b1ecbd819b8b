"""What the File menu does, the questions it must ask, and what can be done about a file in trouble."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from cxplanner.errors import CXPlannerError
from cxplanner.plan.new_plan import empty_plan, next_monday
from cxplanner.plan.programme import Programme
from ui.frame.question import ask
from ui.what_if.commands import may_leave
from ui.widgets.message_bar import Action

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

SUFFIX: Final = ".cxplan"
SPREADSHEETS: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
"""What goes to the import; of the last three it says as what to save them first."""
_QUESTIONS_OF_SAVING: Final = frozenset(
    ("older", "left_in_the_middle", "extras_ignored", "gone", "changed_outside", "implausible_save")
)
_OTHER_PLACE_HELPS: Final = frozenset(
    ("read_only", "no_space", "device_error", "held_by_another", "folder_missing", "unsaved")
)
Answer = Literal["save", "discard", "cancel"]


class FileCommands:
    """Opens, saves and closes for one window."""

    def __init__(self, controller: PlanController, window: QWidget) -> None:
        self._controller = controller
        self._words = controller.words
        self._window = window
        self._confirmed: set[str] = set()

    # ------------------------------------------------------------------ new and open

    def new(self) -> bool:
        """A new programme with the four stages, and nothing in them."""
        say = self._words.say
        programme = Programme(
            name=say("Untitled programme"), start=next_monday(date.today()), language=self._words.language
        )
        plan = empty_plan(programme, tuple(self._words.stage_names()))
        return self._instead(lambda discard: self._controller.new(plan, discard=discard))

    def open_sample(self) -> bool:
        from cxplanner.exchange.sample_programme import sample_plan

        plan = sample_plan(self._words.language)
        return self._instead(lambda discard: self._controller.new(plan, discard=discard))

    def open(self, *, read_only: bool = False) -> bool:
        """Ask for a file and open it."""
        chosen = self._chosen_file(self._words.say("Open a programme"), self._plan_filter())
        return chosen is not None and self.open_path(chosen, read_only=read_only)

    def open_path(self, path: Path, *, read_only: bool = False, accepted: tuple[str, ...] = ()) -> bool:
        """Open a plan; one that is open already is left as it is."""
        if self._controller.is_open and self._controller.open_plan.path == path.absolute():
            return True
        return self._instead(
            lambda discard: self._controller.open(
                path, read_only=read_only, accepted=accepted, discard=discard
            )
        )

    def chosen_source(self) -> Path | None:
        """Ask for a spreadsheet to import."""
        pattern = " ".join(f"*{suffix}" for suffix in SPREADSHEETS)
        return self._chosen_file(
            self._words.say("Import initiatives"), f"{self._words.say('Spreadsheets')} ({pattern})"
        )

    # ------------------------------------------------------------------ save and close

    def save(self) -> bool:
        """Save to the plan's own file, or ask for a place when it has none."""
        if self._controller.open_plan.path is None or self._controller.open_plan.read_only:
            return self.save_as()
        return self._controller.save(self._confirmed)

    def save_as(self) -> bool:
        name = self._controller.open_plan.path or Path(_file_name(self._controller.plan.programme.name))
        dialog = QFileDialog(self._window, self._words.say("Save the programme as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self._plan_filter())
        dialog.setDefaultSuffix(SUFFIX.lstrip("."))
        dialog.setDirectory(str(self._folder()))
        dialog.selectFile(name.name)
        if not dialog.exec():
            return False
        # The dialog has asked whether a file that is there may be replaced.
        return self._controller.save_as(Path(dialog.selectedFiles()[0]), overwrite=True)

    def close(self) -> bool:
        """Close the plan. False when somebody chose to stay, or saving failed."""
        if not may_leave(self._controller, self._window):
            return False
        answer = self._answer_about_changes()
        if answer == "cancel":
            return False
        if answer == "save" and not self.save():
            return False
        return self._controller.close(discard=answer == "discard")

    # ------------------------------------------------------------------ what can be done about an error

    def ways_out(self, error: CXPlannerError) -> list[Action]:
        """The buttons beside the sentence of an error."""
        say, path = self._words.say, error.facts.get("path")
        file = Path(str(path)) if path is not None else None
        if error.code in _QUESTIONS_OF_SAVING:
            return [
                (say("Save anyway"), lambda: self._save_confirmed(error.code)),
                (say("Save as…"), self.save_as),
            ]
        if error.code == "in_use" and file is not None:
            return [(say("Open read-only"), lambda: self.open_path(file, read_only=True))]
        if error.code == "changed_content" and file is not None:
            return [(say("Open anyway"), lambda: self.open_path(file, accepted=("changed_content",)))]
        if error.code == "missing" and file is not None:
            return [(say("Find it…"), self.open), (say("Remove from list"), lambda: self._forget(file))]
        if error.code in _OTHER_PLACE_HELPS and self._controller.is_open:
            return [(say("Save as…"), self.save_as)]
        return []

    def _save_confirmed(self, code: str) -> bool:
        """One question was answered; the next one, if there is any, comes as the next message."""
        self._confirmed.add(code)
        done = self._controller.save(self._confirmed)
        if done:
            self._confirmed.clear()
        return done

    def _forget(self, path: Path) -> None:
        self._controller.settings.forget_file(str(path))

    # ------------------------------------------------------------------ questions

    def _instead(self, open_other: Callable[[bool], bool]) -> bool:
        """Open another plan in the place of this one, after the question about unsaved changes."""
        if not may_leave(self._controller, self._window):
            return False
        answer = self._answer_about_changes()
        if answer == "cancel" or (answer == "save" and not self.save()):
            return False
        self._confirmed.clear()
        return open_other(answer == "discard")

    def _answer_about_changes(self) -> Answer | None:
        """What to do with changes that will not be saved by themselves; None when there are none."""
        if not self._controller.close_asks():
            return None
        say = self._words.say
        answers: tuple[Answer, ...] = ("save", "discard", "cancel")
        chosen = ask(
            self._window,
            say("Save the changes of «{name}»?", name=self._controller.plan.programme.name),
            say("Changes that are not saved are kept aside for seven days."),
            (say("Save"), say("Don’t save"), say("Cancel")),
        )
        return answers[chosen]

    def _chosen_file(self, title: str, name_filter: str) -> Path | None:
        dialog = QFileDialog(self._window, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([name_filter, f"{self._words.say('All files')} (*)"])
        dialog.setDirectory(str(self._folder()))
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None

    def _folder(self) -> Path:
        """Where a file is likely to be: beside the open plan, or the last one, or among the documents."""
        paths = [Path(each.path) for each in self._controller.settings.recent_files]
        if self._controller.is_open and self._controller.open_plan.path is not None:
            paths.insert(0, self._controller.open_plan.path)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folders = [*(path.parent for path in paths), Path(documents or Path.home())]
        return next((folder for folder in folders if folder.is_dir()), Path.home())

    def _plan_filter(self) -> str:
        return f"{self._words.say('CXPlanner programmes')} (*{SUFFIX})"


def _file_name(name: str) -> str:
    """A file name that every system takes, from the name of a programme."""
    kept = "".join(letter if letter.isalnum() or letter in " -_()" else " " for letter in name)
    return (" ".join(kept.split()) or "programme") + SUFFIX


def dropped_file(event: QDropEvent) -> Path | None:
    """The first file of ours among what is dragged."""
    for url in event.mimeData().urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.casefold() in (SUFFIX, *SPREADSHEETS):
            return path
    return None
