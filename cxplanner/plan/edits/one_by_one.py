"""Many edits of single initiatives as one, so that ten thousand of them replace the plan once."""

from __future__ import annotations

from collections.abc import Callable

from cxplanner.errors import EditError
from cxplanner.plan.initiatives import Cashflow, Dependency, Initiative
from cxplanner.plan.plan import Plan

Edit = Callable[[Plan], Plan]


class FieldsOneByOne:
    """Edits of fields and money. Each sees its own initiative alone, with everybody's people and teams."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._initiatives: dict[int, Initiative] = {}
        self._flows: dict[int, tuple[Cashflow, ...]] = {}
        self._keys = {key: each.id for key, each in plan.initiative_by_key.items()}
        self._last: tuple[int, Plan] | None = None

    def apply(self, initiative_id: int, edit: Edit) -> None:
        """Take one more edit. Raises what it raises; then it has changed nothing."""
        before = self._alone(initiative_id)
        after = edit(before)
        old, new = before.initiatives[initiative_id], after.initiatives[initiative_id]
        if new.key != old.key:
            self._take_key(old, new)
        self._initiatives[initiative_id] = new
        if after.cashflows is not before.cashflows:
            self._flows[initiative_id] = tuple(after.cashflows.values())
        if after.next_id != before.next_id:
            self._plan = self._plan.changed(people=after.people, teams=after.teams, next_id=after.next_id)
        self._last = initiative_id, after

    def plan(self) -> Plan:
        """The plan with all edits."""
        plan = self._plan
        changed = [new for id_, new in self._initiatives.items() if new != plan.initiatives[id_]]
        if changed:
            plan = plan.put("initiatives", *changed)
        if self._flows:
            kept = {id_: flow for id_, flow in plan.cashflows.items() if flow.initiative not in self._flows}
            new_flows = {flow.id: flow for flows in self._flows.values() for flow in flows}
            plan = plan.changed(cashflows=kept | new_flows)
        return plan

    def _alone(self, initiative_id: int) -> Plan:
        """The plan with this initiative as its only one; edits of one in a row go on where the last ended."""
        if self._last is not None and self._last[0] == initiative_id:
            return self._last[1]
        return self._plan.changed(
            initiatives={initiative_id: self._initiative(initiative_id)},
            cashflows={flow.id: flow for flow in self._flows_of(initiative_id)},
            dependencies={},
        )

    def _initiative(self, initiative_id: int) -> Initiative:
        return self._initiatives.get(initiative_id) or self._plan.initiatives[initiative_id]

    def _flows_of(self, initiative_id: int) -> tuple[Cashflow, ...]:
        known = self._flows.get(initiative_id)
        return known if known is not None else self._plan.cashflows_of.get(initiative_id, ())

    def _take_key(self, old: Initiative, new: Initiative) -> None:
        other = self._keys.get(new.key.casefold())
        if other is not None and other != new.id:
            title = self._initiative(other).title
            raise EditError("duplicate_key", field="key", key=new.key, title=title)
        del self._keys[old.key.casefold()]
        self._keys[new.key.casefold()] = new.id


class LinksOneByOne:
    """Edits of the links into initiatives. Each sees all initiatives, and of the links its own alone."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._without_links = plan.changed(dependencies={})
        self._without_links.initiative("")  # looked up once, and known to every plan made of this one
        self._links: dict[int, tuple[Dependency, ...]] = {}

    def apply(self, successor: int, edit: Edit) -> None:
        """Take one more edit. Raises what it raises; then it has changed nothing."""
        links = self._links.get(successor, self._plan.links_into.get(successor, ()))
        after = edit(self._without_links.changed(dependencies={link.id: link for link in links}))
        self._links[successor] = tuple(after.dependencies.values())
        if after.next_id != self._without_links.next_id:
            self._without_links = self._without_links.changed(next_id=after.next_id)

    def take_back(self, successor: int) -> None:
        """Leave the links into an initiative as the plan has them."""
        self._links.pop(successor, None)

    def plan(self) -> Plan:
        """The plan with all edits."""
        kept = {
            id_: link for id_, link in self._plan.dependencies.items() if link.successor not in self._links
        }
        new = {link.id: link for links in self._links.values() for link in links}
        if kept | new == self._plan.dependencies:
            return self._plan
        return self._plan.changed(dependencies=kept | new, next_id=self._without_links.next_id)
