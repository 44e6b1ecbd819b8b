"""A criterion of a gate: where it stands, what it asks, and the evidence for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from cxplanner.plan.edits.programme import delete_criteria, put_criterion
from cxplanner.plan.programme import CriterionKind, CriterionStatus, GateCriterion
from cxplanner.wording.measured_criteria import measured_line
from ui.gates.flat_text import FlatText
from ui.theme import icon, theme
from ui.widgets.labels import PlainLabel, literal

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.steering.measured_criteria import MeasuredCriterion
    from ui.plan_controller import PlanController

_ICONS: Final = {
    CriterionStatus.OPEN: ("circle", "ink2"),
    CriterionStatus.MET: ("circle-check", "ok"),
    CriterionStatus.NOT_MET: ("circle-x", "late"),
    CriterionStatus.WAIVED: ("circle-minus", "ink2"),
}


class CriterionRow(QWidget):
    """The button before the text says where it stands, and opens the choice; Space and Enter do the same."""

    def __init__(self, controller: PlanController, criterion: GateCriterion) -> None:
        super().__init__()
        self._controller = controller
        self._words = words = controller.words
        self.criterion = criterion
        self.status = QToolButton()
        self.status.setIconSize(QSize(16, 16))
        self.status.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.status.setFixedWidth(26)
        self.status.clicked.connect(self.open_menu)
        self.text = FlatText(words.say("Criterion"))
        self.text.committed.connect(lambda text: self._change(text=text))
        self.evidence = FlatText(words.say("Evidence"), words.say("No evidence yet"))
        self.evidence.setProperty("role", "small")
        self.evidence.committed.connect(lambda text: self._change(evidence=text))
        self.measured = PlainLabel("", "small", wraps=True)
        self.measured.setContentsMargins(4, 0, 4, 4)  # as the texts that are typed above it
        self.measured.hide()
        self._refusal = PlainLabel("", "refusal", wraps=True)
        self._refusal.hide()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        for widget in (self.text, self.evidence, self.measured, self._refusal):
            texts.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(2)
        row.addWidget(self.status, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        theme().changed.connect(self._show_status)
        self.show_criterion(criterion)

    def show_criterion(self, criterion: GateCriterion) -> None:
        """Show it as the plan has it now."""
        self.criterion = criterion
        self.text.show_text(criterion.text)
        self.evidence.show_text(criterion.evidence)
        self._refusal.hide()
        self._show_status()
        writable = not self._controller.open_plan.read_only
        for each in (self.text, self.evidence):
            each.setReadOnly(not writable)
        self.status.setEnabled(writable)

    def show_measured(self, measured: MeasuredCriterion | None) -> None:
        """Say below it what the program measures of it, and where that is other than its status."""
        self.measured.setVisible(measured is not None)
        if measured is None:
            return
        line = measured_line(self._words, self._controller.plan, measured)
        if measured.contradicts(self.criterion.status):
            said = self._words.label(self.criterion.status)
            line = self._words.say("{measured} · its status says: {status}", measured=line, status=said)
        self.measured.setText(line)

    def open_menu(self) -> QMenu:
        """Offer the four states, the other weight, and deletion."""
        words, criterion = self._words, self.criterion
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for status in CriterionStatus:
            name, tint = _ICONS[status]
            action = menu.addAction(icon(name, tint), literal(words.label(status)))
            action.triggered.connect(lambda _=False, chosen=status: self._change(status=chosen))
        menu.addSeparator()
        for kind in CriterionKind:
            action = menu.addAction(literal(words.label(kind)))
            action.setCheckable(True)
            action.setChecked(kind is criterion.kind)
            action.triggered.connect(lambda _=False, chosen=kind: self._change(kind=chosen))
        menu.addSeparator()
        delete = menu.addAction(icon("trash-2"), words.say("Delete the criterion"))
        gone = criterion.id
        delete.triggered.connect(
            lambda: self._attempt("delete_criterion", lambda plan: delete_criteria(plan, [gone]))
        )
        menu.popup(self.status.mapToGlobal(self.status.rect().bottomLeft()))
        return menu

    def _change(self, **values: Any) -> None:
        changed = self.criterion.id
        if not self._controller.is_open or changed not in self._controller.plan.criteria:
            return  # deleted while it was written
        self._attempt(
            "put_criterion", lambda plan: put_criterion(plan, replace(plan.criteria[changed], **values))
        )

    def _attempt(self, name: str, edit: Callable[[Plan], Plan]) -> None:
        error = self._controller.attempt(name, edit)
        if error is not None:
            self._refusal.setText(self._words.error(error))
            self._refusal.show()

    def _show_status(self) -> None:
        status = self.criterion.status
        self.status.setIcon(icon(*_ICONS[status]))
        said = self._words.label(status)
        self.status.setToolTip(literal(said))
        self.status.setAccessibleName(f"{said}: {self.criterion.text}")
