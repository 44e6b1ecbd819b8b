"""The Dependencies view: the table of links, the network picture, and the paths through both."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.scheduling.results import Node
from ui.dependencies.cell_refusals import CellRefusals
from ui.dependencies.columns import Column, LinkCells
from ui.dependencies.commands import LinkCommands
from ui.dependencies.link_form import LinkForm
from ui.dependencies.model import LinksModel
from ui.dependencies.notices import Notices
from ui.dependencies.picture_pane import PicturePane
from ui.dependencies.placed import node_of
from ui.dependencies.rows import Identity, Kept
from ui.dependencies.table import LinksTable
from ui.dependencies.tracing import NO_PATH, Path, Trace, Tracer, nodes_of, sentence
from ui.dependencies.view_head import DependenciesHead, Shown
from ui.per_screen import SplitterSizes
from ui.widgets.pane_splitter import PaneSplitter

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

_SHOWN_SETTING: Final = "dependencies_show"
_PICTURE_SHARE: Final = 0.56
_Rows = tuple[set[Identity], Identity | None, tuple[int, int]]
"""The selected rows of the table, the current one, and the cell that the keyboard was on."""


class DependenciesView(QWidget):
    """Links of the open plan. `command` carries the name of a command that a button or key asks for.

    `jump_asked` carries an item that is to be shown in another view.
    """

    command = Signal(str)
    jump_asked = Signal(object)
    title_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._controller = controller
        self._words = words = controller.words
        self._is_stale = True
        self._is_telling = False
        self._trace = Trace.NONE
        self._roots: tuple[Node, ...] = ()
        self._tracer = Tracer()
        self.path: Path = NO_PATH
        self._before_reset: _Rows = (set(), None, (-1, -1))
        shown = controller.settings.value(_SHOWN_SETTING)
        self.head = DependenciesHead(words, Shown(str(shown)) if shown in list(Shown) else Shown.BOTH)
        self.model = LinksModel(controller, self)
        self.table = LinksTable(self.model)
        self.table.setAccessibleName(words.say("Links"))
        self.pane = PicturePane(controller)
        self.canvas = self.pane.canvas
        self.form = LinkForm(controller)
        self.commands = LinkCommands(controller, self)
        self._lay_out()
        self.refusals = CellRefusals(controller, self.table, self)
        self.notices = Notices(controller, self)
        self._connect()
        self._show_parts(self.head.shown.value)

    # ------------------------------------------------------------------ what a window asks of a view

    def zoom_in(self) -> None:
        self.pane.zoom_in()

    def zoom_out(self) -> None:
        self.pane.zoom_out()

    def fit(self) -> None:
        self.canvas.fit()

    def reveal(self, item: Item) -> None:
        node = node_of(item)
        if node is not None:
            self.canvas.reveal(node)
            self._show_rows_of(node)

    def focus_canvas(self) -> None:
        (self.table if self.table.isVisibleTo(self) else self.canvas).setFocus()

    def go_to_other_part(self) -> None:
        """Put the keyboard from the table into the picture or back, showing both where one is hidden."""
        other = self.canvas if self.table.hasFocus() else self.table
        if not other.isVisibleTo(self):
            self.head.shown.set_value(Shown.BOTH)
            self._show_parts(Shown.BOTH)
        other.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete_own(self) -> bool:
        """Delete the selected links where the keyboard is in their table; whether it is there."""
        if not self.table.hasFocus():
            return False
        self.commands.delete()
        return True

    def select_own(self) -> bool:
        """Select all links that are listed where the keyboard is in their table; whether it is there."""
        if not self.table.hasFocus():
            return False
        self.table.selectAll()
        return True

    def trace(self, trace: Trace) -> None:
        """Show a path from what is selected now."""
        self._trace = trace
        self._roots = nodes_of(self._controller.plan, self._controller.view.selected)
        self.head.trace.set_value(trace)
        self.refresh()
        if self.path.kept and self._roots:
            self.canvas.reveal(self._roots[-1])

    def refresh(self) -> None:
        """Show the plan as it is now."""
        self._is_stale = not self.isVisible()
        if self._is_stale and self._controller.is_open:
            return
        if not self._controller.is_open:
            self._close()
            return
        schedule, with_gates = self._controller.schedule, self.head.gates.isChecked()
        known = schedule.plan.initiatives
        self._roots = tuple(each for each in self._roots if each.kind == "gate" or each.id in known)
        self.path = self._tracer.trace(schedule, self._trace, self._roots, with_gates=with_gates)
        self._fill_table(with_gates=with_gates)
        if self.pane.isVisibleTo(self):
            self.pane.follow(self.path)
        self._summarise()

    # ------------------------------------------------------------------ making

    def _lay_out(self) -> None:
        self.splitter = PaneSplitter(Qt.Orientation.Vertical)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.pane)
        self.splitter.addWidget(self.table)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        SplitterSizes(self.splitter, self._controller.settings, "dependencies")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.form):
            column.addWidget(widget)
        column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        controller, table, canvas = self._controller, self.table, self.canvas
        controller.opened.connect(self._begin)
        controller.closed.connect(self.refresh)
        controller.changed.connect(lambda _: self.refresh())
        controller.view.selection_changed.connect(self._follow_selection)
        controller.view.filter_changed.connect(self.refresh)
        self.head.shown_chosen.connect(self._show_parts)
        self.head.trace_chosen.connect(self._choose_trace)
        self.head.gates_toggled.connect(lambda _: self.refresh())
        self.head.link_asked.connect(self.open_form)
        self.form.closed.connect(self._close_form)
        self.form.added.connect(self._on_added)
        table.selectionModel().selectionChanged.connect(lambda *_: self._follow_rows())
        table.selectionModel().currentChanged.connect(lambda *_: self._tell_current())
        self.model.modelAboutToBeReset.connect(self._remember_rows)
        self.model.modelReset.connect(self._restore_rows)
        table.delete_asked.connect(self.commands.delete)
        table.clear_asked.connect(self._clear)
        table.key_pressed.connect(self._on_key)
        table.jump_asked.connect(self.commands.jump)
        table.customContextMenuRequested.connect(self._open_table_menu)
        canvas.link_clicked.connect(self.select_link)
        canvas.key_pressed.connect(self._on_key)
        canvas.clear_asked.connect(self._clear)
        canvas.open_asked.connect(self.title_requested)
        canvas.menu_requested.connect(self._open_canvas_menu)
        canvas.link_menu_requested.connect(self._open_link_menu)

    # ------------------------------------------------------------------ following the plan

    def _begin(self) -> None:
        self._trace, self._roots = Trace.NONE, ()
        self.head.trace.set_value(Trace.NONE)
        self.form.hide()
        self.pane.start_over()
        self.refresh()

    def _close(self) -> None:
        self.pane.start_over()
        self.model.keep(Kept(), with_gates=False)

    def _fill_table(self, *, with_gates: bool) -> None:
        """The rows of now; the keyboard and the selection stay on the links that they were on."""
        kept = Kept(self._controller.filter.kept(), self.path.kept)
        self._is_telling = True
        self.model.keep(kept, with_gates=with_gates)
        self._is_telling = False
        self._mark()
        self.refusals.follow()

    def _remember_rows(self) -> None:
        table = self.table
        current = table.current_row()
        self._before_reset = (
            {row.identity for row in table.selected_rows()},
            current.identity if current is not None else None,
            (table.currentIndex().row(), table.currentIndex().column()),
        )

    def _restore_rows(self) -> None:
        chosen, current, (place, column) = self._before_reset
        was_telling, self._is_telling = self._is_telling, True
        if chosen:
            self.table.select_places(self.model.places_of(chosen))
        if current is not None and self.model.rows:
            again = self.model.places_of({current})
            self.table.put_keyboard(again[0] if again else min(place, len(self.model.rows) - 1), column)
        self._is_telling = was_telling

    def _summarise(self) -> None:
        words, plan = self._words, self._controller.plan
        said = sentence(words, plan, self.path)
        if not said:
            links = words.say_number("{n} link", "{n} links", len(plan.dependencies))
            if self._controller.filter.kept() is not None:
                links = words.say("{n} of {links}", n=words.number(len(self.model.rows)), links=links)
            driving = words.say_number(
                "{n} driving", "{n} driving", self._controller.schedule.link_slacks.number_driving
            )
            said = words.say("{links}, {driving}", links=links, driving=driving)
        self.head.set_summary(said)
        self.notices.show(
            has_links=bool(self.model.rows) or bool(plan.dependencies), rows=len(self.model.rows)
        )

    # ------------------------------------------------------------------ selection

    def select_link(self, link_id: int) -> None:
        """Select a link of the picture: its row, and the line itself."""
        places = [place for place, row in enumerate(self.model.rows) if row.id == link_id]
        self.table.select_places(places, Column.TYPE)
        if places:
            self.table.scrollTo(self.model.index(places[0], Column.TYPE))

    def _follow_rows(self) -> None:
        self.canvas.accent(frozenset(row.id for row in self.table.selected_rows()[:200]))
        if self.table.selectionModel().hasSelection():
            self._tell_current()

    def _tell_current(self) -> None:
        """The end that the keyboard is on becomes what the window has selected."""
        self.table.viewport().update()
        node = self.table.current_end()
        if self._is_telling or self.table.takes_focus or node is None:
            return
        self._is_telling = True
        self._controller.view.select(Item(node.kind, node.id))
        self.canvas.reveal(node)
        self._is_telling = False
        self._mark()

    def _follow_selection(self) -> None:
        if not self._controller.is_open or self._is_stale:
            return
        self._mark()
        if self._is_telling:
            return
        nodes = nodes_of(self._controller.plan, self._controller.view.selected)
        if self._trace is not Trace.NONE and nodes:
            self._roots = nodes
            self.refresh()
        if nodes:
            self._show_rows_of(nodes[-1])

    def _show_rows_of(self, node: Node) -> None:
        """Bring the first row of an item into sight, without the keyboard leaving where it is."""
        place = next((n for n, row in enumerate(self.model.rows) if node in (row.source, row.target)), None)
        if place is not None:
            self.table.scrollTo(self.model.index(place, 0))

    def _mark(self) -> None:
        items = self._controller.view.selected
        self.table.mark(frozenset(nodes_of(self._controller.plan, items)))

    # ------------------------------------------------------------------ a new link

    def open_form(self) -> None:
        """Write a new link, from what is selected to nothing yet, or between the two that are selected."""
        nodes = nodes_of(self._controller.plan, self._controller.view.selected)[-2:]
        cells = LinkCells(self._controller.plan, self._controller.schedule, self._words)
        first = cells.key(nodes[0]) if nodes else ""
        second = cells.key(nodes[1]) if len(nodes) == 2 and nodes[1].kind == "initiative" else ""
        self.form.open_with(first, second)

    def _close_form(self) -> None:
        self.form.hide()
        self.focus_canvas()

    def _on_added(self, link_id: int) -> None:
        self.select_link(link_id)

    # ------------------------------------------------------------------ choices

    def _choose_trace(self, trace: object) -> None:
        if isinstance(trace, Trace):
            self.trace(trace)

    def _show_parts(self, shown: object) -> None:
        had_keyboard = self.table.hasFocus() or self.canvas.hasFocus()
        self.pane.setVisible(shown in (Shown.PICTURE, Shown.BOTH))
        self.table.setVisible(shown in (Shown.TABLE, Shown.BOTH))
        if had_keyboard:
            self.focus_canvas()
        self._controller.settings.set(_SHOWN_SETTING, str(shown))
        self.refresh()

    def _clear(self) -> None:
        """Esc takes away the path, then the filter, then the selection."""
        if self._trace is not Trace.NONE:
            self.trace(Trace.NONE)
        elif self._controller.view.filter_text:
            self._controller.view.set_filter("")
        else:
            self.table.clearSelection()
            self._controller.view.select()

    def _on_key(self, key: str) -> None:
        actions: dict[str, Callable[[], object]] = {
            "L": self.open_form,
            "D": self.head.gates.toggle,
            "P": self.go_to_other_part,
            "[": lambda: self.commands.step(back=True),
            "]": lambda: self.commands.step(back=False),
            "{": lambda: self.trace(Trace.BEFORE),
            "}": lambda: self.trace(Trace.AFTER),
            "+": self.zoom_in,
            "=": self.zoom_in,
            "-": self.zoom_out,
            "F": self.fit,
            "N": lambda: self.command.emit("add_initiative"),
        }
        if key in actions:
            actions[key]()
        elif key == "\x7f":
            self.command.emit("delete")

    # ------------------------------------------------------------------ the rest

    def _open_table_menu(self, place: QPoint) -> None:
        self._pop_up(self.commands.row_menu(self), self.table.viewport().mapToGlobal(place))

    def _open_canvas_menu(self, place: QPoint) -> None:
        self._pop_up(self.commands.item_menu(self), place)

    def _open_link_menu(self, link_id: int, place: QPoint) -> None:
        """What can be done with a link of the picture: the same as with its row."""
        self.select_link(link_id)
        row = self.table.current_row()
        if row is not None and row.id == link_id:
            self._pop_up(self.commands.row_menu(self), place)

    @staticmethod
    def _pop_up(menu: QMenu, place: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.notices.place()
        if event.oldSize().width() != event.size().width():
            self.table.head.fit(self.width() - 14)
        if event.oldSize().height() <= 0:
            free = self.height() - self.head.height()
            self.splitter.setSizes([round(free * _PICTURE_SHARE), round(free * (1 - _PICTURE_SHARE))])
