"""Links between the bars beside the table: the critical path, and those of what is selected."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from cxplanner.plan.initiatives import Dependency, LinkType
from ui.initiatives.rows import Node, is_gate
from ui.theme import colour

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule
    from ui.initiatives.bars_painter import Chart

Link = tuple[Node, Node, LinkType]
_ROOM_FOR_A_LINK: Final = 18
_MOST_SELECTED_WITH_LINKS: Final = 60
"""With more, the links of all of them would be a thicket that tells nothing."""


class Links:
    """The links of one plan that bars may show, each found when it is first asked for."""

    def __init__(self, plan: Plan, schedule: Schedule) -> None:
        self._plan = plan
        self._schedule = schedule

    @cached_property
    def critical(self) -> tuple[Link, ...]:
        """From bar to bar and gate to gate along the critical path."""
        chain = [-node.id if node.kind == "gate" else node.id for node in self._schedule.critical_path()]
        return tuple((before, after, self._type_between(before, after)) for before, after in pairwise(chain))

    def of(self, node: Node) -> Iterator[Link]:
        """Into and out of an initiative, out of a gate."""
        found = self._of_gates.get(-node, []) if is_gate(node) else self._of_initiative(node)
        for link in found:
            before = link.predecessor if link.predecessor is not None else -(link.gate or 0)
            yield before, link.successor, link.type

    @cached_property
    def _of_gates(self) -> dict[int, list[Dependency]]:
        found: dict[int, list[Dependency]] = {}
        for link in self._plan.dependencies.values():
            if link.gate is not None:
                found.setdefault(link.gate, []).append(link)
        return found

    def _of_initiative(self, node: Node) -> tuple[Dependency, ...]:
        return self._plan.links_into.get(node, ()) + self._plan.links_out_of.get(node, ())

    def _type_between(self, before: Node, after: Node) -> LinkType:
        if is_gate(before) or is_gate(after):
            return LinkType.FS
        links = self._plan.links_into.get(after, ())
        return next((link.type for link in links if link.predecessor == before), LinkType.FS)


def paint_links(painter: QPainter, chart: Chart, area: QRectF) -> None:
    """The critical path, and the links of what is selected, as far as they touch an area."""
    if chart.links is None:
        return
    if chart.critical_path:
        pen = QPen(colour("ink"), 1.4)
        for link in chart.links.critical:
            _paint_link(painter, chart, link, pen, area)
    if len(chart.selected) > _MOST_SELECTED_WITH_LINKS:
        return
    accent = QPen(colour("accent"), 1.5)
    for node in chart.selected:
        for link in chart.links.of(node):
            _paint_link(painter, chart, link, accent, area)


def _paint_link(painter: QPainter, chart: Chart, link: Link, pen: QPen, area: QRectF) -> None:
    before, after, kind = link
    rows = [row for node in (before, after) if (row := chart.row_of.get(node)) is not None]
    if len(rows) < 2 or chart.y(max(rows) + 1) < area.top() or chart.y(min(rows)) > area.bottom():
        return
    source, target = chart.bar(before), chart.bar(after)
    if source is None or target is None:
        return
    # A gate is drawn as a diamond: a link leaves and enters at its corners.
    if is_gate(before):
        source = source.adjusted(0, 0, 5, 0)
    if is_gate(after):
        target = target.adjusted(-7, 0, 7, 0)
    points = _route(source, target, kind)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_rounded(points))
    _paint_arrow(painter, points[-2], points[-1], pen.color())


def _route(source: QRectF, target: QRectF, kind: LinkType) -> list[QPointF]:
    """Corners from bar to bar: out at the middle, in from the left; where room lacks, down into the edge."""
    from_start, to_finish = kind in (LinkType.SS, LinkType.SF), kind in (LinkType.FF, LinkType.SF)
    middle_from, middle_to = source.center().y(), target.center().y()
    if from_start:
        x = source.left() + min(8.0, source.width() / 2)
        edge = source.bottom() if middle_to > middle_from else source.top()
        end = QPointF(target.right() if to_finish else target.left(), middle_to)
        return [QPointF(x, edge), QPointF(x, middle_to), end]
    out = QPointF(source.right(), middle_from)
    if to_finish:
        x = max(source.right(), target.right()) + 8
        return [out, QPointF(x, middle_from), QPointF(x, middle_to), QPointF(target.right(), middle_to)]
    if target.left() - source.right() >= _ROOM_FOR_A_LINK or middle_from == middle_to:
        x = target.left() - 10
        return [out, QPointF(x, middle_from), QPointF(x, middle_to), QPointF(target.left(), middle_to)]
    x = min(
        max(source.right() + 7, target.left() + min(8.0, target.width() / 2)),
        max(target.right(), source.right() + 7),
    )
    edge = target.top() if middle_to > middle_from else target.bottom()
    return [out, QPointF(x, middle_from), QPointF(x, edge)]


def _rounded(points: list[QPointF], radius: float = 3.5) -> QPainterPath:
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        into, out = QLineF(corner, before), QLineF(corner, after)
        reach = min(radius, into.length() / 2, out.length() / 2)
        if reach > 0:
            path.lineTo(into.pointAt(reach / into.length()))
            path.quadTo(corner, out.pointAt(reach / out.length()))
    path.lineTo(points[-1])
    return path


def _paint_arrow(painter: QPainter, before: QPointF, tip: QPointF, ink: QColor) -> None:
    line = QLineF(tip, before)
    if line.length() == 0:
        return
    dx, dy = line.dx() / line.length(), line.dy() / line.length()
    left = QPointF(tip.x() + dx * 5 - dy * 2.6, tip.y() + dy * 5 + dx * 2.6)
    right = QPointF(tip.x() + dx * 5 + dy * 2.6, tip.y() + dy * 5 - dx * 2.6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([tip, left, right]))
