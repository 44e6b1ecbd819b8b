"""The one table of commands: their words, icons, keys, when they can be used, and their place in a menu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

_ROADMAP: Final = ("roadmap",)
_INITIATIVES: Final = ("initiatives",)
_DEPENDENCIES: Final = ("dependencies",)
_PRIORITIES: Final = ("priorities",)
_GATES: Final = ("gates",)
_INDICATORS: Final = ("indicators",)
_REVIEWS: Final = ("reviews",)
_BARS: Final = ("roadmap", "initiatives")
_LINKS: Final = ("roadmap", "dependencies")
_TABLES: Final = ("initiatives", "dependencies")


@dataclass(frozen=True, slots=True)
class Command:
    """What a menu says. `needs` is `""`, `"plan"`, `"selection"`, `"initiative"`, `"two"` or `"what_if"`.

    `keys` work everywhere in the window; those that work in one view alone are in `view_keys`. A command with
    `views` is carried out by the view in front, and is shown only where that is one of them.
    """

    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: str = "plan"
    views: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Submenu:
    """A menu in a menu, of commands; without names it is filled each time when it opens."""

    title: str
    names: tuple[str, ...] = ()


def commands(words: Words) -> Mapping[str, Command]:
    """The commands by name, in the language of the screen."""
    return {
        **_of_files(words),
        **_of_edits(words),
        **_of_moves(words),
        **_of_views(words),
        **_of_what_shows(words),
        **_of_the_plan(words),
    }


def _of_files(words: Words) -> Mapping[str, Command]:
    say = words.say
    return {
        "new": Command(say("New programme"), ("Ctrl+N",), "file-plus", ""),
        "open": Command(say("Open…"), ("Ctrl+O",), "folder-open", ""),
        "open_read_only": Command(say("Open read-only…"), (), "lock", ""),
        "open_sample": Command(say("Open the sample"), ("Ctrl+Shift+O",), "book-open", ""),
        "save": Command(say("Save"), ("Ctrl+S",), "save"),
        "save_as": Command(say("Save as…"), ("Ctrl+Shift+S",)),
        "import": Command(say("Import…"), ("Ctrl+I",), "file-spreadsheet", ""),
        "export": Command(say("Export…"), ("Ctrl+E",), "share"),
        "print": Command(say("Print…"), ("Ctrl+P", "Ctrl+0"), "printer"),
        "print_summary": Command(say("Steering summary…"), (), "printer"),
        "check_print": Command(say("Check a printout…"), (), "search"),
        "close": Command(say("Close programme"), ("Ctrl+W",)),
        "preferences": Command(say("Preferences…"), ("Ctrl+,",), "settings", ""),
        "quit": Command(say("Quit"), ("Ctrl+Q",), "", ""),
        "keys": Command(say("Keys"), ("F1",), "circle-help", ""),
        "about": Command(say("About CXPlanner"), (), "info", ""),
    }


def _of_edits(words: Words) -> Mapping[str, Command]:
    say = words.say
    return {
        "undo": Command(say("Undo"), ("Ctrl+Z",), "undo-2"),
        "redo": Command(say("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2"),
        "copy": Command(say("Copy"), ("Ctrl+C",), "copy", views=_BARS),
        "paste": Command(say("Paste"), ("Ctrl+V",), views=_BARS),
        "fill_down": Command(say("Fill down"), ("Ctrl+Shift+Down",), needs="two", views=_INITIATIVES),
        "clear_cells": Command(say("Clear cells"), needs="selection", views=_INITIATIVES),
        "rename": Command(say("Rename"), ("F2",), "pencil", "selection"),
        "duplicate": Command(say("Duplicate"), ("Ctrl+D",), "copy", "initiative"),
        "delete": Command(say("Delete"), (), "trash-2", "selection"),
        "link": Command(say("Link in order"), (), "link-2", "two"),
        "select_all": Command(say("Select all initiatives"), ("Ctrl+A",)),
        "select_critical_path": Command(say("Select the critical path")),
        "filter": Command(say("Filter"), ("Ctrl+F",), "filter"),
        "clear_filter": Command(say("Clear filter")),
        "go_to": Command(say("Go to…"), ("Ctrl+K",), "search"),
        "add_initiative": Command(say("Initiative"), ("Ctrl+Shift+N",), "plus"),
        "add_link": Command(say("Link…"), ("Ctrl+Shift+L",), "link-2"),
        "draw_link": Command(say("Draw a link"), needs="selection", views=_ROADMAP),
        "new_must": Command(say("A must of the gate"), views=_GATES),
        "new_should": Command(say("A should of the gate"), views=_GATES),
        "milestones": Command(say("Milestones…"), (), "diamond"),
        "add_indicator": Command(say("Indicator…"), (), "trending-up"),
        "add_measurement": Command(say("Measurement…"), (), "plus", views=_INDICATORS),
        "edit_measurement": Command(say("Change the measurement…"), (), "pencil", views=_INDICATORS),
        "as_baseline": Command(say("Use the measurement as the baseline"), (), "flag", views=_INDICATORS),
        "prepare_review": Command(say("Review…"), (), "gavel"),
        "add_decision": Command(say("Decision…"), (), "gavel", views=_REVIEWS),
    }


def _of_moves(words: Words) -> Mapping[str, Command]:
    """What changes dates or places of what is selected."""
    say = words.say
    return {
        "day_earlier": Command(say("One day earlier"), needs="initiative", views=_ROADMAP),
        "day_later": Command(say("One day later"), needs="initiative", views=_ROADMAP),
        "week_earlier": Command(say("One week earlier"), needs="initiative", views=_ROADMAP),
        "week_later": Command(say("One week later"), needs="initiative", views=_ROADMAP),
        "shorten": Command(say("Finish one day earlier"), needs="initiative", views=_ROADMAP),
        "lengthen": Command(say("Finish one day later"), needs="initiative", views=_ROADMAP),
        "shift_by": Command(say("Shift by…"), needs="initiative", views=_ROADMAP),
        "ways_ask": Command(say("Ask at the bar"), views=_ROADMAP),
        "ways_day": Command(say("Start no earlier than here"), views=_ROADMAP),
        "ways_lag": Command(say("Change the lag"), views=_ROADMAP),
        "ways_chain": Command(say("Move the chain"), views=_ROADMAP),
        "row_up": Command(say("Move up"), (), "chevron-up", "initiative", _INITIATIVES),
        "row_down": Command(say("Move down"), (), "chevron-down", "initiative", _INITIATIVES),
        "less_impact": Command(say("Less impact"), needs="initiative", views=_PRIORITIES),
        "more_impact": Command(say("More impact"), needs="initiative", views=_PRIORITIES),
        "less_effort": Command(say("Less effort"), needs="initiative", views=_PRIORITIES),
        "more_effort": Command(say("More effort"), needs="initiative", views=_PRIORITIES),
    }


def _of_views(words: Words) -> Mapping[str, Command]:
    say = words.say
    return {
        "initiatives": Command(say("Initiatives"), ("Ctrl+1",), "list-tree"),
        "roadmap": Command(say("Roadmap"), ("Ctrl+2",), "chart-gantt"),
        "dependencies": Command(say("Dependencies"), ("Ctrl+3",), "workflow"),
        "priorities": Command(say("Priorities"), ("Ctrl+4",), "chart-scatter"),
        "gates": Command(say("Gates"), ("Ctrl+5",), "diamond"),
        "indicators": Command(say("Indicators"), ("Ctrl+6",), "trending-up"),
        "reviews": Command(say("Reviews"), ("Ctrl+7",), "gavel"),
        "trace_off": Command(say("No path"), views=_DEPENDENCIES),
        "trace_before": Command(say("Everything before"), ("Ctrl+[",), "", "selection"),
        "trace_after": Command(say("Everything after"), ("Ctrl+]",), "", "selection"),
        "trace_both": Command(say("Everything before and after"), (), "", "selection"),
        "trace_between": Command(say("What lies between two"), (), "", "two"),
        "predecessor": Command(say("Predecessor"), needs="selection", views=_LINKS),
        "successor": Command(say("Successor"), needs="selection", views=_LINKS),
        "next_link": Command(say("Next link of the bar"), needs="selection", views=_ROADMAP),
        "zoom_in": Command(say("Zoom in"), ("Ctrl++", "Ctrl+="), "zoom-in"),
        "zoom_out": Command(say("Zoom out"), ("Ctrl+-",), "zoom-out"),
        "fit": Command(say("Fit programme"), (), "maximize"),
        "today": Command(say("Today"), (), "calendar-days"),
        "present": Command(say("Present"), ("F5",), "presentation"),
        "inspector": Command(say("Inspector"), ("F4",), "columns-3"),
        "findings": Command(say("Findings"), ("F8",), "triangle-alert"),
        "next_pane": Command(say("Next pane"), ("F6",)),
        "previous_pane": Command(say("Previous pane"), ("Shift+F6",)),
        "dark": Command(say("Light or dark"), ("Ctrl+Shift+D",), "moon", ""),
    }


def _of_what_shows(words: Words) -> Mapping[str, Command]:
    """What the heads of the views offer."""
    say = words.say
    return {
        "critical_path": Command(say("Critical path"), views=_BARS),
        "floats": Command(say("Float"), views=_BARS),
        "baseline": Command(say("Baseline"), views=_BARS),
        "all_links": Command(say("All links"), views=_ROADMAP),
        "gate_holds": Command(say("Gate holds"), views=_DEPENDENCIES),
        "lanes_stream": Command(say("Lanes by stream"), views=_ROADMAP),
        "lanes_stage": Command(say("Lanes by stage"), views=_ROADMAP),
        "lanes_owner": Command(say("Lanes by owner"), views=_ROADMAP),
        "lanes_team": Command(say("Lanes by team"), views=_ROADMAP),
        "group_stage": Command(say("Group by stage"), views=_INITIATIVES),
        "group_stream": Command(say("Group by stream"), views=_INITIATIVES),
        "group_owner": Command(say("Group by owner"), views=_INITIATIVES),
        "group_none": Command(say("No groups"), views=_INITIATIVES),
        "sort": Command(say("Sort by this column"), views=_TABLES),
        "show_table": Command(say("Table alone"), views=_DEPENDENCIES),
        "show_picture": Command(say("Picture alone"), views=_DEPENDENCIES),
        "show_both": Command(say("Table and picture"), views=_DEPENDENCIES),
        "other_part": Command(say("From table to picture and back"), views=_DEPENDENCIES),
        "ranking": Command(say("Ranking"), views=_PRIORITIES),
        "sequence": Command(say("Sequence"), views=_PRIORITIES),
        "weights": Command(say("Weights…"), views=_PRIORITIES),
        "in_strip": Command(say("Under the roadmap"), views=_INDICATORS),
    }


def _of_the_plan(words: Words) -> Mapping[str, Command]:
    say = words.say
    return {
        "programme": Command(say("Programme…"), (), "settings"),
        "calendar": Command(say("Working calendar…"), (), "calendar-days"),
        "stages": Command(say("Stages and gates…"), (), "layers"),
        "people": Command(say("People…"), (), "user"),
        "teams": Command(say("Teams…"), (), "users"),
        "why_finish": Command(say("Why this finish")),
        "baselines": Command(say("Baselines…"), (), "history"),
        "trends": Command(say("Trends…"), (), "trending-up"),
        "risks": Command(say("Risks…"), (), "triangle-alert"),
        "chances": Command(say("Chances…"), (), "chart-scatter"),
        "level": Command(say("Level the teams…"), ("Ctrl+L",), "users"),
        "what_if": Command(say("What if…"), ("Ctrl+Shift+W",), "split"),
        "what_if_original": Command(say("Show original"), (), "", "what_if"),
        "what_if_compare": Command(say("Compare the what-if…"), (), "columns-3", "what_if"),
        "what_if_take": Command(say("Take the what-if"), (), "check", "what_if"),
        "what_if_drop": Command(say("Drop the what-if"), (), "x", "what_if"),
        "keep_option": Command(say("Keep the what-if as an option…"), (), "gavel", "what_if"),
        "close_review": Command(say("Close review…"), (), "lock", views=_REVIEWS),
    }


MENUS: Final[tuple[tuple[str, tuple[str | Submenu, ...]], ...]] = (
    ("File", ("new", "open", "open_read_only", "open_sample", Submenu("recent"), "", "save", "save_as", "",
              "import", "", "close", "preferences", "quit")),
    ("Edit", ("undo", "redo", "", "copy", "paste", "fill_down", "clear_cells", "",
              "rename", "duplicate", "delete", "link", "",
              Submenu("set_stream"), Submenu("set_stage"), Submenu("set_owner"),
              Submenu("move", ("day_earlier", "day_later", "week_earlier", "week_later", "shorten",
                               "lengthen", "shift_by", "row_up", "row_down", "less_impact", "more_impact",
                               "less_effort", "more_effort")),
              Submenu("ways", ("ways_ask", "ways_day", "ways_lag", "ways_chain")), "",
              "select_all", "select_critical_path", "filter", "clear_filter", "go_to")),
    ("View", ("initiatives", "roadmap", "dependencies", "priorities", "gates", "indicators", "reviews", "",
              "critical_path", "floats", "baseline", "all_links", "gate_holds",
              Submenu("arrange", ("lanes_stream", "lanes_stage", "lanes_owner", "lanes_team",
                                  "group_stage", "group_stream", "group_owner", "group_none",
                                  "show_table", "show_picture", "show_both", "other_part",
                                  "ranking", "sequence", "weights", "sort", "in_strip")),
              Submenu("columns"), "",
              Submenu("follow", ("predecessor", "successor", "next_link", "trace_off", "trace_before",
                                 "trace_after", "trace_both", "trace_between")), "",
              "zoom_in", "zoom_out", Submenu("zoom_to"), "fit", "today", "",
              "present", "inspector", "findings", "next_pane", "previous_pane", "", "dark")),
    ("Insert", ("add_initiative", "add_link", "draw_link", "new_must", "new_should", "milestones", "",
                "add_indicator", "add_measurement", "edit_measurement", "as_baseline", "",
                "prepare_review", "add_decision")),
    ("Plan", ("programme", "calendar", "stages", "people", "teams", "",
              "why_finish", "baselines", "trends", "risks", "chances", "level",
              "", "what_if", "what_if_original", "what_if_compare", "what_if_take", "what_if_drop",
              "keep_option", "", "close_review")),
    ("Print", ("print", "print_summary", "export", "", "check_print")),
    ("Help", ("keys", "open_sample", "about")),
)  # fmt: skip
"""Menus and their commands; an empty name is a line."""


def titles(words: Words) -> Mapping[str, str]:
    """What menus and menus in them are called; `&` is before the letter that opens one of the bar."""
    say = words.say
    return {
        "File": say("&File"),
        "Edit": say("&Edit"),
        "View": say("&View"),
        "Insert": say("&Insert"),
        "Plan": say("&Plan"),
        "Print": say("P&rint"),
        "Help": say("&Help"),
        "recent": say("Recent files"),
        "set_stream": say("Stream"),
        "set_stage": say("Stage"),
        "set_owner": say("Owner"),
        "move": say("Move"),
        "ways": say("When a linked bar is moved"),
        "arrange": say("Arrange"),
        "columns": say("Columns"),
        "follow": say("Follow links"),
        "zoom_to": say("Zoom"),
    }


def names_in(names: tuple[str | Submenu, ...]) -> list[str]:
    """The commands of a menu and of the menus in it."""
    found: list[str] = []
    for each in names:
        found += each.names if isinstance(each, Submenu) else [each] if each else []
    return found


def names_of_views(words: Words) -> list[str]:
    """The commands that the view in front carries out."""
    return [name for name, each in commands(words).items() if each.views]
