"""What a change of plan does, in few words: the finish, the gates that move, money and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cxplanner.findings.comparison import ComparedFindings
    from cxplanner.scheduling.effect import Effect, MovedDate
    from cxplanner.wording.words import Words


_NO_BREAK: Final = "\u00a0"


def effect_phrases(words: Words, effect: Effect, currency: str) -> list[str]:
    """`finish 17 Dec 2027 → 14 Jan 2028, 18 working days later`, `G2 5 d later`, `cost +€12,000` and so on.

    The finish is always told, the rest where it differs.
    """
    phrases = [_finish(words, effect.finish)]
    phrases += [_gate(words, number, moved) for number, moved in effect.gates.items()]
    if effect.cost_more:
        phrases.append(words.say("cost {amount}", amount=words.signed_money(effect.cost_more, currency)))
    if effect.benefit_more:
        amount = words.signed_money(effect.benefit_more, currency)
        phrases.append(words.say("benefit {amount} a year", amount=amount))
    return phrases


def findings_phrases(words: Words, findings: ComparedFindings) -> list[str]:
    """`1 new finding`, `2 findings gone`; nothing where there are none."""
    phrases = []
    if findings.new:
        phrases.append(words.say_number("{n} new finding", "{n} new findings", len(findings.new)))
    if findings.gone:
        phrases.append(words.say_number("{n} finding gone", "{n} findings gone", len(findings.gone)))
    return phrases


def in_a_row(phrases: list[str]) -> str:
    """The phrases with points between them; a line that is too long breaks only there."""
    return " · ".join(phrase.replace(" ", _NO_BREAK) for phrase in phrases)


def changes_phrase(words: Words, changes: int) -> str:
    """`3 changes`."""
    return words.say_number("{n} change", "{n} changes", changes)


def _finish(words: Words, moved: MovedDate) -> str:
    before, after = words.date(moved.before), words.date(moved.after)
    if moved.before == moved.after:
        return words.say("finish still {date}", date=after)
    days = moved.days or 0
    facts = {"before": before, "after": after, "days": words.working_days(abs(days))}
    if days > 0:
        return words.say("finish {before} → {after}, {days} later", **facts)
    if days < 0:
        return words.say("finish {before} → {after}, {days} earlier", **facts)
    return words.say("finish {before} → {after}", before=before, after=after)


def _gate(words: Words, number: int, moved: MovedDate) -> str:
    days, gate = moved.days or 0, f"G{number}"
    if days > 0:
        return words.say("{gate} {days} later", gate=gate, days=words.duration(days))
    if days < 0:
        return words.say("{gate} {days} earlier", gate=gate, days=words.duration(-days))
    return words.say("{gate} {date}", gate=gate, date=words.date(moved.after))
