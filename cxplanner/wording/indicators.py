"""Indicators in words: values with their units, what changed, how far the target is, and what is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cxplanner.indicators.cadence import DueState
from cxplanner.indicators.changes import Certainty, Direction
from cxplanner.indicators.estimates import WIDEST_NPS_MARGIN
from cxplanner.plan.indicators import EffortMethod

if TYPE_CHECKING:
    from cxplanner.indicators.changes import ValueChange
    from cxplanner.indicators.estimates import Estimate
    from cxplanner.indicators.standing import Standing, Wave
    from cxplanner.wording.words import Words

_SCORES: Final = ("nps", "enps")
_SHARES: Final = ("csat", "ces", "ratio")
_FULL: Final = 100


@dataclass(frozen=True, slots=True)
class ValueWords:
    """How values of one indicator are written: `kind` is its type, `unit` what people call its unit."""

    words: Words
    kind: str
    unit: str = ""
    currency: str = "EUR"
    method: EffortMethod = EffortMethod.TOP_THREE

    @property
    def is_share(self) -> bool:
        """Whether values are points of a hundred that are written with their sign."""
        return self.kind in _SHARES and not (self.kind == "ces" and self.method is not EffortMethod.TOP_THREE)

    @property
    def is_score(self) -> bool:
        """Whether values are scores of −100 to 100."""
        return self.kind in _SCORES or (self.kind == "ces" and self.method is EffortMethod.NET)

    def value(self, value: float) -> str:
        """A value with its unit, to a decimal where it has one: `71 %`, `−4.1`, `€6.80`, `9 days`."""
        if self.kind == "money":
            return self.words.money(round(value * 100), self.currency)
        number = self.words.number(_rounded(value))
        if self.is_share:
            return self.words.percent(_rounded(value)).replace("-", "\u2212")
        named = self.kind in ("count", "duration", "score") and self.unit
        return f"{number} {self.unit}" if named else number

    def short(self, value: float) -> str:
        """The number that stands at a point of a line: scores without decimals, shares with their sign."""
        if self.is_score:
            return self.words.number(round(value))
        if self.is_share or self.kind == "money":
            return self.value(value)
        return self.words.number(_rounded(value))

    def now(self, value: float) -> str:
        """`24 now`, at the latest point."""
        return self.words.say("{value} now", value=self.short(value))

    def margin(self, estimate: Estimate) -> str:
        """`± 6.3`, or nothing where no margin is known."""
        margin = estimate.margin
        if margin is None:
            return ""
        return f"± {self.words.number(_rounded(margin) if margin >= 1 else float(f'{margin:.2g}'))}"

    def difference(self, change: ValueChange) -> str:
        """`+12 points`, `−2.1 points`, `−2.5 days`: how much more or less."""
        sign = "+" if change.difference > 0 else "\u2212" if change.difference < 0 else ""
        size = _rounded(abs(change.difference))
        if self.kind == "money":
            return f"{sign}{self.words.money(round(size * 100), self.currency)}"
        if self.is_share or self.is_score:
            return sign + self.words.say_number("{n} point", "{n} points", size)  # type: ignore[arg-type]
        return f"{sign}{self.words.number(size)}{f' {self.unit}' if self.unit else ''}"


def _rounded(value: float) -> float:
    """To one decimal, or to three figures below one; whole numbers without a point."""
    rounded = round(value, 1) if abs(value) >= 1 else float(f"{value:.3g}") if abs(value) >= 0.001 else 0.0
    return int(rounded) if rounded == int(rounded) else rounded


def trend_word(words: Words, standing: Standing) -> str:
    """What a table says of how an indicator goes, in a word or two, and never more than is known."""
    say = words.say
    if standing.now is None:
        return say("Not measured")
    if standing.baseline is None:
        return say("No baseline")
    change = standing.since_baseline
    if change is None:
        return say("Baseline only")
    if change.direction is Direction.SAME:
        return say("Unchanged")
    if change.certainty is Certainty.WITHIN_NOISE:
        return say("No clear change")
    is_better = change.direction is Direction.BETTER
    if change.certainty is Certainty.NO_MARGIN:
        return say("Seems better") if is_better else say("Seems worse")
    return say("Better") if is_better else say("Worse")


def change_sentence(words: Words, standing: Standing, values: ValueWords) -> str:
    """What changed since the baseline, and whether that is more than noise."""
    now, change = standing.now, standing.since_baseline
    if now is None:
        return words.say("Nothing has been measured yet.")
    if standing.baseline is None:
        return words.say(
            "Without a baseline nobody can say whether {value} is better than before: enter how it was.",
            value=values.value(now.estimate.value),
        )
    if change is None:
        return words.say(
            "The baseline is {value}; nothing has been measured since.",
            value=values.value(standing.baseline.value),
        )
    return words.say(
        "From {before} to {now} since the baseline: {verdict}",
        before=values.value(standing.baseline.value),
        now=values.value(now.estimate.value),
        verdict=verdict(words, change, values),
    )


def last_change_sentence(words: Words, standing: Standing, values: ValueWords) -> str:
    """What changed from the wave before, where that is not the baseline."""
    change = standing.since_last
    if change is None or (len(standing.waves) == 2 and standing.waves[0].taken_on == standing.baseline_on):
        return ""
    before = standing.waves[-2]
    return words.say(
        "Since {date}, from {before}: {verdict}",
        date=words.long_date(before.taken_on),
        before=values.value(before.estimate.value),
        verdict=verdict(words, change, values),
    )


def verdict(words: Words, change: ValueChange, values: ValueWords) -> str:
    """A change with what can be said of it, such as *+12 points, better by more than noise (± 8.3)*."""
    if change.direction is Direction.SAME:
        return words.say("unchanged.")
    difference = values.difference(change)
    is_better = change.direction is Direction.BETTER
    if change.margin is None:
        if is_better:
            return words.say("{difference}, better, but no margin is known.", difference=difference)
        return words.say("{difference}, worse, but no margin is known.", difference=difference)
    margin = words.number(_rounded(change.margin))
    if change.certainty is Certainty.WITHIN_NOISE:
        return words.say(
            "{difference}, which may be noise (± {margin}).", difference=difference, margin=margin
        )
    if is_better:
        return words.say(
            "{difference}, better by more than noise (± {margin}).", difference=difference, margin=margin
        )
    return words.say(
        "{difference}, worse by more than noise (± {margin}).", difference=difference, margin=margin
    )


def answers_sentence(words: Words, wave: Wave | None, values: ValueWords) -> str:
    """That a value rests on few answers or has a wide margin, and is to be read as indicative."""
    if wave is None or wave.estimate.answers is None or wave.estimate.margin is None:
        return ""
    is_wide = values.is_score and wave.estimate.margin > WIDEST_NPS_MARGIN
    if not (wave.estimate.has_few_answers or is_wide):
        return ""
    return words.say_number(
        "It rests on {n} answer ({margin}): read it as indicative.",
        "It rests on {n} answers ({margin}): read it as indicative.",
        wave.estimate.answers,
        margin=values.margin(wave.estimate),
    )


def target_sentence(words: Words, standing: Standing, values: ValueWords) -> str:
    """How much of the way to the target has been made, and whether that is what was wanted by today."""
    if standing.target is None:
        return words.say("No target is set.")
    target = values.value(standing.target)
    if standing.is_at_target:
        return words.say("The target of {target} is reached.", target=target)
    day = next((point.day for point in reversed(standing.points) if point.gate is None), None)
    until = words.say("{target} by {date}", target=target, date=words.long_date(day)) if day else target
    progress = standing.progress
    if progress is None:
        return words.say("The target is {target}.", target=until)
    told = words.say(
        "{share} of the way to {target} is made.", share=words.percent(round(progress * _FULL)), target=until
    ).replace("-", "\u2212")
    wanted = standing.wanted_now
    if wanted is None:
        return told
    by_today = words.say("By today {value} is wanted: it is on its way.", value=values.value(wanted))
    if standing.is_behind:
        by_today = words.say("By today {value} is wanted: it is behind.", value=values.value(wanted))
    return f"{told} {by_today}"


def due_word(words: Words, standing: Standing) -> str:
    """What a table says of the next measurement: its day, or that it is overdue."""
    due = standing.next
    if due.state is DueState.NO_CADENCE:
        return "–"
    if due.state is DueState.NEVER:
        return words.say("Due now")
    if due.state is DueState.OVERDUE:
        return words.say("Overdue, {date}", date=words.date(due.due_on))
    if due.state is DueState.DUE:
        return words.say("Due, {date}", date=words.date(due.due_on))
    return words.date(due.due_on)


def due_sentence(words: Words, standing: Standing) -> str:
    """When the next measurement is due, and by how much that is past."""
    due, last = standing.next, standing.now.taken_on if standing.now is not None else standing.baseline_on
    if due.state is DueState.NO_CADENCE:
        return words.say("How often it is measured is not said.")
    if due.state is DueState.NEVER or last is None:
        return words.say("It has not been measured yet.")
    if due.state is DueState.NOT_YET:
        return words.say("The next measurement is due on {date}.", date=words.long_date(due.due_on))
    late = words.calendar_days(due.days_late)
    if due.state is DueState.OVERDUE:
        return words.say(
            "It has not been measured since {date}: the next measurement is {days} overdue.",
            date=words.long_date(last), days=late,
        )  # fmt: skip
    return words.say("The next measurement is due since {date}.", date=words.long_date(due.due_on))
