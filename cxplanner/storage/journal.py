"""The journal of undo: one line for each step, beside the working copy, so that undo outlives the window."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from cxplanner.plan.step import Step
from cxplanner.storage.durable_files import write_whole
from cxplanner.storage.formats import HEAD
from cxplanner.storage.layout import LAYOUTS, PROGRAMME

_DO: Final = "do"
_UNDO: Final = "undo"
_REDO: Final = "redo"
_HEADING: Final = f"cxplanner-journal-1 format {HEAD}\n"


class JournalStep(NamedTuple):
    """A step as it is kept: the key of its name, and its text."""

    name: str
    text: str

    def step(self) -> Step:
        """The step itself."""
        return _decoded(self.text)


class Journal:
    """A file to which each step is added before it is written to the plan, with the number it will have.

    So the journal may know of one step that the plan never got, and then forgets it; it never lacks one.
    """

    def __init__(self, path: Path, longest: int) -> None:
        self._path = path
        self._longest = longest
        self._lines = 0
        self._file: io.FileIO | None = None

    def steps(self, sequence: int) -> tuple[list[JournalStep], list[JournalStep]]:
        """The steps done and those undone, for a plan whose last edit has this number.

        Steps undone are in the order in which they would be done again. Both are empty where the journal
        does not belong to such a plan.
        """
        done: list[JournalStep] = []
        undone: list[JournalStep] = []
        last = sequence
        for number, kind, rest in _records(self._path):
            if number > sequence:
                break
            last = number
            _follow(kind, rest, done, undone)
            del done[: -self._longest]
        if last != sequence:
            return [], []
        return done, undone[::-1]

    def add(self, sequence: int, name: str, step: Step) -> int:
        """Writes a step that is about to be done; gives what `take_back` needs."""
        return self._write(f"{_DO}\t{sequence}\t{name}\t{_encoded(step)}\n")

    def add_undo(self, sequence: int) -> int:
        """Writes that the last step is about to be undone."""
        return self._write(f"{_UNDO}\t{sequence}\n")

    def add_redo(self, sequence: int) -> int:
        """Writes that the last undone step is about to be done again."""
        return self._write(f"{_REDO}\t{sequence}\n")

    def take_back(self, place: int) -> None:
        """Removes what was written since, because the plan did not take it."""
        if self._file is not None:
            self._file.truncate(place)

    def content(self, sequence: int) -> bytes:
        """The whole journal in its shortest form, for a plan whose last edit has this number."""
        done, undone = self.steps(sequence)
        lines = [f"{_DO}\t{sequence}\t{each.name}\t{each.text}\n" for each in (*done, *undone)]
        lines += [f"{_UNDO}\t{sequence}\n"] * len(undone)
        return "".join([_HEADING, *lines]).encode()

    def compact(self, sequence: int) -> None:
        """Writes the file anew with only the steps that can still be undone or done again."""
        content = self.content(sequence)
        self.close()
        write_whole(self._path, content)
        self._lines = 0

    def compact_when_long(self, sequence: int) -> None:
        """Compacts after many steps, so that the file does not grow for ever."""
        if self._lines > 2 * self._longest:
            self.compact(sequence)

    def close(self) -> None:
        """Lets go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _write(self, line: str) -> int:
        if self._file is None:
            self._file = io.FileIO(self._path, "ab")
        place = self._file.seek(0, 2)
        text = line if place else _HEADING + line
        try:
            rest = memoryview(text.encode())
            while rest:
                rest = rest[self._file.write(rest) or 0 :]
        except BaseException:
            self._file.truncate(place)
            raise
        self._lines += 1
        return place


def _follow(kind: str, rest: str, done: list[JournalStep], undone: list[JournalStep]) -> None:
    if kind == _DO:
        name, _, text = rest.partition("\t")
        undone.clear()
        done.append(JournalStep(name, text))
    elif kind == _UNDO and done:
        undone.append(done.pop())
    elif kind == _REDO and undone:
        done.append(undone.pop())


def _records(path: Path) -> Iterator[tuple[int, str, str]]:
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return
    if f"{lines[0]}\n" != _HEADING:
        return
    for line in lines[1:-1]:  # the last one has no line end: torn, or empty
        kind, _, rest = line.partition("\t")
        number, _, rest = rest.partition("\t")
        if not number.isdigit():
            return
        yield int(number), kind, rest


def _encoded(step: Step) -> str:
    stored: dict[str, Any] = {
        name: [_row(name, each) for pair in entities.values() for each in pair]
        for name, entities in step.collections.items()
    }
    if step.programme is not None:
        stored[PROGRAMME] = [_row(PROGRAMME, each) for each in step.programme]
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":"))


def _row(collection: str, entity: Any) -> list[Any] | None:
    return None if entity is None else LAYOUTS[collection].encode(entity)


def _decoded(text: str) -> Step:
    stored = json.loads(text)
    programmes = stored.pop(PROGRAMME, None)
    collections = {}
    for name, rows in stored.items():
        entities: list[Any] = [None if row is None else LAYOUTS[name].decode(row) for row in rows]
        pairs = zip(entities[::2], entities[1::2], strict=True)
        collections[name] = {pair[pair[0] is None].id: pair for pair in pairs}
    return Step(_pair(programmes), collections)


def _pair(rows: Iterable[Any] | None) -> Any:
    return None if rows is None else tuple(LAYOUTS[PROGRAMME].decode(row) for row in rows)
