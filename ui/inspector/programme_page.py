"""The page that stands where nothing is selected: the programme in a few facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.plan.initiatives import Status
from ui.inspector.links import LinkRows
from ui.inspector.parts import FactTable
from ui.inspector.why import Why
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.section import Section

if TYPE_CHECKING:
    from ui.plan_controller import PlanController


class ProgrammePage(QWidget):
    """Shows the programme of the open plan."""

    settings_clicked = Signal()

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        say = controller.words.say
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._organisation = PlainLabel("", "small", wraps=True)
        self._heading = PlainLabel("", "inspectorTitle", wraps=True)
        for label, bottom in ((self._organisation, 4), (self._heading, 12)):
            label.setContentsMargins(16, 0, 16, bottom)
            self._column.addWidget(label)
        section = Section(say("Programme"))
        self._facts = FactTable()
        section.content.addWidget(self._facts)
        settings = Button(say("Programme settings…"), "settings")
        settings.clicked.connect(self.settings_clicked)
        section.content.addWidget(settings)
        self._column.addWidget(section)
        self.why = Why(controller, say("Why this finish"))
        self._column.addWidget(self.why)
        self._gates = LinkRows(say("Gates"), controller)
        self._critical = LinkRows(say("Critical path"), controller)
        self._column.addWidget(self._gates)
        self._column.addWidget(self._critical)
        self._column.addStretch(1)
        self._settings = settings

    def focus_title(self) -> None:
        self._settings.setFocus()

    def show_selected(self) -> None:
        """Show the programme as it is now."""
        plan, schedule, words = self._controller.plan, self._controller.schedule, self._controller.words
        say = words.say
        programme = plan.programme
        self._heading.setText(programme.name)
        self._organisation.setText(programme.organisation)
        self._organisation.setVisible(bool(programme.organisation))
        done = sum(each.status is Status.DONE for each in plan.initiatives.values())
        rows = [
            (say("Start"), words.date(programme.start)),
            (say("Finish"), words.date(schedule.finish) if plan.initiatives else words.date(None)),
            (say("Target"), words.date(programme.target_finish)),
            (say("Status date"), words.date(programme.status_date)),
            (say("Initiatives"), words.number(len(plan.initiatives))),
            (say("Done"), words.number(done)),
        ]
        self._facts.show_rows(rows)
        self.why.explain_finish()
        self._gates.show_items([(Item("gate", number), "") for number in plan.stages])
        nodes = schedule.critical_path() if plan.initiatives else ()
        path = [Item(node.kind, node.id) for node in nodes]
        self._critical.show_items([(item, "") for item in path])
