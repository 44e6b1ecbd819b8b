"""What leaves the studio: files and prints, one at a time, beside the window, and given up by Cancel."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from cxplanner.errors import CXPlannerError
from ui.background import in_background
from ui.print_studio.made import Job, Outdated, Token, write

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from cxplanner.report.sheets import Page
    from cxplanner.wording.words import Words
    from ui.print_studio.foot import Foot
    from ui.print_studio.paper_print import PaperPrint


class Output(QObject):
    """`changed` tells that something begins or ends; what came of it is said in the foot."""

    changed = Signal()
    progressed = Signal(int, int)

    def __init__(self, foot: Foot, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._foot = foot
        self._words = words
        self._writing: Token | None = None
        self._printing: PaperPrint | None = None
        self._saved = Path()
        self.progressed.connect(foot.show_progress)
        foot.cancel.clicked.connect(self.give_up)
        foot.open_folder.clicked.connect(self._open_folder)

    @property
    def is_busy(self) -> bool:
        return self._writing is not None or self._printing is not None

    def give_up(self) -> None:
        """Stop writing or printing; a file is as it was."""
        if self._writing is not None:
            self._writing.end()
        if self._printing is not None:
            self._printing.give_up()

    # ------------------------------------------------------------------ files

    def write(self, job: Job, path: Path) -> None:
        """Write the pages to a file of this name."""
        self._writing = token = Token()
        self._begin(self._words.say("Writing {file}…", file=path.name))
        tell = self.progressed.emit
        in_background(
            lambda: write(job, path, token, tell), lambda _: self._written(path), self._not_written, self
        )

    def _written(self, path: Path) -> None:
        self._saved = path
        self._end(self._words.say("Saved {file}", file=path.name))
        self._foot.open_folder.show()

    def _not_written(self, error: Exception) -> None:
        if isinstance(error, Outdated):
            self._end(self._words.say("Nothing was written."))
        elif isinstance(error, CXPlannerError):
            self._end(self._words.error(error), refused=True)
        else:
            self._end("")
            raise error

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))

    # ------------------------------------------------------------------ paper

    def print_pages(self, job: Job, pages: Sequence[Page], printer: QPrinter) -> None:
        """Send pages to a printer; once it has them, the print is remembered."""
        from ui.print_studio.paper_print import PaperPrint

        self._printing = PaperPrint(printer, pages, job.palette(), self)
        self._printing.progressed.connect(self.progressed)
        self._printing.ended.connect(lambda is_printed: self._printed(job, is_printed=is_printed))
        self._begin(self._words.say("Printing…"))
        self._printing.start()

    def _printed(self, job: Job, *, is_printed: bool) -> None:
        done, say = self._printing, self._words.say
        assert done is not None
        if is_printed:
            job.remember()
            self._end(say("Sent to {printer}", printer=done.printer.printerName()))
        elif done.is_given_up:
            self._end(say("Printing was given up."))
        else:
            self._end(say("The printer does not answer: nothing was printed."), refused=True)
        done.deleteLater()

    # ------------------------------------------------------------------ foot

    def _begin(self, text: str) -> None:
        self._foot.say(text)
        self._foot.begin()
        self.changed.emit()

    def _end(self, text: str, *, refused: bool = False) -> None:
        self._writing, self._printing = None, None
        self._foot.end()
        self._foot.say(text, refused=refused)
        self.changed.emit()
