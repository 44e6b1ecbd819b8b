"""What moves if an item slips by some days: a number to try, and the answer at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.errors import ScheduleError
from ui.inspector.day_count import MOST_DAYS, DayCount
from ui.inspector.folding import FoldingSection
from ui.inspector.parts import ItemRow, Sentence, clear, column
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Node
    from cxplanner.scheduling.slips import Slip, Slipped
    from ui.plan_controller import PlanController

FIRST_ROWS: Final = 4


class SlipSection(FoldingSection):
    """The days are kept while the selection goes on."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(controller.words.say("If it slips"), "slip", controller.settings, parent)
        self._controller = controller
        self._node: Node | None = None
        self._shows_all = False
        self.days = DayCount(controller.words.say("Working days that it slips"), controller.words)
        self.days.changed.connect(self._fill)
        self.body.addWidget(self.days)
        box, self._rows = column()
        self._rows.setSpacing(6)
        self.body.addWidget(box)

    def answer(self, node: Node) -> None:
        """Show what a slip of this item moves."""
        if node != self._node:
            self._shows_all = False
        self._node = node
        self._fill()

    def _fill(self) -> None:
        from cxplanner.scheduling.slips import slip
        from cxplanner.wording.slips import missed_sentence, slip_sentence

        clear(self._rows)
        if self._node is None or not self._controller.is_open:
            return
        words, plan = self._controller.words, self._controller.plan
        days = self.days.value
        if days is None:
            text = words.say("Enter a number from 1 to {most}.", most=words.number(MOST_DAYS))
            self._rows.addWidget(PlainLabel(text, "refusal", wraps=True))
            return
        try:
            found = slip(self._controller.schedule, self._node, days)
        except ScheduleError as error:
            self._rows.addWidget(Sentence(words.error(error), follows=False))
            return
        self._rows.addWidget(Sentence(slip_sentence(words, found), follows=False))
        for missed in found.missed:
            label = PlainLabel(missed_sentence(words, plan, missed), "refusal", wraps=True)
            self._rows.addWidget(label)
        self._add_rows(found)

    def _add_rows(self, found: Slip) -> None:
        shown = found.moved if self._shows_all else found.moved[:FIRST_ROWS]
        if not shown:
            return
        box, rows = column()
        for each in shown:
            rows.addWidget(self._row(each))
        self._rows.addWidget(box)
        if len(shown) < len(found.moved):
            words = self._controller.words
            more = LinkButton(words.say("Show all {n}", n=words.number(len(found.moved))))
            more.clicked.connect(self._show_all)
            self._rows.addWidget(more)

    def _row(self, moved: Slipped) -> ItemRow:
        from ui.inspector.links import name_of

        words, item = self._controller.words, Item(moved.kind, moved.id)
        icon = "chart-gantt" if moved.kind == "initiative" else "diamond"
        name = name_of(self._controller.plan, item)
        return ItemRow(name, words.signed_days(moved.days), icon, lambda: self._controller.view.follow(item))

    def _show_all(self) -> None:
        self._shows_all = True
        self._fill()
