"""What would bring a date forward: what must give way, and the work that helps most when it is shorter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.plan.initiatives import Anchor
from ui.inspector.folding import FoldingSection
from ui.inspector.parts import ItemRow, Sentence, clear, column
from ui.widgets.labels import PlainLabel, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxplanner.plan.initiatives import Milestone
    from cxplanner.scheduling.earlier import Earlier
    from cxplanner.scheduling.schedule import Node
    from cxplanner.scheduling.shortening import Shortening
    from ui.plan_controller import PlanController


class EarlierSection(FoldingSection):
    """What brings the date of an initiative or gate, or the finish of the programme, forward."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(
            controller.words.say("What brings it forward"), "earlier", controller.settings, parent
        )
        self._controller = controller
        box, self._rows = column()
        self._rows.setSpacing(6)
        self.body.addWidget(box)

    def answer(self, node: Node | None, milestone: Milestone | None = None) -> None:
        """Show it for an initiative, a gate, or a milestone that hangs on the node; for None, the finish."""
        from cxplanner.scheduling.earlier import Standing, earlier
        from cxplanner.scheduling.shortening import shortenings

        clear(self._rows)
        schedule, words = self._controller.schedule, self._controller.words
        if node is not None:
            found = earlier(schedule, node)
            self._add_sentences(node, found, of_milestone=milestone is not None)
            if found.standing is not Standing.HELD:
                return
        at_finish = milestone is not None and milestone.anchor is Anchor.FINISH
        shorter = shortenings(schedule, node, of_finish=at_finish)
        if shorter:
            self._rows.addWidget(PlainLabel(words.say("Shorter work gains at most"), "tertiary"))
            self._add_rows(shorter)
        elif node is None:
            text = words.say("No initiative brings it forward by taking less time alone.")
            self._rows.addWidget(Sentence(text, follows=False))

    def _add_sentences(self, node: Node, found: Earlier, *, of_milestone: bool) -> None:
        from cxplanner.wording.earlier import earlier_sentence, hold_sentence, team_sentence, then_sentence

        words, schedule = self._controller.words, self._controller.schedule
        of_gate = node.kind == "gate"
        self._add(earlier_sentence(words, found))
        for hold in found.holds:
            if hold.ways and found.days and hold.driver.kind.value != "pin":
                sentence = hold_sentence(words, schedule.plan, hold, found.days, of_gate=of_gate)
                self._add(sentence, hold.driver.node)
        then = next((each.node for each in found.then if each.node is not None), None)
        self._add(then_sentence(words, schedule, node, found, named=of_milestone), then)
        self._add(team_sentence(words, found))

    def _add(self, sentence: str, leads_to: Node | None = None) -> None:
        if not sentence:
            return
        row = Sentence(sentence, follows=leads_to is not None)
        if leads_to is not None:
            item = Item(leads_to.kind, leads_to.id)
            row.activated.connect(lambda: self._controller.view.follow(item))
        self._rows.addWidget(row)

    def _add_rows(self, shorter: Sequence[Shortening]) -> None:
        from cxplanner.wording.earlier import shortening_sentence

        plan, words, view = self._controller.plan, self._controller.words, self._controller.view
        box, rows = column()
        for each in shorter:
            initiative = plan.initiatives[each.initiative]
            name = f"{initiative.key} {initiative.short_title or initiative.title}"
            follow = partial(view.follow, Item("initiative", each.initiative))
            row = ItemRow(name, words.duration(each.days), "chart-gantt", follow)
            sentence = shortening_sentence(words, plan, each)
            row.setToolTip(plain_tooltip(sentence))
            row.setAccessibleName(sentence)
            rows.addWidget(row)
        self._rows.addWidget(box)
