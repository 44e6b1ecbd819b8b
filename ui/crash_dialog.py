"""What a window shows after an error that nobody foresaw: what happened, to copy; nothing is sent."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

import cxplanner
from cxplanner.wording.words import Words
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel

LINES_OF_LOG = 60

_log = logging.getLogger(__name__)


class CrashDialog(QDialog):
    """The report of an error with the tail of the log."""

    def __init__(self, report: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = words.say
        self.setWindowTitle(say("Something went wrong"))
        self.resize(640, 440)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(say("Report"))
        self.copy = Button(say("Copy the report"), "copy")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        go_on = Button(say("Go on"), primary=True)
        go_on.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(PlainLabel(say("CXPlanner met an error in itself"), "viewTitle"))
        message = say(
            "The last action may not have happened. Your plan is as it was before it, and nothing was sent "
            "anywhere. The report below helps whoever maintains the program."
        )
        column.addWidget(PlainLabel(message, "secondary", wraps=True))
        column.addWidget(self.report, 1)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(go_on)
        column.addLayout(row)
        go_on.setDefault(True)
        go_on.setFocus()  # Enter goes on; in the report it would only be a key


def catch_errors(words: Words, log_file: Path) -> None:
    """Show the dialog for every error that reaches the interpreter, one at a time."""
    showing = False

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        _log.error("An error in the program itself:\n%s", text)
        if showing:
            return
        showing = True
        try:
            dialog = CrashDialog(report_of(text, log_file), words, QApplication.activeWindow())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.exec()
        finally:
            showing = False

    sys.excepthook = on_error


def report_of(text: str, log_file: Path) -> str:
    """The report: versions, the error, the end of the log."""
    versions = f"CXPlanner {cxplanner.__version__}, Python {platform.python_version()}, {platform.platform()}"
    try:
        tail = log_file.read_text(encoding="utf-8", errors="replace").splitlines()[-LINES_OF_LOG:]
    except OSError:
        tail = []
    return "\n".join((versions, "", text, "", *tail))
