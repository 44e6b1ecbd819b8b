"""What has changed since a baseline, in sentences and in the words of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxplanner.scheduling.since_baseline import ItemChange, Since
    from cxplanner.wording.words import Words


def since_sentences(words: Words, since: Since, currency: str) -> list[str]:
    """How far the finish has moved, what came and went, and how sums have changed, where they have."""
    said = [_finish_sentence(words, since)]
    if since.new:
        said.append(words.say_number("{n} initiative is new.", "{n} initiatives are new.", since.new))
    if since.gone:
        said.append(
            words.say_number(
                "{n} initiative is no longer scheduled.",
                "{n} initiatives are no longer scheduled.",
                since.gone,
            )
        )
    if since.cost_more:
        said.append(words.say("Cost {amount}.", amount=words.signed_money(since.cost_more, currency)))
    if since.benefit_more:
        amount = words.signed_money(since.benefit_more, currency)
        said.append(words.say("Benefit {amount} a year.", amount=amount))
    return [sentence for sentence in said if sentence]


def start_change(words: Words, item: ItemChange) -> str:
    """How far a start has moved; in its place, that the item is new or no longer scheduled."""
    if item.is_new:
        return words.say("new")
    if item.is_gone:
        return words.say("not scheduled")
    return words.signed_days(item.variance.start_days)


def money_change(words: Words, more: int | None, currency: str) -> str:
    """How far a sum has changed; a dash where it has not."""
    return words.signed_money(more, currency) if more else "–"


def status_change(words: Words, item: ItemChange) -> str:
    """Both statuses where they differ."""
    if item.before.status is item.after.status or item.before.status is None or item.after.status is None:
        return ""
    return words.say("{old} → {new}", old=words.label(item.before.status), new=words.label(item.after.status))


def _finish_sentence(words: Words, since: Since) -> str:
    days = since.finish_days
    if since.finish is None or days is None:
        return ""
    finish = words.long_date(since.finish)
    if days > 0:
        return words.say("The finish moves by {days} to {date}.", days=words.working_days(days), date=finish)
    if days < 0:
        return words.say(
            "The finish comes forward by {days} to {date}.", days=words.working_days(-days), date=finish
        )
    return words.say("The finish stays on {date}.", date=finish)
