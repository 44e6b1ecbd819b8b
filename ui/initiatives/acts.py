"""What the view of initiatives does for the commands of the menus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.initiatives.rows import Grouping
from ui.view_acts import Act, Acts, check, choice, sort_by_column

if TYPE_CHECKING:
    from ui.initiatives.view import InitiativesView


def acts_of(view: InitiativesView) -> Acts:
    """By the names of the commands."""
    head, table, blocks, commands = view.head, view.table, view.blocks, view.commands
    return {
        "critical_path": check(head.critical_path),
        "floats": check(head.floats),
        "baseline": check(head.baseline, view.has_baseline),
        "group_stage": choice(head.grouping, Grouping.STAGE),
        "group_stream": choice(head.grouping, Grouping.STREAM),
        "group_owner": choice(head.grouping, Grouping.OWNER),
        "group_none": choice(head.grouping, Grouping.NONE),
        "sort": Act(
            partial(sort_by_column, table.head, table.currentIndex),
            can=lambda: table.currentIndex().isValid(),
        ),
        "copy": Act(blocks.copy, can=lambda: table.current_node() is not None),
        "paste": Act(blocks.paste, can=lambda: table.current_node() is not None),
        "fill_down": Act(blocks.fill_down),
        "clear_cells": Act(blocks.clear),
        "row_up": Act(partial(commands.move, -1)),
        "row_down": Act(partial(commands.move, 1)),
    }
