"""What a step of the presentation says: a title, what it is for, and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxplanner.presentation.steps import ChangesStep, CriticalPathStep, DecisionStep, StageStep
from cxplanner.report.headline import headline, moved_since
from cxplanner.steering.option_effects import option_effects
from cxplanner.wording.effects import effect_phrases, in_a_row
from cxplanner.wording.presentation import (
    changes_paragraphs,
    nothing_paragraphs,
    path_paragraphs,
    stage_paragraphs,
)

if TYPE_CHECKING:
    from cxplanner.plan.baselines import Baseline
    from cxplanner.presentation.steps import Step
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


class Told(NamedTuple):
    """The words of one step."""

    title: str
    aside: str
    paragraphs: tuple[str, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """Title, aside and sentences one by one; where there is no aside, it is empty."""
        return (self.title, self.aside, *self.paragraphs)

    @property
    def spoken(self) -> str:
        """Everything after the title, for who does not see it."""
        return " ".join(part for part in (self.aside, *self.paragraphs) if part)


def told(words: Words, schedule: Schedule, step: Step, baseline: Baseline | None, *, alone: bool) -> Told:
    """The words of a step. `baseline` is the one that is shown; `alone` says that there is no other step."""
    plan, say = schedule.plan, words.say
    if isinstance(step, StageStep):
        stage = step.stage
        title = f"{words.number(stage.id)} {stage.name}"
        return Told(title, stage.why, tuple(stage_paragraphs(words, step)))
    if isinstance(step, ChangesStep):
        before = plan.baselines[step.baseline]
        finish = moved_since(schedule, words, before)
        aside = say("Taken on {date}", date=words.long_date(before.taken_on))
        title = say("Since {baseline}", baseline=before.name)
        return Told(title, aside, tuple(changes_paragraphs(words, schedule, step, finish)))
    if isinstance(step, DecisionStep):
        return _decision(words, schedule, step)
    if isinstance(step, CriticalPathStep):
        return Told(say("Critical path"), "", tuple(path_paragraphs(words, schedule, step)))
    programme = plan.programme
    if alone:
        return Told(say("No initiatives yet"), programme.name, tuple(nothing_paragraphs(words)))
    said = headline(plan, schedule, words, baseline)
    return Told(programme.name, programme.organisation, (said,))


def _decision(words: Words, schedule: Schedule, step: DecisionStep) -> Told:
    """What is asked, each option with what it would do, and the keys that answer."""
    plan, say = schedule.plan, words.say
    item = plan.agenda_items[step.item]
    options = []
    for effect in option_effects(schedule, item):
        name = effect.option.title
        if effect.place == item.recommended:
            name = say("{option} (recommended)", option=name)
        if effect.refused is not None:
            options.append(f"{name}: {words.error(effect.refused)}")
        elif effect.effect is not None:
            phrases = effect_phrases(words, effect.effect, plan.programme.currency)
            options.append(f"{name}: {in_a_row(phrases)}.")
    number, count = words.number(step.number), words.number(step.count)
    aside = say("Decision {number} of {count}", number=number, count=count)
    paragraphs = [part for part in (item.context, "  ".join(options)) if part]
    paragraphs.append(say("A approves · D defers · R rejects"))
    return Told(item.title, aside, tuple(paragraphs))
