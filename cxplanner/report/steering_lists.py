"""The lists of the steering summary: stages in time, what changed, gates, streams, outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from cxplanner.drawing.badges import Badge, badge, diamond, gate_mark, stream_pattern
from cxplanner.drawing.moving import moved
from cxplanner.drawing.outcomes import value_words
from cxplanner.drawing.shapes import Item, Line, Rectangle, Shape, Text
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.drawing.sparkline import sparkline
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.indicators.measured import standing_of
from cxplanner.plan.initiatives import Status
from cxplanner.plan.reviews import Health
from cxplanner.report.sheets import Material
from cxplanner.steering.review_facts import ChangedItem, GateStanding, ReviewFacts
from cxplanner.wording.explanations import capitalised
from cxplanner.wording.health import grounds_phrase

HEADING: Final = 16.0
_ROW: Final = 15.4
_SIZE: Final = 9.2
_BADGES: Final = {Health.GREEN: Badge.DONE, Health.AMBER: Badge.AT_RISK, Health.RED: Badge.BLOCKED}
_MOST_OUTCOMES: Final = 5


class Section(NamedTuple):
    """A part of the page: how high it is in points, and its shapes when it begins so far from the top."""

    height: float
    draw: Callable[[float], Iterator[Shape]]


class Place(NamedTuple):
    """Where a list stands: its left edge, its width, and the size of the design."""

    left: float
    width: float
    unit: float


def nothing() -> Section:
    """A part that is not there."""
    return Section(0.0, lambda _top: iter(()))


def health_mark(health: Health, x: float, y: float, size: float) -> Iterator[Shape]:
    """The shape of a judgement, which is told apart without its colour."""
    yield from badge(_BADGES[health], x, y, size)


def heading_shapes(text: str, note: str, place: Place, y: float) -> Iterator[Shape]:
    """A heading, and beside it what stands in its list."""
    u = place.unit
    said = elide(text, place.width, 10.5 * u, "sans", 600)
    yield Text(place.left, y + 10 * u, said, 10.5 * u, "ink", "sans", 600)
    beside = width_of(said, 10.5 * u, "sans", 600) + 4 * u
    note = elide(note, place.width - beside, 8.8 * u, "sans", 400) if note else ""
    if note:
        yield Text(place.left + beside, y + 10 * u, note, 8.8 * u, "ink", "sans", 400)


# ------------------------------------------------------------------------------------------------ stages


def stages_section(material: Material, facts: ReviewFacts, place: Place, today: date) -> Section:
    """The four stages on one line, solid until today, with the gates where they are and where they were."""
    gates = [each for each in facts.gates if each.now is not None]
    if not gates or not material.plan.initiatives:
        return nothing()
    u = place.unit
    days = [material.plan.programme.start, today]
    days += [day for each in gates for day in (each.now, each.before) if day is not None]
    first, last = min(days), max(days)

    def x(day: date) -> float:
        share = (day - first).days / max((last - first).days, 1)
        return place.left + 3 * u + share * (place.width - 12 * u)

    marks = _apart([x(each.now) for each in gates if each.now is not None], 15 * u, place)

    def draw(top: float) -> Iterator[Shape]:
        line = top + 31 * u
        yield Line(x(first), line, x(today), line, "ink", 3 * u)
        yield Line(x(today), line, x(last), line, "line2", 3 * u)
        yield Line(x(first), line - 5 * u, x(first), line + 5 * u, "ink", 2 * u)
        yield from _stage_names(material, gates, marks, top, place)
        sizes = COMFORTABLE.scaled(0.78 * u)
        for gate in gates:
            if gate.before is not None and gate.before != gate.now:
                yield diamond(x(gate.before), line, 5 * u, fill="canvas", stroke="ink", width=1.1 * u)
        for gate, at in zip(gates, marks, strict=True):
            passed = material.plan.stages[gate.number].gate_passed_on is not None
            item = Item("gate", gate.number)
            yield from gate_mark(gate.number, at, line, sizes, passed=passed, item=item)
        yield from _gate_days(material, gates, marks, line, place)

    return Section(60 * u, draw)


def _apart(places: list[float], least: float, place: Place) -> list[float]:
    """The places of marks, so far apart that none covers another, and none over the edge."""
    found: list[float] = []
    for x in places:
        found.append(max(x, found[-1] + least) if found else x)
    right = place.left + place.width - 6 * place.unit
    for index in range(len(found) - 1, -1, -1):
        found[index] = min(found[index], right)
        right = found[index] - least
    return found


def _stage_names(
    material: Material, gates: list[GateStanding], marks: list[float], top: float, place: Place
) -> Iterator[Shape]:
    u, begin = place.unit, place.left
    for gate, end in zip(gates, marks, strict=True):
        number = material.words.number(gate.number)
        wide = width_of(number, 18 * u, "sans", 300) + 5 * u
        name = elide(material.plan.stages[gate.number].name, end - begin - wide - 4 * u, 9.6 * u, "sans", 600)
        if name:
            yield Text(begin, top + 16 * u, number, 18 * u, "ink", "sans", 300)
            yield Text(begin + wide, top + 15 * u, name, 9.6 * u, "ink", "sans", 600)
        begin = end + 6 * u


def _gate_days(
    material: Material, gates: list[GateStanding], marks: list[float], line: float, place: Place
) -> Iterator[Shape]:
    """Under each gate its day, and how far it is from the baseline; one that has no room is left out."""
    words, u = material.words, place.unit
    taken = place.left
    for gate, at in zip(gates, marks, strict=True):
        told = f"G{gate.number} {words.date(gate.now)}"
        right = min(at + 12 * u, place.left + place.width)
        widest = max(width_of(each, 9 * u, "condensed", 600) for each in (told, _gate_note(material, gate)))
        if right - widest < taken:
            continue
        yield Text(right, line + 18 * u, told, 9 * u, "ink", "condensed", 600, "end")
        how = _gate_note(material, gate)
        if how:
            yield Text(right, line + 28 * u, how, 9 * u, "ink", "condensed", 600, "end")
        taken = right + 4 * u


def _gate_note(material: Material, gate: GateStanding) -> str:
    words = material.words
    if material.plan.stages[gate.number].gate_passed_on is not None:
        return words.say("passed")
    if gate.days and gate.days > 0:
        return words.say("{days} late", days=words.duration(gate.days))
    if gate.days and gate.days < 0:
        return words.say("{days} early", days=words.duration(-gate.days))
    return ""


# ----------------------------------------------------------------------------------------------- changes


def changed_section(material: Material, facts: ReviewFacts, place: Place, room: float) -> Section:
    """What changed of itself since the last review, as much as fits, and how much more did."""
    u, words = place.unit, material.words
    if facts.baseline is None:
        return nothing()
    most = int((room - HEADING * u) / (_ROW * u))
    shown = facts.changed if len(facts.changed) <= most else facts.changed[: max(most - 1, 0)]
    more = len(facts.changed) - len(shown)
    if facts.previous is not None:
        title = words.say("Changed since {review}", review=facts.previous.title)
    else:
        title = words.say("Changed since {review}", review=facts.baseline.name)
    notes = [words.long_date(facts.baseline.taken_on)]
    if facts.pushed:
        notes.append(
            words.say_number("{n} more was moved by these", "{n} more were moved by these", facts.pushed)
        )
    rows = max(len(shown) + bool(more), 1)

    def draw(top: float) -> Iterator[Shape]:
        yield from heading_shapes(title, " · ".join(notes), place, top)
        y = top + HEADING * u
        for item in shown:
            yield Line(place.left, y, place.left + place.width, y, "line2", 0.5 * u)
            yield from _changed_row(material, item, place, y)
            y += _ROW * u
        yield Line(place.left, y, place.left + place.width, y, "line2", 0.5 * u)
        said = ""
        if more:
            said = words.say_number("and {n} more initiative", "and {n} more initiatives", more)
        elif not shown:
            said = words.say("Nothing has changed of itself.")
        if said:
            yield Text(place.left, y + 10.8 * u, said, _SIZE * u, "ink", "condensed", 400)

    return Section((HEADING + _ROW * rows) * u, draw)


def _changed_row(material: Material, item: ChangedItem, place: Place, y: float) -> Iterator[Shape]:
    plan, words, u = material.plan, material.words, place.unit
    initiative, change = plan.initiatives[item.initiative], item.change
    base, right = y + 10.8 * u, place.left + place.width
    of = Item("initiative", item.initiative)
    yield from badge(_badge_of(item), place.left, y + 2.6 * u, 10 * u, of)
    columns = [place.left + share * place.width for share in (0.03, 0.34, 0.47, 0.6, 0.68)]
    columns[0] = max(columns[0], place.left + 13 * u)  # beside the badge, also in a narrow list
    name = f"{initiative.key} {initiative.title}"
    before, after = change.variance.before.finish, change.variance.after.finish
    texts = (
        (name, 600),
        (words.date(before) if item.days or before is None else words.name_of(change.before.status), 400),
        (_after(material, item, after), 600),
        (words.signed_days(item.days) if item.days else "", 600),
        (_reason(material, item), 400),
    )
    for (text, weight), (left, end) in zip(texts, pairwise([*columns, right + 4 * u]), strict=True):
        said = elide(text, end - left - 5 * u, _SIZE * u, "condensed", weight)
        if said:
            yield Text(left, base, said, _SIZE * u, "ink", "condensed", weight, item=of)


def _after(material: Material, item: ChangedItem, after: date | None) -> str:
    words, status = material.words, item.change.after.status
    if item.days:
        return words.date(after)
    if status is Status.DONE and after is not None:
        return words.say("done {date}", date=words.short_date(after))
    return words.name_of(status)


def _reason(material: Material, item: ChangedItem) -> str:
    """Why it slipped, where somebody said so; else who pushed it, or that nobody has said."""
    words = material.words
    if item.slip is None:
        return ""
    if item.slip.reason is not None:
        return item.slip.reason.reason.splitlines()[0]
    pushers = [words.node(material.plan, node) for node in item.slip.pushed_by]
    if pushers:
        return words.say("pushed by {items}", items=words.listed(pushers))
    return words.say("reason not given")


def _badge_of(item: ChangedItem) -> Badge:
    status = item.change.after.status
    if status is Status.DONE:
        return Badge.DONE
    if status is Status.PAUSED:
        return Badge.PAUSED
    if item.days > 0:
        return Badge.LATE
    return Badge.UNDER_WAY if status is Status.ACTIVE else Badge.PLANNED


# --------------------------------------------------------------------------------------- gates, streams


def gates_section(material: Material, facts: ReviewFacts, place: Place) -> Section:
    """Each gate: its day in the baseline and now, and how many of its criteria are met."""
    words, u = material.words, place.unit

    def draw(top: float) -> Iterator[Shape]:
        note = words.say("baseline, forecast, criteria met")
        yield from heading_shapes(words.say("Gates"), note, place, top)
        y = top + HEADING * u
        for gate in facts.gates:
            yield Line(place.left, y, place.left + place.width, y, "line2", 0.5 * u)
            yield from _gate_row(material, gate, place, y)
            y += _ROW * u

    return Section((HEADING + _ROW * len(facts.gates)) * u, draw)


def _gate_row(material: Material, gate: GateStanding, place: Place, y: float) -> Iterator[Shape]:
    words, u, stage = material.words, place.unit, material.plan.stages[gate.number]
    base, right = y + 10.8 * u, place.left + place.width
    item = Item("gate", gate.number)
    passed = stage.gate_passed_on is not None
    sizes = COMFORTABLE.scaled(0.75 * u)
    yield from gate_mark(gate.number, place.left + 7.4 * u, y + 7.6 * u, sizes, passed=passed, item=item)
    met = words.say("{part} of {whole}", part=words.number(gate.met), whole=words.number(gate.criteria))
    cells = (
        (met if gate.criteria else "", 400, 38.0),
        (words.signed_days(gate.days) if gate.days else "", 600, 30.0),
        (words.compact_date(gate.now), 600, 48.0),
        (words.compact_date(gate.before), 400, 48.0),
    )
    for text, weight, wide in cells:
        if text:
            yield Text(right, base, text, _SIZE * u, "ink", "condensed", weight, "end", item=item)
        right -= wide * u
    name = f"{stage.gate_key} {stage.gate_name or stage.name}"
    left = place.left + 16 * u
    yield Text(left, base, elide(name, right - left, _SIZE * u, "condensed", 600), _SIZE * u, "ink",
               "condensed", 600, item=item)  # fmt: skip


def streams_section(material: Material, facts: ReviewFacts, place: Place) -> Section:
    """Each stream with how it stands, and what makes it so."""
    words, u, found = material.words, place.unit, facts.standing.streams
    if not found:
        return nothing()

    def draw(top: float) -> Iterator[Shape]:
        yield from heading_shapes(words.say("Streams"), words.say("health, and what makes it so"), place, top)
        y = top + HEADING * u
        for judgement in found:
            assert judgement.stream is not None
            base = y + 10.8 * u
            yield Line(place.left, y, place.left + place.width, y, "line2", 0.5 * u)
            area = Rectangle(place.left, y + 2.6 * u, 5 * u, 10.4 * u)
            yield from stream_pattern(judgement.stream, area, 0.8 * u)
            at = place.left + place.width * 0.46
            name = elide(
                words.stream(judgement.stream), at - place.left - 14 * u, _SIZE * u, "condensed", 400
            )
            yield Text(place.left + 9 * u, base, name, _SIZE * u, "ink", "condensed", 400)
            yield from health_mark(judgement.health, at, y + 2.6 * u, 10 * u)
            word = words.label(judgement.health)
            yield Text(at + 14 * u, base, word, _SIZE * u, "ink", "condensed", 600)
            after = at + 14 * u + max(width_of(word, _SIZE * u, "condensed", 600) + 6 * u, 30 * u)
            why = elide(
                grounds_phrase(words, material.plan, judgement),
                place.left + place.width - after, _SIZE * u, "condensed", 400,
            )  # fmt: skip
            if why:
                yield Text(after, base, why, _SIZE * u, "ink", "condensed", 400)
            y += _ROW * u

    return Section((HEADING + _ROW * len(found)) * u, draw)


# ---------------------------------------------------------------------------------------------- outcomes


def outcomes_section(material: Material, place: Place, today: date) -> Section:
    """The indicators that are shown under the roadmap, else the first ones that were measured."""
    plan, words, u = material.plan, material.words, place.unit
    chosen = [each for each in plan.kpis_in_order if each.in_strip]
    chosen = chosen or [each for each in plan.kpis_in_order if each.id in plan.measurements_of]
    chosen = chosen[:_MOST_OUTCOMES]
    if not chosen:
        return nothing()
    wide = place.width / max(len(chosen), 4)

    def draw(top: float) -> Iterator[Shape]:
        note = words.say("now, and to where")
        yield from heading_shapes(words.say("Are customers better off?"), note, place, top)
        y = top + HEADING * u
        for number, kpi in enumerate(chosen):
            left = place.left + number * wide
            values = value_words(words, plan, kpi)
            standing = standing_of(plan, material.schedule, kpi, today)
            yield Line(left, y, left, y + 58 * u, "line2", 0.6 * u)
            name = elide(kpi.name, wide - 12 * u, 9 * u, "condensed", 400)
            yield Text(left + 6 * u, y + 9 * u, name, 9 * u, "ink", "condensed", 400)
            now = values.short(standing.now.estimate.value) if standing.now else words.say("not measured yet")
            yield Text(left + 6 * u, y + 25 * u, now, 13 * u if standing.now else 9 * u, "ink", "sans", 600)
            if standing.target is not None and standing.now is not None:
                at = left + 6 * u + width_of(now, 13 * u, "sans", 600) + 4 * u
                goal = words.say("to {target}", target=values.short(standing.target))
                goal = elide(goal, left + wide - 4 * u - at, 9 * u, "condensed", 400)
                yield Text(at, y + 25 * u, goal, 9 * u, "ink", "condensed", 400)
            picture = sparkline(standing, wide - 16 * u, 28 * u, u)
            yield from moved(picture.shapes, left + 6 * u, y + 30 * u)

    return Section((HEADING + 60) * u, draw)


def review_title(material: Material, facts: ReviewFacts) -> str:
    """What the review is called, with its day; without one, as of when the plan stands."""
    words = material.words
    if facts.meeting is not None:
        day = words.long_date(facts.meeting.held_on)
        return words.say("{title}, {date}", title=facts.meeting.title, date=day)
    status = material.schedule.status_date
    if status is None:
        return words.say("Steering summary")
    return capitalised(words.say("status on {date}", date=words.long_date(status)))
