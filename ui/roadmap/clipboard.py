"""Copy and paste on the roadmap: initiatives with the links between them, and rows of a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from cxplanner.drawing.shapes import Item
from cxplanner.errors import CXPlannerError
from cxplanner.plan.edits import pasting
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream

if TYPE_CHECKING:
    from ui.roadmap.canvas import RoadmapCanvas

MIME: Final = "application/x-cxplanner-initiatives"
_COLUMNS: Final = ("key", "title", "stream", "stage", "duration", "owner")


def copy(canvas: RoadmapCanvas) -> None:
    """Put what is selected on the clipboard, also as text for a spreadsheet."""
    from cxplanner.exchange.copied_json import to_json

    plan = canvas.controller.plan
    ids = canvas.controller.view.selected_initiatives()
    if not ids:
        return
    data = QMimeData()
    data.setData(MIME, QByteArray(to_json(pasting.copied(plan, ids)).encode()))
    data.setText(_table(plan, ids))
    QGuiApplication.clipboard().setMimeData(data)


def paste(canvas: RoadmapCanvas) -> None:
    """Add what is on the clipboard to the plan; the new initiatives are selected then."""
    controller = canvas.controller
    before = controller.plan
    try:
        edit = _edit_of(QGuiApplication.clipboard().mimeData(), canvas)
    except CXPlannerError as error:
        controller.refused.emit(error)
        return
    if edit is None or not controller.apply("paste_initiatives", edit):
        return
    new = [each for each in controller.plan.initiatives if each not in before.initiatives]
    if new:
        controller.view.set_filter("")
        controller.view.select(*(Item("initiative", each) for each in new))
        canvas.reveal(Item("initiative", new[-1]))


def _edit_of(data: QMimeData, canvas: RoadmapCanvas) -> Callable[[Plan], Plan] | None:
    """The edit that adds what a clipboard holds; None where it holds nothing of use."""
    from cxplanner.exchange.copied_json import from_json
    from cxplanner.exchange.pasted_text import edit_of_text

    if data.hasFormat(MIME):
        try:
            return partial(pasting.paste, copies=from_json(bytes(data.data(MIME).data()).decode()))
        except ValueError:
            pass  # another version of the program copied it: its text is still there
    if not data.hasText() or not data.text().strip():
        return None
    plan, chosen = canvas.controller.plan, canvas.controller.view.selected_initiatives()
    near = plan.initiatives[chosen[-1]] if chosen else None
    stream, stage = (near.stream, near.stage) if near is not None else (Stream.SYSTEMS_DATA, 1)
    return edit_of_text(data.text(), plan, stream, stage)


def _table(plan: Plan, ids: tuple[int, ...]) -> str:
    """The initiatives as a spreadsheet takes them: with headings, parted by tabs."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter="\t", lineterminator="\n")
    writer.writerow(_COLUMNS)
    for id_ in ids:
        each = plan.initiatives[id_]
        writer.writerow(
            (each.key, each.title, each.stream.value, each.stage, each.duration, plan.owner_name(each))
        )
    return target.getvalue()
