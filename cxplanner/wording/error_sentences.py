"""The sentence of each error code: what happened, to which item, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cxplanner.wording.catalogue import mark

EDITS: Final[Mapping[str, str]] = {
    "missing": mark("{field} is missing: fill it in."),
    "too_long": mark("{field} is too long ({length} of {longest} characters): shorten it."),
    "out_of_range": mark("{field} is {found}, but goes from {least} to {most}: enter a number in between."),
    "date_out_of_range": mark(
        "{field} is {date}, but a plan goes from {first} to {last}: enter a date in between."
    ),
    "finish_before_start": mark(
        "The finish on {finish} is before the start on {start}: change one of the two."
    ),
    "duplicate_key": mark("The key {key} belongs to “{title}” already: choose another one."),
    "duplicate_name": mark("The name {name} is in use already: choose another one."),
    "duplicate_link": mark(
        "The link from {predecessor} ({type}) is there already: change its lag, or choose another type."
    ),
    "unusable_key": mark(
        "The key {key} can be mistaken for a gate or for several keys: choose one such as SD-04."
    ),
    "unknown_predecessor": mark(
        "There is no initiative and no gate {key}: choose one of the keys in the plan."
    ),
    "unknown_stage": mark("There is no stage {found}: choose one from 1 to 4."),
    "unknown_currency": mark("{found} is no code of a currency: enter three letters such as EUR."),
    "unknown_person_or_team": mark(
        "{field}: nobody of this name is in the plan any more; choose someone else."
    ),
    "self_link": mark("{key} cannot wait for itself: choose another predecessor."),
    "gate_link_type": mark("A link from gate {key} is always finish to start: leave out {type}."),
    "cycle": mark("These wait for each other: {keys}. Remove one of these links."),
    "weights_not_100": mark("The four weights add up to {found}: change them until they make 100."),
    "no_working_days": mark("The calendar has no working weekday: choose at least one."),
    "decision_without_date": mark(
        "The decision on gate {key} has no date: enter the day on which it was taken."
    ),
    "short_waiver": mark(
        "The reason for the waiver has {length} of at least {shortest} characters: say more."
    ),
    "optimistic_above_duration": mark(
        "The optimistic duration of {found} d is longer than the duration of {duration} d: shorten it."
    ),
    "pessimistic_below_duration": mark(
        "The pessimistic duration of {found} d is shorter than the duration of {duration} d: lengthen it."
    ),
    "done_without_finish": mark(
        "{key} is done but has no actual finish: enter the day on which it finished."
    ),
    "done_without_start": mark("{key} is done but has no actual start: enter the day on which it started."),
    "finish_without_done": mark(
        "{key} has an actual finish but is not done: set its status to done, or clear the finish."
    ),
    "active_without_start": mark(
        "{key} is active but has no actual start: enter the day on which it started."
    ),
    "unreadable_duration": mark("“{found}” is no duration: write it as 10d, 3w or 2mo."),
    "negative_duration": mark("A duration cannot be negative like {found}: enter 0 or more days."),
    "too_long_duration": mark(
        "{found} is longer than the {longest} working days that fit: enter a shorter duration."
    ),
    "unreadable_lag": mark("“{found}” is no lag: write it as +3d, -1w or +7ed."),
    "too_long_lag": mark(
        "{found} is longer than the {longest} days that a lag may have: enter a shorter one."
    ),
    "unreadable_link": mark("“{found}” is no predecessor: write it as SD-01, OP-02 SS+3d or G1."),
}

SCHEDULES: Final[Mapping[str, str]] = {}

FILES: Final[Mapping[str, str]] = {}

EXCHANGE: Final[Mapping[str, str]] = {}

REQUESTS: Final[Mapping[str, str]] = {
    "unknown_key": mark(
        "There is no initiative, gate or milestone {key} in «{path}»: `cxplanner schedule` lists the keys."
    ),
    "not_an_initiative": mark(
        "{key} is no initiative, so it cannot slip by itself: name an initiative, or leave out --slip."
    ),
    "not_scheduled": mark("{key} is {status} and has no dates to explain: approve it first."),
    "unknown_ending": mark("“{found}” is no kind of export: end the name in {endings}."),
    "export_not_built": mark("Exports as {found} are not built yet: choose one of {endings}."),
    "report_not_built": mark("The report “{found}” is not built yet: choose roadmap."),
    "command_not_built": mark("The command `{found}` is not built yet."),
    "import_not_built": mark(
        "Imports of {found} files are not built yet: save the list as .csv or .xlsx and import that."
    ),
    "unknown_source": mark(
        "«{path}» is neither .csv nor .xlsx: save the list as one of them and import that."
    ),
    "unknown_command": mark(
        "There is no command and no file “{found}”: `cxplanner --help` lists the commands."
    ),
    "not_for_standard_output": mark(
        "{found} cannot be written to standard output: name a file, or choose {endings}."
    ),
    "standard_output_is_json": mark(
        "Both the answer and the export would go to standard output: name a file for the export."
    ),
    "unknown_country": mark("No holidays are known for the country {found}: enter two letters such as ES."),
    "arguments": mark("{message}; `cxplanner {command} --help` says what can be asked."),
    "no_window": mark(
        "The window needs the library {found}, which is not installed here; the commands work without it."
    ),
}

ALL: Final[Mapping[str, str]] = {**EDITS, **SCHEDULES, **FILES, **EXCHANGE, **REQUESTS}
