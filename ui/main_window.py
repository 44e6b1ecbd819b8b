"""The window: menus, tools, rail, views, inspector and status around the plan that is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.errors import CXPlannerError
from ui.actions import Actions
from ui.after_edits import AfterEdits
from ui.frame.body import ICONS_BELOW, Body
from ui.frame.dialogs import Dialogs
from ui.frame.file_commands import SPREADSHEETS, FileCommands, dropped_file
from ui.frame.menus import fillers, show_context_menu
from ui.frame.middle import Middle
from ui.frame.panes import go_to_pane
from ui.frame.placement import Placement
from ui.frame.plan_commands import PlanCommands
from ui.frame.rail import Rail
from ui.frame.shown_plan import ShownPlan
from ui.frame.slots import slots_of
from ui.frame.status_bar import StatusBar
from ui.frame.tab_order import go_on
from ui.frame.tool_bar import ToolBar
from ui.frame.views import Views
from ui.inspector.inspector import Inspector
from ui.per_screen import keep_size, kept_size
from ui.simulation.target_chance import TargetChance
from ui.theme import theme
from ui.typing_ended import end_typing, ending_typing
from ui.welcome.view import WelcomeView
from ui.what_if.band import WhatIfBand
from ui.what_if.commands import WhatIfCommands
from ui.widgets.labels import PlainLabel
from ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from ui.frame.popup_list import PopupList
    from ui.plan_controller import PlanController
    from ui.presentation.window import PresentationWindow


class MainWindow(QMainWindow):
    """One window with one plan, or with the ways to begin one."""

    def __init__(self, controller: PlanController) -> None:
        super().__init__()
        self.controller = controller
        self._words = controller.words
        self.shown = ShownPlan(self)
        self.setMinimumSize(640, 340)
        self.setAcceptDrops(True)
        self.files = FileCommands(controller, self)
        self.edits = PlanCommands(controller, self)
        self.what_if = WhatIfCommands(controller, self)
        self.dialogs = Dialogs(controller, self.files, self)
        self.views = Views(controller)
        self.middle = Middle(self.views, controller)
        self.actions_by_name = Actions(self._words, ending_typing(self, slots_of(self)), self)
        self._build_menus()
        self._build_parts()
        self._connect()
        self._placement = Placement(self, controller.settings)
        self._on_closed()

    # ------------------------------------------------------------------ building

    def _build_menus(self) -> None:
        self.actions_by_name.fill(self.menuBar(), fillers(self.controller, self.views, self.open_file))
        for menu in self.actions_by_name.menus:
            menu.aboutToShow.connect(self.shown.enable_actions)
        self.menuBar().setNativeMenuBar(False)
        self.addActions(self.actions_by_name.all())

    def _build_parts(self) -> None:
        words, controller = self._words, self.controller
        self.tool_bar = ToolBar(self.actions_by_name, controller)
        self.messages = MessageBar(words.say("Close the message"))
        self.welcome_messages = MessageBar(words.say("Close the message"))
        self.rail = Rail(words)
        self.inspector = Inspector(controller)
        self.what_if_band = WhatIfBand(controller)
        middle = _column(self.what_if_band, self.messages, self.middle)
        settings = controller.settings
        self.body = Body(
            self.rail,
            middle,
            self.inspector,
            is_open=settings.inspector_is_open,
            grip_name=words.say("Width of the inspector"),
            kept_width=lambda: kept_size(settings, self, "inspector"),
        )
        self.body.inspector_widened.connect(lambda width: keep_size(settings, self, "inspector", width))
        self.status = StatusBar(words)
        self.target_chance = TargetChance(self)
        self.welcome = WelcomeView(controller.settings, words)
        self._pages = QStackedWidget()
        self._pages.addWidget(_column(self.welcome_messages, self.welcome))
        self._pages.addWidget(_column(self.tool_bar, self.body, self.status))
        self._opening = PlainLabel("", "secondary")
        self._opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._opening)
        self.setCentralWidget(self._pages)

    def _connect(self) -> None:
        controller = self.controller
        controller.opened.connect(self._on_opened)
        controller.closed.connect(self._on_closed)
        controller.changed.connect(self._on_changed)
        AfterEdits(controller, self._follow_edit, self)
        controller.saved_state_changed.connect(self.shown.show_saved_state)
        controller.what_if_changed.connect(self._on_what_if)
        self.what_if_band.command.connect(self.run)
        self.what_if_band.left.connect(self.views.focus_canvas)
        controller.refused.connect(self.show_error)
        controller.told.connect(self.tell)
        controller.view.selection_changed.connect(self.shown.enable_actions)
        controller.view.filter_changed.connect(self._show_filter)
        controller.view.baseline_changed.connect(self.shown.show_baseline)
        controller.view.rename_requested.connect(self.rename)
        controller.view.reveal_requested.connect(self._reveal)
        controller.view.field_requested.connect(self._edit_field)
        self.views.command.connect(self.run)
        self.views.jump_asked.connect(self._jump)
        self.middle.command.connect(self.run)
        self.views.zoom_changed.connect(self.tool_bar.show_zoom)
        self.views.title_requested.connect(self.rename)
        self.views.menu_requested.connect(
            lambda place: show_context_menu(self, self.actions_by_name, self.views, place)
        )
        self.tool_bar.filter_edited.connect(controller.view.set_filter)
        self.tool_bar.zoom_chosen.connect(self._choose_zoom)
        self.rail.view_chosen.connect(self.show_view)
        self.rail.programme_clicked.connect(lambda: self.run("programme"))
        self.rail.go_to_clicked.connect(lambda: self.run("go_to"))
        self.rail.print_clicked.connect(lambda: self.run("print"))
        self.status.finish_clicked.connect(self.explain_finish)
        self.status.critical_path_clicked.connect(self.edits.select_critical_path)
        self.status.chance_clicked.connect(lambda: self.run("chances"))
        self.target_chance.changed.connect(self.shown.show_chance)
        self.status.findings_clicked.connect(lambda: self.run("findings"))
        self.status.status_date_clicked.connect(lambda: self.run("programme"))
        self.inspector.close_clicked.connect(lambda: self.open_inspector(False))
        self.inspector.settings_clicked.connect(lambda: self.run("programme"))
        self.welcome.command.connect(self.run)
        self.welcome.file_chosen.connect(self.open_file)
        self.welcome.recovery_chosen.connect(self._recover)

    # ------------------------------------------------------------------ commands

    def run(self, name: str) -> None:
        """Do a command by its name, when it can be done."""
        if name == "delete":
            self.delete()
        elif self.actions_by_name[name].isEnabled():
            self.actions_by_name[name].trigger()

    def show_opening(self, path: Path) -> None:
        """Say what is being opened, in the place of the welcome."""
        self._opening.setText(self._words.say("Opening «{name}»", name=path.name))
        self._pages.setCurrentIndex(2)

    def show_welcome(self) -> None:
        self._pages.setCurrentIndex(0)
        self.welcome.beginnings[0].setFocus()

    def open_file(self, path: Path) -> bool:
        """Open a plan, or import a spreadsheet."""
        if path.suffix.casefold() in SPREADSHEETS:
            return self.dialogs.import_file(path)
        return self.files.open_path(path)

    def add_initiative(self) -> None:
        if self.views.current == "initiatives":
            self.views.add_initiative()
        else:
            self.edits.add_initiative()

    def rename(self) -> None:
        """Put the keyboard where the title of the selection is edited."""
        if self.views.current == "roadmap" and self.views.roadmap.canvas.rename_selected():
            return
        if self.views.edit_own():
            return
        if self.views.current == "initiatives" and self.controller.view.selected_initiatives():
            self.views.rename_selected()
        else:
            self.open_inspector(True)
            self.inspector.edit_title()

    def go_to(self) -> PopupList:
        """Open the list of everything one can go to, and of every command."""
        self.shown.enable_actions()
        return self.dialogs.go_to(self.actions_by_name, self.views, self.show_item)

    def show_item(self, item: Item) -> None:
        """Bring an item or a link into sight: in the view in front where it shows such, else in another."""
        if item.kind == "link":
            self.show_view("dependencies")
            self.views.dependencies.select_link(item.id)
        elif self.views.shows(item):
            self.controller.view.go_to(item)
        else:
            self._jump(item)

    def show_view(self, name: str) -> None:
        self.views.show_view(name)
        self.rail.show_view(name)
        self.tool_bar.offer_zooms(self.views.zooms())
        self.tool_bar.show_zoom(self.views.zoom())
        self.shown.enable_actions()
        self.views.focus_canvas()

    def present(self) -> PresentationWindow:
        """Show the plan on the whole screen; until that is left, nothing here can be done."""
        from ui.presentation.window import present

        self.actions_by_name.hold(True)
        shown = present(self.controller, self.views.roadmap.canvas.options.lanes_by, self)
        shown.left.connect(self._after_presenting)
        return shown

    def _after_presenting(self) -> None:
        self.actions_by_name.hold(False)
        self.shown.enable_actions()
        if self.controller.is_open:
            self.actions_by_name.name_undo(self.controller.undo_name, self.controller.redo_name)

    def _jump(self, item: Item) -> None:
        """Show an item where its dates are: in the view of that kind that was in front last."""
        homes = {"milestone": "roadmap", "indicator": "indicators"}
        self.show_view(homes.get(item.kind, self.views.last_with_days))
        self.controller.view.go_to(item)

    def trace(self, trace: str) -> None:
        """Show a path through the links from what is selected."""
        from ui.dependencies.tracing import Trace

        if self.views.current != "dependencies":
            self.show_view("dependencies")
        self.views.trace(Trace(trace))

    def add_link(self) -> None:
        self.show_view("dependencies")
        self.views.add_link()

    def add_indicator(self) -> None:
        self.show_view("indicators")
        self.views.indicators.add_indicator()

    def prepare_review(self) -> None:
        self.show_view("reviews")
        self.views.reviews.prepare_review()

    def keep_option(self) -> None:
        self.views.reviews.keep_option()

    def select_all(self) -> None:
        if not self.views.select_own():
            self.edits.select_all()

    def delete(self) -> None:
        if not self.views.delete_own():
            self.edits.delete()

    def _choose_zoom(self, zoom: object) -> None:
        """After a choice the keyboard is the picture's again: + and − would be typed into the box."""
        self.views.show_zoom(zoom)
        self.views.focus_canvas()

    def open_inspector(self, opened: bool) -> None:
        self.body.open_inspector(opened)
        if not self.body.is_narrow:
            self.controller.settings.set("inspector_is_open", opened)
        if not opened:
            self.views.focus_canvas()

    def explain_finish(self) -> None:
        """The inspector tells why the programme finishes when it does where nothing is selected."""
        self.controller.view.select()
        self.open_inspector(True)

    def show_error(self, error: CXPlannerError) -> None:
        """Say what did not happen, with the ways out."""
        self.message_bar.show_message(
            self._words.error(error), self.files.ways_out(error), topic=f"refusal {error.code}"
        )

    def tell(self, sentence: str) -> None:
        """Say what did happen."""
        self.messages.show_message(sentence, kind="information", topic="told")

    @property
    def message_bar(self) -> MessageBar:
        """The bar of the page that is in front."""
        return self.messages if self.controller.is_open else self.welcome_messages

    # ------------------------------------------------------------------ following the plan

    def _on_opened(self) -> None:
        self.welcome_messages.dismiss()
        self.messages.dismiss()
        self._pages.setCurrentIndex(1)
        self.show_view(self.views.current or "roadmap")
        self.shown.show_plan()
        self._follow_edit()
        for notice in self.controller.open_plan.notices:
            self.messages.show_message(self._words.error(notice), kind="information", topic="notice")

    def _on_closed(self) -> None:
        self.welcome.refresh()
        self.setWindowTitle("CXPlanner")
        self.target_chance.follow(None)
        self.shown.enable_actions()
        self.actions_by_name.name_undo(None, None)
        self.show_welcome()

    def _on_changed(self) -> None:
        if self.message_bar.topic.startswith("refusal"):
            self.message_bar.dismiss()
        self.shown.show_plan()

    def _follow_edit(self) -> None:
        self.shown.enable_actions()
        self.shown.show_schedule()

    def _on_what_if(self) -> None:
        if self.messages.topic == "what_if":
            self.messages.dismiss()
        if self.controller.what_if is None:
            self.views.focus_canvas()
        self.shown.enable_actions()
        self.actions_by_name.name_undo(self.controller.undo_name, self.controller.redo_name)

    def _show_filter(self) -> None:
        self.shown.enable_actions()
        text = self.controller.view.filter_text
        if self.tool_bar.filter.text() != text:
            self.tool_bar.filter.setText(text)

    def _reveal(self, item: Item) -> None:
        self.views.reveal(item)

    def _edit_field(self, name: str) -> None:
        self.open_inspector(True)
        self.inspector.edit_field(name)

    def _recover(self, left: object) -> None:
        self.dialogs.recover(left)

    # ------------------------------------------------------------------ the window itself

    def focus_filter(self) -> None:
        self.tool_bar.filter.setFocus()
        self.tool_bar.filter.selectAll()

    def switch_scheme(self) -> None:
        scheme = "light" if theme().is_dark else "dark"
        theme().set_scheme(scheme)
        self.controller.settings.set("colour_scheme", scheme)

    def go_to_pane(self, step: int) -> None:
        band = [self.what_if_band] if self.what_if_band.isVisible() else []
        findings = [self.middle.findings] if self.middle.findings_are_open else []
        inspector = [self.inspector] if self.body.inspector_is_open else []
        panes = [self.rail, self.tool_bar, *band, self.views, *findings, *inspector, self.status]
        go_to_pane(panes, self.views, step)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes on as one reads; views and pages are made late, and Qt would put them last."""
        return go_on(self._pages, following=following) or super().focusNextPrevChild(following)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tool_bar.set_narrow(self.width() < ICONS_BELOW)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._placement.remember()
        end_typing(self)
        if self.controller.is_open and not self.files.close():
            event.ignore()
        else:
            event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)


def _column(*widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return box
