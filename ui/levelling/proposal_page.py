"""After a search: what the proposal changes, what moves and why, and what is still too much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.errors import FileError
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.levelling.level import LevellingProposal, Move
from cxplanner.scheduling.levelling.load import team_load
from cxplanner.wording.levelling import bound_sentence, move_sentence, reason, rest_sentence, target_sentence
from ui.inspector.parts import FactTable
from ui.levelling.load_chart import LoadChart
from ui.levelling.moved_bars import MovedBar, MovedBars
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel, literal
from ui.widgets.reading_table import ReadColumn, ReadingTable

if TYPE_CHECKING:
    from datetime import date

    from cxplanner.plan.programme import Team
    from cxplanner.wording.words import Words
    from ui.plan_controller import PlanController

_BARS: Final = 5
"""The column of the bars."""
_MOST_RESTS: Final = 3
"""How many sentences about what is left have room."""


class ProposalPage(QWidget):
    """`take_asked`, `drop_asked` and `again_asked` are what can be done with a proposal."""

    take_asked = Signal()
    drop_asked = Signal()
    again_asked = Signal()

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = words = controller.words
        say = words.say
        self.proposal: LevellingProposal | None = None
        self.facts = FactTable()
        self._team: Team | None = None
        self.load = LoadChart(words)
        self.load_title = ElidedLabel("", "sectionHead")
        self.load_part = QWidget()
        self.target = PlainLabel("", "small", wraps=True)
        self.bound = PlainLabel("", "small", wraps=True)
        self.rest = PlainLabel("", "small", wraps=True)
        self.heading = PlainLabel("", "sectionHead")
        self.moves = ReadingTable(say("What moves"), _columns(words))
        self.bars = MovedBars(self.moves)
        self.moves.setItemDelegateForColumn(_BARS, self.bars)
        self.moves.chosen.connect(self._follow)
        self.moves.current_changed.connect(self._show_current)
        self.detail = PlainLabel("", "small", wraps=True)
        self.legend = PlainLabel(
            say(
                "Filled: the proposal. Open: as it is now. Thick line: the capacity of the team. "
                "Enter shows an initiative in the window behind."
            ),
            "tertiary",
            wraps=True,
        )
        self.refusal = PlainLabel("", "refusal", wraps=True)
        self.go_to = Button("")
        self.go_to.clicked.connect(lambda: self._follow(self.moves.current_row))
        self.again = Button(say("Search again…"))
        self.again.clicked.connect(self.again_asked)
        self.drop = Button(say("Drop"))
        self.drop.clicked.connect(self.drop_asked)
        self.take = Button(say("Take it"), "check", primary=True)
        self.take.clicked.connect(self.take_asked)
        self._lay_out()

    def show_proposal(self, proposal: LevellingProposal, plan: Plan) -> None:
        """Show what is proposed for a plan."""
        self.proposal = proposal
        self._team = None
        words = self._words
        self.facts.show_rows(self._fact_rows(proposal, plan))
        _tell(self.target, target_sentence(words, proposal))
        self.bound.setText(bound_sentence(words, proposal))
        _tell(self.rest, self._rest_text(proposal, plan))
        number = len(proposal.moves)
        moving = words.say_number("{n} initiative moves", "{n} initiatives move", number)
        self.heading.setText(moving if number else words.say("No date changes."))
        self.bars.show_bars([_bar(proposal, plan, move) for move in proposal.moves])
        heads = [column.title for column in _columns(words)]
        if number:
            heads[_BARS] = " – ".join(words.compact_date(day) for day in self.bars.span)
        self.moves.show_rows([self._row(proposal, plan, move) for move in proposal.moves], heads)
        for widget in (self.moves, self.detail, self.legend, self.go_to, self.load_part):
            widget.setVisible(bool(number))
        self._allow_taking(proposal, plan)

    def _allow_taking(self, proposal: LevellingProposal, plan: Plan) -> None:
        """Let the proposal be taken, or say why it cannot be."""
        open_plan = self._controller.open_plan
        changes = proposal.take(plan) is not plan
        if not changes:
            self.heading.setText(self._words.say("Nothing moves, so there is nothing to take."))
        refused = changes and open_plan.read_only
        self.take.setEnabled(changes and not refused)
        self.refuse(self._words.error(FileError("read_only", path=open_plan.path)) if refused else "")

    def refuse(self, sentence: str) -> None:
        """Say what did not happen; nothing takes the sentence away."""
        _tell(self.refusal, sentence)

    def grow_stale(self) -> None:
        """Say that the plan is no longer the one that was searched."""
        self.take.setEnabled(False)
        self.refuse(self._words.say("The plan has changed since this search: search again."))

    def first_focus(self) -> QWidget:
        """Where the keyboard begins: never on what changes the plan."""
        return self.moves if self.proposal is not None and self.proposal.moves else self.drop

    # ------------------------------------------------------------------ what is shown

    def _fact_rows(self, proposal: LevellingProposal, plan: Plan) -> list[tuple[str, ...]]:
        say, before, after = self._words.say, proposal.before, proposal.after
        rows: list[tuple[str, ...]] = [
            ("", say("Now"), say("Proposed"), say("Change")),
            self._fact_row(say("Finish"), before.finish, after.finish),
        ]
        for number, stage in plan.stages.items():
            name = f"{stage.gate_key} {stage.gate_name}".rstrip()
            rows.append(self._fact_row(name, before.gate(number).finish, after.gate(number).finish))
        return rows

    def _fact_row(self, name: str, now: date | None, then: date | None) -> tuple[str, ...]:
        words = self._words
        return name, words.date(now), words.date(then), words.signed_days(self._days(now, then))

    def _days(self, now: date | None, then: date | None) -> int:
        """How many working days a day is after another."""
        if now is None or then is None or self.proposal is None:
            return 0
        return self.proposal.after.working_days_between(now, then)

    def _row(self, proposal: LevellingProposal, plan: Plan, move: Move) -> tuple[str, ...]:
        words, initiative = self._words, plan.initiatives[move.initiative]
        finish = proposal.after.initiative(move.initiative).finish
        return (
            f"{initiative.key} {initiative.title}",
            words.compact_date(move.start_before),
            words.compact_date(move.start_after),
            words.signed_days(self._days(move.start_before, move.start_after)),
            reason(words, plan, move),
            words.say("until {date}", date=words.date(finish)),
        )

    def _rest_text(self, proposal: LevellingProposal, plan: Plan) -> str:
        words, rest = self._words, proposal.over_after
        lines = [rest_sentence(words, plan, over) for over in rest[:_MOST_RESTS]]
        more = len(rest) - _MOST_RESTS
        if more > 0:
            lines.append(words.say_number("There is {n} more.", "There are {n} more.", more))
        return "\n".join(lines)

    def _show_current(self) -> None:
        """Say of the current row in full what the table has no room for."""
        row, proposal = self.moves.current_row, self.proposal
        if proposal is None or not 0 <= row < len(proposal.moves):
            return
        plan, move = proposal.before.plan, proposal.moves[row]
        days = self._days(move.start_before, move.start_after)
        self.detail.setText(move_sentence(self._words, plan, move, days))
        self._show_load(proposal, move)
        key = plan.initiatives[move.initiative].key
        self.go_to.setText(literal(self._words.say("Show {key}", key=key)))

    def _show_load(self, proposal: LevellingProposal, move: Move) -> None:
        """Show the team that is the reason, or the initiative's own."""
        plan = proposal.before.plan
        team = move.cause.team if move.cause is not None else plan.initiatives[move.initiative].team
        shown = plan.teams.get(team or 0)
        self.load_part.setVisible(shown is not None)
        if shown is not None and shown != self._team:
            self._team = shown
            self.load_title.setText(shown.name)
            self.load.show_loads(
                shown, *(team_load(each, shown) for each in (proposal.before, proposal.after))
            )

    def _follow(self, row: int) -> None:
        """Select an initiative in the window behind and bring it into sight."""
        if self.proposal is not None and 0 <= row < len(self.proposal.moves):
            initiative = self.proposal.moves[row].initiative
            if initiative in self._controller.plan.initiatives:
                self._controller.view.go_to(Item("initiative", initiative))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self._words.say("Proposal"), "viewTitle"))
        column.addLayout(self._facts_and_load())
        for label in (self.target, self.bound, self.rest, self.heading):
            column.addWidget(label)
        column.addWidget(self.moves, 1)
        column.addWidget(self.detail)
        column.addWidget(self.legend)
        column.addStretch(0)
        column.addWidget(self.refusal)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.go_to)
        foot.addWidget(self.again)
        foot.addStretch(1)
        foot.addWidget(self.drop)
        foot.addWidget(self.take)
        column.addLayout(foot)

    def _facts_and_load(self) -> QHBoxLayout:
        chart = QVBoxLayout(self.load_part)
        chart.setContentsMargins(0, 0, 0, 0)
        chart.setSpacing(2)
        chart.addWidget(self.load_title)
        chart.addWidget(self.load)
        row = QHBoxLayout()
        row.setSpacing(28)
        row.addWidget(self.facts, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.load_part, 1)
        row.addStretch(0)
        return row


def _bar(proposal: LevellingProposal, plan: Plan, move: Move) -> MovedBar:
    now, then = (dates.initiative(move.initiative) for dates in (proposal.before, proposal.after))
    before = move.start_before, now.finish or move.start_before
    after = move.start_after, then.finish or move.start_after
    return MovedBar(before, after, plan.initiatives[move.initiative].stream)


def _columns(words: Words) -> list[ReadColumn]:
    say = words.say
    return [
        ReadColumn(say("Initiative")),
        ReadColumn(say("Start now"), 78),
        ReadColumn(say("Proposed"), 82),
        ReadColumn(say("Change"), 66, right=True),
        ReadColumn(say("Because")),
        ReadColumn(say("Bars"), 150),
    ]


def _tell(label: PlainLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
