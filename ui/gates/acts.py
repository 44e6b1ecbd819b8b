"""What the view of gates does for the commands of the menus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from cxplanner.plan.programme import CriterionKind
from ui.view_acts import Act, Acts

if TYPE_CHECKING:
    from ui.gates.gate_column import GateColumn
    from ui.gates.view import GatesView


def acts_of(view: GatesView) -> Acts:
    """By the names of the commands."""
    return {
        "new_must": Act(partial(_add, view, CriterionKind.MUST)),
        "new_should": Act(partial(_add, view, CriterionKind.SHOULD)),
    }


def _add(view: GatesView, kind: CriterionKind) -> None:
    _column(view).add_criterion(kind)


def _column(view: GatesView) -> GateColumn:
    """The gate that the keyboard is in, or that is selected; the first one where neither is."""
    focus, current = QApplication.focusWidget(), view.selected_gate
    within = (each for each in view.columns if focus is not None and each.isAncestorOf(focus))
    return next(within, view.columns[(current or 1) - 1])
