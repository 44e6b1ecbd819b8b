"""How people write durations, lags and predecessors: `10d`, `3w`, `2mo`, `SD-01 SS+3d; G1`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cxplanner.errors import EditError
from cxplanner.plan.initiatives import Dependency, LinkType
from cxplanner.plan.plan import Plan

LONGEST_DURATION = 10_000
LONGEST_LAG = 3_650
_WEEKS_IN_A_MONTH = 4

_AMOUNT = r"(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>[^\W\d_]*\.?)"
_DURATION = re.compile(rf"^\s*{_AMOUNT}\s*$")
_LAG = r"(?P<lag>[+\-\u2212]\s*\d+(?:[.,]\d+)?\s*[^\W\d_]*\.?)"
_LINK_FORMS = (
    re.compile(rf"^(?P<key>.*?\S)(?:\s+|(?<=\d))(?P<type>FS|SS|FF|SF)\s*{_LAG}?$", re.IGNORECASE),
    re.compile(rf"^(?P<key>.*?\S)(?P<type>)(?:\s+|\s*(?=\+)){_LAG}$"),
    re.compile(r"^(?P<key>.*\S)(?P<type>)(?P<lag>)$"),
)
"""With a type; with a lag only (a lead needs a blank before it, since keys contain hyphens); a key alone."""

_UNITS = {
    "": "d", "d": "d", "day": "d", "days": "d", "día": "d", "dia": "d", "días": "d", "dias": "d", "tag": "d",
    "tage": "d", "w": "w", "wk": "w", "wks": "w", "week": "w", "weeks": "w", "semana": "w", "semanas": "w",
    "sem": "w", "s": "w", "mo": "mo", "mon": "mo", "mons": "mo", "month": "mo", "months": "mo", "mes": "mo",
    "meses": "mo", "mês": "mo", "ed": "ed", "eday": "ed", "edays": "ed", "ew": "ew",
    "eweek": "ew", "eweeks": "ew",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lag:
    """A lag in days: working days, or calendar days when `elapsed`."""

    days: int
    elapsed: bool = False


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """A predecessor as somebody wrote it: the key of an initiative or gate, the type, the lag."""

    key: str
    type: LinkType = LinkType.FS
    lag: Lag = Lag(0)


def parse_duration(text: str, days_in_a_week: int, field: str = "duration") -> int:
    """Working days. A week has `days_in_a_week` of them, a month four such weeks.

    Raises EditError: `unreadable_duration`, `negative_duration`, `too_long_duration`.
    """
    stripped = text.strip()
    if re.match(r"^[-\u2212]\s*\d", stripped):
        raise EditError("negative_duration", field=field, found=stripped)
    match = _DURATION.match(stripped)
    unit = _UNITS.get(match["unit"].casefold().rstrip(".")) if match else None
    if match is None or unit not in ("d", "w", "mo"):
        raise EditError("unreadable_duration", field=field, found=stripped)
    days = _whole_days(match["number"], unit, days_in_a_week)
    if days is None:
        raise EditError("unreadable_duration", field=field, found=stripped)
    if days > LONGEST_DURATION:
        raise EditError("too_long_duration", field=field, found=stripped, longest=LONGEST_DURATION)
    return days


def parse_lag(text: str, days_in_a_week: int, field: str = "lag") -> Lag:
    """A lag such as `+3d`, `-1w` or `+7ed`. Raises EditError: `unreadable_lag`, `too_long_lag`."""
    stripped = text.strip().replace("\u2212", "-")
    sign = -1 if stripped.startswith("-") else 1
    match = _DURATION.match(stripped.lstrip("+-"))
    unit = _UNITS.get(match["unit"].casefold().rstrip(".")) if match else None
    if match is None or unit is None:
        raise EditError("unreadable_lag", field=field, found=stripped)
    elapsed = unit in ("ed", "ew")
    size = _whole_days(
        match["number"], {"ed": "d", "ew": "w"}.get(unit, unit), 7 if elapsed else days_in_a_week
    )
    if size is None:
        raise EditError("unreadable_lag", field=field, found=stripped)
    if size > LONGEST_LAG:
        raise EditError("too_long_lag", field=field, found=stripped, longest=LONGEST_LAG)
    return Lag(sign * size, elapsed)


def parse_offset(text: str, days_in_a_week: int) -> int:
    """Working days from an end of an initiative to its milestone; nothing means the day itself.

    Raises EditError as `parse_lag` does: an offset is never elapsed.
    """
    lag = parse_lag(text.strip() or "0", days_in_a_week, "offset")
    if lag.elapsed:
        raise EditError("unreadable_lag", field="offset", found=text.strip())
    return lag.days


def parse_predecessors(text: str, days_in_a_week: int) -> list[WrittenLink]:
    """Links as they are written in a cell, separated by `;` or by `,`. Raises as `parse_link` does."""
    separator = ";" if ";" in text else ","
    return [parse_link(part, days_in_a_week) for part in text.split(separator) if part.strip()]


def parse_link(text: str, days_in_a_week: int) -> WrittenLink:
    """One predecessor: key, type (FS when left out), lag.

    Raises EditError: `unreadable_link`, `unreadable_lag`, `too_long_lag`.
    """
    stripped = text.strip()
    match = next((found for form in _LINK_FORMS if (found := form.match(stripped))), None)
    if match is None:
        raise EditError("unreadable_link", field="predecessors", found=stripped)
    lag = parse_lag(match["lag"], days_in_a_week, "predecessors") if match["lag"] else Lag(0)
    return WrittenLink(match["key"], LinkType((match["type"] or "FS").upper()), lag)


def _whole_days(number: str, unit: str, days_in_a_week: int) -> int | None:
    """The number in days when that is a whole number of them, as in `0.5w` of six days."""
    if len(number) > 12:  # the limit comes later; a number of thousands of digits is not worth converting
        return LONGEST_DURATION + 1
    size = {"d": 1, "w": days_in_a_week, "mo": days_in_a_week * _WEEKS_IN_A_MONTH}[unit]
    days = float(number.replace(",", ".")) * size
    return int(days) if days == int(days) else None


def written_lag(lag: int, elapsed: bool) -> str:
    """A lag as people write it, or nothing for none: `+3d`, `-5d`, `+7ed`."""
    return f"{lag:+d}{'ed' if elapsed else 'd'}" if lag or elapsed else ""


def written_link(plan: Plan, link: Dependency) -> str:
    """A dependency as its successor's cell shows it: `SD-01`, `OP-02 SS+3d`, `G1`."""
    key = f"G{link.gate}" if link.predecessor is None else plan.initiatives[link.predecessor].key
    lag = written_lag(link.lag, link.elapsed)
    if link.type is LinkType.FS and not lag:
        return key
    return f"{key} {link.type.value}{lag}"


def written_predecessors(plan: Plan, successor: int) -> str:
    """All links into an initiative, as its cell in a table shows them."""
    return "; ".join(written_link(plan, link) for link in plan.links_into.get(successor, ()))
