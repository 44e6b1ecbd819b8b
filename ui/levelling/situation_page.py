"""Before a search: what exceeds the capacity of a team, the capacities themselves, and how to set them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.scheduling.levelling.situation import Situation, situation
from cxplanner.wording.levelling import over_sentence
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import PlainLabel
from ui.widgets.reading_table import ReadColumn, ReadingTable
from ui.widgets.value_box import ValueBox

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.levelling.over_allocation import OverAllocation
    from cxplanner.wording.words import Words
    from ui.plan_controller import PlanController

LIMITS: Final = (10, 30, 60, 300)
"""Seconds that a search may take."""
_LIMIT_WIDTH: Final = 124


class SituationPage(QWidget):
    """`search_asked` begins a search; `capacities_asked` leads to the teams; `units_asked` to an initiative
    that says nothing yet of the people it needs."""

    search_asked = Signal()
    capacities_asked = Signal()
    units_asked = Signal()
    clear_asked = Signal()
    closed = Signal()

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = words = controller.words
        say = words.say
        self.situation: Situation | None = None
        self.refusal = PlainLabel("", "refusal", wraps=True)
        self.summary = PlainLabel("", "strong", wraps=True)
        self.note = PlainLabel("", "small", wraps=True)
        self.over = ReadingTable(say("Over capacity"), _over_columns(words))
        self.over.chosen.connect(self._follow)
        self.capacities = ReadingTable(say("Capacities"), _capacity_columns(words), follows=False)
        self.limit = ValueBox(say("Time limit"), [(each, _limit_text(words, each)) for each in LIMITS])
        self.limit.setMinimumWidth(_LIMIT_WIDTH)
        self.change = Button(say("Change the capacities…"), "users")
        self.change.clicked.connect(self.capacities_asked)
        self.clear = Button(say("Clear levelling"), "rotate-ccw")
        self.clear.clicked.connect(self.clear_asked)
        self.close_button = Button(say("Close"))
        self.close_button.clicked.connect(self.closed)
        self.search = Button(say("Search"), "search", primary=True)
        self.search.setDefault(True)
        self.search.clicked.connect(self.search_asked)
        self._make_lessons()
        self._lay_out()

    def show_plan(self) -> None:
        """Show how things stand in the plan as it is now."""
        found = self.situation = situation(self._controller.schedule)
        words, has_needs = self._words, bool(found.needing)
        plan = self._controller.plan
        self.no_capacities.setVisible(not found.teams)
        self.no_needs.setVisible(bool(found.teams) and not has_needs)
        self._go_to.setVisible(bool(plan.initiatives))
        self.summary.setText(over_sentence(words, len({each.team for each in found.over})))
        self.summary.setVisible(has_needs)
        self.over.show_rows([_over_row(words, plan, each) for each in found.over])
        self.over.setVisible(bool(found.over))
        self.capacities.show_rows(
            [
                (team.name, words.date(each.since), words.number(each.units))
                for team in found.teams
                for each in sorted(team.capacity, key=lambda entry: entry.since)
            ]
        )
        self._part.setVisible(bool(found.teams))
        self._show_levelled(len(found.levelled))
        self.search.setEnabled(found.is_worth_a_search)
        self.limit.setEnabled(found.is_worth_a_search)
        self.refuse("")

    def _make_lessons(self) -> None:
        """What stands here where a plan says too little for a search."""
        say = self._words.say
        self.no_capacities = EmptyState(
            say("No team has a capacity yet"),
            say(
                "Levelling needs to know how many full-time people a team has, and from when on: "
                "enter it for each team in the programme's settings."
            ),
            [(say("Set the capacities…"), self.capacities_asked.emit)],
            icons=["users"],
        )
        self.no_needs = EmptyState(
            say("No initiative needs people of a team with a capacity"),
            say(
                "Choose the team of an initiative, and enter how many full-time equivalents of it the work "
                "takes: both are fields of the inspector."
            ),
            [(say("Go to an initiative"), self.units_asked.emit)],
            icons=["list-tree"],
        )
        (self._go_to,) = self.no_needs.findChildren(Button)
        (self._set_capacities,) = self.no_capacities.findChildren(Button)

    def refuse(self, sentence: str) -> None:
        """Say what did not happen; nothing takes the sentence away."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def first_focus(self) -> QWidget:
        """Where the keyboard begins: on the next thing to do."""
        if not self.no_capacities.isHidden():
            return self._set_capacities
        if not self.no_needs.isHidden() and not self._go_to.isHidden():
            return self._go_to
        return self.search if self.search.isEnabled() else self.close_button

    @property
    def seconds(self) -> int:
        chosen = self.limit.value
        return chosen if isinstance(chosen, int) else LIMITS[0]

    def _show_levelled(self, number: int) -> None:
        words = self._words
        self.clear.setVisible(bool(number))
        self.clear.setEnabled(not self._controller.open_plan.read_only)
        levelled = words.say_number(
            "{n} start is levelled. A search begins from the plan without it.",
            "{n} starts are levelled. A search begins from the plan without them.",
            number,
        )
        self.note.setText(levelled if number else "")
        self.note.setVisible(bool(number))

    def _follow(self, row: int) -> None:
        """Select the initiatives that need a team at the same time, and bring the first into sight."""
        if self.situation is None:
            return
        plan = self._controller.plan
        found = [plan.initiative(key) for key in self.situation.over[row].keys]
        items = [Item("initiative", each.id) for each in found if each is not None]
        self._controller.view.select(*reversed(items))
        self._controller.view.reveal_requested.emit(items[0])

    def _lay_out(self) -> None:
        say = self._words.say
        intro = say(
            "Levelling moves starts so that no team needs more people than it has, for the earliest finish. "
            "Links, gates, pins and calendars hold. You see a proposal before anything changes."
        )
        self._part = QWidget()
        part = QVBoxLayout(self._part)
        part.setContentsMargins(0, 6, 0, 0)
        part.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(say("Capacities"), "sectionHead"), 1)
        head.addWidget(self.change)
        part.addLayout(head)
        part.addWidget(self.capacities, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("Level the teams"), "viewTitle"))
        for widget in (PlainLabel(intro, "small", wraps=True), self.no_capacities, self.no_needs):
            column.addWidget(widget)
        for widget in (self.summary, self.note):
            column.addWidget(widget)
        column.addWidget(self.over, 3)
        column.addWidget(self._part, 2)
        column.addStretch(0)
        column.addWidget(self.refusal)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        label = PlainLabel(self._words.say("Time limit"), "small")
        label.setBuddy(self.limit)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.clear)
        foot.addStretch(1)
        foot.addWidget(label)
        for widget in (self.limit, self.close_button, self.search):
            foot.addWidget(widget)
        return foot


def _limit_text(words: Words, seconds: int) -> str:
    if seconds < 60:
        return words.say_number("{n} second", "{n} seconds", seconds)
    return words.say_number("{n} minute", "{n} minutes", seconds // 60)


def _over_row(words: Words, plan: Plan, over: OverAllocation) -> tuple[str, ...]:
    return (
        plan.teams[over.team].name,
        words.date(over.first),
        words.date(over.last),
        words.number(over.need),
        words.number(over.capacity),
        words.number(over.excess),
        ", ".join(over.keys),
    )


def _over_columns(words: Words) -> list[ReadColumn]:
    say = words.say
    return [
        ReadColumn(say("Team"), 170),
        ReadColumn(words.say("From"), 100),
        ReadColumn(say("To"), 100),
        ReadColumn(say("Needs"), 66, right=True),
        ReadColumn(say("Has"), 56, right=True),
        ReadColumn(say("Too much"), 78, right=True),
        ReadColumn(say("Initiatives")),
    ]


def _capacity_columns(words: Words) -> list[ReadColumn]:
    say = words.say
    return [
        ReadColumn(say("Team"), 270),
        ReadColumn(say("From"), 120),
        ReadColumn(say("Full-time equivalents")),
    ]
