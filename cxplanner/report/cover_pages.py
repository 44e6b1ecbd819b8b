"""The cover of a pack: what it is about, where the programme stands, and on which sheet each part begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

from cxplanner.drawing.shapes import Item, Line, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.report.composed_pages import Column, ComposedPages
from cxplanner.report.flow import Block, Box, FlowRow
from cxplanner.report.headline import headline, key_figures
from cxplanner.report.page_design import PageDesign, Title
from cxplanner.report.sheets import Material, Numbering, Sheet

_SIZE: Final = 11.0
_ROW: Final = 20.0


class Part(NamedTuple):
    """A part of a pack: its name, and what stands for it where pages are looked up."""

    name: str
    item: Item
    level: int


def cover_sheets(material: Material, parts: Sequence[Part]) -> list[Sheet]:
    """The cover with the contents, which go on where there are many."""
    words, unit = material.words, PageDesign(material).unit
    rows = tuple(FlowRow(_ROW * unit, partial(_row, material, part)) for part in parts)
    return ComposedPages(
        material,
        words.say("Contents"),
        _title(material),
        rank=9,
        columns=(Column(1.0, (Block(words.say("Contents"), rows),)),),
    ).sheets()


def _title(material: Material) -> Title:
    plan, schedule, words = material.plan, material.schedule, material.words
    lead = headline(plan, schedule, words, material.baseline)
    return Title(plan.programme.name, lead, key_figures(plan, schedule, words))


def _row(material: Material, part: Part, box: Box, numbering: Numbering) -> Iterator[Shape]:
    """The name of a part, dots, and the number of its sheet."""
    u, words = box.unit, material.words
    y = box.top + 14 * u
    sheet = numbering.sheet_of(part.item)
    number = words.number(sheet) if sheet is not None else ""
    left = box.left + part.level * 14 * u
    weight = 600 if part.level == 0 else 400
    number_width = width_of(number, _SIZE * u, "sans", weight)
    right = box.left + box.width
    name = elide(part.name, right - left - number_width - 30 * u, _SIZE * u, "sans", weight)
    yield Text(left, y, name, _SIZE * u, "ink", "sans", weight, item=part.item)
    begin = left + width_of(name, _SIZE * u, "sans", weight) + 6 * u
    end = right - number_width - 6 * u
    if end > begin:
        yield Line(begin, y - u, end, y - u, "ink", 0.6 * u, (0.8 * u, 2.4 * u))
    yield Text(right, y, number, _SIZE * u, "ink", "sans", weight, "end", item=part.item)
