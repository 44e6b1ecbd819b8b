"""What each option of a decision would do to finish, gates and money: a what-if of the plan as it is now."""

from __future__ import annotations

from dataclasses import dataclass

from cxplanner.errors import CXPlannerError
from cxplanner.plan.edits.kept_changes import read_change, with_change
from cxplanner.plan.reviews import AgendaItem, DecisionOption
from cxplanner.scheduling.effect import Effect, effect_of
from cxplanner.scheduling.schedule import Schedule, schedule


@dataclass(frozen=True, slots=True)
class OptionEffect:
    """An option (its place from 0) with what it does, or why it cannot be done on the plan of today.

    `after` is the schedule with the option taken. An option that keeps no change leaves all as it is.
    """

    place: int
    option: DecisionOption
    effect: Effect | None = None
    after: Schedule | None = None
    refused: CXPlannerError | None = None

    @property
    def does_nothing(self) -> bool:
        """Whether the option keeps no change of the plan."""
        return not self.option.change

    @property
    def days_won(self) -> int:
        """The working days by which the programme finishes earlier; negative for later."""
        return -(self.effect.finish.days or 0) if self.effect is not None else 0


def option_effects(made: Schedule, item: AgendaItem) -> tuple[OptionEffect, ...]:
    """The effect of each option of a decision, in their order."""
    return tuple(effect_of_option(made, place, option) for place, option in enumerate(item.options))


def effect_of_option(made: Schedule, place: int, option: DecisionOption) -> OptionEffect:
    """What one option would do to the plan of a schedule."""
    try:
        plan = with_change(made.plan, read_change(option.change))
        after = made if plan is made.plan else schedule(plan, status_date=made.status_date, previous=made)
    except CXPlannerError as error:
        return OptionEffect(place, option, refused=error)
    return OptionEffect(place, option, effect_of(made, after), after)


def asked_effect(made: Schedule, item: AgendaItem) -> OptionEffect | None:
    """The effect of what the committee is asked for: the option that is recommended, else the only one that
    changes the plan; None where neither is clear.
    """
    place = item.recommended
    if place is None:
        changing = [number for number, option in enumerate(item.options) if option.change]
        place = changing[0] if len(changing) == 1 else None
    return None if place is None else effect_of_option(made, place, item.options[place])
