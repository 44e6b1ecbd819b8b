"""The summary for a steering committee on a page: what moved, what is asked, how all stands, to be signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from cxplanner.drawing.shapes import Line, Shape, Text
from cxplanner.drawing.text_fit import elide, wrap_or_elide
from cxplanner.report.headline import headline
from cxplanner.report.page_design import PageDesign
from cxplanner.report.sheets import Material, Numbering, Sheet
from cxplanner.report.steering_chances import RUNS, Simulated, chances_section, first_that_moves
from cxplanner.report.steering_decisions import decisions_section
from cxplanner.report.steering_lists import (
    HEADING,
    Place,
    changed_section,
    gates_section,
    health_mark,
    outcomes_section,
    review_title,
    stages_section,
    streams_section,
)
from cxplanner.scheduling.simulation import SimulationChoices, any_spread_known, simulate
from cxplanner.steering.review_facts import ReviewFacts, review_facts, review_to_show

RANK: Final = 6
_GAP: Final = 11.0
_SIGNED: Final = 30.0
_LEAST_CHART: Final = 84.0
_MOST_CHART: Final = 170.0


def steering_sheets(material: Material) -> list[Sheet]:
    """One sheet; what has no room on it is counted there, and other reports tell it."""
    name = material.words.say("Steering summary")
    return [Sheet(material.paper, name, _Page(material).shapes, rank=RANK, chapter=name)]


class _Page:
    """The sheet, from its facts to its shapes. Heights are in points of the paper."""

    def __init__(self, material: Material) -> None:
        plan, schedule = material.plan, material.schedule
        self._today = schedule.status_date or material.printed_at.date()
        self._facts = review_facts(schedule, review_to_show(plan), self._today, material.before)
        self._material = _compared(material, self._facts)
        self._design = PageDesign(self._material)

    def shapes(self, numbering: Numbering) -> tuple[Shape, ...]:
        """Everything on the sheet; the chart of chances takes the room that the lists leave."""
        return (*self._head(), *self._body(), *self._design.foot(numbering))

    # -------------------------------------------------------------------------------------------- head

    @property
    def _unit(self) -> float:
        return self._design.unit

    def _head(self) -> Iterator[Shape]:
        material, design, u = self._material, self._design, self._unit
        words, programme = material.words, material.plan.programme
        y = design.top + 9 * u
        names = [each for each in (programme.organisation, programme.name) if each]
        right = review_title(material, self._facts)
        half = design.width / 2 - 6 * u
        over = elide(", ".join(names), half, 9.6 * u, "sans", 400)
        yield Text(design.left, y, over, 9.6 * u, "ink", "sans", 400)
        yield Text(
            design.right, y, elide(right, half, 9.6 * u, "sans", 600), 9.6 * u, "ink", "sans", 600, "end"
        )
        yield Line(design.left, y + 8 * u, design.right, y + 8 * u, "ink", 1.5 * u)
        for index, line in enumerate(self._headline):
            yield Text(design.left, y + (30 + 21 * index) * u, line, 17 * u, "ink", "sans", 600)
        bottom = self._head_bottom
        yield Line(design.right - 92 * u, y + 16 * u, design.right - 92 * u, bottom - 8 * u, "line2", 0.6 * u)
        judgement = self._facts.standing.programme
        yield from health_mark(judgement.health, design.right - 82 * u, y + 18 * u, 25 * u)
        word = words.label(judgement.health)
        yield Text(design.right - 50 * u, y + 29 * u, word, 12 * u, "ink", "sans", 600)
        told = self._health_note()
        for index, line in enumerate(
            wrap_or_elide(told, 50 * u, 8.4 * u, "condensed", 400, 2) if told else ()
        ):
            yield Text(
                design.right - 50 * u, y + (40 + 9.4 * index) * u, line, 8.4 * u, "ink", "condensed", 400
            )
        yield Line(design.left, bottom, design.right, bottom, "line2", 0.7 * u)

    def _health_note(self) -> str:
        words, judgement = self._material.words, self._facts.standing.programme
        if judgement.override is not None:
            return words.say("by the owner")
        if self._facts.before is None:
            return ""
        was = words.name_of(self._facts.before.programme.health)
        return words.say("was {health}", health=was)

    @property
    def _headline(self) -> tuple[str, ...]:
        material, u = self._material, self._unit
        plan, made, facts = material.plan, material.schedule, self._facts
        said = headline(plan, made, material.words, facts.baseline, facts.asking)
        return wrap_or_elide(said, self._design.width - 104 * u, 17 * u, "sans", 600, 3)

    @property
    def _head_bottom(self) -> float:
        lines = max(2, len(self._headline))
        return self._design.top + (9 + 18 + 21 * lines) * self._unit

    # -------------------------------------------------------------------------------------------- body

    def _body(self) -> Iterator[Shape]:
        material, facts, design, u = self._material, self._facts, self._design, self._unit
        whole = Place(design.left, design.width, u)
        half = Place(design.left, design.width * 0.5 - _GAP * u, u)
        other = Place(design.left + design.width * 0.5, design.width * 0.5, u)
        top, bottom = self._head_bottom + 6 * u, design.foot_top - _SIGNED * u
        stages = stages_section(material, facts, whole, self._today)
        decisions = decisions_section(material, facts, whole)
        gates, streams = gates_section(material, facts, half), streams_section(material, facts, other)
        outcomes = outcomes_section(material, whole, self._today)
        beside = max(gates.height, streams.height)
        simulated = self._simulated()
        chart = (_LEAST_CHART + HEADING) * u if simulated is not None else 0.0
        fixed = [each for each in (stages.height, decisions.height, beside, chart, outcomes.height) if each]
        spare = bottom - top - sum(fixed) - _GAP * u * len(fixed)
        changed = changed_section(material, facts, whole, spare)
        y = top
        for section in (stages, decisions, changed):
            if section.height:
                yield from section.draw(y)
                y += section.height + _GAP * u
        yield from gates.draw(y)
        yield from streams.draw(y)
        y += beside + _GAP * u
        if simulated is not None:
            after = outcomes.height + _GAP * u if outcomes.height else 0.0
            height = min(bottom - y - after, (_MOST_CHART + HEADING) * u)
            yield from chances_section(material, facts, simulated, whole, height).draw(y)
            y += height + _GAP * u
        yield from outcomes.draw(y)
        yield from self._signature()

    def _simulated(self) -> Simulated | None:
        """The plan of today, and with the first decision that changes dates; None where nothing varies."""
        material = self._material
        if not any_spread_known(material.plan):
            return None
        choices, day = SimulationChoices(runs=RUNS), material.schedule.status_date
        now = simulate(material.plan, choices, status_date=day)
        if now is None or len(now.finish_days) < 2:
            return None
        asked = first_that_moves(material.schedule, self._facts)
        if asked is None:
            return Simulated(now)
        return Simulated(now, simulate(asked.after.plan, choices, status_date=day), asked.number)

    def _signature(self) -> Iterator[Shape]:
        words, design, u = self._material.words, self._design, self._unit
        y = design.foot_top - 2 * u
        middle = design.left + design.width * 0.42
        for left, right, text in (
            (design.left, middle - 14 * u, words.say("Chair, signature and date")),
            (middle, design.right, words.say("Notes")),
        ):
            yield Text(left, y - 15 * u, text, 9 * u, "ink", "sans", 400)
            yield Line(left, y, right, y, "line2", 0.7 * u)


def _compared(material: Material, facts: ReviewFacts) -> Material:
    """The same with the baseline with which the page compares, which its title block names."""
    if facts.baseline is None:
        return material
    return replace(material, options=replace(material.options, baseline=facts.baseline.id))
