"""What a window without a plan shows: how to begin, and what was open before."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

import cxplanner
from ui.theme import colour, font, paint_icon, theme
from ui.welcome.recent import Entry, RecentList, file_entry, recovery_entry
from ui.widgets.labels import IconLabel, PlainLabel, key_hint
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from cxplanner.storage.recovery import RecoverablePlan
    from cxplanner.wording.words import Words
    from ui.settings import Settings

_LEFT_WIDTH = 400
_NARROW_LEFT = 300


class WelcomeView(QWidget):
    """`command` carries the name of a command, `file_chosen` a path, `recovery_chosen` what a crash left."""

    command = Signal(str)
    file_chosen = Signal(object)
    recovery_chosen = Signal(object)

    def __init__(self, settings: Settings, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._words = words
        self._left_behind: tuple[RecoverablePlan, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left = self._made_left()
        row.addWidget(self._left)
        row.addWidget(self._made_right(), 1)
        settings.changed.connect(self._on_setting)
        self.refresh()

    def offer_recovery(self, left_behind: list[RecoverablePlan]) -> None:
        """Put plans that a crash left behind at the head of the list."""
        self._left_behind = tuple(left_behind)
        self.refresh()

    def refresh(self) -> None:
        """Read the list of recent files again."""
        wanted = self.search.text().casefold()
        entries = [recovery_entry(self._words, left) for left in self._left_behind]
        entries += [
            file_entry(self._words, Path(each.path), self._said_moment(each.opened_at))
            for each in self._settings.recent_files
        ]
        kept = [entry for entry in entries if wanted in f"{entry.title} {entry.place}".casefold()]
        self.recent.show_entries(kept)
        self.recent.setVisible(bool(kept))
        self._nothing.setVisible(not kept)
        nothing = self._words.say("Plans that you open appear here.")
        self._nothing.setText(
            self._words.say("Nothing matches “{filter}”.", filter=self.search.text()) if wanted else nothing
        )

    # ------------------------------------------------------------------ building

    def _made_left(self) -> QWidget:
        say = self._words.say
        panel = QWidget()
        panel.setObjectName("rail")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        panel.setFixedWidth(_LEFT_WIDTH)
        column = QVBoxLayout(panel)
        column.setContentsMargins(44, 52, 44, 28)
        column.setSpacing(0)
        name = PlainLabel("CXPlanner")
        name.setFont(font(30, 600))
        promise = PlainLabel(
            say("Plan the way to a better customer experience, stage by stage and gate by gate."),
            "secondary",
            wraps=True,
        )
        promise.setFont(font(15))
        column.addWidget(Logo(54))
        column.addSpacing(12)
        column.addWidget(name)
        column.addSpacing(6)
        column.addWidget(promise)
        column.addSpacing(30)
        self._add_beginnings(column)
        column.addStretch(1)
        column.addLayout(self._promise_of_privacy())
        self._left_column = column
        return panel

    def _add_beginnings(self, column: QVBoxLayout) -> None:
        say = self._words.say
        beginnings = (
            ("new", "file-plus", say("New programme"), say("Empty, with the four stages"), "Ctrl N"),
            ("open", "folder-open", say("Open…"), say("A .cxplan file on this computer"), "Ctrl O"),
            ("import", "file-spreadsheet", say("Import…"), say("Excel or CSV"), "Ctrl I"),
            ("open_sample", "book-open", say("Open the sample"), say("A whole programme to look around in"),
             "Ctrl Shift O"),
        )  # fmt: skip
        self.beginnings: list[BeginButton] = []
        for command, icon_name, title, note, keys in beginnings:
            button = BeginButton(icon_name, title, note, keys, primary=command == "new")
            button.clicked.connect(lambda _=False, chosen=command: self.command.emit(chosen))
            column.addWidget(button)
            column.addSpacing(6)
            self.beginnings.append(button)

    def _promise_of_privacy(self) -> QHBoxLayout:
        say = self._words.say
        row = QHBoxLayout()
        row.setSpacing(9)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        strong = PlainLabel(say("Your plans stay on this computer."), "sectionHead", wraps=True)
        lines.addWidget(strong)
        lines.addWidget(
            PlainLabel(
                say("No account, no connection, no tracking. You can also drop a file on this window."),
                "small",
                wraps=True,
            )
        )
        row.addWidget(IconLabel("hard-drive", 17), alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        return row

    def _made_right(self) -> QWidget:
        say = self._words.say
        panel = QWidget()
        panel.setObjectName("canvas")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(panel)
        column.setContentsMargins(48, 36, 48, 22)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(say("Recent"), "viewTitle"))
        head.addStretch(1)
        self.search = SearchField(say("Find a file"))
        self.search.setFixedWidth(230)
        self.search.textChanged.connect(self.refresh)
        head.addWidget(self.search)
        column.addLayout(head)
        self.recent = RecentList(say("Recent files"))
        self.recent.entry_chosen.connect(self._choose)
        self.recent.entry_removed.connect(self._remove)
        self._nothing = PlainLabel("", "secondary", wraps=True)
        column.addWidget(self.recent, 1)
        column.addWidget(self._nothing)
        column.addStretch(0)
        column.addLayout(self._foot())
        return panel

    def _foot(self) -> QHBoxLayout:
        say = self._words.say
        row = QHBoxLayout()
        row.setSpacing(6)
        hints = ((("↑", "↓"), say("choose")), (("Enter",), say("open")), (("Del",), say("remove from list")))
        for keys, meaning in hints:
            for key in keys:
                row.addWidget(key_hint(key))
            row.addWidget(PlainLabel(meaning, "small"))
            row.addSpacing(10)
        row.addStretch(1)
        row.addWidget(PlainLabel(say("Version {version}", version=cxplanner.__version__), "small"))
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < 1100
        self._left.setFixedWidth(_NARROW_LEFT if narrow else _LEFT_WIDTH)
        low = self.height() < 700
        side = 22 if narrow else 44
        self._left_column.setContentsMargins(side, 24 if low else 52, side, 16 if low else 28)

    # ------------------------------------------------------------------ choices

    def _choose(self, entry: Entry) -> None:
        if entry.left is not None:
            self.recovery_chosen.emit(entry.left)
        elif entry.path is not None:
            self.file_chosen.emit(entry.path)

    def _remove(self, entry: Entry) -> None:
        if entry.left is not None:
            entry.left.discard()
            self._left_behind = tuple(left for left in self._left_behind if left is not entry.left)
            self.refresh()
        elif entry.path is not None:
            self._settings.forget_file(str(entry.path))

    def _on_setting(self, name: str) -> None:
        if name == "recent_files":
            self.refresh()

    def _said_moment(self, text: str) -> str:
        try:
            return self._words.moment(datetime.fromisoformat(text).astimezone())
        except ValueError:
            return ""


class BeginButton(QPushButton):
    """A wide button with an icon, a title, a note under it, and its keys."""

    def __init__(self, icon_name: str, title: str, note: str, keys: str, *, primary: bool) -> None:
        super().__init__()
        self._parts = (icon_name, title, note, keys)
        self._primary = primary
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
        self.setFixedHeight(52)
        self.setMouseTracking(True)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(300, 52)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        icon_name, title, note, keys = self._parts
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = colour("onbtn" if self._primary else "ink")
        ground = "btn" if self._primary else ("hover" if self.underMouse() else "canvas")
        painter.setBrush(colour(ground))
        painter.setPen(QPen(colour("accent"), 2) if self.hasFocus() else QPen(colour("line2"), 1))
        edge = 1.0 if self.hasFocus() else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 4, 4)
        paint_icon(painter, icon_name, QRect(13, 16, 20, 20), "onbtn" if self._primary else "ink")
        painter.setPen(ink)
        painter.setFont(font(14, 500))
        painter.drawText(45, 7, self.width() - 50, 20, int(Qt.AlignmentFlag.AlignVCenter), title)
        painter.setOpacity(0.8)
        painter.setFont(font(12))
        painter.drawText(45, 27, self.width() - 50, 16, int(Qt.AlignmentFlag.AlignVCenter), note)
        self._paint_keys(painter, keys)

    def _paint_keys(self, painter: QPainter, keys: str) -> None:
        painter.setFont(font(11, 500))
        width = painter.fontMetrics().horizontalAdvance(keys) + 9
        box = QRectF(self.width() - width - 12.5, 10.5, width, 17)
        if box.x() < 200:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("onbtn") if self._primary else colour("line2"), 1))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(colour("onbtn") if self._primary else colour("ink2"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), keys)


class Logo(QWidget):
    """The mark of the program: a way with a beginning and a gate."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self.width() / 16
        painter.scale(unit, unit)
        ink = colour("ink")
        painter.setPen(QPen(ink, 1.8))
        painter.drawLine(QPointF(1, 8), QPointF(15, 8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(3.2, 8), 2.2, 2.2)
        painter.drawPolygon(QPolygonF([QPointF(11, 4), QPointF(15, 8), QPointF(11, 12), QPointF(7, 8)]))
