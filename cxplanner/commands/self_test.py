"""`cxplanner --self-test`: the whole path in a temporary folder, so that a built program can prove itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cxplanner.commands.reading import read_and_schedule
from cxplanner.data_dir import VARIABLE
from cxplanner.errors import RequestError

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

WindowTest = Callable[[Path], str]
"""Shows a plan file in a window that nobody sees; the answer is a sentence about what was shown."""

_ENOUGH: Final = 10_000
"""Bytes below which a roadmap cannot hold its fonts and bars."""
_BEGINNINGS: Final = {".pdf": b"%PDF", ".pptx": b"PK"}


def run(words: Words, window_test: WindowTest | None = None) -> int:
    """Make the sample plan, schedule, check, export and reopen it; say each step as it is done."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="cxplanner-self-test-") as name, _own_data_folder(Path(name)):
        folder = Path(name)
        document = folder / "sample.cxplan"
        print(_make(document, words))
        print(_look_at(document, words))
        print(_print_roadmap(document, folder / "roadmap.pdf", words))
        print(_print_roadmap(document, folder / "roadmap.pptx", words))
        if window_test is not None:
            print(window_test(document))
    print(words.say("Everything works."))
    return 0


def _make(document: Path, words: Words) -> str:
    """New, edit, undo, save and close: what changes a file."""
    from cxplanner.exchange.sample_programme import sample_plan
    from cxplanner.open_plan import OpenPlan
    from cxplanner.plan.edits.programme import change_programme

    with OpenPlan.create(sample_plan(words.language), document) as open_plan:
        before = open_plan.plan.programme.name
        open_plan.apply("set_name", lambda plan: change_programme(plan, name="Self-test"))
        open_plan.undo()
        if open_plan.plan.programme.name != before:
            raise RequestError("self_test_failed", step="undo")
    return words.say("«{file}» is written.", file=document.name)


def _look_at(document: Path, words: Words) -> str:
    """Read the file again, with its dates and findings."""
    read = read_and_schedule(document)
    initiatives = sum(each.status.is_scheduled for each in read.plan.initiatives.values())
    if not initiatives or read.schedule.finish <= read.schedule.start:
        raise RequestError("self_test_failed", step="schedule")
    findings = read.findings()
    return words.say(
        "{initiatives} are scheduled until {finish}, with {findings}.",
        initiatives=words.say_number("{n} initiative", "{n} initiatives", initiatives),
        finish=words.long_date(read.schedule.finish),
        findings=words.say_number("{n} finding", "{n} findings", len(findings)),
    )


def _print_roadmap(document: Path, page: Path, words: Words) -> str:
    """Export the roadmap as a page, or as slides, whose empty beginning ships with a library."""
    from cxplanner.report.export import export_report

    read = read_and_schedule(document)
    export_report(read.plan, read.schedule, words, page)
    if page.stat().st_size < _ENOUGH or not page.read_bytes().startswith(_BEGINNINGS[page.suffix]):
        raise RequestError("self_test_failed", step="export")
    return words.say("«{file}» is written.", file=page.name)


@contextmanager
def _own_data_folder(folder: Path) -> Iterator[None]:
    """Keep the working copies of the test out of the user's own folder."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(folder / "data")
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before
