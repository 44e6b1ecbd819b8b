"""When it will finish, as a part of the steering summary: today, and with a decision that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from cxplanner.drawing.finish_chances import FinishChances, Marker
from cxplanner.drawing.moving import moved
from cxplanner.drawing.shapes import Shape
from cxplanner.report.sheets import Material
from cxplanner.report.steering_lists import HEADING, Place, Section, heading_shapes
from cxplanner.steering.option_effects import asked_effect
from cxplanner.steering.review_facts import ReviewFacts

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.scheduling.simulation import Simulation

RUNS: Final = 6_000
_MOST_ASKED: Final = 3


class Simulated(NamedTuple):
    """The plan of today, and with the decision of a number where one changes dates."""

    now: Simulation
    other: Simulation | None = None
    number: int = 0


class AskedToMove(NamedTuple):
    """A decision by its number on the page, and the schedule with what it asks for."""

    number: int
    after: Schedule


def first_that_moves(made: Schedule, facts: ReviewFacts) -> AskedToMove | None:
    """The first decision on the page that would move the finish."""
    for number, item in enumerate(facts.decisions[:_MOST_ASKED], start=1):
        effect = asked_effect(made, item)
        if effect is not None and effect.after is not None and effect.days_won:
            return AskedToMove(number, effect.after)
    return None


def chances_section(
    material: Material, facts: ReviewFacts, simulated: Simulated, place: Place, height: float
) -> Section:
    """The lines of chances in a box of this height, heading included."""
    words, u = material.words, place.unit
    runs = words.number(simulated.now.choices.runs)
    note = words.say("{n} simulated runs; the line is the chance to finish by that date", n=runs)
    way = ""
    if simulated.other is not None:
        way = words.say("with decision {number}", number=words.number(simulated.number))

    def draw(top: float) -> Iterator[Shape]:
        yield from heading_shapes(words.say("When will it finish?"), note, place, top)
        size = place.width, height - HEADING * u
        chart = FinishChances(simulated.now, words, *size, u, _marker(material, facts), simulated.other, way)
        yield from moved(chart.shapes(), place.left, top + HEADING * u)

    return Section(height, draw)


def _marker(material: Material, facts: ReviewFacts) -> Marker | None:
    baseline, target = facts.baseline, material.schedule.target
    if baseline is not None and baseline.finish is not None:
        return Marker(material.words.say("Baseline"), baseline.finish)
    return Marker(material.words.say("Target"), target) if target is not None else None
