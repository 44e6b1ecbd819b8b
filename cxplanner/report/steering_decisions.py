"""What a committee is asked to decide, with boxes to tick by hand: three at most, the rest counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cxplanner.drawing.shapes import Line, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of, wrap_or_elide
from cxplanner.plan.reviews import AgendaItem
from cxplanner.report.sheets import Material
from cxplanner.report.stage_lists import tick_box
from cxplanner.report.steering_lists import HEADING, Place, Section, heading_shapes, nothing
from cxplanner.steering.option_effects import asked_effect
from cxplanner.steering.review_facts import ReviewFacts
from cxplanner.wording.effects import effect_phrases
from cxplanner.wording.explanations import capitalised

MOST_DECISIONS: Final = 3
_ROW: Final = 35.0
_SIZE: Final = 9.2


def decisions_section(material: Material, facts: ReviewFacts, place: Place) -> Section:
    """The decisions that are asked for, in the order of the agenda."""
    words, u = material.words, place.unit
    if facts.meeting is None:
        return nothing()
    shown = facts.decisions[:MOST_DECISIONS]
    more = len(facts.decisions) - len(shown)
    note = words.say_number("{n} more is on the agenda", "{n} more are on the agenda", more) if more else ""

    def draw(top: float) -> Iterator[Shape]:
        yield from heading_shapes(words.say("Decisions asked"), note, place, top)
        y = top + HEADING * u
        for number, item in enumerate(shown, start=1):
            yield Line(place.left, y, place.left + place.width, y, "line2", 0.5 * u)
            yield from _decision(material, item, number, place, y)
            y += _ROW * u
        yield Line(place.left, y, place.left + place.width, y, "line2", 0.5 * u)
        if not shown:
            said = words.say("No decision is asked of this meeting.")
            yield Text(place.left, y + 11 * u, said, _SIZE * u, "ink", "condensed", 400)

    return Section((HEADING + (_ROW * len(shown) if shown else 16.0)) * u, draw)


def _decision(material: Material, item: AgendaItem, number: int, place: Place, y: float) -> Iterator[Shape]:
    plan, words, u = material.plan, material.words, place.unit
    right = place.left + place.width
    boxes = (words.say("Approve"), words.say("Defer"), words.say("Reject"))
    wide = [15 * u + width_of(each, _SIZE * u, "condensed", 400) + 9 * u for each in boxes]
    owner_left = right - sum(wide) - 76 * u
    left = place.left + 22 * u
    yield Text(place.left, y + 24 * u, words.number(number), 24 * u, "ink", "sans", 300)
    room = owner_left - left - 8 * u
    title = elide(item.title, room, 9.8 * u, "sans", 600)
    yield Text(left, y + 12 * u, title, 9.8 * u, "ink", "sans", 600)
    for index, line in enumerate(wrap_or_elide(what_it_does(material, item), room, 8.8 * u, "sans", 400, 2)):
        yield Text(left, y + (21.6 + 9.8 * index) * u, line, 8.8 * u, "ink", "sans", 400)
    cost = elide(cost_of(material, item), 70 * u, _SIZE * u, "condensed", 600)
    yield Text(owner_left, y + 12 * u, cost, _SIZE * u, "ink", "condensed", 600)
    owner = plan.people[item.owner].name if item.owner is not None else words.say("no owner")
    owner = elide(owner, 70 * u, _SIZE * u, "condensed", 400)
    yield Text(owner_left, y + 22 * u, owner, _SIZE * u, "ink", "condensed", 400)
    x = right - sum(wide)
    for name, width in zip(boxes, wide, strict=True):
        yield from tick_box(x, y + 4.6 * u, 9.4 * u, ticked=False)
        yield Text(x + 13 * u, y + 12.4 * u, name, _SIZE * u, "ink", "condensed", 400)
        x += width


def what_it_does(material: Material, item: AgendaItem) -> str:
    """What the option that is recommended does, computed; else the context that somebody wrote."""
    words, effect = material.words, asked_effect(material.schedule, item)
    if effect is None:
        return item.context or item.recommendation
    if effect.refused is not None:
        return words.error(effect.refused)
    if effect.effect is None or effect.does_nothing:
        return item.context or effect.option.text
    phrases = effect_phrases(words, effect.effect, material.plan.programme.currency)
    said = capitalised(words.say("{effects}.", effects=" · ".join(phrases)))
    return f"{item.context} {said}" if item.context else said


def cost_of(material: Material, item: AgendaItem) -> str:
    """What the option that is asked for costs more; empty where nothing is known of it."""
    words, effect = material.words, asked_effect(material.schedule, item)
    if effect is None or effect.effect is None:
        return ""
    if not effect.effect.cost_more:
        return words.say("no cost")
    return words.signed_money(effect.effect.cost_more, material.plan.programme.currency)
