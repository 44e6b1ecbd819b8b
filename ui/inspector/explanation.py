"""Why a date is what it is, sentence by sentence, back to the start of the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cxplanner.drawing.shapes import Item
from ui.inspector.folding import FoldingSection
from ui.inspector.parts import Sentence, clear, column
from ui.widgets.buttons import LinkButton
from ui.widgets.laid_out import widgets_in

if TYPE_CHECKING:
    from cxplanner.plan.initiatives import Milestone
    from cxplanner.scheduling.explanation import ExplainedStep
    from cxplanner.scheduling.schedule import Node
    from ui.plan_controller import PlanController

FIRST_STEPS = 4


class Explanation(FoldingSection):
    """The chain of reasons. A sentence about another item leads to it."""

    def __init__(self, title: str, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(title, "why", controller.settings, parent)
        self._controller = controller
        self._node: Node | None = None
        self._head: tuple[str, ...] = ()
        self._steps: tuple[ExplainedStep, ...] = ()
        self._shows_all = False
        box, self._rows = column()
        self._rows.setSpacing(6)
        self.body.addWidget(box)

    def explain(self, node: Node) -> None:
        """Show the reasons for the date of an initiative or a gate."""
        from cxplanner.scheduling.explanation import explain

        self._show(node, (), explain(self._controller.schedule, node))

    def explain_milestone(self, milestone: Milestone, node: Node | None) -> None:
        """Show what a milestone hangs on, and the reasons for that."""
        from cxplanner.scheduling.explanation import explain
        from cxplanner.wording.explanations import milestone_sentence

        schedule = self._controller.schedule
        head = (milestone_sentence(self._controller.words, schedule, milestone),)
        self._show(None, head, explain(schedule, node) if node is not None else ())

    def explain_finish(self) -> None:
        """Show why the programme finishes when it does."""
        from cxplanner.scheduling.explanation import explain, finish_nodes
        from cxplanner.wording.explanations import finish_sentence
        from cxplanner.wording.slips import target_sentence

        words, schedule = self._controller.words, self._controller.schedule
        nodes = finish_nodes(schedule)
        head = (finish_sentence(words, schedule, nodes), target_sentence(words, schedule))
        steps = {step.node: step for node in nodes for step in explain(schedule, node)}
        self._show(None, tuple(each for each in head if each), tuple(steps.values()))

    def focus_first(self) -> bool:
        """Put the keyboard on the first sentence that leads on; False when none does."""
        for widget in widgets_in(self._rows):
            if isinstance(widget, Sentence) and widget.follows:
                widget.setFocus()
                return True
        return False

    def _show(self, node: Node | None, head: tuple[str, ...], steps: tuple[ExplainedStep, ...]) -> None:
        if node != self._node or node is None:
            self._shows_all = False
        self._node, self._head, self._steps = node, head, steps
        self._fill()

    def _fill(self) -> None:
        clear(self._rows)
        words, schedule = self._controller.words, self._controller.schedule
        for sentence in self._head:
            self._rows.addWidget(Sentence(sentence, follows=False))
        shown = self._steps if self._shows_all else self._steps[:FIRST_STEPS]
        for step in shown:
            sentence = words.explanation(schedule, step)
            row = Sentence(sentence, follows=step.node != self._node)
            item = Item(step.node.kind, step.node.id)
            row.activated.connect(lambda item=item: self._controller.view.follow(item))
            self._rows.addWidget(row)
        left = len(self._steps) - len(shown)
        if left:
            more = LinkButton(words.say_number("{n} more step", "{n} more steps", left))
            more.clicked.connect(self._show_all)
            self._rows.addWidget(more)

    def _show_all(self) -> None:
        self._shows_all = True
        self._fill()
