"""What the views of one window share beside the plan: what is selected, and the filter. Not undoable."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cxplanner.drawing.shapes import Item
from cxplanner.plan.plan import Plan


class ViewState(QObject):
    """Selection, filter, and the baseline that is shown.

    An item is `("initiative", id)`, `("gate", stage)`, `("milestone", id)` or `("indicator", id)`.

    `reveal_requested` asks the view in front to bring an item into sight; `rename_requested` asks the
    inspector for the title field, `field_requested` for the field of this name.
    """

    selection_changed = Signal()
    filter_changed = Signal()
    baseline_changed = Signal()
    reveal_requested = Signal(object)
    rename_requested = Signal()
    field_requested = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selected: tuple[Item, ...] = ()
        self._trail: tuple[tuple[Item, ...], ...] = ()
        self._filter_text = ""
        self._baseline: int | None = None

    @property
    def selected(self) -> tuple[Item, ...]:
        """The selected items, the current one last."""
        return self._selected

    @property
    def current(self) -> Item | None:
        return self._selected[-1] if self._selected else None

    def selected_initiatives(self) -> tuple[int, ...]:
        return tuple(item.id for item in self._selected if item.kind == "initiative")

    def select(self, *items: Item) -> None:
        if items != self._selected:
            self._change(items, ())

    def put_back(self, items: tuple[Item, ...], plan: Plan) -> None:
        """Select what was selected before, as far as the plan still has it."""
        self.select(*(item for item in items if _is_in(plan, item)))

    def toggle(self, item: Item) -> None:
        """Take an item into the selection, or out of it."""
        if item in self._selected:
            self.select(*(each for each in self._selected if each != item))
        else:
            self.select(*self._selected, item)

    def go_to(self, item: Item) -> None:
        """Select one item and bring it into sight."""
        self.select(item)
        self.reveal_requested.emit(item)

    @property
    def trail(self) -> tuple[tuple[Item, ...], ...]:
        """The selections from which items were followed, the last one last; any other choice ends it."""
        return self._trail

    def follow(self, item: Item) -> None:
        """Go to an item that the selection leads to; `go_back` returns."""
        if self._selected != (item,):
            self._change((item,), (*self._trail, self._selected))
        self.reveal_requested.emit(item)

    def go_back(self) -> None:
        """Return to the selection from which the last item was followed."""
        if self._trail:
            *before, items = self._trail
            self._change(items, tuple(before))
            if items:
                self.reveal_requested.emit(items[-1])

    @property
    def filter_text(self) -> str:
        return self._filter_text

    def set_filter(self, text: str) -> None:
        if text != self._filter_text:
            self._filter_text = text
            self.filter_changed.emit()

    @property
    def chosen_baseline(self) -> int | None:
        """The baseline that somebody chose, or None to show the latest."""
        return self._baseline

    def choose_baseline(self, baseline_id: int | None) -> None:
        """Show this baseline wherever one is shown; None is the latest."""
        if baseline_id != self._baseline:
            self._baseline = baseline_id
            self.baseline_changed.emit()

    def shown_baseline(self, plan: Plan) -> int | None:
        """The baseline that was chosen, else the latest; None for a plan without any."""
        if self._baseline in plan.baselines:
            return self._baseline
        return plan.baselines_in_order[-1].id if plan.baselines else None

    def drop_what_is_gone(self, plan: Plan) -> None:
        """Take out of the selection what the plan no longer has."""
        left = tuple(item for item in self._selected if _is_in(plan, item))
        if left == self._selected:
            self._trail = tuple(items for items in self._trail if all(_is_in(plan, item) for item in items))
        self.select(*left)

    def _change(self, items: tuple[Item, ...], trail: tuple[tuple[Item, ...], ...]) -> None:
        self._selected, self._trail = items, trail
        self.selection_changed.emit()


def _is_in(plan: Plan, item: Item) -> bool:
    collections = {
        "initiative": plan.initiatives, "gate": plan.stages, "milestone": plan.milestones,
        "indicator": plan.kpis,
    }  # fmt: skip
    return item.id in collections.get(item.kind, {})


def item_of_key(plan: Plan, key: str) -> Item | None:
    """The initiative, gate, milestone or indicator that a key names."""
    initiative = plan.initiative(key)
    if initiative is not None:
        return Item("initiative", initiative.id)
    gates = (Item("gate", stage.id) for stage in plan.stages.values() if stage.gate_key == key)
    marks = (Item("milestone", each.id) for each in plan.milestones.values() if each.key == key)
    measured = (Item("indicator", each.id) for each in plan.kpis.values() if each.code == key)
    return next(gates, None) or next(marks, None) or next(measured, None)
