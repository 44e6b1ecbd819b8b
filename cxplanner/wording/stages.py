"""The four stages of digital transformation, as a new programme finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxplanner.plan.programme import STAGE_NUMBERS, Stage
from cxplanner.wording.catalogue import mark

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

_NAMES: Final = (mark("Start"), mark("Optimise"), mark("Monetise data"), mark("Trusted ecosystem"))
_WHYS: Final = (
    mark("Automation & paperless"),
    mark("Digital platforms, lean processes"),
    mark("Data with a financial value"),
    mark("Services that anticipate"),
)
_GATE_NAMES: Final = (
    mark("Paper is gone"),
    mark("One platform, adopted"),
    mark("Data pays its way"),
    mark("Trusted ecosystem"),
)


def default_stages(words: Words) -> tuple[Stage, ...]:
    """The four stages with names, reasons and gate names in the words' language."""
    return tuple(
        Stage(number, words.say(name), words.say(why), words.say(gate_name))
        for number, name, why, gate_name in zip(STAGE_NUMBERS, _NAMES, _WHYS, _GATE_NAMES, strict=True)
    )
