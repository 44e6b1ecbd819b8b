"""The page of the teams: what each is for, who is in it, when it is closed, and how much it can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.errors import EditError
from cxplanner.plan.edits.programme import (
    delete_team_members,
    delete_teams,
    put_team,
    put_team_member,
    with_person,
)
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Capacity, Team, TeamKind, TeamMember, TeamRole
from ui.initiatives.typed_values import read_units
from ui.programme.draft import Draft
from ui.programme.form import Page, titled
from ui.programme.people_page import free_name
from ui.programme.team_calendar import TeamCalendar
from ui.widgets.date_field import typed_date
from ui.widgets.entity_model import EntityColumn, EntityKind
from ui.widgets.entity_table import EntityTable
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

CapacityRow = tuple[int, Capacity]
_TABLE_HEIGHT = 176
"""So that the calendar of a team is in sight too."""


class TeamsPage(Page):
    """The list of teams, and beside it the parts of the team that is chosen."""

    def __init__(self, draft: Draft, words: Words) -> None:
        super().__init__(words.say("Teams"), draft, words)
        say = words.say
        self.teams = _teams_table(draft, words)
        self.members = _members_table(draft, words, self._team)
        self.calendar = TeamCalendar(self, self._team)
        self.capacity = _capacity_table(draft, words, self._team)
        self.teams.current_changed.connect(self._show_team)
        self.teams.edited.connect(self._show_team)
        for table in (self.teams, self.members, self.capacity):
            table.setMaximumHeight(_TABLE_HEIGHT)
        self.column.addWidget(self.teams, 1)
        self._details = QWidget()
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 0, 0, 0)
        self._details_head = PlainLabel("", "strong")
        details.addWidget(self._details_head)
        row = QHBoxLayout()
        row.setSpacing(16)
        for title, table in ((say("Members"), self.members), (say("Capacity"), self.capacity)):
            row.addLayout(titled(title, table), 1)
        details.addLayout(row, 1)
        details.addWidget(self.calendar, 1)
        self.column.addWidget(self._details, 2)
        if draft.plan.teams:
            self.teams.select(min(draft.plan.teams))
        self._show_team()

    def show_draft(self) -> None:
        self.teams.reload()
        self._show_team()

    def _team(self) -> Team | None:
        chosen = self.teams.current()
        return self.draft.plan.teams.get(chosen.id) if chosen is not None else None

    def _show_team(self) -> None:
        team = self._team()
        self._details.setEnabled(team is not None)
        self._details_head.setText(team.name if team is not None else "")
        for table in (self.members, self.capacity):
            table.reload()
        self.calendar.show_team()

    def refused_part(self) -> QWidget | None:
        return self.calendar.weekdays.refused_part() or super().refused_part()


def _teams_table(draft: Draft, words: Words) -> EntityTable[Team]:
    say = words.say

    def write(field: str) -> Callable[[Plan, Team, Any], Plan]:
        return lambda plan, row, value: put_team(plan, replace(plan.teams[row.id], **{field: value}))

    def add(plan: Plan) -> Plan:
        return put_team(
            plan, Team(0, free_name([team.name for team in plan.teams.values()], say("New team")))
        )

    def delete(plan: Plan, gone: Sequence[Team]) -> Plan:
        return delete_teams(plan, [team.id for team in gone])

    columns = (
        EntityColumn[Team](say("Name"), lambda each: each.name, write("name"), stretches=True),
        EntityColumn[Team](
            say("Kind"),
            lambda each: words.label(each.kind),
            write("kind"),
            choices=lambda: [(each, words.label(each)) for each in TeamKind],
            value=lambda each: each.kind,
            width=156,
        ),
        EntityColumn[Team](say("Rules"), lambda each: each.rules, write("rules"), width=220),
    )
    kind = EntityKind[Team](
        "put_team",
        lambda: sorted(draft.plan.teams.values(), key=lambda each: each.id),
        lambda each: each.id,
        add,
        delete,
    )
    return EntityTable(say("Teams"), kind, columns, draft.attempt, words, add_text=say("Add a team"))


def _members_table(draft: Draft, words: Words, team: Callable[[], Team | None]) -> EntityTable[TeamMember]:
    say = words.say

    def rows() -> Sequence[TeamMember]:
        chosen = team()
        found = [
            each for each in draft.plan.team_members.values() if chosen is not None and each.team == chosen.id
        ]
        return sorted(found, key=lambda each: each.id)

    def people() -> list[tuple[object, str]]:
        named = sorted(draft.plan.people.values(), key=lambda person: person.name.casefold())
        return [(person.id, person.name) for person in named]

    def write(field: str) -> Callable[[Plan, TeamMember, Any], Plan]:
        return lambda plan, row, value: put_team_member(
            plan, replace(plan.team_members[row.id], **{field: value})
        )

    def add(plan: Plan) -> Plan:
        chosen = team()
        if chosen is None:
            raise EditError("missing", field="team")
        inside = {each.person for each in rows()}
        person = next((id_ for id_, _ in people() if id_ not in inside), None)
        if not isinstance(person, int):
            name = free_name([each.name for each in plan.people.values()], say("New person"))
            plan, person = with_person(plan, name)
            assert person is not None
        return put_team_member(plan, TeamMember(0, chosen.id, person))

    def delete(plan: Plan, gone: Sequence[TeamMember]) -> Plan:
        return delete_team_members(plan, [each.id for each in gone])

    columns = (
        EntityColumn[TeamMember](
            say("Person"),
            lambda each: draft.plan.people[each.person].name,
            write("person"),
            choices=people,
            value=lambda each: each.person,
            stretches=True,
        ),
        EntityColumn[TeamMember](
            say("Role"),
            lambda each: words.label(each.role),
            write("role"),
            choices=lambda: [(each, words.label(each)) for each in TeamRole],
            value=lambda each: each.role,
            width=110,
        ),
    )
    kind = EntityKind[TeamMember]("put_team_member", rows, lambda each: each.id, add, delete)
    return EntityTable(say("Members"), kind, columns, draft.attempt, words, add_text=say("Add a member"))


def _capacity_table(draft: Draft, words: Words, team: Callable[[], Team | None]) -> EntityTable[CapacityRow]:
    say = words.say

    def rows() -> Sequence[CapacityRow]:
        chosen = team()
        return list(enumerate(chosen.capacity)) if chosen is not None else []

    def put(plan: Plan, capacity: Sequence[Capacity]) -> Plan:
        chosen = team()
        if chosen is None:
            raise EditError("missing", field="team")
        ordered = tuple(sorted(capacity, key=lambda each: each.since))
        return put_team(plan, replace(plan.teams[chosen.id], capacity=ordered))

    def write(field: str) -> Callable[[Plan, CapacityRow, Any], Plan]:
        def edit(plan: Plan, row: CapacityRow, value: Any) -> Plan:
            entries = [each for _, each in rows()]
            near = plan.programme.start
            text = str(value)
            entered: Any = (
                read_units(text, "capacity")
                if field == "units"
                else typed_date(text, "capacity", near) or near
            )
            entries[row[0]] = replace(entries[row[0]], **{field: entered})
            return put(plan, entries)

        return edit

    def add(plan: Plan) -> Plan:
        return put(plan, [*(each for _, each in rows()), Capacity(plan.programme.start, 1.0)])

    def delete(plan: Plan, gone: Sequence[CapacityRow]) -> Plan:
        places = {place for place, _ in gone}
        return put(plan, [each for place, each in rows() if place not in places])

    columns = (
        EntityColumn[CapacityRow](
            say("From"), lambda row: words.date(row[1].since), write("since"), width=120
        ),
        EntityColumn[CapacityRow](
            say("Full-time equivalents"),
            lambda row: words.number(row[1].units),
            write("units"),
            stretches=True,
        ),
    )
    kind = EntityKind[CapacityRow]("put_team", rows, lambda row: row[0], add, delete)
    return EntityTable(say("Capacity"), kind, columns, draft.attempt, words, add_text=say("Add a period"))
