"""Project XML as far as tests need it: the work of a project, its links, and the dates stored for it."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from defusedxml import ElementTree

from cxplanner.plan.initiatives import LinkType
from cxplanner.plan.programme import Closure, ExtraWorkingDay, WorkCalendar

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MINUTES_OF_A_DAY: Final = 480
_SPACE: Final = {"p": "http://schemas.microsoft.com/project"}
_TYPES: Final = {"0": LinkType.FF, "1": LinkType.FS, "2": LinkType.SF, "3": LinkType.SS}
_PERCENT_FORMATS: Final = frozenset({"19", "20", "51", "52"})
_AS_SOON_AS_POSSIBLE: Final = "0"
_DURATION: Final = re.compile(r"PT(\d+)H(\d+)M(\d+)S")


class StoredLink(NamedTuple):
    """A link into a task; the lag in working minutes."""

    predecessor: int
    type: LinkType
    lag: int


class StoredTask(NamedTuple):
    """A task with what the program that wrote the file computed for it; times in working minutes."""

    uid: int
    name: str
    duration: int
    links: tuple[StoredLink, ...]
    start: datetime
    finish: datetime
    late_start: datetime
    late_finish: datetime
    total_slack: int
    critical: bool


class StoredProject(NamedTuple):
    """A project without its summary tasks, which only span others."""

    start: date
    calendar: WorkCalendar
    tasks: tuple[StoredTask, ...]


def read_project(path: Path) -> StoredProject:
    """A file whose tasks all follow their links, as soon as possible, on the calendar of the project."""
    root = ElementTree.parse(path).getroot()
    assert root is not None
    work = [
        task
        for task in root.iterfind("p:Tasks/p:Task", _SPACE)
        if _text(task, "IsNull", "0") == "0" and _text(task, "Summary") == "0"
    ]
    durations = {int(_text(task, "UID")): _minutes(_text(task, "Duration")) for task in work}
    return StoredProject(
        datetime.fromisoformat(_text(root, "StartDate")).date(),
        _calendar(root, _text(root, "CalendarUID")),
        tuple(_task(task, durations) for task in work),
    )


def _task(task: Element, durations: dict[int, int]) -> StoredTask:
    assert _text(task, "Manual", "0") == "0", "it would not follow its links"
    assert _text(task, "ConstraintType", "0") == _AS_SOON_AS_POSSIBLE
    assert _text(task, "PercentComplete", "0") == "0"
    uid = int(_text(task, "UID"))
    return StoredTask(
        uid,
        _text(task, "Name"),
        durations[uid],
        tuple(_link(link, durations) for link in task.iterfind("p:PredecessorLink", _SPACE)),
        start=datetime.fromisoformat(_text(task, "Start")),
        finish=datetime.fromisoformat(_text(task, "Finish")),
        late_start=datetime.fromisoformat(_text(task, "LateStart")),
        late_finish=datetime.fromisoformat(_text(task, "LateFinish")),
        total_slack=int(_text(task, "TotalSlack", "0")) // 10,
        critical=_text(task, "Critical") == "1",
    )


def _link(link: Element, durations: dict[int, int]) -> StoredLink:
    """Lags are tenths of a minute, or a percentage of the predecessor's duration."""
    predecessor = int(_text(link, "PredecessorUID"))
    lag = int(_text(link, "LinkLag", "0"))
    if _text(link, "LagFormat", "7") in _PERCENT_FORMATS:
        lag = durations[predecessor] * lag * 10 // 100
    return StoredLink(predecessor, _TYPES[_text(link, "Type")], lag // 10)


def _calendar(root: Element, uid: str) -> WorkCalendar:
    """The base calendar with this number; its days count from Sunday = 1, exceptions are ranges of days."""
    found = next(
        each for each in root.iterfind("p:Calendars/p:Calendar", _SPACE) if _text(each, "UID") == uid
    )
    works = {
        (int(_text(day, "DayType")) + 5) % 7
        for day in found.iterfind("p:WeekDays/p:WeekDay", _SPACE)
        if _text(day, "DayType") != "0" and _text(day, "DayWorking") == "1"
    }
    closures, extra = [], []
    for exception in found.iterfind("p:Exceptions/p:Exception", _SPACE):
        first, last = (
            datetime.fromisoformat(_text(exception, f"TimePeriod/p:{end}")).date()
            for end in ("FromDate", "ToDate")
        )
        name = _text(exception, "Name", "")
        if _text(exception, "DayWorking") == "0":
            closures.append(Closure(name, first, last))
        else:
            days = range(first.toordinal(), last.toordinal() + 1)
            extra += [ExtraWorkingDay(name, date.fromordinal(day)) for day in days]
    return WorkCalendar(frozenset(works), closures=tuple(closures), extra_working_days=tuple(extra))


def _minutes(duration: str) -> int:
    found = _DURATION.fullmatch(duration)
    assert found, duration
    hours, minutes, seconds = (int(part) for part in found.groups())
    assert seconds == 0
    return 60 * hours + minutes


def _text(element: Element, name: str, otherwise: str | None = None) -> str:
    text = element.findtext(f"p:{name}", otherwise, _SPACE)
    assert text is not None, f"{name} is missing"
    return text
