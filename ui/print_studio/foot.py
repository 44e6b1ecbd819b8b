"""The foot of the studio: what happened, progress with Cancel, the kind of file, saving and printing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.value_box import ValueBox

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

_KINDS: Final = (".pdf", ".pptx", ".svg", ".png")


class Foot(QWidget):
    """`dots` are shown beside the kind of file where they matter."""

    def __init__(self, words: Words, dots: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = words.say
        self.message = PlainLabel("", wraps=True)
        self.open_folder = Button(say("Open folder"), "folder-open")
        self.open_folder.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(say("Progress"))
        self.progress.setFixedWidth(96)
        self.cancel = Button(say("Cancel"))
        self.close_button = Button(say("Close"))
        names = {".pptx": "PowerPoint"}
        kinds = [(kind, names.get(kind, kind.lstrip(".").upper())) for kind in _KINDS]
        self.kind = ValueBox(say("Kind of file"), kinds)
        self.kind.currentIndexChanged.connect(lambda _: dots.setVisible(self.kind.value == ".png"))
        self.save = Button(say("Save as…"), "share")
        self.print_button = Button(say("Print…"), "printer", primary=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.message, 1)
        for widget in (self.progress, self.cancel, self.open_folder, self.close_button, self.kind, dots):
            row.addWidget(widget)
        row.addWidget(self.save)
        row.addWidget(self.print_button)
        dots.hide()
        self.end()

    def say(self, text: str, *, refused: bool = False) -> None:
        """What happened, or why nothing did."""
        self.open_folder.hide()
        self.message.show_role("refusal" if refused else "strong")
        self.message.setText(text)

    def begin(self) -> None:
        """Something is under way that can be given up."""
        self.progress.setRange(0, 0)
        self.progress.show()
        self.cancel.show()

    def show_progress(self, done: int, count: int) -> None:
        self.progress.setRange(0, count)
        self.progress.setValue(done)

    def end(self) -> None:
        self.progress.hide()
        self.cancel.hide()

    def enable(self, enabled: bool) -> None:
        """Whether there are pages to save and to print."""
        self.save.setEnabled(enabled)
        self.print_button.setEnabled(enabled)
