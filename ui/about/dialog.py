"""What the program is: its version, on which Qt and Python it runs, and the licences of all it is made of."""

from __future__ import annotations

import platform
from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from cxplanner import __version__
from cxplanner.resources import resource
from cxplanner.wording.words import Words
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, PlainLabel


class AboutDialog(QDialog):
    """Everything can be selected and copied; nothing is looked up anywhere."""

    def __init__(self, parent: QWidget | None = None, words: Words | None = None) -> None:
        super().__init__(parent)
        self._words = words or _words_of(parent)
        say = self._words.say
        self.setWindowTitle(say("About CXPlanner"))
        self.versions = PlainLabel(versions(), "secondary")
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list = QListWidget()
        self.list.setObjectName("pageList")
        self.list.setAccessibleName(say("Licences"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(say("Text of the licence"))
        self._texts = licence_texts()
        for path in self._texts:
            self.list.addItem(self._title(path))
        self.list.currentRowChanged.connect(self._show_text)
        self._lay_out()
        self.list.ensurePolished()
        self.list.doItemsLayout()  # again, since the look decides how high rows are
        self.list.setCurrentRow(0)
        self.resize(760, 560)

    def _title(self, path: Path) -> str:
        return self._words.say("What it is made of") if path.suffix == ".md" else path.stem

    def _show_text(self, place: int) -> None:
        path = self._texts[place]
        text = path.read_text(encoding="utf-8")
        self.text.setPlainText(without_marks(text) if path.suffix == ".md" else text)

    def _copy_versions(self) -> None:
        QGuiApplication.clipboard().setText(versions())

    def _lay_out(self) -> None:
        say = self._words.say
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconLabel("cxplanner", 40), 0, Qt.AlignmentFlag.AlignTop)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(PlainLabel("CXPlanner", "viewTitle"))
        titles.addWidget(self.versions)
        head.addLayout(titles, 1)
        copy = Button(say("Copy"), "copy")
        copy.setAccessibleName(say("Copy the versions"))
        copy.clicked.connect(self._copy_versions)
        head.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        offline = say("CXPlanner works on this computer alone. It sends nothing and looks for nothing.")
        qt = say(
            "It uses Qt under the LGPL as separate libraries. They may be replaced by other builds of the "
            "same version: put their files in the place of those in the folder PySide6, which lies in "
            "{folder}.",
            folder=str(Path(PySide6.__file__).parent.parent),
        )
        self.list.setFixedWidth(216)
        body = QHBoxLayout()
        body.setSpacing(8)
        body.addWidget(self.list)
        body.addWidget(self.text, 1)
        close = Button(say("Close"), primary=True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(PlainLabel(offline, wraps=True))
        column.addWidget(PlainLabel(qt, "small", wraps=True))
        column.addWidget(PlainLabel(say("Licences"), "sectionHead"))
        column.addLayout(body, 1)
        column.addLayout(foot)


def versions() -> str:
    """The lines that a report of a fault needs."""
    lines = (
        f"CXPlanner {__version__}",
        f"Qt {qVersion()}, PySide6 {PySide6.__version__}, Python {platform.python_version()}",
        platform.platform(),
    )
    return "\n".join(lines)


def without_marks(markdown: str) -> str:
    """A page of headings and tables as plain lines."""
    lines = []
    for line in markdown.splitlines():
        if set(line) <= set("|-: ") and line:
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        lines.append(" · ".join(cells) if line.startswith("|") else line.lstrip("# "))
    return "\n".join(lines)


def licence_texts() -> tuple[Path, ...]:
    """The list of what is shipped, then the full texts."""
    folder = resource("licences")
    return (folder / "libraries.md", *sorted(path for path in folder.iterdir() if path.suffix == ".txt"))


def _words_of(parent: QWidget | None) -> Words:
    """The words of the window that opens the dialog."""
    controller = getattr(parent, "controller", None)
    words = getattr(controller, "words", None)
    return words if isinstance(words, Words) else Words("en")
