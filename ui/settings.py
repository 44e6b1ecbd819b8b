"""What the program remembers between two starts: language, saving, recent files, the window's place."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QIODevice, QLocale, QObject, QSaveFile, QTimer, Signal

from cxplanner.data_dir import data_dir

LANGUAGES: Final = ("en", "es", "pt")
TEXT_SIZES: Final = (100, 125, 150, 175, 200)
"""Per cent of the usual size of everything in the window."""
LONGEST_LIST_OF_RECENT_FILES = 12
WRITING_DELAY: Final = 500
"""Milliseconds after the last step of a drag or a wheel: no frame waits for the disk."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file that was open, newest first in lists; `opened_at` is an ISO date with time."""

    path: str
    name: str = ""
    opened_at: str = ""


class Settings(QObject):
    """Settings in a JSON file of the data folder; each change is written at once, or soon.

    A file that cannot be read counts as empty, and one that cannot be written is only logged: settings are
    never worth an interruption.
    """

    changed = Signal(str)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path or data_dir() / "settings.json"
        self._values = _read(self._path)
        self._writing = QTimer(self, singleShot=True, interval=WRITING_DELAY)
        self._writing.timeout.connect(self._write)

    # ------------------------------------------------------------------ the settings

    @property
    def language(self) -> str:
        """The chosen language, or the system's when none was chosen."""
        chosen = self._values.get("language")
        return chosen if chosen in LANGUAGES else system_language()

    @property
    def chosen_language(self) -> str | None:
        """The language that somebody chose, or None to follow the system."""
        chosen = self._values.get("language")
        return chosen if chosen in LANGUAGES else None

    @property
    def saves_automatically(self) -> bool:
        return self._values.get("automatic_saving") is not False

    @property
    def colour_scheme(self) -> str:
        """`"system"`, `"light"` or `"dark"`."""
        chosen = self._values.get("colour_scheme")
        return chosen if chosen in ("light", "dark") else "system"

    @property
    def contrast(self) -> str:
        """`"system"`, `"normal"` or `"high"`."""
        chosen = self._values.get("contrast")
        return chosen if chosen in ("normal", "high") else "system"

    @property
    def text_size(self) -> int:
        """One of `TEXT_SIZES`; it counts from the next start."""
        chosen = self._values.get("text_size")
        return chosen if isinstance(chosen, int) and chosen in TEXT_SIZES else 100

    @property
    def inspector_is_open(self) -> bool:
        return self._values.get("inspector_is_open") is not False

    @property
    def recent_files(self) -> tuple[RecentFile, ...]:
        listed = self._values.get("recent_files")
        return (
            tuple(_recent_file(each) for each in listed if _is_recent_file(each))
            if isinstance(listed, list)
            else ()
        )

    def value(self, name: str) -> object:
        """What was set under a name that only one view knows, or None."""
        return self._values.get(name)

    def set(self, name: str, value: object) -> None:
        """Change one setting and write it; `value` is what JSON can say."""
        if self._values.get(name) != value:
            self._values[name] = value
            self._write()
            self.changed.emit(name)

    def set_soon(self, name: str, value: object) -> None:
        """Change what a drag or a wheel changes many times in a second; the file follows a moment later."""
        if self._values.get(name) != value:
            self._values[name] = value
            self._writing.start()
            self.changed.emit(name)

    def write_waiting(self) -> None:
        """Write now what waits, since the program may end."""
        if self._writing.isActive():
            self._write()

    # ------------------------------------------------------------------ recent files

    def remember_file(self, path: Path, name: str = "", opened_at: str = "") -> None:
        """Put a file at the head of the recent ones."""
        path = path.absolute()
        others = [each for each in self.recent_files if each.path != str(path)]
        files = [RecentFile(str(path), name, opened_at), *others][:LONGEST_LIST_OF_RECENT_FILES]
        self.set("recent_files", [asdict(each) for each in files])

    def forget_file(self, path: str) -> None:
        """Take a file out of the list; the file itself stays."""
        self.set("recent_files", [asdict(each) for each in self.recent_files if each.path != path])

    def _write(self) -> None:
        self._writing.stop()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = QSaveFile(str(self._path))
        text = json.dumps(self._values, ensure_ascii=False, indent=1).encode()
        if not (
            file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(text) == len(text) and file.commit()
        ):
            _log.warning("The settings were not written: %s", file.errorString())


def system_language() -> str:
    """The first of the system's languages that we speak, else English."""
    for name in QLocale.system().uiLanguages():
        language = name.replace("_", "-").split("-")[0].lower()
        if language in LANGUAGES:
            return language
    return "en"


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        if path.exists():
            _log.warning("The settings were not read: %s", error)
        return {}
    return values if isinstance(values, dict) else {}


def _is_recent_file(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("path"), str)


def _recent_file(value: dict[str, Any]) -> RecentFile:
    return RecentFile(value["path"], str(value.get("name", "")), str(value.get("opened_at", "")))
