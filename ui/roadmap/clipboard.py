"""Copy and paste on the roadmap: initiatives with the links between them, and rows of a spreadsheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from cxplanner.drawing.shapes import Item
from cxplanner.errors import CXPlannerError
from cxplanner.plan.edits import pasting
from cxplanner.plan.programme import Stream

if TYPE_CHECKING:
    from cxplanner.exchange.pasted_text import Pasted
    from cxplanner.wording.words import Words
    from ui.roadmap.canvas import RoadmapCanvas

MIME: Final = "application/x-cxplanner-initiatives"
_MOST_KEYS: Final = 4


def copy(canvas: RoadmapCanvas) -> None:
    """Put what is selected on the clipboard, also as text for a spreadsheet."""
    from cxplanner.exchange.copied_json import to_json
    from cxplanner.exchange.table_export import to_tabs

    plan = canvas.controller.plan
    ids = canvas.controller.view.selected_initiatives()
    if not ids:
        return
    data = QMimeData()
    data.setData(MIME, QByteArray(to_json(pasting.copied(plan, ids)).encode()))
    data.setText(to_tabs(plan, canvas.controller.schedule, set(ids)))
    QGuiApplication.clipboard().setMimeData(data)


def paste(canvas: RoadmapCanvas) -> None:
    """Add what is on the clipboard to the plan; the new initiatives are selected then."""
    controller = canvas.controller
    before = controller.plan
    try:
        pasted = _read(held(), canvas)
    except CXPlannerError as error:
        controller.refused.emit(error)
        return
    if pasted is None or not controller.apply("paste_initiatives", pasted.edit):
        return
    new = [each for each in controller.plan.initiatives if each not in before.initiatives]
    changed = [each.id for key in pasted.changed if (each := controller.plan.initiative(key)) is not None]
    touched = new or changed
    if touched:
        controller.view.set_filter("")
        controller.view.select(*(Item("initiative", each) for each in touched))
        canvas.reveal(Item("initiative", touched[-1]))
    told = _told(controller.words, pasted)
    if told:
        controller.told.emit(told)


def _told(words: Words, pasted: Pasted) -> str:
    """What somebody might not expect: initiatives that were changed, and what was left out."""
    parts = []
    if pasted.names_alone:
        parts.append(
            words.say(
                "Only the names were taken: copy the row of headings as well, and the other columns come too."
            )
        )
    if pasted.changed:
        keys = list(pasted.changed)
        if len(keys) > _MOST_KEYS:
            others = words.say_number("{n} other", "{n} others", len(keys) - _MOST_KEYS + 1)
            keys = [*keys[: _MOST_KEYS - 1], others]
        parts.append(
            words.say("The pasted rows changed {keys}, whose keys they have.", keys=words.listed(keys))
        )
    if pasted.losses:
        count = len(pasted.losses)
        parts.append(words.say_number("{n} entry was left out.", "{n} entries were left out.", count))
        parts.append(words.problem(pasted.losses[0]))
    return " ".join(parts)


def held() -> QMimeData:
    """What the clipboard holds; empty where nobody has put anything there."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return data if data is not None else QMimeData()


def _read(data: QMimeData, canvas: RoadmapCanvas) -> Pasted | None:
    """What a clipboard holds for a plan; None where it holds nothing of use."""
    from cxplanner.exchange.copied_json import from_json
    from cxplanner.exchange.pasted_text import Pasted, read_pasted

    if data.hasFormat(MIME):
        try:
            copies = from_json(bytes(data.data(MIME).data()).decode())
        except ValueError:
            pass  # another version of the program copied it: its text is still there
        else:
            return Pasted(partial(pasting.paste, copies=copies))
    if not data.hasText() or not data.text().strip():
        return None
    plan, chosen = canvas.controller.plan, canvas.controller.view.selected_initiatives()
    near = plan.initiatives[chosen[-1]] if chosen else None
    stream, stage = (near.stream, near.stage) if near is not None else (Stream.SYSTEMS_DATA, 1)
    return read_pasted(data.text(), plan, stream, stage)
