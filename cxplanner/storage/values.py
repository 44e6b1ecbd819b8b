"""How values of a plan stand in a row: dates as ISO text, choices by name, lists and calendars as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from cxplanner.plan.programme import Capacity, Closure, ExtraWorkingDay, Stream, WorkCalendar
from cxplanner.plan.reviews import DecisionOption


class Coding(NamedTuple):
    """The two ways between a value and what is stored; neither ever sees None, which stays NULL.

    `decode` raises ValueError, KeyError or TypeError for what no plan can have stored.
    """

    encode: Callable[[Any], str | int]
    decode: Callable[[Any], Any]


def _flag(stored: int) -> bool:
    return {0: False, 1: True}[stored]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _encode_streams(streams: tuple[Stream, ...]) -> str:
    return _json([stream.value for stream in streams]) if streams else "[]"


def _decode_streams(text: str) -> tuple[Stream, ...]:
    return tuple(Stream(name) for name in json.loads(text)) if text != "[]" else ()


def _encode_calendar(calendar: WorkCalendar) -> str:
    return _json(
        {
            "weekdays": sorted(calendar.weekdays),
            "country": calendar.country,
            "subdivision": calendar.subdivision,
            "closures": [
                [each.name, each.first.isoformat(), each.last.isoformat()] for each in calendar.closures
            ],
            "extra_working_days": [[each.name, each.day.isoformat()] for each in calendar.extra_working_days],
        }
    )


def _decode_calendar(text: str) -> WorkCalendar:
    stored = json.loads(text)
    return WorkCalendar(
        weekdays=frozenset(int(day) for day in stored["weekdays"]),
        country=stored["country"],
        subdivision=stored["subdivision"],
        closures=tuple(
            Closure(name, date.fromisoformat(first), date.fromisoformat(last))
            for name, first, last in stored["closures"]
        ),
        extra_working_days=tuple(
            ExtraWorkingDay(name, date.fromisoformat(day)) for name, day in stored["extra_working_days"]
        ),
    )


def _encode_capacity(capacity: tuple[Capacity, ...]) -> str:
    return _json([[each.since.isoformat(), each.units] for each in capacity])


def _decode_capacity(text: str) -> tuple[Capacity, ...]:
    return tuple(Capacity(date.fromisoformat(since), float(units)) for since, units in json.loads(text))


def _decode_texts(text: str) -> tuple[str, ...]:
    return tuple(_text(each) for each in json.loads(text)) if text != "[]" else ()


def _text(stored: Any) -> str:
    if not isinstance(stored, str):
        raise TypeError("a text is expected")
    return stored


def _decode_counts(text: str) -> tuple[int, ...]:
    counts = tuple(json.loads(text)) if text != "[]" else ()
    if any(type(each) is not int or each < 0 for each in counts):
        raise ValueError("counts are whole and not negative")
    return counts


def _encode_options(options: tuple[DecisionOption, ...]) -> str:
    return _json([[each.title, each.text, each.change] for each in options])


def _decode_options(text: str) -> tuple[DecisionOption, ...]:
    return tuple(DecisionOption(*map(_text, each)) for each in json.loads(text)) if text != "[]" else ()


DAY = Coding(date.isoformat, date.fromisoformat)
FLAG = Coding(int, _flag)
STREAMS = Coding(_encode_streams, _decode_streams)
CALENDAR = Coding(_encode_calendar, _decode_calendar)
CAPACITY = Coding(_encode_capacity, _decode_capacity)
TEXTS = Coding(_json, _decode_texts)
COUNTS = Coding(_json, _decode_counts)
OPTIONS = Coding(_encode_options, _decode_options)


@cache
def choice(enum: type[Enum]) -> Coding:
    """The coding of one enumeration, by the values of its members."""
    members = {member.value: member for member in enum}
    return Coding(attrgetter("_value_"), members.__getitem__)
