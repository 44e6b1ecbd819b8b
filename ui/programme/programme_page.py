"""The page of the programme itself: name, dates, currency, language, what counts as critical."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cxplanner.errors import EditError
from cxplanner.plan.edits.programme import change_programme
from cxplanner.plan.plan import Plan
from ui.preferences.languages import LANGUAGE_NAMES
from ui.programme.draft import Draft
from ui.programme.form import Page, Write
from ui.widgets.date_field import DateField, typed_date
from ui.widgets.field import ChoiceField, Field, TextField

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


class ProgrammePage(Page):
    """Everything that the programme has one of."""

    def __init__(self, draft: Draft, words: Words) -> None:
        super().__init__(words.say("Programme"), draft, words)
        say = words.say
        self.name = TextField(say("Name"))
        self.organisation = TextField(say("Organisation"))
        self.start = DateField(say("Start"), words)
        self.target_finish = DateField(say("Target finish"), words)
        self.status_date = DateField(say("Status date"), words)
        self.currency = ChoiceField(say("Currency"), currencies(words, draft.plan.programme.currency))
        self.language = ChoiceField(say("Language of the plan"), LANGUAGE_NAMES)
        self.critical_threshold = TextField(say("Critical up to a float of"))
        self.critical_threshold.line.setPlaceholderText("0")
        self.version = TextField(say("Version of the plan"))
        self.classification = TextField(say("Classification"))
        self.add_field(self.name, _text_of("name"))
        self.add_field(self.organisation, _text_of("organisation"))
        for field, name in (
            (self.start, "start"),
            (self.target_finish, "target_finish"),
            (self.status_date, "status_date"),
        ):
            self.add_field(field, _day_of(name))
        self.add_field(self.currency, _text_of("currency"))
        self.add_field(self.language, _text_of("language"))
        self.add_field(self.critical_threshold, _write_threshold)
        self.add_field(self.version, _text_of("version"))
        self.add_field(self.classification, _text_of("classification"))
        self.column.addStretch(1)
        self.show_draft()

    def show_draft(self) -> None:
        programme = self.draft.plan.programme
        self.name.show_text(programme.name)
        self.organisation.show_text(programme.organisation)
        self.start.show_day(programme.start)
        self.target_finish.show_day(programme.target_finish)
        self.status_date.show_day(programme.status_date)
        self.currency.show_value(programme.currency)
        self.language.show_value(programme.language)
        self.critical_threshold.show_text(str(programme.critical_threshold))
        self.version.show_text(programme.version)
        self.classification.show_text(programme.classification)

    def field_named(self, name: str | None) -> Field | None:
        """The field of the page that an error speaks of."""
        found = getattr(self, name or "", None)
        return found if isinstance(found, Field) else None


def currencies(words: Words, current: str) -> list[tuple[object, str]]:
    """Today's currencies with their names, the plan's own among them, ordered by code."""
    from babel.numbers import get_territory_currencies, list_currencies

    territories = words.formats.country_names()
    in_use = {code for territory in territories for code in get_territory_currencies(territory)}
    names = words.formats.currency_names()
    codes = sorted((in_use & set(list_currencies())) | {current})
    return [(code, f"{code}  {names[code]}" if code in names else code) for code in codes]


def _text_of(name: str) -> Write:
    return lambda plan, value: change_programme(plan, **{name: str(value)})


def _day_of(name: str) -> Write:
    def write(plan: Plan, value: object) -> Plan:
        day: date | None = typed_date(str(value), name, plan.programme.start)
        if day is None and name == "start":
            raise EditError("missing", field=name)
        return change_programme(plan, **{name: day})

    return write


def _write_threshold(plan: Plan, value: object) -> Plan:
    text = str(value).strip() or "0"
    if not text.isdecimal() or len(text) > 9:
        raise EditError("unreadable_number", field="critical_threshold", found=text)
    return change_programme(plan, critical_threshold=int(text))
