"""What is asked before initiatives are deleted, and whether anything has to be asked."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from cxplanner.plan.plan import Plan

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

_MOST_NAMED = 3


def those_that_wait(plan: Plan, initiatives: Collection[int]) -> tuple[str, ...]:
    """Keys of other initiatives that wait for one of these, in the order of lists."""
    gone = set(initiatives)
    waiting = {
        link.successor
        for initiative_id in gone
        for link in plan.links_out_of.get(initiative_id, ())
        if link.successor not in gone
    }
    return tuple(each.key for each in plan.initiatives_in_order if each.id in waiting)


def question(plan: Plan, initiatives: Collection[int], words: Words) -> tuple[str, str] | None:
    """A title and a sentence, or None when nobody waits for them: deleting can be undone."""
    keys = those_that_wait(plan, initiatives)
    if not keys:
        return None
    number = len(initiatives)
    if number == 1:
        initiative = plan.initiatives[next(iter(initiatives))]
        title = words.say("Delete {key} {title}?", key=initiative.key, title=initiative.title)
    else:
        title = words.say_number("Delete {n} initiative?", "Delete {n} initiatives?", number)
    named = list(keys[:_MOST_NAMED])
    if len(keys) > _MOST_NAMED:
        more = len(keys) - _MOST_NAMED
        named.append(words.say_number("{n} other", "{n} others", more))
    waiting = words.listed(named)
    if len(keys) == 1 and number == 1:
        sentence = words.say("{keys} waits for it. You can undo this.", keys=waiting)
    elif len(keys) == 1:
        sentence = words.say("{keys} waits for one of them. You can undo this.", keys=waiting)
    elif number == 1:
        sentence = words.say("{keys} wait for it. You can undo this.", keys=waiting)
    else:
        sentence = words.say("{keys} wait for some of them. You can undo this.", keys=waiting)
    return title, sentence
