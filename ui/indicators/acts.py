"""What the view of indicators does for the commands of the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.view_acts import Act, Acts

if TYPE_CHECKING:
    from ui.indicators.view import IndicatorsView


def acts_of(view: IndicatorsView) -> Acts:
    """By the names of the commands."""

    def has_indicator() -> bool:
        return view.shown is not None

    return {
        "add_measurement": Act(view.add_measurement, can=has_indicator),
        "edit_measurement": Act(view.edit_measurement, can=view.has_measurement),
        "as_baseline": Act(view.use_as_baseline, can=view.has_measurement),
        "in_strip": Act(view.switch_strip, view.is_in_strip, has_indicator),
    }
