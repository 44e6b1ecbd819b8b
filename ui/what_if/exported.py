"""What is exported and printed: the plan that is shown, named as a what-if where it is one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from ui.plan_controller import PlanController


def printed_document(controller: PlanController) -> str:
    """The document under whose name a print is remembered; a what-if has none."""
    if controller.what_if is not None and not controller.original_is_shown:
        return ""
    return controller.open_plan.doc_uuid


def exported_schedule(controller: PlanController) -> Schedule:
    """The schedule that is shown; that of a copy has a programme that says so, on paper and in files."""
    what_if, shown = controller.what_if, controller.schedule
    if what_if is None or controller.original_is_shown:
        return shown
    from cxplanner.scheduling.schedule import schedule
    from cxplanner.wording.words import Words

    programme = shown.plan.programme
    say = Words(programme.language).say
    if what_if.name:
        name = say("{programme} (what-if “{name}”)", programme=programme.name, name=what_if.name)
    else:
        name = say("{programme} (what-if)", programme=programme.name)
    return schedule(shown.plan.changed(programme=replace(programme, name=name)), previous=shown)
