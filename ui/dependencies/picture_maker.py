"""Lays the network picture out when its links change: at once where it is small, else beside the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from cxplanner.drawing.network_contents import MOST_SHOWN, NetworkContents, contents_of
from cxplanner.drawing.network_layout import NetworkLayout, lay_out
from ui.background import in_background
from ui.dependencies.changed import changed_initiatives

if TYPE_CHECKING:
    from collections.abc import Set

    from cxplanner.plan.initiatives import Initiative
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.results import Node
    from cxplanner.scheduling.schedule import Schedule

_AT_ONCE: Final = 120
"""Initiatives up to which a layout takes a few hundredths of a second."""


class _Made(NamedTuple):
    """A layout, what it shows, and the plan that this was read from."""

    plan: Plan
    contents: NetworkContents
    layout: NetworkLayout


class _Asked(NamedTuple):
    """A plan and what of it is wanted."""

    plan: Plan
    within: Set[Node] | None


class PictureMaker(QObject):
    """`made` says that there is another layout. A layout stays as long as the links and their ends do."""

    made = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._made: _Made | None = None
        self._whole: _Made | None = None
        self._within: Set[Node] | None = None
        self._waiting_for: _Asked | None = None

    def forget(self) -> None:
        """Another plan was opened, or none is open."""
        self._made = self._whole = self._within = self._waiting_for = None

    @property
    def layout(self) -> NetworkLayout | None:
        return self._made.layout if self._made is not None else None

    @property
    def contents(self) -> NetworkContents | None:
        return self._made.contents if self._made is not None else None

    @property
    def is_at_work(self) -> bool:
        return self._waiting_for is not None

    def follow(self, schedule: Schedule, within: Set[Node] | None) -> None:
        """Make the layout of this schedule's links, if the one that is there is not it already.

        In a large plan only of what is `within`, where that is given.
        """
        asked = _Asked(schedule.plan, within)
        if within == self._within and self._is_known(asked.plan):
            return
        self._within = within
        if len(asked.plan.dependencies) <= 3 * MOST_SHOWN:
            contents = contents_of(asked.plan, schedule, within)
            if self._made is not None and self._made.contents == contents:
                self._take(self._made._replace(plan=asked.plan), is_new=False)
                return
            if len(contents.nodes) <= _AT_ONCE:
                self._take(_Made(asked.plan, contents, _laid_out(contents, self.layout)))
                return
        if within is None and self._whole is not None and _have_same_shape(self._whole.plan, asked.plan):
            self._take(self._whole)  # a path ends: the whole is still there
            return
        self._waiting_for, before_this = asked, self.layout
        in_background(
            lambda: _make(schedule, within, before_this),
            lambda made: self._arrived(asked, made),
            lambda error: self._failed(asked, error),
            self,
        )

    def _is_known(self, plan: Plan) -> bool:
        """Whether the layout that is there, or the one that is being made, is that of this plan."""
        before = self._waiting_for or self._made
        return before is not None and _have_same_shape(before.plan, plan)

    def _arrived(self, asked: _Asked, made: _Made) -> None:
        if asked is self._waiting_for:
            self._take(made)

    def _take(self, made: _Made, *, is_new: bool = True) -> None:
        self._made, self._waiting_for = made, None
        if not made.contents.is_part:
            self._whole = made
        if is_new:
            self.made.emit()

    def _failed(self, asked: _Asked, error: Exception) -> None:
        if asked is self._waiting_for:
            self._waiting_for = None
        raise error


def _make(schedule: Schedule, within: Set[Node] | None, before: NetworkLayout | None) -> _Made:
    contents = contents_of(schedule.plan, schedule, within)
    return _Made(schedule.plan, contents, _laid_out(contents, before))


def _laid_out(contents: NetworkContents, before: NetworkLayout | None) -> NetworkLayout:
    """The layout that begins with the order of the one before, so that little moves without need."""
    nodes = list(contents.nodes)
    if before is not None:
        boxes = before.boxes
        nodes.sort(key=lambda node: boxes[node].y if node in boxes else float("inf"))
    if contents.is_large:
        from ui.dependencies.large_layout import lay_out_large

        return lay_out_large(replace(contents, nodes=tuple(nodes)))
    return lay_out(nodes, contents.links, contents.gates)


def _have_same_shape(before: Plan, plan: Plan) -> bool:
    """Whether nothing changed that decides what is linked, which column it is in, and where it stands."""
    if before.dependencies is not plan.dependencies or before.stages is not plan.stages:
        return False
    changed = changed_initiatives(before, plan)
    return changed is not None and all(_shape(old) == _shape(new) for old, new in changed)


def _shape(initiative: Initiative) -> tuple[object, ...]:
    return (
        initiative.stream,
        initiative.ordinal,
        initiative.stage,
        initiative.status,
        initiative.needed_for_gate,
        initiative.gate_waiver,
        initiative.actual_start,
    )
