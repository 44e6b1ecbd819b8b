"""The agenda on paper: each decision with its options and what they would do, then actions that are open."""

from __future__ import annotations

from typing import Final

from cxplanner.plan.agenda import open_actions
from cxplanner.plan.plan import Plan
from cxplanner.plan.reviews import AgendaItem, AgendaKind, Meeting, Outcome
from cxplanner.report.composed_pages import Column, ComposedPages
from cxplanner.report.flow import Block, FlowRow
from cxplanner.report.headline import KeyFigure
from cxplanner.report.page_design import PageDesign, Title
from cxplanner.report.sheets import Material, Sheet
from cxplanner.report.text_rows import text_row
from cxplanner.steering.option_effects import OptionEffect, option_effects
from cxplanner.steering.review_facts import review_to_show
from cxplanner.wording.effects import effect_phrases
from cxplanner.wording.explanations import capitalised

RANK: Final = 7


def decision_sheets(material: Material) -> list[Sheet]:
    """What the review that is shown has on its agenda, and what earlier ones left open."""
    words, design = material.words, PageDesign(material)
    meeting = review_to_show(material.plan)
    blocks = decision_blocks(material, meeting, design) if meeting is not None else ()
    return ComposedPages(
        material,
        words.say("Decisions"),
        _title(material, meeting),
        RANK,
        columns=(Column(1.0, blocks),) if blocks else (),
        empty=words.say("No review is prepared, so nothing is asked of the committee yet."),
    ).sheets()


def _title(material: Material, meeting: Meeting | None) -> Title:
    words, plan = material.words, material.plan
    if meeting is None:
        return Title(words.say("Decisions"), plan.programme.name)
    date = words.long_date(meeting.held_on)
    purpose = words.say("{title}, {date}", title=meeting.title, date=date)
    if meeting.attendees:
        purpose = f"{purpose} · {words.listed(list(meeting.attendees))}"
    asked = sum(each.outcome in (Outcome.PENDING, Outcome.DEFERRED) for each in _asked(plan, meeting))
    figures = (
        KeyFigure(words.number(asked), words.say("decisions asked")),
        KeyFigure(words.number(len(open_actions(plan))), words.say("actions open")),
    )
    return Title(words.say("Decisions"), purpose, figures)


def decision_blocks(material: Material, meeting: Meeting, design: PageDesign) -> tuple[Block, ...]:
    """A block for each decision, then information, actions and the minutes."""
    plan, words = material.plan, material.words
    blocks = []
    for number, item in enumerate(_asked(plan, meeting), start=1):
        heading = words.say("{number}. {title}", number=words.number(number), title=item.title)
        blocks.append(Block(heading, tuple(_decision_rows(material, item, design)), _note(material, item)))
    told = [each for each in plan.agenda_of.get(meeting.id, ()) if each.kind is AgendaKind.INFORMATION]
    if told:
        texts = [f"{each.title}. {each.context}".strip() for each in told]
        blocks.append(Block(words.say("For information"), _text_rows(texts, design)))
    actions = [_action(material, each) for each in open_actions(plan)]
    if actions:
        blocks.append(Block(words.say("Open actions"), _text_rows(actions, design)))
    if meeting.minutes:
        lines = [line for line in meeting.minutes.splitlines() if line.strip()]
        blocks.append(Block(words.field("minutes"), _text_rows(lines, design)))
    return tuple(blocks)


def _asked(plan: Plan, meeting: Meeting) -> list[AgendaItem]:
    """The decisions of the meeting, and before them those that earlier ones put off."""
    put_off = [
        each
        for each in plan.agenda_items.values()
        if each.kind is AgendaKind.DECISION
        and each.outcome is Outcome.DEFERRED
        and plan.meetings[each.meeting].held_on < meeting.held_on
    ]
    own = [each for each in plan.agenda_of.get(meeting.id, ()) if each.kind is AgendaKind.DECISION]
    return [*own, *put_off]


def _note(material: Material, item: AgendaItem) -> str:
    words = material.words
    owner = material.plan.people[item.owner].name if item.owner is not None else words.say("no owner")
    parts = [words.name_of(item.outcome), owner]
    if item.due is not None:
        parts.append(words.say("due {date}", date=words.date(item.due)))
    return " · ".join(parts)


def _decision_rows(material: Material, item: AgendaItem, design: PageDesign) -> list[FlowRow]:
    words = material.words
    texts = [item.context] if item.context else []
    rows = list(_text_rows(texts, design))
    pending = item.outcome in (Outcome.PENDING, Outcome.DEFERRED)
    for effect in option_effects(material.schedule, item):
        told = _option(material, item, effect, told_effect=pending)
        weight = 600 if effect.place in (item.chosen, item.recommended) else 400
        rows.append(text_row(told, design.width, design.unit, weight=weight))
    others = [item.recommendation]
    if item.supported_by_all:
        others.append(words.say("Supported by all."))
    elif item.supported_by:
        others.append(words.say("Supported by {names}.", names=words.listed(list(item.supported_by))))
    if item.dissent:
        others.append(words.say("Dissent: {dissent}", dissent=item.dissent))
    rows += _text_rows([each for each in others if each], design)
    return rows or [text_row(words.say("Nothing more is said of it."), design.width, design.unit)]


def _option(material: Material, item: AgendaItem, effect: OptionEffect, *, told_effect: bool) -> str:
    """An option in a line; what it does only while it can still be chosen."""
    words, option = material.words, effect.option
    name = option.title
    if effect.place == item.chosen:
        name = words.say("Chosen: {option}", option=name)
    elif effect.place == item.recommended:
        name = words.say("Recommended: {option}", option=name)
    parts = [f"{name}."]
    if option.text:
        parts.append(option.text)
    if told_effect and effect.refused is not None:
        parts.append(words.error(effect.refused))
    elif told_effect and effect.effect is not None:
        phrases = effect_phrases(words, effect.effect, material.plan.programme.currency)
        parts.append(capitalised(words.say("{effects}.", effects=" · ".join(phrases))))
    return " ".join(parts)


def _action(material: Material, item: AgendaItem) -> str:
    words, plan = material.words, material.plan
    owner = plan.people[item.owner].name if item.owner is not None else words.say("no owner")
    parts = [item.title, owner]
    if item.due is not None:
        parts.append(words.say("due {date}", date=words.date(item.due)))
    return " · ".join(parts)


def _text_rows(texts: list[str], design: PageDesign) -> tuple[FlowRow, ...]:
    return tuple(text_row(each, design.width, design.unit) for each in texts)
