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
    "not_an_object": mark("{field} cannot be read: choose them again, and keep them anew."),
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
    "unknown_country": mark(
        "No public holidays are known for the country {found}: enter two letters such as ES."
    ),
    "unknown_subdivision": mark(
        "No region {found} of {country} has public holidays of its own: choose another one."
    ),
    "unknown_currency": mark("{found} is no code of a currency: enter three letters such as EUR."),
    "original_is_shown": mark(
        "This is the original, which stays as it is: show the what-if, and change that."
    ),
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
    "unknown_initiative": mark("There is no initiative {key}: choose one of the keys in the plan."),
    "unreadable_date": mark("“{found}” is no date: write it as 31 March 2026 or 2026-03-31."),
    "unknown_choice": mark("“{found}” is not in the list of this column: take one that is."),
    "fixed_column": mark("This column is computed: change what it follows from."),
    "unreadable_number": mark("“{found}” is no number: write it in digits."),
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
    "no_counts": mark("No counts are entered: {needed} are needed, one for each answer."),
    "wrong_number_of_counts": mark(
        "{found} counts are entered, but the scale has {needed} answers: enter one count for each."
    ),
    "unreadable_count": mark("“{found}” is no count: write how many gave this answer, in digits."),
    "answer_twice": mark("The answer {answer} comes twice: enter its count once."),
    "no_answers": mark("All counts are 0: a score needs at least one answer."),
    "wrong_scale": mark(
        "“{name}” has a scale of {needed} answers; this measurement has {found}. Do not mix them: enter "
        "one count for each answer."
    ),
    "more_answers_than_asked": mark(
        "{answers} answered, but only {asked} are said to have been asked: correct one of the two."
    ),
    "nothing_to_divide_by": mark("A share needs a whole above 0: enter out of how many."),
    "nobody_leaves": mark(
        "Where nobody leaves and nothing is discounted, a customer is worth more than can be said: enter how "
        "many were lost, or a discount rate."
    ),
    "type_is_measured": mark(
        "“{name}” has measurements that only its type can read: delete them first, or add another indicator."
    ),
    "method_is_measured": mark(
        "“{name}” has been measured by its method already, which stays so that waves can be compared: add "
        "another indicator for another method."
    ),
    "too_many_strips": mark(
        "There is room for {most} indicators under the roadmap: take one of them away first."
    ),
    "two_reviews_on_day": mark(
        "There is a review on {date} already (“{title}”): choose another day, or add to that one."
    ),
    "review_before_last": mark(
        "A review on {date} would be before “{title}” of {last}, which is closed: choose a later day."
    ),
    "review_is_closed": mark(
        "“{title}” is closed and stays as the committee saw it: add to its minutes, or prepare the next one."
    ),
    "decision_is_taken": mark("“{title}” has been decided: open it again first."),
    "not_a_decision": mark("“{title}” cannot be decided so: choose an outcome for a decision."),
    "not_an_action": mark("“{title}” is no action: close actions alone."),
    "too_many_options": mark("A decision has at most {most} options, not {found}: leave some out."),
    "option_names_deleted": mark(
        "This option changes “{name}”, which is no longer in the plan: take another option, or plan it anew."
    ),
    "unreadable_option": mark("What this option would change cannot be read: plan it anew."),
    "not_in_plan": mark("{field}: what is chosen is no longer in the plan; choose another one."),
    "go_with_open_musts": mark(
        "Gate {key} cannot go while these criteria are neither met nor waived: {criteria}. Settle them, or "
        "decide a conditional go."
    ),
    "go_without_conditions": mark(
        "A conditional go at gate {key} needs a condition with its day: add one, or decide another outcome."
    ),
    "conditions_without_meeting": mark(
        "The conditions of gate {key} belong to a meeting: decide the gate from the agenda of one."
    ),
    "no_list": mark(
        "The clipboard holds no list of initiatives: copy rows with headings, or up to {most} names of at "
        "most {longest} characters, one in a line."
    ),
}

