"""The dates that slipped since the last review and whose reason is asked, once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxplanner.plan.reviews import SlipReason
from cxplanner.scheduling.results import Node
from ui.indicators.typed_value import keep_typed
from ui.widgets.field import TextField
from ui.widgets.labels import PlainLabel
from ui.widgets.section import SectionHead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxplanner.steering.slips import SlippedDate
    from ui.plan_controller import PlanController

MOST_ASKED: Final = 6
"""So many reasons are asked at once, those of the longest slips; the next review asks for the others."""


class SlipRows(QWidget):
    """A line for each; one that is left empty is asked again, and printed as not given."""

    def __init__(
        self, controller: PlanController, slips: Sequence[SlippedDate], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        words = controller.words
        ordered = sorted(slips, key=lambda each: -each.days)
        self.fields: list[tuple[SlippedDate, TextField]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(SectionHead(words.say("Why did these slip?")))
        for slip in ordered[:MOST_ASKED]:
            told = words.say(
                "{item}: {before} → {after}, {days} later",
                item=self._name(slip),
                before=words.date(slip.frozen_on),
                after=words.date(slip.moved_to),
                days=words.working_days(slip.days),
            )
            column.addWidget(PlainLabel(told, wraps=True))
            field = TextField(words.field("reason"))
            keep_typed(field)
            field.line.setAccessibleName(told)
            column.addWidget(field)
            self.fields.append((slip, field))
        self.setVisible(bool(self.fields))

    def reasons(self) -> list[SlipReason]:
        """What was typed."""
        said_on = self._controller.schedule.status_date or date.today()
        return [
            SlipReason(
                0, slip.meeting or 0, slip.frozen_on, slip.moved_to, field.text, said_on,
                slip.initiative, slip.gate, slip.milestone,
            )
            for slip, field in self.fields
            if field.text.strip()
        ]  # fmt: skip

    def _name(self, slip: SlippedDate) -> str:
        plan, words = self._controller.plan, self._controller.words
        if slip.milestone is not None:
            milestone = plan.milestones[slip.milestone]
            return f"{milestone.key} {milestone.title}"
        if slip.gate is not None:
            return words.node(plan, Node("gate", slip.gate))
        initiative = plan.initiatives[slip.initiative or 0]
        return f"{initiative.key} {initiative.title}"
