"""Everything that is said to people, in one language: sentences, names, dates, numbers and money."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from cxplanner.wording.catalogue import translations
from cxplanner.wording.formats import Formats

if TYPE_CHECKING:
    from cxplanner.errors import CXPlannerError
    from cxplanner.findings.finding import Finding
    from cxplanner.plan.initiatives import Status
    from cxplanner.plan.plan import Plan
    from cxplanner.plan.programme import Stage, Stream
    from cxplanner.scheduling.explanation import ExplainedStep
    from cxplanner.scheduling.results import Driver, Node
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.import_problems import LocatedProblem

LANGUAGES: Final = ("en", "es", "pt")
NO_DATE: Final = "–"


class Words:
    """What is said in one language, `en`, `es` or `pt`; any other is taken as English."""

    def __init__(self, language: str = "en") -> None:
        self.language = language if language in LANGUAGES else "en"
        self.formats = Formats(self.language)
        self._dates: dict[datetime.date, str] = {}
        self._long_dates: dict[datetime.date, str] = {}
        self._short_dates: dict[datetime.date, str] = {}
        self._compact_dates: dict[datetime.date, str] = {}
        self._messages: dict[str, str] = {}

    # ------------------------------------------------------------------------------- sentences

    def say(self, message: str, **facts: object) -> str:
        """The message in this language with its `{facts}` filled in."""
        said = self._messages.get(message)
        if said is None:
            said = self._messages[message] = self._translate(message)
        return said.format(**facts) if facts else said

    def say_number(self, one: str, many: str, n: int, **facts: object) -> str:
        """The form of the message that the number needs; `{n}` is the number as people write it."""
        if self.language == "en":
            message = one if n == 1 else many
        else:
            message = translations(self.language).ngettext(one, many, n)
        return message.format(n=self.number(n), **facts)

    def _translate(self, message: str) -> str:
        return (
            message if self.language == "en" or not message else translations(self.language).gettext(message)
        )

    def listed(self, things: list[str] | tuple[str, ...]) -> str:
        """Things in a row: `A`, `A and B`, `A, B and C`."""
        if len(things) < 2:
            return "".join(things)
        return self.say("{first} and {last}", first=", ".join(things[:-1]), last=things[-1])

    def error(self, error: CXPlannerError) -> str:
        """One sentence for a problem: what happened, to which item, and what to do next."""
        from cxplanner.wording.errors import error_sentence

        return error_sentence(self, error)

    def problem(self, problem: LocatedProblem) -> str:
        """One sentence for a cell or row of a source that could not be read as it stands."""
        from cxplanner.wording.import_problems import problem_sentence

        return problem_sentence(self, problem)

    def expected(self, problem: LocatedProblem) -> str:
        """What was expected instead of what such a cell holds, such as `a date such as 2026-03-31`."""
        from cxplanner.wording.import_problems import expected_phrase

        return expected_phrase(self, problem)

    def finding(self, finding: Finding) -> str:
        """The sentence of a rule about the items at hand."""
        from cxplanner.wording.findings import finding_sentence

        return finding_sentence(self, finding)

    def driver(self, plan: Plan, _schedule: Schedule, driver: Driver, *, of_gate: bool = False) -> str:
        """Why a date is not earlier, after a comma: `the working day after gate G1 Paper is gone`."""
        from cxplanner.wording.explanations import driver_phrase

        return driver_phrase(self, plan, driver, of_gate=of_gate)

    def explanation(self, schedule: Schedule, step: ExplainedStep) -> str:
        """A whole sentence: `SD-04 starts on 13 July 2026, the working day after gate G1 Paper is gone`."""
        from cxplanner.wording.explanations import explanation_sentence

        return explanation_sentence(self, schedule, step)

    def node(self, plan: Plan, node: Node) -> str:
        """An initiative or a gate by key and name: `SD-04 CRM platform`, `gate G1 Paper is gone`."""
        from cxplanner.wording.explanations import node_name

        return node_name(self, plan, node)

    # --------------------------------------------------------------------------- names of things

    def edit_name(self, name: str) -> str:
        """What an edit did, to stand after *Undo* and *Redo*: `"set_duration"` is *change of duration*."""
        from cxplanner.wording.edit_names import edit_name

        return edit_name(self, name)

    def stream(self, stream: Stream) -> str:
        return self.name_of(stream)

    def status(self, status: Status) -> str:
        return self.name_of(status)

    def name_of(self, value: Enum | None) -> str:
        """The name of any choice that a plan knows, such as a stream, a status, a lever or a link type."""
        from cxplanner.wording.choices import choice_name

        return "" if value is None else choice_name(self, value)

    def label(self, value: Enum | None) -> str:
        """The same with a capital letter, where it stands alone in a list or a cell."""
        name = self.name_of(value)
        return name[:1].upper() + name[1:]

    def field(self, field: str) -> str:
        """The name of a field, as a label shows it: `"not_before"` is *Not before*."""
        from cxplanner.wording.fields import field_name

        return field_name(self, field)

    def stage_names(self) -> tuple[Stage, ...]:
        """The four stages of a new programme, with names, reasons and gate names in this language."""
        from cxplanner.wording.stages import default_stages

        return default_stages(self)

    # --------------------------------------------------------------------------- dates and numbers

    def date(self, day: datetime.date | None) -> str:
        """`10 Jan 2028`; a dash for no date."""
        return _kept(self._dates, self.formats.date, day)

    def long_date(self, day: datetime.date | None) -> str:
        """`10 January 2028`, for sentences."""
        return _kept(self._long_dates, self.formats.long_date, day)

    def short_date(self, day: datetime.date | None) -> str:
        """`10 Jan`, where the year stands elsewhere."""
        return _kept(self._short_dates, self.formats.short_date, day)

    def compact_date(self, day: datetime.date | None) -> str:
        """`10 Jan 28`, for narrow columns; a dash for no date."""
        return _kept(self._compact_dates, self.formats.compact_date, day)

    def gate_day(self, day: datetime.date | None) -> str:
        """The date of a gate, or that it has none yet."""
        return self.date(day) if day is not None else self.say("no date yet")

    def moment(self, moment: datetime.datetime) -> str:
        """`10 Jan 2028 14:32`."""
        return self.formats.moment(moment)

    def month(self, day: datetime.date) -> str:
        """`January 2028`."""
        return self.formats.month(day)

    def quarter(self, day: datetime.date) -> str:
        """`Q1 2028`."""
        return self.formats.quarter(day)

    @cached_property
    def month_names(self) -> tuple[str, ...]:
        """January to December; index 0 is January."""
        return self.formats.month_names

    @cached_property
    def short_month_names(self) -> tuple[str, ...]:
        return self.formats.short_month_names

    @cached_property
    def month_initials(self) -> tuple[str, ...]:
        return self.formats.month_initials

    @cached_property
    def weekday_names(self) -> tuple[str, ...]:
        """Monday to Sunday; index 0 is Monday."""
        return self.formats.weekday_names

    def number(self, value: float) -> str:
        """A number with this language's separators; up to three decimals."""
        if isinstance(value, int) and -1000 < value < 1000:
            return str(value).replace("-", "\u2212")
        return self.formats.number(value).replace("-", "\u2212")

    def percent(self, value: float) -> str:
        """`46 %`: the value is in hundredths, and a thin space stands before the sign."""
        return self.formats.percent(value)

    def money(self, cents: int, currency: str) -> str:
        """An amount of cents in its currency, without decimals when it is whole."""
        return self.formats.money(cents, currency)

    def signed_money(self, cents: int, currency: str) -> str:
        """`+€12,000`, `−€500`: how much more or less something costs or brings."""
        sign = "+" if cents > 0 else "\u2212"
        return f"{sign}{self.money(abs(cents), currency)}"

    def duration(self, days: int) -> str:
        """`65 d`: working days, as tables and labels write them."""
        return self.say("{n} d", n=self.number(days))

    def signed_days(self, days: int | None) -> str:
        """`+13 d`, `−5 d`: how far something has moved; a dash where it has not, or where nobody can say."""
        if not days:
            return "–"
        return self.say("+{days}", days=self.duration(days)) if days > 0 else self.duration(days)

    def working_days(self, days: int) -> str:
        """`13 working days`, for sentences."""
        return self.say_number("{n} working day", "{n} working days", days)

    def calendar_days(self, days: int) -> str:
        """`7 calendar days`, for sentences."""
        return self.say_number("{n} calendar day", "{n} calendar days", days)


def _kept(
    kept: dict[datetime.date, str], written: Callable[[datetime.date], str], day: datetime.date | None
) -> str:
    """The day as it was written before: a picture asks for the same dates thousands of times."""
    if day is None:
        return NO_DATE
    text = kept.get(day)
    if text is None:
        text = kept[day] = written(day)
    return text