SCHEDULES: Final[Mapping[str, str]] = {
    "past_last_year": mark("The plan runs past the year 2199 (at {key}): shorten it, or move it forward."),
    "no_working_days": mark(
        "The calendar has no working day from the programme's start on: shorten its closures."
    ),
    "team_without_days": mark(
        "{key}: the team {team} works on no working day of the programme: change the calendar of the team."
    ),
    "exceeds_capacity": mark(
        "{key} needs {units} full-time people, but {team} never has more than {capacity}: "
        "lower the need, or raise the capacity."
    ),
    "no_capacity_left": mark(
        "{team} has no room for {key} in all the years of the calendar: raise its capacity."
    ),
    "search_broke_off": mark(
        "The search for a levelled plan broke off before it had a proposal, and the plan is as it was: "
        "search again."
    ),
    "nothing_to_simulate": mark(
        "Nothing in this plan is scheduled, so nothing can be simulated: add an initiative, or accept one."
    ),
}

FILES: Final[Mapping[str, str]] = {
    # opening
    "missing": mark("«{path}» is not there: check its name and its folder."),
    "directory": mark("«{path}» is a folder, not a plan: choose a file in it."),
    "not_a_file": mark("«{path}» is no ordinary file: choose a plan file."),
    "too_large": mark("«{path}» has {size}, and a plan has at most {largest}: it cannot be opened."),
    "not_a_plan": mark(
        "«{path}» is no CXPlanner plan (it looks like {looks_like}): choose a plan, or import the file."
    ),
    "incomplete": mark(
        "«{path}» is incomplete ({size} of {expected}), probably an interrupted copy: use another copy of it."
    ),
    "incomplete_without_a_size": mark("«{path}» is empty or cut off at its start: use another copy of it."),
    "damaged": mark("«{path}» is damaged and was not changed: open an earlier copy of it."),
    "inconsistent": mark("«{path}» contradicts itself and was not changed: open an earlier copy of it."),
    "newer": mark(
        "«{path}» was made with a newer CXPlanner (format {format}); this one reads up to format {newest}: "
        "open it with the newer one."
    ),
    "not_upgraded": mark(
        "«{path}» could not be upgraded (format {format} to {newest}) and was not changed: open it read-only."
    ),
    "not_permitted": mark(
        "«{path}» may not be read by you: ask for permission, or copy it to a folder of yours."
    ),
    "busy": mark("«{path}» keeps changing while it is read: try again when the other program has finished."),
    "in_use": mark(
        "«{path}» is in use by {user} on {host} since {since}: open it read-only, or ask for it to be closed."
    ),
    "in_use_here": mark("«{path}» is open in another window of CXPlanner: close it there first."),
    "changed_content": mark(
        "«{path}» was changed outside CXPlanner or is damaged, since its check sum does not match: "
        "compare it with a copy."
    ),
    "left_in_the_middle": mark(
        "«{path}» was left in the middle of a change by another program: look this repaired copy over."
    ),
    "extras_ignored": mark("«{path}» holds more than a plan has ({names}), which is left out when you save."),
    "older": mark("«{path}» was made with an older version and is upgraded when you save; a copy is kept."),
    "opened_read_only": mark("«{path}» is open read-only: to keep changes, save it under another name."),
    "other_names": mark(
        "«{path}» has other names on the disk, which will keep the old content when you save."
    ),
    "impossible": mark("«{path}» holds a plan without dates: {cause}"),
    # saving
    "unsaved": mark(
        "There are {edits} edits that are not saved yet: save the plan under a name, or discard them."
    ),
    "exists": mark("«{path}» exists already and was not changed: choose another name."),
    "unusable_name": mark("«{path}» is no name that a file can have here: choose another, shorter one."),
    "folder_missing": mark("The folder {folder} is not there: make it, or choose another one."),
    "read_only": mark("«{path}» is read-only: save the plan under another name."),
    "no_space": mark(
        "«{path}» was not saved, because the disk is full; your changes are safe: free some space, "
        "or save elsewhere."
    ),
    "device_error": mark(
        "«{path}» cannot be reached (device error): check the drive and the connection, then try again."
    ),
    "held_by_another": mark("Another program keeps «{path}» open: close it there, then save again."),
    "gone": mark("«{path}» is no longer there: save it again at this place, or elsewhere."),
    "changed_outside": mark(
        "«{path}» was changed on disk on {changed_at}: save yours elsewhere, or overwrite it."
    ),
    "implausible_save": mark(
        "This save leaves {after} of {before} initiatives: confirm it, or save under another name."
    ),
    "saved_unconfirmed": mark(
        "«{path}» is saved, but the disk did not confirm it: save once more, or keep a copy."
    ),
    # editing
    "no_space_for_edits": mark(
        "There is no space left on the disk of the recovery folder, so the last change was not kept: "
        "free some space, then repeat it."
    ),
    "edit_refused": mark(
        "The change could not be kept and was undone; the plan is as it was: try it another way."
    ),
    "no_recovery_folder": mark(
        "The recovery folder {path} cannot be used, so nothing is opened for editing: make it writable, "
        "or choose another."
    ),
}

