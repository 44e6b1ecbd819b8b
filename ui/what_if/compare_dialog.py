"""What a what-if changes, item by item, beside the original; it can be taken or dropped from here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cxplanner.differences import differences
from cxplanner.wording.differences import DifferenceRow, difference_rows
from cxplanner.wording.effects import changes_phrase, effect_phrases, findings_phrases, in_a_row
from ui.theme import icon
from ui.what_if.commands import changes_of
from ui.widgets.buttons import Button
from ui.widgets.entity_model import EntityColumn, EntityKind
from ui.widgets.entity_table import EntityTable
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.differences import Differences
    from ui.plan_controller import PlanController

_WIDTH: Final = 920
_FINDINGS_HEIGHT: Final = 110


class CompareDialog(QDialog):
    """`answer` says what was chosen; whoever opened it does that."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = words = controller.words
        self.answer: Literal["", "take", "drop"] = ""
        what_if = controller.what_if
        assert what_if is not None, "only a what-if is compared"
        self._currency = what_if.plan.programme.currency
        self.differences = differences(what_if.before, what_if.schedule)
        self.setWindowTitle(words.say("Compare the what-if"))
        title = words.say("What if: {name}", name=what_if.name) if what_if.name else words.say("What if")
        self.title = PlainLabel(title, "viewTitle", wraps=True)
        self.summary = PlainLabel(self._summary(self.differences), wraps=True)
        self.table = self._table(difference_rows(words, self.differences, self._currency))
        self.findings = self._list_of_findings(self.differences)
        self._lay_out()
        room = parent.width() - 40 if parent is not None else _WIDTH
        self.resize(min(_WIDTH, room), 600)

    def _summary(self, found: Differences) -> str:
        words = self._words
        phrases = [changes_phrase(words, changes_of(self._controller))]
        phrases += effect_phrases(words, found.effect, self._currency)
        return in_a_row([*phrases, *findings_phrases(words, found.findings)])

    def _table(self, rows: list[DifferenceRow]) -> EntityTable[DifferenceRow]:
        say = self._words.say
        columns = (
            EntityColumn[DifferenceRow](say("Item"), lambda row: row.item, stretches=True),
            EntityColumn[DifferenceRow](say("What differs"), lambda row: row.what, width=120),
            EntityColumn[DifferenceRow](say("Original"), lambda row: row.before, width=155),
            EntityColumn[DifferenceRow](say("What-if"), lambda row: row.after, width=155),
            EntityColumn[DifferenceRow](say("Change"), lambda row: row.change, width=84),
        )
        kind = EntityKind[DifferenceRow]("", lambda: rows, lambda row: row)
        return EntityTable(say("What differs"), kind, columns, self._controller.attempt, self._words)

    def _list_of_findings(self, found: Differences) -> QListWidget:
        words = self._words
        shown = QListWidget()
        shown.setObjectName("plainList")
        shown.setAccessibleName(words.say("Findings that come or go"))
        shown.setWordWrap(True)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines = [
            (words.say("New: {finding}", finding=words.finding(each)), True) for each in found.findings.new
        ]
        lines += [
            (words.say("Gone: {finding}", finding=words.finding(each)), False) for each in found.findings.gone
        ]
        for text, is_new in lines:
            shown.addItem(QListWidgetItem(icon("triangle-alert" if is_new else "check"), text))
        shown.setVisible(bool(lines))
        return shown

    def _lay_out(self) -> None:
        say = self._words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        heading = PlainLabel(say("Findings that come or go"), "sectionHead")
        heading.setVisible(self.findings.count() > 0)
        column.addWidget(heading)
        self.findings.setMaximumHeight(_FINDINGS_HEIGHT)
        column.addWidget(self.findings)
        foot = QHBoxLayout()
        self.take = Button(say("Take it"), primary=True)
        self.drop = Button(say("Drop"))
        self.go_on = Button(say("Keep trying"))
        self.take.clicked.connect(lambda: self._choose("take"))
        self.drop.clicked.connect(lambda: self._choose("drop"))
        self.go_on.clicked.connect(self.reject)
        foot.addWidget(self.drop)
        foot.addStretch(1)
        foot.addWidget(self.go_on)
        foot.addWidget(self.take)
        column.addLayout(foot)

    def _choose(self, answer: Literal["take", "drop"]) -> None:
        self.answer = answer
        self.accept()
