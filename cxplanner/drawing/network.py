"""Which links a roadmap draws: the critical thread with gate lines as buses, and others on demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxplanner.drawing.links import LinkRouter, Point, link_shapes
from cxplanner.drawing.marks import is_summary
from cxplanner.drawing.placed_bars import PlacedBar
from cxplanner.drawing.placed_gates import PlacedGate
from cxplanner.drawing.shapes import Circle, Item, Line, Shape
from cxplanner.drawing.sizes import Sizes
from cxplanner.plan.initiatives import Dependency
from cxplanner.plan.plan import Plan

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule

_HALO = 3


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """A link with its way; `item` is None for the thread between an initiative and its gate."""

    points: tuple[Point, ...]
    item: Item | None
    is_critical: bool

    @property
    def box(self) -> tuple[float, float, float, float]:
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(slots=True)
class Bus:
    """The part of a gate line that the critical thread uses, and where it enters and leaves."""

    x: float
    dots: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Network:
    """The links of a roadmap with their ways."""

    links: tuple[DrawnLink, ...]
    buses: tuple[Bus, ...]
    sizes: Sizes

    def lines(self, box: tuple[float, float, float, float] | None = None) -> Iterator[Shape]:
        """What lies under the bars; with a box, only what touches it."""
        s = self.sizes
        for link in self.links:
            if box is not None and not _touch(link.box, box):
                continue
            colour, width = ("ink", s.heavy) if link.is_critical else ("ink3", s.hair)
            yield from link_shapes(link.points, colour, width, s, link.item)
        for bus in self.buses:
            yield Line(bus.x, min(bus.dots), bus.x, max(bus.dots), "ink", s.heavy)

    def dots(self) -> Iterator[Shape]:
        """Where the thread meets a gate line, above the bars."""
        for bus in self.buses:
            for y in bus.dots:
                yield Circle(bus.x, y, self.sizes.heavy * 1.35, "ink")


def _touch(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def critical_network(
    plan: Plan, schedule: Schedule, bars: Mapping[int, PlacedBar], gates: Iterable[PlacedGate], sizes: Sizes
) -> Network:
    """The links that drive critical initiatives, with the ways through critical gates."""
    router = LinkRouter(sizes)
    links: list[DrawnLink] = []
    buses = {gate.stage.id: Bus(gate.x) for gate in gates if gate.is_critical}
    for number, bus in buses.items():
        for driver in schedule.gate_drivers(number):
            bar = (
                bars.get(driver.node.id)
                if driver.node is not None and driver.node.kind == "initiative"
                else None
            )
            if bar is not None and bar.dates.critical and bar.right <= bus.x + sizes.unit:
                links.append(_stub(bar.right, bus.x, bar.middle))
                bus.dots.append(bar.middle)
    for bar in _critical_bars(bars):
        for driver in schedule.drivers(bar.initiative.id):
            if driver.node is None:
                continue
            if driver.node.kind == "gate":
                bus_before = buses.get(driver.node.id)
                if bus_before is not None and bus_before.x <= bar.x + sizes.unit:
                    links.append(_stub(bus_before.x, bar.x, bar.middle))
                    bus_before.dots.append(bar.middle)
            elif (before := bars.get(driver.node.id)) is not None and before.dates.critical:
                dependency = plan.dependencies.get(driver.dependency or 0)
                if dependency is not None:
                    links.append(_link(router, dependency, before, bar, is_critical=True))
    return Network(tuple(links), tuple(bus for bus in buses.values() if bus.dots), sizes)


def ways_out(plan: Plan, schedule: Schedule, bars: Mapping[int, PlacedBar]) -> dict[int, list[int]]:
    """For critical bars, the critical initiatives that they drive and that are not here."""
    out: dict[int, list[int]] = {}
    for bar in _critical_bars(bars):
        for link in plan.links_out_of.get(bar.initiative.id, ()):
            if link.successor in bars or not schedule.initiative(link.successor).critical:
                continue
            if any(driver.dependency == link.id for driver in schedule.drivers(link.successor)):
                out.setdefault(bar.initiative.id, []).append(link.successor)
    return out


def _critical_bars(bars: Mapping[int, PlacedBar]) -> list[PlacedBar]:
    critical = (bar for bar in bars.values() if bar.dates.critical and not is_summary(bar.initiative))
    return sorted(critical, key=lambda bar: (bar.x, bar.y, bar.initiative.id))


def _stub(left: float, right: float, y: float) -> DrawnLink:
    return DrawnLink(((left, y), (right, y)), None, True)


def _link(
    router: LinkRouter, dependency: Dependency, before: PlacedBar, after: PlacedBar, *, is_critical: bool
) -> DrawnLink:
    points = tuple(router.route(before, after, dependency.type))
    return DrawnLink(points, Item("link", dependency.id), is_critical)


def all_links(
    plan: Plan,
    bars: Mapping[int, PlacedBar],
    gates: Mapping[int, PlacedGate],
    sizes: Sizes,
    dependencies: Iterable[Dependency] | None = None,
) -> tuple[DrawnLink, ...]:
    """The ways of all dependencies whose ends are on the roadmap, or of those given."""
    router = LinkRouter(sizes)
    links = []
    for dependency in dependencies if dependencies is not None else plan.dependencies.values():
        after = bars.get(dependency.successor)
        if after is None:
            continue
        if dependency.predecessor is not None:
            before = bars.get(dependency.predecessor)
            if before is not None:
                links.append(_link(router, dependency, before, after, is_critical=False))
        elif (gate := gates.get(dependency.gate or 0)) is not None:
            points = ((gate.x, after.middle), (after.x, after.middle))
            links.append(DrawnLink(points, Item("link", dependency.id), False))
    return tuple(links)


def accented(links: Iterable[DrawnLink], sizes: Sizes) -> Iterator[Shape]:
    """Links of what is selected: in the accent colour, with a rim of ground around them."""
    for link in links:
        yield from link_shapes(link.points, "canvas", sizes.heavy + _HALO * sizes.unit, sizes, link.item)
        yield from link_shapes(link.points, "accent", sizes.heavy, sizes, link.item)