LOOKS: Final[Mapping[str, str]] = {
    "archive": mark("an archive"),
    "database": mark("a database"),
    "json": mark("JSON"),
    "old_office_file": mark("an old Office file"),
    "pdf": mark("a PDF"),
    "picture": mark("a picture"),
    "presentation": mark("slides"),
    "project_exchange": mark("a Microsoft Project file"),
    "project_xml": mark("a Microsoft Project file"),
    "rtf": mark("a text document"),
    "text": mark("text"),
    "text_document": mark("a text document"),
    "unknown": mark("nothing known"),
    "web_page": mark("a web page"),
    "workbook": mark("a workbook"),
    "xml": mark("an XML file"),
}
"""What a file that is no plan seems to be."""

SOURCES: Final[Mapping[str, str]] = {
    "missing": mark("«{path}» is not there: check its name and its folder."),
    "directory": mark("«{path}» is a folder: choose a list in it."),
    "empty": mark("«{path}» is empty: there is nothing to import."),
    "unreadable": mark("«{path}» cannot be read ({detail}): check its permissions and its drive."),
    "not_a_spreadsheet": mark("«{path}» is no spreadsheet: save the list as .csv or .xlsx and import that."),
    "old_excel": mark("«{path}» is a workbook of an old kind: save it as .xlsx and import that."),
    "encrypted": mark("«{path}» is protected by a password: save it without one and import that."),
    "damaged_workbook": mark(
        "«{path}» is damaged: open it in a spreadsheet program and save it once more as .xlsx."
    ),
    "document_type_definition": mark(
        "«{path}» contains a document type definition, which CXPlanner does not read: "
        "save it once more as .xlsx."
    ),
    "too_large": mark("«{path}» is too large to be a list of initiatives: cut it down and import it again."),
    "too_long_field": mark("«{path}» has a cell in row {row} of more than {longest} characters: shorten it."),
    "too_many_columns": mark(
        "«{path}» has more than {most} columns in row {row}: delete those that are not needed."
    ),
    "too_many_rows": mark("«{path}» has more than {most} rows: split it up."),
    "too_slow": mark("«{path}» could not be read in {seconds} seconds: delete its empty rows and columns."),
    "unknown_encoding": mark("There is no encoding {found}: choose UTF-8, UTF-16 or Latin-1."),
    "unknown_sheet": mark("«{path}» has no sheet {found}: choose one of {sheets}."),
    "no_title_column": mark(
        "«{path}» has no column of titles (its headings: {headings}): call one of them “title”."
    ),
    "transposed": mark("«{path}» has its headings in the first column instead of a row: transpose it first."),
}

EXPORTS: Final[Mapping[str, str]] = {
    "not_written": mark("«{path}» cannot be written ({reason}): choose another name or folder."),
    "small_on_a4": mark("On A4 the smallest text of this roadmap would be {points} pt: print it on {paper}."),
    "unnamed_milestones": mark(
        "There is no room on {paper} for the names of some milestones ({number}): choose a larger paper."
    ),
    "unnamed_on_slides": mark(
        "There is no room on the slides for the names of some milestones ({number}): the notes have them."
    ),
    "missing_characters": mark("No font has these characters, so a mark stands in their place: {items}."),
}

