"""The dialog that checks a printed sheet: above its code, below whether the plan has changed, and what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxplanner.errors import CXPlannerError
from cxplanner.wording.differences import DifferenceRow, difference_rows
from cxplanner.wording.effects import effect_phrases, findings_phrases, in_a_row
from cxplanner.wording.verification import codes_line, difference_headings, print_line, verdict
from ui.background import in_background
from ui.widgets.buttons import Button
from ui.widgets.entity_model import EntityColumn, EntityKind
from ui.widgets.entity_table import EntityTable
from ui.widgets.field import Field
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.differences import Differences
    from cxplanner.verification import Verification
    from ui.plan_controller import PlanController

_WIDTH: Final = 860
_MOST_PRINTS: Final = 6
"""So many prints of one state are told of."""


class VerificationDialog(QDialog):
    """Nothing of it changes the plan; the work is done in the background."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = words = controller.words
        self._task = QObject(self)
        self._rows: list[DifferenceRow] = []
        self.is_working = False
        self.setWindowTitle(words.say("Check a printout"))
        self.line = QLineEdit()
        self.line.setPlaceholderText("3F2A-91BC")
        self.code = Field(words.say("Plan code"), self.line)
        self.line.textEdited.connect(self.code.accept)
        self.check_button = Button(words.say("Check"), "search", primary=True)
        self.check_button.setDefault(True)
        self.check_button.clicked.connect(self.check)
        self.answer = PlainLabel("", wraps=True)
        self.details = PlainLabel("", "small", wraps=True)
        self.table = self._make_table()
        self.table.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        say = self._words.say
        note = say("The code stands in the title block of each sheet. Type it to see what has changed since.")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("Check a printout"), "viewTitle"))
        column.addWidget(PlainLabel(note, "small", wraps=True))
        self.code.add_beside(self.check_button)
        column.addWidget(self.code)
        column.addWidget(self.answer)
        column.addWidget(self.details)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        close = Button(say("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        parent = self.parentWidget()
        room = parent.width() - 40 if parent is not None else _WIDTH
        self.resize(min(_WIDTH, room), 520)

    def _make_table(self) -> EntityTable[DifferenceRow]:
        item, what, before, after, change = difference_headings(self._words)
        columns = (
            EntityColumn[DifferenceRow](item, lambda row: row.item, stretches=True),
            EntityColumn[DifferenceRow](what, lambda row: row.what, width=130),
            EntityColumn[DifferenceRow](before, lambda row: row.before, width=150),
            EntityColumn[DifferenceRow](after, lambda row: row.after, width=150),
            EntityColumn[DifferenceRow](change, lambda row: row.change, width=84),
        )
        kind = EntityKind[DifferenceRow]("", lambda: self._rows, lambda row: row)
        title = self._words.say("What differs")
        return EntityTable(title, kind, columns, self._controller.attempt, self._words)

    # ------------------------------------------------------------------ checking

    def check(self) -> None:
        """Look the code up and compare, and answer when it is done."""
        from cxplanner.verification import checked_code, verify
        from ui.what_if.exported import printed_document

        if self.is_working:
            return
        try:
            code = checked_code(self.line.text())
        except CXPlannerError as error:
            self._clear("")
            self.code.refuse(self._words.error(error))
            self.line.setFocus()
            return
        self.code.accept()
        self.line.setText(code)
        schedule, doc_uuid = self._controller.schedule, printed_document(self._controller)
        self._clear(self._words.say("Calculating…"))
        self.is_working = True
        in_background(lambda: verify(schedule, doc_uuid, code), self._show, self._fail, self._task)

    def _clear(self, answer: str) -> None:
        self.answer.setText(answer)
        self.details.setText("")
        self._rows = []
        self.table.hide()

    def _fail(self, error: Exception) -> None:
        self.is_working = False
        self._clear("")
        raise error

    def _show(self, found: Verification) -> None:
        self.is_working = False
        is_listed = found.differences is not None
        halves = {"dates_changed": found.dates_changed, "others_changed": found.others_changed}
        self.answer.setText(verdict(self._words, **halves, is_listed=is_listed))
        self.details.setText("\n".join(self._details(found)))
        if found.differences is not None:
            currency = self._controller.plan.programme.currency
            self._rows = difference_rows(self._words, found.differences, currency)
            self.table.reload()
            self.table.show()

    def _details(self, found: Verification) -> list[str]:
        from cxplanner.report.reports import report_title
        from cxplanner.verification import reports_of

        words = self._words
        lines = [
            print_line(
                words, report_title(words, reports_of(each)), each.printed_at, of_this_plan=each.of_this_plan
            )
            for each in found.prints[:_MOST_PRINTS]
        ]
        if found.changed:
            lines.append(codes_line(words, found.code, found.code_now))
        return lines + ([self._effect(found.differences)] if found.differences is not None else [])

    def _effect(self, differences: Differences) -> str:
        phrases = effect_phrases(self._words, differences.effect, self._controller.plan.programme.currency)
        return in_a_row([*phrases, *findings_phrases(self._words, differences.findings)])
