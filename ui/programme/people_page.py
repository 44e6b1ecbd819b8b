"""The page of the people: a table of names, what they do, and what they are to the programme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cxplanner.plan.edits.programme import delete_people, put_person
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Person, PersonKind
from ui.programme.draft import Draft
from ui.programme.form import Page
from ui.widgets.entity_model import EntityColumn, EntityKind
from ui.widgets.entity_table import EntityTable
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


class PeoplePage(Page):
    """Everybody who owns, sponsors or works."""

    def __init__(self, draft: Draft, words: Words) -> None:
        super().__init__(words.say("People"), draft, words)
        note = words.say("What a deleted person owned has no owner then; teams lose the member.")
        self.column.addWidget(PlainLabel(note, "small", wraps=True))
        self.people = _people_table(draft, words)
        self.column.addWidget(self.people, 1)

    def show_draft(self) -> None:
        self.people.reload()


def free_name(taken: Sequence[str], wanted: str) -> str:
    """The wanted name, with a number when it is taken."""
    known = {name.casefold() for name in taken}
    name, number = wanted, 2
    while name.casefold() in known:
        name, number = f"{wanted} {number}", number + 1
    return name


def _people_table(draft: Draft, words: Words) -> EntityTable[Person]:
    say = words.say

    def rows() -> Sequence[Person]:
        return sorted(draft.plan.people.values(), key=lambda person: person.id)

    def write(field: str) -> Callable[[Plan, Person, Any], Plan]:
        return lambda plan, row, value: put_person(plan, replace(plan.people[row.id], **{field: value}))

    def add(plan: Plan) -> Plan:
        name = free_name([person.name for person in plan.people.values()], say("New person"))
        return put_person(plan, Person(0, name))

    def delete(plan: Plan, gone: Sequence[Person]) -> Plan:
        return delete_people(plan, [person.id for person in gone])

    def owned(person: Person) -> str:
        count = sum(each.owner == person.id for each in draft.plan.initiatives.values())
        return words.number(count) if count else ""

    columns = (
        EntityColumn[Person](say("Name"), lambda each: each.name, write("name"), width=160, stretches=True),
        EntityColumn[Person](say("Title"), lambda each: each.title, write("title"), width=140),
        EntityColumn[Person](say("Unit"), lambda each: each.unit, write("unit"), width=120),
        EntityColumn[Person](
            say("Kind"),
            lambda each: words.label(each.kind),
            write("kind"),
            choices=lambda: [(each, words.label(each)) for each in PersonKind],
            value=lambda each: each.kind,
            width=96,
        ),
        EntityColumn[Person](say("Owns"), owned, width=56),
    )
    kind = EntityKind[Person]("put_person", rows, lambda each: each.id, add, delete)
    return EntityTable(say("People"), kind, columns, draft.attempt, words, add_text=say("Add a person"))