REQUESTS: Final[Mapping[str, str]] = {
    "close_needs_date": mark("A review is closed with its day: add `--date` such as 2026-03-31."),
    "only_to_close": mark("{option} belongs to a review that is closed: add `--close`, or leave it out."),
    "nothing_frozen": mark(
        "“{name}” has frozen dates and money alone, not the whole plan: only closed reviews can be opened."
    ),
    "frozen_unreadable": mark(
        "The plan that “{name}” has frozen is damaged and cannot be shown. Its dates, money and gates are "
        "still there to compare with, and a kept version of the file may hold it."
    ),
    "compared_with_itself": mark(
        "«{path}» would be compared with itself: name another file as well, or a review beside it, "
        "such as «{path}@Review 4»."
    ),
    "unknown_review": mark(
        "There is no review “{name}” in this plan: name it by its name, its number or its date. "
        "There are: {known}."
    ),
    "unknown_key": mark(
        "There is no initiative, gate or milestone {key} in «{path}»: `cxplanner schedule` lists the keys."
    ),
    "unknown_ending": mark("“{found}” is no kind of export: end the name in {endings}."),
    "export_not_built": mark("Exports as {found} are not built yet: choose one of {endings}."),
    "paper_of_slides": mark("Slides have a size of their own: leave {option} out."),
    "text_too_small": mark(
        "The smallest text would be {points} pt, under the limit of {limit} pt: take more pages or larger "
        "paper, show less, or allow small text."
    ),
    "unknown_paper": mark("There is no paper {found}: choose one of {papers}, or a size such as 420x900mm."),
    "paper_size": mark("Paper of {found} cannot be printed: give it sides of {least} to {most} millimetres."),
    "page_count": mark("“{found}” is no number of sheets: give one such as 2x1, up to 20 each way."),
    "pages_without_roadmap": mark(
        "Only {reports} can be printed on a number of sheets that is asked for: leave --pages out."
    ),
    "nothing_kept": mark("The filter “{filter}” keeps nothing that could be printed: change or clear it."),
    "nothing_between": mark("Nothing is planned between {first} and {last}: choose other dates."),
    "nothing_from": mark("Nothing is planned from {first} on: choose an earlier date."),
    "nothing_until": mark("Nothing is planned until {last}: choose a later date."),
    "unknown_preset": mark("There is no print preset “{found}”: choose one of {names}."),
    "no_presets": mark("The plan has no print presets, so there is none called “{found}”."),
    "print_settings": mark("The kept print settings cannot be read ({field}): save the preset anew."),
    "margin_size": mark("A margin of {found} mm is not possible: choose 0 to {most} mm."),
    "unknown_report": mark("There is no report “{found}”: choose among {reports}."),
    "not_a_code": mark("“{found}” is no code of a sheet: those have eight signs, such as 3F2A-91BC."),
    "unknown_baseline": mark("There is no baseline “{found}”: choose one of {names}."),
    "no_baselines": mark("There is no baseline “{found}”: this plan has none yet."),
    "command_not_built": mark("The command `{found}` is not built yet."),
    "import_not_built": mark(
        "Imports of {found} files are not built yet: save the list as .csv or .xlsx and import that."
    ),
    "unknown_source": mark(
        "«{path}» is neither .csv nor .xlsx: save the list as one of them and import that."
    ),
    "self_test_failed": mark("The self-test failed at: {step}."),
    "unknown_stream": mark("There is no stream “{found}”: choose one of {streams}."),
    "unknown_command": mark(
        "There is no command and no file “{found}”: `cxplanner --help` lists the commands."
    ),
    "not_for_standard_output": mark(
        "{found} cannot be written to standard output: name a file, or choose {endings}."
    ),
    "export_onto_the_plan": mark("The export would replace the plan «{path}» itself: choose another name."),
    "several_pages": mark("The roadmap has {number} pages, too many for standard output: name a file."),
    "arguments": mark("{message}; `cxplanner {command} --help` says what can be asked."),
    "no_display": mark(
        "There is no display for the window; the commands work without one: `cxplanner --help`."
    ),
    "no_window": mark(
        "The window needs the library {found}, which is not installed here; the commands work without it."
    ),
}

TABLES: Final[Mapping[str, Mapping[str, str]]] = {
    "EditError": EDITS,
    "ScheduleError": SCHEDULES,
    "FileError": FILES,
    "ImportProblem": SOURCES,
    "ExportError": EXPORTS,
    "RequestError": REQUESTS,
}
"""The sentences of each kind of error; the same code may mean different things in two of them."""
