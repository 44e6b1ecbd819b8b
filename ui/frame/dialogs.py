"""The dialogs and lists that the window opens, each loaded when it is first asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QWidget

from ui.frame.go_to import places
from ui.frame.popup_list import PopupList
from ui.frame.within_screen import within_screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxplanner.drawing.shapes import Item
    from ui.actions import Actions
    from ui.frame.file_commands import FileCommands
    from ui.frame.views import Views
    from ui.plan_controller import PlanController


class Dialogs:
    """Opens dialogs over a window."""

    def __init__(self, controller: PlanController, files: FileCommands, window: QWidget) -> None:
        self._controller = controller
        self._files = files
        self._window = window

    def import_file(self, path: Path | None = None) -> bool:
        """Import a spreadsheet into the open plan, or into a new one."""
        from ui.exchange.import_dialog import ImportDialog

        source = path or self._files.chosen_source()
        if source is None or (not self._controller.is_open and not self._files.new()):
            return False
        return self._run(ImportDialog(self._controller, self._window, source))

    def export(self) -> bool:
        from ui.exchange.export_dialog import ExportDialog

        dialog = ExportDialog(self._controller, self._window)
        asked: list[bool] = []
        dialog.print_asked.connect(lambda: asked.append(True))
        changed = self._run(dialog)
        return self.print_studio() if asked else changed

    def print_studio(self) -> bool:
        from ui.print_studio.window import StudioWindow

        return self._run(StudioWindow(self._controller, self._window))

    def print_summary(self) -> bool:
        """The print studio on the summary for the steering committee, on its own paper."""
        from cxplanner.report.print_settings import PrintSettings
        from cxplanner.report.reports import ReportName
        from ui.print_studio.window import StudioWindow

        studio = StudioWindow(self._controller, self._window)
        studio.show_settings(PrintSettings(reports=(ReportName.STEERING,)))
        return self._run(studio)

    def check_print(self) -> bool:
        from ui.verification.dialog import VerificationDialog

        return self._run(VerificationDialog(self._controller, self._window))

    def preferences(self, setting: str = "") -> bool:
        """Open the preferences, with the keyboard on one of them."""
        from ui.preferences.dialog import PreferencesDialog

        dialog = PreferencesDialog(self._controller.settings, self._window)
        dialog.go_to(setting)
        return self._run(dialog)

    def milestones(self) -> bool:
        from ui.milestones.dialog import MilestonesDialog

        return self._run(MilestonesDialog(self._controller, self._window))

    def programme(self, page: Literal["programme", "calendar", "stages", "people", "teams"]) -> bool:
        from ui.programme.dialog import ProgrammeDialog

        return self._run(ProgrammeDialog(self._controller, self._window, page=page))

    def baselines(self) -> bool:
        from ui.baselines.dialog import BaselinesDialog

        return self._run(BaselinesDialog(self._controller, self._window))

    def trends(self) -> bool:
        from ui.trends.dialog import TrendsDialog

        return self._run(TrendsDialog(self._controller, self._window))

    def risks(self) -> bool:
        from ui.risks.dialog import RisksDialog

        return self._run(RisksDialog(self._controller, self._window))

    def chances(self) -> bool:
        from ui.simulation.dialog import ChancesDialog

        return self._run(ChancesDialog(self._controller, self._window))

    def level(self) -> bool:
        from ui.levelling.dialog import LevellingDialog

        return self._run(LevellingDialog(self._controller, self._window))

    def about(self) -> bool:
        from ui.about.dialog import AboutDialog

        return self._run(AboutDialog(self._window))

    def keys(self, actions: Actions) -> bool:
        from ui.frame.keys_dialog import KeysDialog, groups_of_window

        words = self._controller.words
        return self._run(KeysDialog(groups_of_window(actions, words), words, self._window))

    def recover(self, left: object) -> None:
        from cxplanner.storage.recovery import RecoverablePlan

        if isinstance(left, RecoverablePlan):
            self._controller.recover(left)

    def go_to(self, actions: Actions, views: Views, show: Callable[[Item], object]) -> PopupList:
        """Open the list of everything one can go to; `show` brings an item or a link into sight."""
        words = self._controller.words
        choices = places(self._controller, actions, views, self.preferences, show)
        popup = PopupList(words.say("Go to…"), choices, words.say("Nothing has this name."), self._window)
        middle = (self._window.width() - popup.width()) // 2
        popup.move(self._window.mapToGlobal(QPoint(middle, 90)))
        popup.show()
        return popup

    def _run(self, dialog: QDialog) -> bool:
        within_screen(dialog)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted
