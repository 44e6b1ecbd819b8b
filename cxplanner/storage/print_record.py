"""What has been printed on this computer: a small note for each print, and the plan as it was.

The record is kept beside the plans and not in them, so that printing changes no plan. Nothing depends on it:
where it is missing, damaged or cannot be written, printing goes on, and a sheet is checked by its code alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from cxplanner.data_dir import data_dir
from cxplanner.plan.plan import Plan
from cxplanner.storage.durable_files import write_whole
from cxplanner.storage.printed_plans import UNREADABLE, packed, unpacked

MOST_PRINTS: Final = 1_000
"""So many notes are kept of one plan."""
MOST_PLANS: Final = 100
"""So many states are kept of one plan."""
LARGEST_TOTAL: Final = 256 << 20
"""So many bytes all kept states take together."""

_FORMAT: Final = "cxplanner-print-1"
_NOTE: Final = ".json"
_PLAN: Final = ".plan"
_PLAIN_NAME: Final = re.compile(r"[0-9a-f]{32}")
_PLAIN_CODE: Final = re.compile(r"[0-9A-F]{4}-[0-9A-F]{4}")
_TEMPORARY: Final = ".~"


@dataclass(frozen=True, slots=True)
class Print:
    """One report of one state of a plan, as it was printed first.

    `report` are the names of the reports in it, with commas between; `supersedes` is the code of the print
    before it, or empty; `number` counts the prints of one plan, since clocks go wrong. `of_this_plan` is
    false for one of another plan with the same state, such as the one of which a plan is a copy.
    """

    code: str
    report: str
    programme: str
    printed_at: datetime
    supersedes: str
    number: int
    of_this_plan: bool = True


def supersedes(doc_uuid: str, report: str, code: str) -> str:
    """The code that a sheet names as the one it supersedes: of the print of this report before; or empty.

    It is settled when a state is printed for the first time, so that the same state prints the same sheet
    again, whatever was printed between.
    """
    return _superseded(_prints(_folder(doc_uuid)), report, code)


def remember_print(plan: Plan, doc_uuid: str, report: str, code: str, printed_at: datetime) -> bool:
    """Notes a print and keeps the plan as it is; says whether that could be written.

    What is noted already stays as it was noted first.
    """
    folder = _folder(doc_uuid)
    path = folder / f"{code}.{hashlib.sha256(report.encode()).hexdigest()[:8]}{_NOTE}"
    kept, content = folder / f"{code}{_PLAN}", packed(plan)
    try:
        for each in (data_dir(), folder.parent, folder):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _note_of(path) is None:
            write_whole(path, _note(plan, report, code, printed_at, _prints(folder)))
        if not kept.is_file() or kept.read_bytes() != content:
            write_whole(kept, content)
        _thin(folder, kept)
    except OSError:
        return False
    return True


def _note(plan: Plan, report: str, code: str, printed_at: datetime, before: Sequence[Print]) -> bytes:
    note = {
        "format": _FORMAT,
        "code": code,
        "report": report,
        "programme": plan.programme.name,
        "printed_at": printed_at.isoformat(),
        "supersedes": _superseded(before, report, code),
        "number": 1 + max((each.number for each in before), default=0),
    }
    return json.dumps(note, indent=1).encode()


def _superseded(prints: Sequence[Print], report: str, code: str) -> str:
    before = [each for each in prints if each.report == report]
    same = next((each for each in before if each.code == code), None)
    if same is not None:
        return same.supersedes
    return max(before, key=lambda each: (each.number, each.code)).code if before else ""


def prints_of(code: str, doc_uuid: str) -> tuple[Print, ...]:
    """The prints of this plan with this code, in the order in which they were made; else those of others."""
    own = _folder(doc_uuid)
    found = _prints(own, code)
    if not found:
        others = (each for folder in _folders() for each in _prints(folder, code))
        found = [replace(each, of_this_plan=False) for each in others]
    return tuple(sorted(found, key=lambda each: (each.number, each.report)))


def printed_plans(code: str, doc_uuid: str) -> Iterator[Plan]:
    """The plans that were printed with this code and can be read, the one of this document first."""
    own = _folder(doc_uuid)
    for folder in sorted(_folders(), key=lambda each: (each != own, each.name)):
        plan = _plan_of(folder / f"{code}{_PLAN}")
        if plan is not None:
            yield plan


def prints_folder() -> Path:
    """Where the record is, with a folder for each plan."""
    return data_dir() / "prints"


def _folder(doc_uuid: str) -> Path:
    """The folder of one plan; what a file calls itself is not trusted to be the name of a folder."""
    plain = (
        doc_uuid if _PLAIN_NAME.fullmatch(doc_uuid) else hashlib.sha256(doc_uuid.encode()).hexdigest()[:32]
    )
    return prints_folder() / plain


def _folders() -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(each for each in prints_folder().iterdir() if _PLAIN_NAME.fullmatch(each.name))
    return []


def _files(folder: Path, ending: str, code: str = "") -> list[Path]:
    """The files of the record in a folder; unfinished ones of other processes are none."""
    with contextlib.suppress(OSError):
        return sorted(
            each
            for each in folder.iterdir()
            if each.suffix == ending and each.name.startswith(code) and not each.name.startswith(_TEMPORARY)
        )
    return []


def _prints(folder: Path, code: str = "") -> list[Print]:
    notes = (_note_of(path) for path in _files(folder, _NOTE, code))
    return [each for each in notes if each is not None and (not code or each.code == code)]


def _note_of(path: Path) -> Print | None:
    """What a note says; None for one that is not there, is damaged, or is of another version."""
    try:
        note: dict[str, Any] = json.loads(path.read_text("utf-8"))
        code, report, programme, before = (
            str(note[name]) for name in ("code", "report", "programme", "supersedes")
        )
        printed_at, number = datetime.fromisoformat(note["printed_at"]), int(note["number"])
        right = note["format"] == _FORMAT and all(map(_PLAIN_CODE.fullmatch, (code, before or code)))
    except UNREADABLE:
        return None
    return Print(code, report, programme, printed_at, before, number) if right else None


def _plan_of(path: Path) -> Plan | None:
    try:
        return unpacked(path.read_bytes())
    except UNREADABLE:
        return None


def _thin(folder: Path, newest: Path) -> None:
    """Removes the oldest where there are too many; what was just kept stays."""
    for path in _oldest_first(_files(folder, _NOTE))[:-MOST_PRINTS]:
        path.unlink(missing_ok=True)
    for path in _oldest_first(_files(folder, _PLAN))[:-MOST_PLANS]:
        path.unlink(missing_ok=True)
    plans = _oldest_first([path for each in _folders() for path in _files(each, _PLAN)])
    total = sum(path.stat().st_size for path in plans)
    for path in plans:
        if total <= LARGEST_TOTAL:
            return
        if path != newest:
            total -= path.stat().st_size
            path.unlink(missing_ok=True)


def _oldest_first(paths: list[Path]) -> list[Path]:
    return sorted(paths, key=lambda path: (path.stat().st_mtime_ns, path.name))
