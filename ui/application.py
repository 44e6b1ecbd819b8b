"""The program with a window: paints the frame first, loads the plan and all that is heavy after that."""

from __future__ import annotations

import logging
import os
import sys
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from cxplanner.data_dir import data_dir
from cxplanner.resources import resource
from ui.background import wait_for_all
from ui.garbage import GarbagePauses
from ui.language import speak
from ui.main_window import MainWindow
from ui.plan_controller import PlanController
from ui.settings import Settings
from ui.theme import Theme

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

TIMES_VARIABLE = "CXPLANNER_PRINT_TIMES"
"""Set, it makes the program print when it painted first and when the plan was painted, and end."""
LOG_SIZE = 500_000
KEPT_LOGS = 3


def run(path: Path | None = None) -> int:
    """Open the window, with a plan when one is named, and return when it is closed."""
    if not _is_ours():
        sys.stderr.write(
            "Another package called “ui” hides the one of CXPlanner: start it from its own folder.\n"
        )
        return 2
    _stop_reading_sources()
    log_file = _start_log()
    settings = Settings()
    scale_for(settings.text_size)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("CXPlanner")
    app.setDesktopFileName("cxplanner")
    Theme(app, settings.colour_scheme, settings.contrast)
    app.setWindowIcon(QIcon(str(resource("icons", "cxplanner.svg"))))
    words = speak(app, settings.language)
    _catch_errors(words, log_file)
    opener = Opener(app, settings, words, path)
    opener.show_window()
    status = app.exec()
    wait_for_all()
    return status


def scale_for(text_size: int) -> None:
    """Let Qt draw everything larger, texts, pictures and the room between them alike, so that nothing is cut;
    to be called before the application is made. Who set a factor for all of Qt keeps it."""
    if text_size != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", f"{text_size / 100:g}")


class Opener(QObject):
    """Makes the window, and after its first paint what needs time."""

    def __init__(self, app: QApplication, settings: Settings, words: Words, path: Path | None) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._path = path
        self._words = words
        self._window: MainWindow | None = None
        self._pauses = GarbagePauses(self)
        settings.changed.connect(self._on_setting)

    def show_window(self) -> None:
        self._window = window = self._made_window()
        window.installEventFilter(self)
        if self._path is not None:
            window.show_opening(self._path)
        window.show()

    def _made_window(self) -> MainWindow:
        controller = PlanController(self._settings, self._words, self)
        controller.opened.connect(self._pauses.wait)
        return MainWindow(controller)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._after_first_paint)
        return super().eventFilter(watched, event)

    def _after_first_paint(self) -> None:
        _print_time("first frame")
        window = self._window
        if window is None:
            return
        if self._path is not None:
            if not window.open_file(self._path):
                window.show_welcome()
        elif TIMES_VARIABLE in os.environ:
            window.files.open_sample()
        else:
            QTimer.singleShot(0, self._look_for_left_behind)
        if TIMES_VARIABLE in os.environ:
            QTimer.singleShot(0, self._tell_and_end)

    def _look_for_left_behind(self) -> None:
        """Offer what a crash left behind, and load what the first plan will need."""
        from cxplanner.storage.recovery import recoverable

        left_behind = recoverable()
        if self._window is not None and left_behind:
            self._window.welcome.offer_recovery(left_behind)
        QTimer.singleShot(0, _load_ahead)

    def _tell_and_end(self) -> None:
        if self._window is not None:
            self._window.views.roadmap.canvas.viewport().repaint()
        _print_time("plan painted")
        self._app.exit()

    def _on_setting(self, name: str) -> None:
        if name == "colour_scheme":
            from ui.theme import theme

            theme().set_scheme(self._settings.colour_scheme)
        elif name == "contrast":
            from ui.theme import theme

            theme().set_contrast(self._settings.contrast)
        elif name == "language":
            QTimer.singleShot(0, self._speak_again)

    def _speak_again(self) -> None:
        """Put a window in the new language in the place of the old one, with the same plan."""
        old = self._window
        if old is None:
            return
        self._words = speak(self._app, self._settings.language)
        what_if = old.controller.what_if
        open_plan = old.controller.release()
        geometry = old.saveGeometry()
        self._window = window = self._made_window()
        window.restoreGeometry(geometry)
        window.show()
        old.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        old.close()
        if open_plan is not None:
            window.views.current = old.views.current
            window.controller.take(open_plan, what_if)


def _load_ahead() -> None:
    """Load what the first plan will need, while somebody reads the welcome screen."""
    import ui.roadmap.view  # noqa: F401


def _is_ours() -> bool:
    """Whether the package `ui` is the one beside our own packages."""
    import cxplanner

    return Path(__file__).resolve().parent.parent == Path(cxplanner.__file__).resolve().parent.parent


def _stop_reading_sources() -> None:
    """Qt for Python reads the source of every module that is imported after it, to see whether it names Qt
    and wants its functions renamed. None of ours does, and a start is a tenth quicker without."""
    hook = sys.modules.get("shibokensupport.feature")
    if hasattr(hook, "_mod_uses_pyside"):
        hook._mod_uses_pyside = lambda _: False  # type: ignore[union-attr]


def _start_log() -> Path:
    folder = data_dir() / "logs"
    path = folder / "cxplanner.log"
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=LOG_SIZE, backupCount=KEPT_LOGS, encoding="utf-8")
    except OSError:
        return path
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    return path


def _catch_errors(words: Words, log_file: Path) -> None:
    from ui.crash_dialog import catch_errors

    catch_errors(words, log_file)


def _print_time(what: str) -> None:
    if TIMES_VARIABLE in os.environ:
        sys.stdout.write(f"{what}: {time.time():.3f} {time.process_time():.3f}\n")
        sys.stdout.flush()
