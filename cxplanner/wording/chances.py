"""What a simulation says, in words: chances, and which spreads it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxplanner.wording.catalogue import mark

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.simulation import Simulation
    from cxplanner.wording.words import Words

_KEYS_IN_A_SENTENCE: Final = 10
_DISTRIBUTIONS: Final = {"pert": mark("Beta-PERT"), "triangular": mark("Triangular")}


def chance_text(words: Words, share: float) -> str:
    """`46 %`; never 0 or 100 % for what some runs say."""
    percent = round(share * 100)
    if percent == 0 and share > 0:
        return words.say("under {percent}", percent=words.percent(1))
    if percent == 100 and share < 1:
        return words.say("over {percent}", percent=words.percent(99))
    return words.percent(percent)


def distribution_name(words: Words, distribution: str) -> str:
    return words.say(_DISTRIBUTIONS[distribution])


def target_sentence(words: Words, simulation: Simulation) -> str:
    """The chance of the target finish; nothing where there is no target."""
    if simulation.target is None or simulation.chance is None:
        return ""
    return words.say(
        "The chance to finish by {date} is {chance}.",
        date=words.long_date(simulation.target),
        chance=chance_text(words, simulation.chance),
    )


def spread_sentence(words: Words, plan: Plan, simulation: Simulation) -> str:
    """For which initiatives a spread was assumed, or that none had any; else nothing."""
    if not simulation.varies:
        return words.say(
            "Nothing that is still to be done has a spread, so every run gives the dates of the schedule: "
            "enter optimistic and pessimistic durations, or let a spread be assumed by confidence."
        )
    if not simulation.assumed:
        return ""
    keys = [plan.initiatives[id_].key for id_ in simulation.assumed]
    some = ", ".join(keys[:_KEYS_IN_A_SENTENCE])
    if len(keys) > _KEYS_IN_A_SENTENCE:
        some = words.say("{some} and {n} more", some=some, n=words.number(len(keys) - _KEYS_IN_A_SENTENCE))
    return words.say_number(
        "A spread was assumed for {n} initiative, by its confidence: {keys}.",
        "A spread was assumed for {n} initiatives, by their confidence: {keys}.",
        len(keys),
        keys=some,
    )
