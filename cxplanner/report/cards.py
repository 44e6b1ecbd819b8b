"""One card: what an initiative is, why, what the customer gains, when, who, what it costs and waits for."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from cxplanner.drawing.badges import Badge, badge, diamond, hatch, stream_pattern
from cxplanner.drawing.palette import stream_colour
from cxplanner.drawing.placed_bars import state_of
from cxplanner.drawing.shapes import Clip, Item, Line, Rectangle, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of, wrap, wrap_or_elide
from cxplanner.drawing.time_axis import TimeScale
from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.report.paper import MILLIMETRE
from cxplanner.report.sheets import Material, Numbering

if TYPE_CHECKING:
    from cxplanner.scheduling.results import Dates

CARD_WIDTH: Final = 93 * MILLIMETRE
CARD_HEIGHT: Final = 66.5 * MILLIMETRE
_LEFT: Final = 17.0
_RIGHT: Final = 10.0
_SMALL: Final = 9.0

Fact = tuple[str, list[str]]
"""What a fact is called, and its values."""


@dataclass(frozen=True)
class CardPainter:
    """Draws cards; `unit` is 1 at 93 × 66.5 mm."""

    material: Material
    unit: float

    @cached_property
    def _days(self) -> tuple[date, date]:
        schedule = self.material.schedule
        days = [schedule.start, schedule.finish]
        days += [day for number in self.material.plan.stages if (day := schedule.gate(number).finish)]
        return min(days), max(days)

    def _scale(self, left: float) -> TimeScale:
        u = self.unit
        first, last = self._days
        return TimeScale(first, last, left + _LEFT * u, left + CARD_WIDTH * u - _RIGHT * u)

    def card(self, initiative: Initiative, left: float, top: float, numbering: Numbering) -> Iterator[Shape]:
        """The card with its top left corner there."""
        u = self.unit
        width, height = CARD_WIDTH * u, CARD_HEIGHT * u
        item = Item("initiative", initiative.id)
        yield Rectangle(left, top, width, height, "canvas", "ink", 0.5 * u, item=item)
        yield from stream_pattern(initiative.stream, Rectangle(left, top, 8 * u, height), u)
        y = yield from self._head(initiative, left, top)
        yield from self._reasons(initiative, left, y, top + 70 * u)
        dates = self.material.schedule.initiative(initiative.id)
        yield from self._time(initiative, dates, left, top + 80 * u)
        yield from self._facts(initiative, dates, left, top + 113 * u, numbering)
        yield from self._notes(left, top + height)

    def _head(self, initiative: Initiative, left: float, top: float) -> Generator[Shape, None, float]:
        """Key, stage, status and title; returns where the text goes on."""
        u, words = self.unit, self.material.words
        x, right = left + _LEFT * u, left + (CARD_WIDTH - _RIGHT) * u
        dates = self.material.schedule.initiative(initiative.id)
        state, said = self._state(initiative, dates)
        said_width = width_of(said, 9.6 * u, "sans", 600)
        item = Item("initiative", initiative.id)
        key = elide(initiative.key, 100 * u, 15 * u, "sans", 600)
        yield Text(x, top + 20 * u, key, 15 * u, "ink", "sans", 600, item=item)
        beside = x + width_of(key, 15 * u, "sans", 600) + 8 * u
        stage = self.material.plan.stages[initiative.stage]
        number = words.number(stage.id)
        room = right - said_width - 20 * u - beside
        text = words.say("Stage {number} {name}", number=number, name=stage.name)
        text = elide(text, room, _SMALL * u, "condensed", 400) if room > 25 * u else ""
        yield Text(beside, top + 20 * u, text, _SMALL * u, "ink", "condensed", 400)
        yield from badge(state, right - said_width - 15 * u, top + 10.4 * u, 11.5 * u)
        yield Text(right, top + 20 * u, said, 9.6 * u, "ink", "sans", 600, "end")
        lines = wrap(initiative.title, right - x, 12.4 * u, "sans", 600, 2)
        size, y = (12.4, 36.0) if lines is not None else (10.4, 33.0)
        if lines is None:
            lines = wrap_or_elide(initiative.title, right - x, size * u, "sans", 600, 3)
        y = top + y * u
        for line in lines:
            yield Text(x, y, line, size * u, "ink", "sans", 600, item=item)
            y += size * 1.145 * u
        return y - 2.4 * u

    def _state(self, initiative: Initiative, dates: Dates) -> tuple[Badge, str]:
        """The badge, and what it says; of a late one by how much."""
        words = self.material.words
        state = state_of(initiative, dates)
        deadline = initiative.deadline
        if (
            state is Badge.LATE
            and deadline is not None
            and dates.finish is not None
            and deadline < dates.finish
        ):
            days = self.material.schedule.working_days_between(deadline, dates.finish)
            return state, words.say("Late {days}", days=words.duration(days))
        return state, words.label(initiative.status)

    def _reasons(self, initiative: Initiative, left: float, top: float, bottom: float) -> Iterator[Shape]:
        """Why, and what the customer gains: as much as there is room, a mark where nothing is said."""
        u, words = self.unit, self.material.words
        x, room = left + _LEFT * u, (CARD_WIDTH - _LEFT - _RIGHT) * u
        lines = int((bottom - top + 2 * u) / (10.6 * u))
        gain = initiative.customer_benefit
        why = initiative.why
        parts = [words.say("Why: {reason}", reason=why) if why else words.say("? No answer to why.")]
        if not why and initiative.summary:
            parts.append(initiative.summary)
        elif gain:
            parts.append(words.say("Customers gain: {gain}", gain=gain))
        shares = [max(lines - 1, 1), 1] if len(parts) == 2 else [lines]
        y = top
        for text, most in zip(parts, shares, strict=True):
            for line in wrap_or_elide(text, room, _SMALL * u, "condensed", 400, max(most, 1)):
                if y > bottom + 0.1:
                    return
                yield Text(x, y, line, _SMALL * u, "ink", "condensed", 400)
                y += 10.6 * u

    def _time(self, initiative: Initiative, dates: Dates, left: float, y: float) -> Iterator[Shape]:
        """The programme as a line with its gates, and below it the bar with its dates."""
        u, schedule, words = self.unit, self.material.schedule, self.material.words
        scale = self._scale(left)
        yield Line(scale.left, y, scale.right, y, "ink", 0.6 * u)
        today = schedule.status_date or self.material.options.today
        if today is not None and scale.first <= today <= scale.last:
            x = scale.end_of(today)
            yield Line(x, y - 6 * u, x, y + 19 * u, "accent", u, (1.6 * u, 1.8 * u))
        for stage in self.material.plan.stages.values():
            day = schedule.gate(stage.id).finish
            if day is not None:
                fill = "ink" if stage.gate_passed_on is not None else "canvas"
                x = min(max(scale.end_of(day), scale.left), scale.right)
                yield diamond(x, y, 4.4 * u, fill=fill, stroke="ink", width=0.9 * u)
        if dates.start is None or dates.finish is None:
            text = words.say("Not scheduled")
            yield Text(scale.left, y + 15.5 * u, text, _SMALL * u, "ink", "condensed", 500)
            return
        begin, end = (
            scale.start_of(dates.start),
            max(scale.end_of(dates.finish), scale.start_of(dates.start) + 3 * u),
        )
        yield from self._bar(initiative, dates, begin, end, y + 6.5 * u)
        text = words.say(
            "{start} to {finish}",
            start=words.compact_date(dates.start),
            finish=words.compact_date(dates.finish),
        )
        width = width_of(text, _SMALL * u, "condensed", 500)
        if end + 6 * u + width <= scale.right:
            yield Text(end + 6 * u, y + 15.5 * u, text, _SMALL * u, "ink", "condensed", 500, halo=True)
        elif begin - 6 * u - width >= scale.left:
            yield Text(
                begin - 6 * u, y + 15.5 * u, text, _SMALL * u, "ink", "condensed", 500, "end", halo=True
            )
        else:
            middle = (scale.left + scale.right) / 2
            yield Text(middle, y + 24.6 * u, text, 8.2 * u, "ink", "condensed", 500, "middle", halo=True)

    def _bar(
        self, initiative: Initiative, dates: Dates, left: float, right: float, top: float
    ) -> Iterator[Shape]:
        u, stream, height = self.unit, initiative.stream, 11 * self.unit
        item = Item("initiative", initiative.id)
        is_done = initiative.status is Status.DONE
        fill = stream_colour(stream, "done" if is_done else "tint")
        width = right - left
        yield Rectangle(left, top, width, height, "canvas")
        yield Rectangle(left, top, width, height, fill, radius=1.5 * u, item=item)
        deadline = initiative.deadline
        if deadline is not None and dates.finish is not None and deadline < dates.finish and not is_done:
            late = max(self._scale_end(deadline, left, right, dates), left)
            yield hatch(Rectangle(late, top, right - late, height - 3.5 * u), "late", 0.8 * u, 3.4 * u)
        progress = 100 if is_done else initiative.progress
        if progress:
            rail = Rectangle(
                left, top + 7.5 * u, width * progress / 100, 3.5 * u, stream_colour(stream, "rail")
            )
            yield Clip(left, top, width, height, (rail,), 1.5 * u)
        if dates.critical:
            yield Rectangle(left, top, width, height, None, "ink", 1.9 * u, 1.5 * u, item=item)
        else:
            edge = stream_colour(stream, "edge")
            yield Rectangle(left, top, width, height, None, edge, 0.75 * u, 1.5 * u, item=item)

    @staticmethod
    def _scale_end(day: date, left: float, right: float, dates: Dates) -> float:
        """Where a day ends on a bar."""
        assert dates.start is not None
        assert dates.finish is not None
        length = (dates.finish - dates.start).days + 1
        return left + (right - left) * ((day - dates.start).days + 1) / length

    def _facts(
        self, initiative: Initiative, dates: Dates, left: float, top: float, numbering: Numbering
    ) -> Iterator[Shape]:
        """What is short in two columns, and below what the initiative waits for and what waits for it."""
        words, u = self.material.words, self.unit
        needs, feeds = self._links(initiative, numbering)
        left_facts, right_facts = self._short_facts(initiative, dates)
        wide_facts = [(words.say("Needs"), needs), (words.say("Feeds"), feeds)]
        x, room = left + _LEFT * u, (CARD_WIDTH - _LEFT - _RIGHT) * u
        labels = max(width_of(label, _SMALL * u, "condensed", 400) for label, _ in left_facts + wide_facts)
        labels += 5 * u
        beside = max(width_of(label, _SMALL * u, "condensed", 400) for label, _ in right_facts) + 5 * u
        value = max(width_of(values[0], 9.2 * u, "condensed", 600) for _, values in right_facts) + u
        right = min(max(beside + value, room * 0.4), room * 0.55)
        yield from self._list(left_facts, x, top, labels, room - right - labels - 5 * u)
        yield from self._list(right_facts, x + room - right, top, beside, right - beside)
        yield from self._list(wide_facts, x, top + len(left_facts) * 13 * u, labels, room - labels)

    def _list(
        self, facts: Sequence[Fact], x: float, top: float, labels: float, room: float
    ) -> Iterator[Shape]:
        u = self.unit
        for index, (label, values) in enumerate(facts):
            y = top + index * 13 * u
            yield Text(x, y, label, _SMALL * u, "ink", "condensed", 400)
            yield Text(x + labels, y, self._listed(values, room), 9.2 * u, "ink", "condensed", 600)

    def _short_facts(self, initiative: Initiative, dates: Dates) -> tuple[list[Fact], list[Fact]]:
        words, plan = self.material.words, self.material.plan
        currency = plan.programme.currency
        cost, benefit = plan.cost_once(initiative.id), plan.benefit_per_year(initiative.id)
        unknown = words.say("not estimated")
        left = [
            (words.say("Owner"), [plan.owner_name(initiative) or words.say("no owner")]),
            (words.say("Float"), [self._float(initiative, dates)]),
            (words.say("Progress"), [words.percent(initiative.progress)]),
        ]
        right = [
            (words.say("Cost"), [words.money(cost, currency) if cost is not None else unknown]),
            (words.say("Gain a year"), [words.money(benefit, currency) if benefit is not None else unknown]),
        ]
        team = plan.teams.get(initiative.team or 0)
        if team is not None:
            right.append((words.say("Team"), [team.name]))
        return left, right

    def _links(self, initiative: Initiative, numbering: Numbering) -> tuple[list[str], list[str]]:
        """What an initiative waits for, and what waits for it: at least the gate of its stage."""
        plan = self.material.plan
        into = plan.links_into.get(initiative.id, ())
        gates = [plan.stages[link.gate].gate_key for link in into if link.gate]
        before = self._keys([link.predecessor for link in into if link.predecessor], numbering)
        after = [link.successor for link in plan.links_out_of.get(initiative.id, ())]
        needs = gates + before or [self.material.words.say("nothing")]
        return needs, self._keys(after, numbering) or [plan.stages[initiative.stage].gate_key]

    def _keys(self, ids: Sequence[int], numbering: Numbering) -> list[str]:
        """The keys, each with the number of its sheet where that is another."""
        words, plan = self.material.words, self.material.plan
        texts = []
        for id_ in dict.fromkeys(ids):
            sheet = numbering.sheet_of(Item("initiative", id_))
            key = plan.initiatives[id_].key
            texts.append(f"{words.number(sheet)} · {key}" if sheet is not None else key)
        return texts

    def _listed(self, values: Sequence[str], room: float) -> str:
        """As many of the values as fit, and how many more there are."""
        u, words = self.unit, self.material.words
        for kept in range(len(values), 0, -1):
            more = f" +{words.number(len(values) - kept)}" if kept < len(values) else ""
            text = ", ".join(values[:kept]) + more
            if width_of(text, 9.2 * u, "condensed", 600) <= room:
                return text
        return elide(values[0], room, 9.2 * u, "condensed", 600)

    def _float(self, initiative: Initiative, dates: Dates) -> str:
        words = self.material.words
        if initiative.status is Status.DONE:
            return words.say("done")
        if dates.critical:
            return words.say("critical, no float")
        return (
            words.working_days(dates.total_float)
            if dates.total_float is not None
            else words.say("none known")
        )

    def _notes(self, left: float, bottom: float) -> Iterator[Shape]:
        """A line to write on."""
        u, x = self.unit, left + _LEFT * self.unit
        label = self.material.words.say("Notes")
        y = bottom - 10 * u
        yield Text(x, y, label, 8.4 * u, "ink", "condensed", 400)
        begin = x + width_of(label, 8.4 * u, "condensed", 400) + 4 * u
        yield Line(begin, y + u, left + (CARD_WIDTH - _RIGHT) * u, y + u, "line2", 0.4 * u)
