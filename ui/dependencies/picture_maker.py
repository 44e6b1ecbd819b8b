"""Lays the network picture out when its links change: at once where it is small, else beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from cxplanner.drawing.network_contents import MOST_SHOWN, NetworkContents, contents_of
from cxplanner.drawing.network_layout import NetworkLayout, lay_out
from cxplanner.scheduling.results import Node
from ui.background import in_background
from ui.dependencies.changed import changed_initiatives

if TYPE_CHECKING:
    from collections.abc import Set

    from cxplanner.plan.initiatives import Initiative
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule

_AT_ONCE: Final = 120
"""Initiatives up to which a layout takes a few hundredths of a second."""
_Asked = tuple[tuple[Node, ...], "Set[Node] | None"]


class PictureMaker(QObject):
    """`made` says that there is another layout. A layout stays as long as the links and their ends do."""

    made = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.layout: NetworkLayout | None = None
        self.contents: NetworkContents | None = None
        self._plan: Plan | None = None
        self._asked: _Asked = ((), None)
        self._waiting_for: Plan | None = None

    def forget(self) -> None:
        """Another plan was opened, or none is open."""
        self.layout, self.contents, self._plan, self._waiting_for = None, None, None, None

    @property
    def is_at_work(self) -> bool:
        return self._waiting_for is not None

    def follow(self, schedule: Schedule, around: tuple[Node, ...], within: Set[Node] | None) -> None:
        """Make the layout of this schedule's links, if the one that is there is not it already."""
        plan = schedule.plan
        asked = self._wanted(plan, around, within)
        before = self._waiting_for or self._plan
        if before is not None and asked == self._asked and _have_same_shape(before, plan):
            return
        self._asked = asked
        if len(plan.dependencies) <= 3 * MOST_SHOWN:
            contents = contents_of(plan, schedule, *asked)
            if self.contents == contents:
                self._plan = plan
                return
            if len(contents.nodes) <= _AT_ONCE:
                self._take(plan, contents, _laid_out(contents, self.layout))
                return
        self._waiting_for, before_this = plan, self.layout
        in_background(
            lambda: _made(schedule, asked, before_this),
            lambda made: self._arrived(plan, *made),
            self._failed,
            self,
        )

    def _wanted(self, plan: Plan, around: tuple[Node, ...], within: Set[Node] | None) -> _Asked:
        """In a plan that is shown in part: a selection that is in sight already changes nothing."""
        if len(plan.dependencies) <= 3 * MOST_SHOWN and (self.contents is None or not self.contents.is_part):
            return (), None
        shown = self.layout.boxes if self.layout is not None else {}
        asked_around, asked_within = self._asked
        if within == asked_within and all(node in shown or node.kind == "gate" for node in around):
            return asked_around, asked_within
        return around, within

    def _arrived(self, plan: Plan, contents: NetworkContents, layout: NetworkLayout) -> None:
        if plan is self._waiting_for:
            self._take(plan, contents, layout)

    def _take(self, plan: Plan, contents: NetworkContents, layout: NetworkLayout) -> None:
        self._plan, self.contents, self.layout, self._waiting_for = plan, contents, layout, None
        self.made.emit()

    def _failed(self, error: Exception) -> None:
        self._waiting_for = None
        raise error


def _made(
    schedule: Schedule, asked: _Asked, before: NetworkLayout | None
) -> tuple[NetworkContents, NetworkLayout]:
    contents = contents_of(schedule.plan, schedule, *asked)
    return contents, _laid_out(contents, before)


def _laid_out(contents: NetworkContents, before: NetworkLayout | None) -> NetworkLayout:
    """The layout that begins with the order of the one before, so that little moves without need."""
    nodes = list(contents.nodes)
    if before is not None:
        boxes = before.boxes
        nodes.sort(key=lambda node: boxes[node].y if node in boxes else float("inf"))
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
