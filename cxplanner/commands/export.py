"""`cxplanner export`: the roadmap as a page, the initiatives as a table, the schedule as data."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cxplanner.commands.output import as_json
from cxplanner.commands.reading import ReadPlan
from cxplanner.commands.request import a_moment, add_language, add_status_date
from cxplanner.commands.reviewed import file_of, read_reviewed
from cxplanner.errors import ExportError, RequestError
from cxplanner.report.reports import ON_ASKED_SHEETS, PACK, ReportName, report_names

if TYPE_CHECKING:
    from cxplanner.plan.reviews import Meeting
    from cxplanner.report.print_settings import PrintSettings
    from cxplanner.report.sheets import PageCount
    from cxplanner.wording.words import Words

SUMMARY = "reports as .pdf, .svg, .png or .pptx, the plan as .csv, .xlsx or .json"
_PAGES: Final = (".pdf", ".svg", ".png", ".pptx")
_TABLES: Final = (".csv", ".xlsx", ".json")
_TEXTS: Final = (".csv", ".json", ".svg")
_NOT_BUILT: Final = (".ics", ".xml", ".gan")
_PAPER_OPTIONS: Final = ("paper", "pages", "poster", "margin", "binding", "landscape")
_STANDARD_OUTPUT: Final = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="the plan file, or FILE@REVIEW as a review froze it"
    )
    out = (
        "the file to write; its ending says what it is (- is the table on standard output, =-.json the data)"
    )
    parser.add_argument("--to", metavar="OUT", required=True, help=out)
    reports = f"what is printed, or several with commas between: {', '.join(ReportName)}, or {PACK}"
    parser.add_argument("--report", metavar="roadmap", help=reports)
    preset = "the name of a preset of the plan, of which what else is given changes parts"
    parser.add_argument("--preset", metavar="NAME", help=preset)
    parser.add_argument("--paper", metavar="A3", help="A0 to A5, Letter, Legal or Tabloid; else its own")
    pages = "on how many sheets a roadmap has to be, so many side by side and so many below each other"
    parser.add_argument("--pages", metavar="2x1", type=_page_count, help=pages)
    tiles = "print what is larger than this paper on several sheets of it, to glue together"
    parser.add_argument("--poster", metavar="A4", help=tiles)
    parser.add_argument("--margin", metavar="MM", type=float, help="the margin in millimetres")
    parser.add_argument("--binding", metavar="MM", type=float, help="the left margin, where sheets are bound")
    parser.add_argument(
        "--allow-small", action="store_true", help="print text too small to read all the same"
    )
    parser.add_argument("--colour", choices=("full", "grey", "black"), help="with which inks; else in colour")
    kept = "print only the initiatives that a filter such as “owner:marta late” keeps"
    parser.add_argument("--filter", metavar="TEXT", help=kept)
    direction = parser.add_mutually_exclusive_group()
    direction.add_argument("--landscape", dest="landscape", action="store_true", default=None)
    direction.add_argument("--portrait", dest="landscape", action="store_false", default=None)
    baseline = "the name of a baseline that is drawn under the bars, with what has moved since"
    parser.add_argument("--baseline", metavar="NAME", help=baseline)
    add_language(parser, "the export; else that of the programme")
    add_status_date(parser)
    printed_at = "the moment that the page names; else now"
    parser.add_argument("--printed-at", metavar="DATETIME", type=a_moment, help=printed_at)


def run(given: argparse.Namespace, words: Words) -> int:
    """Write the export and say so."""
    kind = _kind(given.to)
    if kind == ".pptx":
        _refuse_paper(given)
    report_names(given.report or ReportName.ROADMAP)
    read = read_reviewed(given.file, given.status_date)
    _baseline(read, given.baseline)
    if given.to.startswith(_STANDARD_OUTPUT):
        sys.stdout.write(_text(read, given, kind))
        return 0
    path = Path(given.to)
    if path.exists() and path.samefile(file_of(given.file)):
        raise RequestError("export_onto_the_plan", path=path)
    try:
        _write(read, given, kind, path, words)
    except OSError as error:
        raise ExportError("not_written", path=path, reason=error.strerror or str(error)) from error
    print(words.say("«{file}» is written.", file=path.name))
    return 0


def _kind(out: str) -> str:
    """The ending that says what to write. Raises RequestError for one that is unknown or not built yet."""
    to_standard_output = out.startswith(_STANDARD_OUTPUT)
    ending = Path(f"out{out[1:]}" if to_standard_output else out).suffix.lower()
    if to_standard_output:
        ending = ending or ".csv"
        if ending in (*_PAGES, *_TABLES) and ending not in _TEXTS:
            raise RequestError(
                "not_for_standard_output", found=ending, endings=[f"-{each}" for each in _TEXTS]
            )
    if ending in _NOT_BUILT:
        raise RequestError("export_not_built", found=ending, endings=[*_PAGES, *_TABLES])
    if ending not in (*_PAGES, *_TABLES):
        raise RequestError("unknown_ending", found=ending or out, endings=[*_PAGES, *_TABLES])
    return ending


def _refuse_paper(given: argparse.Namespace) -> None:
    """Raises RequestError("paper_of_slides") for what is only asked of paper."""
    asked = [name for name in _PAPER_OPTIONS if getattr(given, name) is not None]
    if asked:
        name = "portrait" if asked[0] == "landscape" and not given.landscape else asked[0]
        raise RequestError("paper_of_slides", option=f"--{name}")


def _words(read: ReadPlan, given: argparse.Namespace) -> Words:
    """The language of the export: the one asked for, else that of the programme."""
    from cxplanner.wording.words import Words

    return Words(given.lang or read.plan.programme.language)


def _write(read: ReadPlan, given: argparse.Namespace, kind: str, path: Path, words: Words) -> None:
    if kind in _PAGES:
        for notice in _write_pages(read, given, path):
            print(words.error(notice))
    elif kind == ".xlsx":
        from cxplanner.exchange.table_export import write_xlsx

        write_xlsx(read.plan, read.schedule, _words(read, given), path)
    else:
        from cxplanner.storage.durable_files import write_whole

        write_whole(path, _text(read, given, kind).encode("utf-8"))


def _write_pages(read: ReadPlan, given: argparse.Namespace, path: Path) -> Iterable[ExportError]:
    from cxplanner.printing import kept_by_filter, print_report
    from cxplanner.report.export import choices_of

    printed_at = given.printed_at or _moment_of(read.review) or datetime.now().astimezone()
    settings = _settings(read, given)
    if given.pages is not None and ON_ASKED_SHEETS.isdisjoint(settings.reports):
        raise RequestError("pages_without_roadmap", reports=sorted(each.value for each in ON_ASKED_SHEETS))
    words = _words(read, given) if given.lang else _words_of(settings, read)
    shown = kept_by_filter(read.schedule, settings.filter, words, settings.baseline, read.findings)
    choices = choices_of(settings, read.plan, printed_at, shown)
    return print_report(read.schedule, read.doc_uuid, words, path, settings.reports, choices)


def _moment_of(review: Meeting | None) -> datetime | None:
    """The moment that the sheets of a closed review name whenever it is printed."""
    return datetime.fromisoformat(review.printed_at) if review is not None and review.printed_at else None


def _words_of(settings: PrintSettings, read: ReadPlan) -> Words:
    from cxplanner.wording.words import Words

    return Words(settings.language or read.plan.programme.language)


def _settings(read: ReadPlan, given: argparse.Namespace) -> PrintSettings:
    """Those of the preset, or the usual ones, with what is asked for in their stead."""
    from cxplanner.report.print_settings import PrintColour, PrintSettings, settings_of_json

    kept = read.review.pack if read.review is not None else ""
    kept = kept if given.preset is None else _preset(read, given.preset)
    settings = settings_of_json(kept) if kept else PrintSettings()
    asked = {
        "reports": tuple(report_names(given.report)) if given.report else None,
        "paper": given.paper,
        "landscape": given.landscape,
        "margin": given.margin,
        "binding": given.binding,
        "pages": given.pages,
        "poster": given.poster,
        "colour": PrintColour(given.colour) if given.colour else None,
        "may_shrink": given.allow_small or None,
        "filter": given.filter,
        "baseline": _baseline(read, given.baseline),
    }
    return replace(settings, **{name: value for name, value in asked.items() if value is not None})


def _preset(read: ReadPlan, name: str) -> str:
    """The settings of the preset of this name. Raises RequestError("unknown_preset")."""
    presets = sorted(read.plan.print_presets.values(), key=lambda each: each.ordinal)
    found = [each.settings for each in presets if each.name.casefold() == name.strip().casefold()]
    if not found:
        names = [each.name for each in presets]
        raise RequestError("unknown_preset" if names else "no_presets", found=name, names=names)
    return found[0]


def _page_count(text: str) -> PageCount:
    from cxplanner.report.sheets import page_count_of

    return page_count_of(text)


def _baseline(read: ReadPlan, name: str | None) -> int | None:
    """The id of the baseline of this name. Raises RequestError("unknown_baseline")."""
    if name is None:
        return None
    found = [each.id for each in read.plan.baselines.values() if each.name.casefold() == name.casefold()]
    if not found:
        names = [each.name for each in read.plan.baselines_in_order]
        raise RequestError("unknown_baseline" if names else "no_baselines", found=name, names=names)
    return found[0]


def _text(read: ReadPlan, given: argparse.Namespace, kind: str) -> str:
    words = _words(read, given)
    if kind == ".csv":
        from cxplanner.exchange.table_export import to_csv

        return to_csv(read.plan, read.schedule)
    if kind == ".json":
        from cxplanner.exchange.schedule_json import schedule_as_json

        return as_json(schedule_as_json(read.plan, read.schedule, read.findings(), words)) + "\n"
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        _write_pages(read, given, Path(folder, "roadmap.svg"))
        pages = sorted(Path(folder).iterdir())
        if len(pages) > 1:
            raise RequestError("several_pages", number=len(pages))
        return pages[0].read_text(encoding="utf-8")
