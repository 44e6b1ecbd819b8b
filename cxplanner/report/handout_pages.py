"""Two sides of one sheet: the roadmap on the front, milestones and the critical path on the back."""

from __future__ import annotations

from typing import Final

from cxplanner.report.composed_pages import Column, ComposedPages
from cxplanner.report.flow import Block
from cxplanner.report.headline import headline
from cxplanner.report.milestone_pages import milestone_blocks
from cxplanner.report.page_design import PageDesign, Title
from cxplanner.report.path_pages import chain_block, chain_of, shortening_block
from cxplanner.report.roadmap_page import roadmap_sheets
from cxplanner.report.sheets import Material, Sheet

RANK: Final = 6
_LEFT_SHARE: Final = 0.5


def handout_sheets(material: Material) -> list[Sheet]:
    """The roadmap, which is one sheet where it is legible on one, and the back."""
    return [*roadmap_sheets(material), *_back(material).sheets()]


def _back(material: Material) -> ComposedPages:
    words, design = material.words, PageDesign(material)
    width = design.width - 18 * design.unit
    path: tuple[Block, ...] = ()
    if chain_of(material):
        right = width * (1 - _LEFT_SHARE)
        path = (chain_block(material, right, design.unit), shortening_block(material, right, design.unit))
    left = Column(_LEFT_SHARE if path else 1.0, milestone_blocks(material, design.unit))
    return ComposedPages(
        material,
        words.say("Milestones and critical path"),
        _title(material),
        RANK,
        columns=(left, Column(1 - _LEFT_SHARE, path)) if path else (left,),
    )


def _title(material: Material) -> Title:
    lead = headline(material.plan, material.schedule, material.words, material.baseline)
    return Title(material.plan.programme.name, lead)
