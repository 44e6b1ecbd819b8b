"""What the view of dependencies does for the commands of the menus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.dependencies.tracing import Trace
from ui.dependencies.view_head import Shown
from ui.view_acts import Act, Acts, check, choice, sort_by_column

if TYPE_CHECKING:
    from ui.dependencies.view import DependenciesView


def acts_of(view: DependenciesView) -> Acts:
    """By the names of the commands."""
    head, commands, table = view.head, view.commands, view.table
    return {
        "gate_holds": check(head.gates),
        "show_table": choice(head.shown, Shown.TABLE),
        "show_picture": choice(head.shown, Shown.PICTURE),
        "show_both": choice(head.shown, Shown.BOTH),
        "other_part": Act(view.go_to_other_part),
        "trace_off": Act(partial(view.trace, Trace.NONE), can=lambda: head.trace.value is not Trace.NONE),
        "predecessor": Act(partial(commands.step, back=True)),
        "successor": Act(partial(commands.step, back=False)),
        "sort": Act(
            partial(sort_by_column, table.head, table.currentIndex),
            can=lambda: table.currentIndex().isValid(),
        ),
    }
