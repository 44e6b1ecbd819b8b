"""What could not be taken from a source, as sentences: the place, what was found, what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Protocol

from cxplanner.wording.catalogue import mark
from cxplanner.wording.errors import shortened, written_facts

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


class LocatedProblem(Protocol):
    """A problem of an import with its place, as `exchange` finds it."""

    @property
    def expected(self) -> str: ...
    @property
    def row(self) -> int | None: ...
    @property
    def column(self) -> str: ...
    @property
    def found(self) -> str: ...
    @property
    def sheet(self) -> str: ...
    @property
    def facts(self) -> Mapping[str, object]: ...


_ROWS: Final[Mapping[str, str]] = {
    "title": mark("a title"),
    "stream": mark("one of the four streams, or one for the whole list"),
    "unique_key": mark("a key that no row above has"),
    "shorter_title": mark("a title of at most {longest} characters"),
    "text_without_nul": mark("text without binary zeros"),
}
_CELLS: Final[Mapping[str, str]] = {
    "date": mark("a date such as 2026-03-31"),
    "date_in_range": mark("a date from {first} to {last}"),
    "duration": mark("a duration such as 10d, 3w or 2mo"),
    "duration_in_range": mark("a duration of at most {longest} working days"),
    "not_negative": mark("0 or more"),
    "number": mark("a number"),
    "number_in_range": mark("a number from {least} to {most}"),
    "whole_number": mark("a whole number"),
    "money": mark("an amount of money"),
    "yes_no": mark("yes or no"),
    "stage": mark("a stage from 1 to 4, or its name"),
    "known_stream": mark("one of the four streams"),
    "status": mark("a status such as candidate, approved, active or done"),
    "usable_key": mark("a key of at most {longest} characters, without commas or semicolons"),
    "shorter_text": mark("at most {longest} characters"),
    "longer_reason": mark("a reason of at least {shortest} characters"),
    "at_most_duration": mark("at most the duration of {duration} d"),
    "at_least_duration": mark("at least the duration of {duration} d"),
    "actual_dates": mark("the actual dates that belong to this status"),
    "finish_after_start": mark("a finish on or after the start"),
    "status_done": mark("the status done beside an actual finish"),
}
_LINKS: Final[Mapping[str, str]] = {
    "known_predecessor": mark("the key of an initiative or a gate"),
    "predecessor": mark("predecessors such as SD-01; OP-02 SS+3d; G1"),
    "lag_in_range": mark("a lag of at most {longest} days"),
    "other_predecessor": mark("another initiative than the row itself"),
    "single_link": mark("each predecessor once for each type of link"),
    "finish_to_start": mark("a link from finish to start, as gates have no other"),
    "no_summary": mark("an initiative, and not a summary row"),
    "kept_row": mark("a row that is not refused"),
}
_NOTICES: Final[Mapping[str, str]] = {
    "known_heading": mark("This heading is not known, so the column is left out."),
    "readable_column": mark("No cell of this column can be read, so the column is left out."),
    "single_column": mark("Another column holds the same field already, so this one is left out."),
    "no_summary_row": mark("This is a summary row, so it is left out."),
    "initiative_row": mark("This row names no initiative, so it is left out."),
    "given_stage": mark("No stage is given, so stage {stage} is taken."),
    "given_key": mark("No key is given, so it becomes {key}."),
    "agreeing_finish": mark("The finish does not agree with the duration of {duration} d, which wins."),
    "finish_with_start": mark("A finish without a start or a duration says nothing, so it is left out."),
    "earlier_logic": mark("The predecessors give a later start than {start}, so that date is left out."),
    "start_within_programme": mark("This is before the programme starts on {start}, so that start holds."),
    "whole_days": mark("This is not a whole number of days, so it is rounded up to {days} d."),
    "working_days": mark(
        "By the dates beside them, most durations here count every day of the week, weekends included."
    ),
    "actual_dates_given": mark("Start and finish are taken as the actual dates."),
    "certain_date_order": mark("Day and month cannot be told apart in these dates; {order} is taken."),
    "closed_quote": mark("A quotation mark is opened here and never closed."),
    "readable_text": mark(
        "Some characters cannot be read as {encoding}; a replacement mark stands for them."
    ),
}
_NOTHING: Final = mark("nothing was found, and {expected} was expected")
_ORDERS: Final[Mapping[str, str]] = {
    "dmy": mark("day before month"),
    "mdy": mark("month before day"),
    "ymd": mark("year first"),
}


def problem_sentence(words: Words, problem: LocatedProblem) -> str:
    """The place, and a sentence about what was found there."""
    place = _place(words, problem)
    if problem.expected in _NOTICES:
        said = expected_phrase(words, problem)
        found = shortened(problem.found)
        if found:
            said = words.say("“{found}”: {said}", found=found, said=said)
    else:
        said = _refusal(words, problem)
    return words.say("{place}: {said}", place=place, said=said) if place else said


def expected_phrase(words: Words, problem: LocatedProblem) -> str:
    """What was expected in the place; for a notice, what is worth knowing about it."""
    for table in (_ROWS, _CELLS, _LINKS, _NOTICES):
        if problem.expected in table:
            facts = dict(problem.facts)
            order = facts.get("order")
            if isinstance(order, str):
                facts["order"] = words.say(_ORDERS.get(order.lower(), order))
            return words.say(table[problem.expected]).format_map(written_facts(words, facts))
    return problem.expected.replace("_", " ")


def _refusal(words: Words, problem: LocatedProblem) -> str:
    found = shortened(problem.found)
    expected = expected_phrase(words, problem)
    if found:
        sentence = words.say(
            "“{found}” was found, and {expected} was expected", found=found, expected=expected
        )
    else:
        sentence = words.say("nothing was found, and {expected} was expected", expected=expected)
    if problem.expected in _ROWS:
        return words.say("{sentence}; the row is refused.", sentence=sentence)
    if problem.expected in _LINKS:
        return words.say("{sentence}; the link is left out.", sentence=sentence)
    return words.say("{sentence}; the cell is left empty.", sentence=sentence)


def _place(words: Words, problem: LocatedProblem) -> str:
    parts = []
    if problem.sheet:
        parts.append(problem.sheet)
    if problem.row is not None:
        parts.append(words.say("row {row}", row=problem.row))
    if problem.column:
        parts.append(problem.column)
    place = ", ".join(parts)
    return place[:1].upper() + place[1:]
