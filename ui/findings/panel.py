"""The panel of findings: a list of sentences, and beside it what can be done about the current one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QScrollArea, QVBoxLayout, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.findings.finding import Severity
from cxplanner.findings.repairs import Repair, repairs
from cxplanner.wording.repairs import repair_words
from ui.findings.model import FindingsModel
from ui.findings.row_painter import FindingRow
from ui.view_state import item_of_key
from ui.widgets.buttons import Button, IconButton, SegmentedControl
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.findings.finding import Finding
    from cxplanner.plan.plan import Plan
    from ui.plan_controller import PlanController

COMMANDS: Final = frozenset({"level"})
"""What a repair may lead to that is a command of the window, not a field of the item."""
_DETAIL_WIDTH: Final = 288


class FindingsPanel(QWidget):
    """Follows the plan while it is open. Enter goes to the item of the current finding."""

    close_clicked = Signal()
    command = Signal(str)
    left_for_item = Signal()

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._controller = controller
        self._words = controller.words
        self.setAccessibleName(self._words.say("Findings"))
        self._is_stale = True
        self.model = FindingsModel(self._words, self)
        self.list = _FindingsList(self.model, self._words.say("Findings"))
        self.list.setItemDelegate(FindingRow(self._words, self.list))
        self.list.item_chosen.connect(self._go_to_item)
        self.list.left.connect(self.close_clicked)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_detail())
        self.buttons: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list, 1)
        row.addWidget(self._detail())
        column.addLayout(row, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 130)

    def sizeHint(self) -> QSize:
        return QSize(600, 210)

    # ------------------------------------------------------------------ following the plan

    def refresh(self) -> None:
        """Show what is found in the plan as it is now; the current finding stays current while it stands."""
        self._is_stale = not self.isVisible()
        if self._is_stale or not self._controller.is_open:
            return
        before, row = self.current, self.list.currentIndex().row()
        self.model.show_findings(self._controller.findings())
        self._count()
        self._make_current(before, row)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    @property
    def current(self) -> Finding | None:
        row = self.list.currentIndex().row()
        return self.model.findings[row] if 0 <= row < len(self.model.findings) else None

    def _make_current(self, finding: Finding | None, row: int) -> None:
        """The same finding where it still stands, else what came to its place."""
        findings = self.model.findings
        if finding is not None:
            same = (finding.rule, finding.items)
            row = next((n for n, each in enumerate(findings) if (each.rule, each.items) == same), row)
        row = min(max(row, 0), len(findings) - 1)
        self.list.setCurrentIndex(self.model.index(row))
        self._show_detail()

    def _count(self) -> None:
        words, model = self._words, self.model
        total = sum(model.count(severity) for severity in Severity)
        counted = (
            words.say_number("{n} error", "{n} errors", model.count(Severity.ERROR)),
            words.say_number("{n} warning", "{n} warnings", model.count(Severity.WARNING)),
            words.say_number("{n} notice", "{n} notices", model.count(Severity.NOTICE)),
        )
        self._summary.setText(" · ".join(counted) if total else words.say("Nothing to remark."))

    # ------------------------------------------------------------------ building

    def _head(self) -> QHBoxLayout:
        say = self._words.say
        row = QHBoxLayout()
        row.setContentsMargins(16, 5, 8, 5)
        row.setSpacing(10)
        row.addWidget(PlainLabel(say("Findings"), "sectionHead"))
        self._summary = PlainLabel("", "small")
        row.addWidget(self._summary)
        row.addStretch(1)
        choices: list[tuple[object, str]] = [
            (None, say("All")),
            (Severity.ERROR, say("Errors")),
            (Severity.WARNING, say("Warnings")),
            (Severity.NOTICE, say("Notices")),
        ]
        self.severities = SegmentedControl(say("Show"), choices, None)
        self.severities.chosen.connect(self._keep)
        row.addWidget(self.severities)
        close = IconButton("x", say("Close the findings"))
        close.clicked.connect(self.close_clicked)
        row.addWidget(close)
        return row

    def _detail(self) -> QWidget:
        """It is scrolled where the panel is low or texts are large."""
        box = QWidget()
        self._detail_column = QVBoxLayout(box)
        self._detail_column.setContentsMargins(14, 4, 14, 10)
        self._detail_column.setSpacing(6)
        self._sentence = PlainLabel("", "", wraps=True)
        self._detail_column.addWidget(self._sentence)
        self._detail_column.addStretch(1)
        area = QScrollArea()
        area.setFixedWidth(_DETAIL_WIDTH)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(box)
        return area

    # ------------------------------------------------------------------ the current finding

    def _show_detail(self) -> None:
        finding = self.current
        if any(button.hasFocus() for button in self.buttons):
            self.list.setFocus()  # else the keyboard would be wherever Tab goes next
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        self._sentence.setText(self._words.finding(finding) if finding is not None else "")
        if finding is None:
            return
        if self._item_of(finding) is not None:
            key = finding.items[0]
            self._add_button(self._words.say("Go to {key}", key=key)).clicked.connect(self._leave_for_item)
        if self._controller.open_plan.read_only:
            return
        for repair in repairs(self._controller.plan, self._controller.schedule, finding):
            self._offer(repair, finding)

    def _offer(self, repair: Repair, finding: Finding) -> None:
        button = self._add_button(repair_words(self._words, repair))
        if repair.edit is None:
            button.clicked.connect(lambda: self._lead_to(repair.leads_to))
            return
        button.clicked.connect(lambda: self._apply([repair]))
        alike = self._alike(repair, finding)
        if len(alike) > 1:
            every = self._add_button(
                self._words.say_number("Do this for all {n}", "Do this for all {n}", len(alike))
            )
            every.clicked.connect(lambda: self._apply(alike))

    def _alike(self, repair: Repair, finding: Finding) -> list[Repair]:
        """The same way out for every finding of the rule."""
        plan, schedule = self._controller.plan, self._controller.schedule
        same_rule = [each for each in self._controller.findings() if each.rule == finding.rule]
        return [
            each for one in same_rule for each in repairs(plan, schedule, one) if each.code == repair.code
        ]

    def _apply(self, chosen: Sequence[Repair]) -> None:
        """One step for all of them, so that one undo takes it back."""

        def edit(plan: Plan) -> Plan:
            for repair in chosen:
                plan = repair.edit(plan) if repair.edit is not None else plan
            return plan

        self._controller.apply(chosen[0].name, edit)
        self.refresh()
        self.list.setFocus()

    def _lead_to(self, where: str) -> None:
        if where in COMMANDS:
            self.command.emit(where)
            return
        self._go_to_item()
        self._controller.view.field_requested.emit(where)

    def _go_to_item(self) -> None:
        item = self._item_of(self.current) if self.current is not None else None
        if item is not None:
            self._controller.view.go_to(item)

    def _leave_for_item(self) -> None:
        self._go_to_item()
        self.left_for_item.emit()

    def _item_of(self, finding: Finding) -> Item | None:
        return item_of_key(self._controller.plan, finding.items[0]) if finding.items else None

    def _keep(self, severity: object) -> None:
        before, row = self.current, self.list.currentIndex().row()
        self.model.keep(severity if isinstance(severity, Severity) else None)
        self._make_current(before, row)

    def _add_button(self, text: str) -> Button:
        button = Button(text)
        self._detail_column.insertWidget(self._detail_column.count() - 1, button)
        self.buttons.append(button)
        return button


class _FindingsList(QListView):
    """Enter and a double click choose; Esc leaves the panel."""

    item_chosen = Signal()
    left = Signal()

    def __init__(self, model: FindingsModel, name: str) -> None:
        super().__init__()
        self.setObjectName("findingsList")
        self.setAccessibleName(name)
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.item_chosen.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        del index
        self.item_chosen.emit()
