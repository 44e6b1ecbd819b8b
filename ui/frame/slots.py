"""What each command of the window does, by its name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.command_table import names_of_views

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.main_window import MainWindow

    Slots = dict[str, Callable[[], object]]


def slots_of(window: MainWindow) -> Slots:
    """The commands of a window, and those that the view in front does by its acts."""
    views = {name: partial(window.views.act, name) for name in names_of_views(window.controller.words)}
    return {**_files(window), **_edits(window), **_views(window), **_plan(window), **views}


def _files(window: MainWindow) -> Slots:
    """Files, paper, settings and help."""
    return {
        "new": window.files.new,
        "open": window.files.open,
        "open_read_only": lambda: window.files.open(read_only=True),
        "open_sample": window.files.open_sample,
        "save": lambda: window.what_if.after_saving(window.files.save(), window.messages),
        "save_as": lambda: window.what_if.after_saving(window.files.save_as(), window.messages),
        "import": window.dialogs.import_file,
        "export": window.dialogs.export,
        "print": window.dialogs.print_studio,
        "print_summary": window.dialogs.print_summary,
        "check_print": window.dialogs.check_print,
        "close": window.files.close,
        "preferences": window.dialogs.preferences,
        "quit": window.close,
        "keys": lambda: window.dialogs.keys(window.actions_by_name),
        "about": window.dialogs.about,
    }


def _edits(window: MainWindow) -> Slots:
    """Edits, what is selected, and what is looked for."""
    return {
        "undo": window.controller.undo,
        "redo": window.controller.redo,
        "rename": window.rename,
        "duplicate": window.edits.duplicate,
        "delete": window.delete,
        "link": window.edits.link,
        "select_all": window.select_all,
        "select_critical_path": window.edits.select_critical_path,
        "filter": window.focus_filter,
        "clear_filter": lambda: window.controller.view.set_filter(""),
        "go_to": window.go_to,
        "add_initiative": window.add_initiative,
        "add_link": window.add_link,
        "add_indicator": window.add_indicator,
        "prepare_review": window.prepare_review,
        "keep_option": window.keep_option,
    }


def _views(window: MainWindow) -> Slots:
    """Views, what they show, and where the keyboard is."""
    return {
        "initiatives": lambda: window.show_view("initiatives"),
        "roadmap": lambda: window.show_view("roadmap"),
        "dependencies": lambda: window.show_view("dependencies"),
        "priorities": lambda: window.show_view("priorities"),
        "gates": lambda: window.show_view("gates"),
        "indicators": lambda: window.show_view("indicators"),
        "reviews": lambda: window.show_view("reviews"),
        "trace_before": lambda: window.trace("before"),
        "trace_after": lambda: window.trace("after"),
        "trace_both": lambda: window.trace("both"),
        "trace_between": lambda: window.trace("between"),
        "zoom_in": window.views.zoom_in,
        "zoom_out": window.views.zoom_out,
        "fit": window.views.fit,
        "today": window.views.show_today,
        "inspector": lambda: window.open_inspector(not window.body.inspector_is_open),
        "dark": window.switch_scheme,
        "present": window.present,
        "next_pane": lambda: window.go_to_pane(1),
        "previous_pane": lambda: window.go_to_pane(-1),
        "findings": window.middle.toggle_findings,
    }


def _plan(window: MainWindow) -> Slots:
    """What concerns the whole plan, and what is asked of it."""
    return {
        "milestones": window.dialogs.milestones,
        "programme": lambda: window.dialogs.programme("programme"),
        "calendar": lambda: window.dialogs.programme("calendar"),
        "stages": lambda: window.dialogs.programme("stages"),
        "people": lambda: window.dialogs.programme("people"),
        "teams": lambda: window.dialogs.programme("teams"),
        "why_finish": window.explain_finish,
        "baselines": window.dialogs.baselines,
        "trends": window.dialogs.trends,
        "risks": window.dialogs.risks,
        "chances": window.dialogs.chances,
        "level": window.dialogs.level,
        "what_if": lambda: window.what_if.begin(window.what_if_band),
        "what_if_original": lambda: window.controller.show_original(not window.controller.original_is_shown),
        "what_if_compare": window.what_if.compare,
        "what_if_take": window.what_if.take,
        "what_if_drop": window.what_if.drop,
    }
