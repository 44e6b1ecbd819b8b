"""The filter of a window, held against the plan as it is now."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxplanner.filtering.completion import Completion
    from cxplanner.filtering.conditions import Vocabulary
    from cxplanner.plan.plan import Plan
    from ui.plan_controller import PlanController


class PlanFilter:
    """Answers for the views of one window; each plan and filter is looked through once."""

    def __init__(self, controller: PlanController) -> None:
        self._controller = controller
        self._answer: tuple[Plan, tuple[str, int | None], frozenset[int] | None] | None = None

    def kept(self) -> frozenset[int] | None:
        """Ids of the initiatives that the filter keeps, or None when it keeps all."""
        from cxplanner.filtering.conditions import parse
        from cxplanner.filtering.matching import FilteredPlan

        controller, view = self._controller, self._controller.view
        if not view.filter_text.strip():
            return None
        plan, asked = controller.plan, (view.filter_text, view.shown_baseline(controller.plan))
        if self._answer is None or self._answer[0] is not plan or self._answer[1] != asked:
            filtered = FilteredPlan(controller.schedule, self._vocabulary, asked[1], self._remarked)
            self._answer = plan, asked, filtered.kept_by(parse(asked[0], self._vocabulary))
        return self._answer[2]

    def completions(self, text: str) -> list[Completion]:
        """How a filter can go on from what is typed."""
        from cxplanner.filtering.completion import completions

        return completions(text, self._controller.plan, self._vocabulary)

    def nothing_found(self) -> str:
        """What a view says in which nothing is kept, and what the filter asks for that the plan has not."""
        from cxplanner.filtering.conditions import parse
        from cxplanner.filtering.unknown import unknown_values
        from cxplanner.wording.filter_words import field_word

        words, text = self._controller.words, self._controller.view.filter_text
        missing = unknown_values(parse(text, self._vocabulary), self._controller.plan, self._vocabulary)
        said = [words.say("Nothing matches “{filter}”.", filter=text)]
        said += [
            words.say("There is no {field} “{value}”.", field=field_word(words, field), value=value)
            for field, value in missing
        ]
        return " ".join(said)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        from cxplanner.wording.filter_words import filter_words

        return filter_words(self._controller.words)

    def _remarked(self) -> set[str]:
        return {key for finding in self._controller.findings() for key in finding.items}
