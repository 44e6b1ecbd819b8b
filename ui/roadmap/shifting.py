"""Everything that is selected, moved by working days: asked for in a popover, beside any view."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QWidget

from cxplanner.errors import CXPlannerError
from cxplanner.plan.notation import parse_lag
from ui.roadmap.bar_drags import days_after, shifted
from ui.roadmap.popover import Popover
from ui.widgets.field import TextField

if TYPE_CHECKING:
    from ui.plan_controller import PlanController


def shift(controller: PlanController, days: int) -> bool:
    """Move everything that is selected by working days."""
    ids = controller.view.selected_initiatives()
    where = days_after(controller.schedule, ids, days)
    return controller.apply("move_initiatives", partial(shifted, days=where, ids=ids, values={}))


def ask_shift(controller: PlanController, around: QWidget, corner: QPoint, then: QWidget) -> Popover:
    """Ask at a place of `around` by how many working days; the keyboard goes to `then` afterwards."""
    words = controller.words
    popover = Popover(words.say("Shift by…"), around)
    popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    field = TextField(words.say("Shift by"))
    field.show_text("+5d", anew=True)
    popover.column.addWidget(field)

    def commit(text: object) -> None:
        if popover.isHidden():
            return
        try:
            lag = parse_lag(str(text), len(controller.plan.programme.calendar.weekdays))
        except CXPlannerError as error:
            field.refuse(words.error(error))
            popover.adjustSize()
            return
        popover.close()
        then.setFocus()
        shift(controller, lag.days)

    field.committed.connect(commit)
    field.line.returnPressed.connect(lambda: commit(field.text))
    popover.left.connect(popover.close)
    popover.left.connect(then.setFocus)
    popover.show_beside(QRectF(corner.x(), corner.y(), 1, 1))
    field.line.setFocus()
    field.line.selectAll()
    return popover
