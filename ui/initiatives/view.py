"""The Initiatives view: the table on the left, the bars on the right, and what can be done with the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from cxplanner.scheduling.variance import state_of_baseline
from ui.initiatives.action_bar import ActionBar
from ui.initiatives.bars_pane import BarsPane
from ui.initiatives.beside_cells import BesideCells
from ui.initiatives.block_commands import BlockCommands
from ui.initiatives.callout import Callout
from ui.initiatives.column_choice import ColumnChoice
from ui.initiatives.column_menus import column_menu, columns_menu
from ui.initiatives.columns import Column
from ui.initiatives.commands import RowCommands
from ui.initiatives.model import InitiativesModel
from ui.initiatives.remembered_groups import RememberedGroups
from ui.initiatives.rows import Grouping, Node, item_of, node_of
from ui.initiatives.table import InitiativesTable
from ui.initiatives.view_head import InitiativesHead
from ui.per_screen import keep_size, kept_size
from ui.remembered import remember_check, remember_choice
from ui.theme import theme
from ui.what_if.original_dates import original_dates
from ui.widgets.empty_state import EmptyState
from ui.widgets.pane_splitter import PaneSplitter

if TYPE_CHECKING:
    from cxplanner.drawing.shapes import Item
    from ui.plan_controller import PlanController

BARS_WIDTH = 230
"""Pixels in which the bars of a whole programme can still be told apart."""


class InitiativesView(QWidget):
    """Table and bars of the open plan. `import_asked` is said by the button of an empty table."""

    import_asked = Signal()
    zoom_changed = Signal()

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._controller = controller
        self._is_following = False
        self._cell: tuple[Node | None, int] = (None, -1)
        say = controller.words.say
        self.model = InitiativesModel(controller, self)
        self.table = InitiativesTable(self.model)
        self.table.setAccessibleName(say("Initiatives"))
        self.bars = BarsPane(say("Bars of the initiatives; the table beside them says the same in words"))
        self.commands = RowCommands(controller, self.model, self.table, self)
        self.columns = ColumnChoice(self.table.head, controller.settings, self)
        self.head = InitiativesHead(controller.words)
        self.action_bar = ActionBar(controller.words)
        self.action_bar.hide()
        self._lay_out()
        self.table.setSortingEnabled(True)  # brings the rows; each new parent would lay them out anew
        self.callout = Callout(self)
        self.beside = BesideCells(controller, self.table, self.commands, self.callout, self)
        self.blocks = BlockCommands(controller, self.model, self.table, self.beside.tell)
        self.commands.blocks = self.blocks
        self.empty = EmptyState(
            say("No initiatives yet."),
            say("Write the first one here, or bring in what you already have."),
            ((say("New initiative"), self.add_initiative), (say("Import…"), self.import_asked.emit)),
            icons=("plus", "file-spreadsheet"),
            parent=self,
        )
        self.nothing_found = _NothingFound(controller, self)
        self._groups = RememberedGroups(controller, self.table)
        self._connect()
        self.model.modelAboutToBeReset.connect(self._note_cell)
        self.model.rows_changed.connect(self._follow_sorting)
        self.group_by(self._groups.grouping)
        self.refresh()

    @property
    def title(self) -> str:
        return self._controller.words.say("Initiatives")

    # ------------------------------------------------------------------ what others ask of the view

    def set_filter(self, text: str) -> None:
        """Show only what matches this text."""
        self._controller.view.set_filter(text)

    def add_initiative(self) -> None:
        self.commands.add()

    def duplicate_selected(self) -> None:
        self.commands.duplicate()

    def delete_selected(self) -> None:
        self.commands.delete()

    def group_by(self, grouping: Grouping) -> None:
        """Put the rows together by this."""
        self.head.grouping.set_value(grouping)
        self._group_by(grouping)

    def rename_selected(self) -> None:
        """Open the editor of the current cell, or of the title where that one cannot be edited."""
        index, node = self.table.currentIndex(), self.table.current_node()
        if node is not None:
            editable = index.flags() & Qt.ItemFlag.ItemIsEditable and index.column() != Column.STATUS
            self.table.edit_cell(node, Column(index.column()) if editable else Column.TITLE)

    def zoom_in(self) -> None:
        self.bars.zoom_in()

    def zoom_out(self) -> None:
        self.bars.zoom_out()

    def fit(self) -> None:
        self.bars.fit()

    def show_today(self) -> None:
        self.bars.show_today()

    def reveal(self, item: Item) -> None:
        """Bring an item's row into sight."""
        node = node_of(item)
        if node is not None:
            self.table.reveal(node)

    # ------------------------------------------------------------------ making

    def _lay_out(self) -> None:
        self.splitter = PaneSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.bars)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.splitterMoved.connect(lambda width, _: self._keep_width(width))
        self.table.setMinimumWidth(220)
        self.bars.setMinimumWidth(160)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.action_bar)

    def _connect(self) -> None:
        controller, table = self._controller, self.table
        controller.opened.connect(self.refresh)
        controller.closed.connect(self.refresh)
        controller.changed.connect(lambda _: self.refresh())
        controller.view.selection_changed.connect(self._follow_selection)
        controller.view.filter_changed.connect(self._follow_filter)
        controller.view.reveal_requested.connect(self.reveal)
        controller.view.baseline_changed.connect(self._show_baseline)
        controller.view.baseline_changed.connect(self.model.read_plan)
        table.selectionModel().selectionChanged.connect(lambda *_: self._tell_selection())
        table.selectionModel().currentChanged.connect(lambda *_: self._on_current_changed())
        table.geometry_changed.connect(self._follow_geometry)
        table.refused.connect(self.beside.show)
        table.refusal_over.connect(self.callout.hide)
        table.editors.accepted.connect(self.beside.explain)
        table.editors.for_all_asked.connect(self.blocks.apply_to_all)
        table.add_asked.connect(self.commands.add)
        table.duplicate_asked.connect(self.commands.duplicate)
        table.delete_asked.connect(self.commands.delete)
        table.clear_asked.connect(self._clear)
        table.copy_asked.connect(self.blocks.copy)
        table.paste_asked.connect(self.blocks.paste)
        table.fill_down_asked.connect(self.blocks.fill_down)
        table.clear_cells_asked.connect(self.blocks.clear)
        table.move_asked.connect(self.commands.move)
        table.editors.repair_asked.connect(self.callout.focus_repair)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_context_menu)
        self.callout.left.connect(self.beside.leave)
        self.head.grouping_chosen.connect(self._group_by)
        self.head.critical_path_toggled.connect(self.bars.show_critical_path)
        self.head.floats_toggled.connect(self.bars.show_floats)
        self.head.baseline_toggled.connect(self._show_baseline)
        for name, box in (
            ("critical_path", self.head.critical_path),
            ("floats", self.head.floats),
            ("baseline", self.head.baseline),
        ):
            remember_check(box, self._controller.settings, f"initiatives_{name}")
        remember_choice(self.head.grouping, self._controller.settings, "initiatives_grouping")
        self.head.columns_asked.connect(self._open_columns_menu)
        table.head.menu_asked.connect(self._open_column_menu)
        self.columns.restored.connect(self._share_width)
        self.action_bar.asked.connect(self.commands.run)
        self.bars.clicked.connect(self._select_from_bars)
        self.bars.zoom_changed.connect(self.zoom_changed)
        self._share_scrolling()
        theme().changed.connect(self.action_bar.dress)
        self.action_bar.dress()

    def _share_scrolling(self) -> None:
        ours, theirs = self.table.verticalScrollBar(), self.bars.verticalScrollBar()
        ours.rangeChanged.connect(self.bars.take_range)
        ours.valueChanged.connect(theirs.setValue)
        theirs.valueChanged.connect(ours.setValue)

    # ------------------------------------------------------------------ following the plan

    def refresh(self) -> None:
        """Show the plan as it is now."""
        current, column = self.table.current_node(), self.table.currentIndex().column()
        self._is_following = True
        if self._controller.is_open:
            self.model.keep(self._controller.filter.kept())
        else:
            self.model.read_plan()
        self._restore(current, column)
        self._is_following = False
        self._summarise()
        self._show_baseline()
        self._follow_geometry()
        self.table.viewport().update()

    def _show_baseline(self) -> None:
        """Under the bars, and a check for it in the head, where there is one to show."""
        state = None
        if self._controller.is_open:
            plan = self._controller.plan
            shown = self._controller.view.shown_baseline(plan)
            state = state_of_baseline(plan, shown) if shown is not None else None
        self.head.baseline.setVisible(state is not None)
        original = original_dates(self._controller) if self._controller.is_open else None
        self.bars.show_baseline(original or (state if self.head.baseline.isChecked() else None))

    def _restore(self, current: Node | None, column: int) -> None:
        """After new rows: the selection of the window, and the cell that the keyboard was on."""
        nodes = [node for item in self._controller.view.selected if (node := node_of(item)) is not None]
        if set(nodes) != set(self.table.selected_nodes()):
            self.table.select_nodes(nodes)
        index = self.model.index_of(current, column) if current is not None and column >= 0 else None
        if index is not None and index.isValid() and index != self.table.currentIndex():
            self.table.set_current_cell(index)

    def _note_cell(self) -> None:
        self._cell = self.table.current_node(), self.table.currentIndex().column()

    def _follow_sorting(self) -> None:
        """Rows in another order are the same rows: selected, and with the keyboard where it was."""
        if not self._is_following:
            self._is_following = True
            self._restore(*self._cell)
            self._is_following = False

    def _summarise(self) -> None:
        words = self._controller.words
        is_open = self._controller.is_open
        plan = self._controller.plan if is_open else None
        count = len(plan.initiatives) if plan is not None else 0
        initiatives = words.say_number("{n} initiative", "{n} initiatives", count)
        gates = words.say_number("{n} gate", "{n} gates", len(plan.stages) if plan is not None else 0)
        self.head.set_summary(words.say("{initiatives}, {gates}", initiatives=initiatives, gates=gates))
        shown = sum(len(group.nodes) for group in self.model.groups)
        self.empty.setVisible(is_open and count == 0)
        self.nothing_found.setVisible(is_open and count > 0 and self.model.is_filtered and shown == 0)
        if self.nothing_found.isVisibleTo(self):
            self.nothing_found.title.setText(self._controller.filter.nothing_found())
        self._place_notices()

    def _follow_filter(self) -> None:
        self.refresh()

    def _group_by(self, grouping: object) -> None:
        assert isinstance(grouping, Grouping)
        self._groups.remember_grouping(grouping)
        current, column = self.table.current_node(), self.table.currentIndex().column()
        self._is_following = True
        self.model.group_by(grouping)
        self.columns.follow(grouping)
        self._share_width()
        self._restore(current, column)
        self._is_following = False
        self._follow_geometry()

    def _follow_geometry(self) -> None:
        """The bars show the same rows; the callout stays at its cell."""
        self.bars.show_rows(self.model.cells, self.table.shown_rows)
        self.beside.follow()

    # ------------------------------------------------------------------ selection

    def _tell_selection(self) -> None:
        nodes = self.table.selected_nodes()
        self.bars.show_selected(frozenset(nodes))
        self.action_bar.show_count(len(self.commands.selected()))
        if not self._is_following:
            current = self.table.current_node()
            nodes.sort(key=lambda node: node == current)
            self._is_following = True
            self._controller.view.select(*(item_of(node) for node in nodes))
            self._is_following = False

    def _follow_selection(self) -> None:
        if self._is_following:
            return
        nodes = [node for item in self._controller.view.selected if (node := node_of(item)) is not None]
        self._is_following = True
        self.table.select_nodes(nodes)
        self._is_following = False
        if nodes:
            self.table.reveal(nodes[-1])

    def _select_from_bars(self, node: Node, adds: bool) -> None:
        nodes = self.table.selected_nodes() if adds else []
        self.table.select_nodes([each for each in nodes if each != node] + [node])
        self.table.setFocus()

    # ------------------------------------------------------------------ refusals

    def _on_current_changed(self) -> None:
        if self.callout.is_notice:
            self.callout.hide()
        self.table.viewport().update()

    def _clear(self) -> None:
        """Esc takes away a notice, then the filter, then the selection."""
        if self.callout.is_notice:
            self.callout.hide()
        elif self._controller.view.filter_text:
            self._controller.view.set_filter("")
        else:
            self.table.clearSelection()

    # ------------------------------------------------------------------ the rest

    def _open_context_menu(self, place: QPoint) -> None:
        menu = self.commands.menu(self)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(place))

    def columns_menu(self, parent: QWidget) -> QMenu:
        """The menu about all columns."""
        index = self.table.currentIndex()
        current = Column(index.column()) if index.isValid() else Column.TITLE
        return columns_menu(self.columns, self._controller.words, current, parent)

    def _open_columns_menu(self, button: QWidget) -> None:
        """The menu about all columns, under its button."""
        menu = self.columns_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _open_column_menu(self, column: int, place: QPoint) -> None:
        if column >= 0:
            menu = column_menu(self.columns, self._controller.words, Column(column), self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def has_baseline(self) -> bool:
        """Whether there is a baseline to show."""
        return self._controller.is_open and bool(self._controller.plan.baselines)

    def focus_canvas(self) -> None:
        self.table.setFocus()

    def minimumSizeHint(self) -> QSize:
        return QSize(560, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        self._place_notices()

    def _share_width(self) -> None:
        """The whole table while the bars keep a readable width, unless the user has moved the border."""
        room = max(round(self.width() * 0.64), self.width() - BARS_WIDTH)
        chosen = kept_size(self._controller.settings, self, "initiatives") or 0
        chosen = min(chosen, self.width() - self.bars.minimumWidth())
        wanted = chosen or min(self.table.head.length() + 1, room)
        self.splitter.setSizes([wanted, max(1, self.width() - wanted)])

    def _keep_width(self, width: int) -> None:
        keep_size(self._controller.settings, self, "initiatives", width)

    def _place_notices(self) -> None:
        for notice in (self.empty, self.nothing_found):
            notice.setFixedWidth(min(460, self.width() - 40))
            notice.adjustSize()
            notice.move(
                (self.width() - notice.width()) // 2, 50 + max(60, (self.height() - notice.height()) // 3)
            )
            notice.raise_()


class _NothingFound(EmptyState):
    """What stands in the table when the filter keeps nothing."""

    def __init__(self, controller: PlanController, parent: QWidget) -> None:
        clear = (controller.words.say("Clear filter"), lambda: controller.view.set_filter(""))
        super().__init__(" ", "", (clear,), parent=parent)
        self.sentence.hide()
        self.hide()
