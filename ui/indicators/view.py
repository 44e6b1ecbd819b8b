"""The Indicators view: the table, and below it what is known of the selected one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.indicators.cadence import DueState
from cxplanner.indicators.measured import estimate_of
from cxplanner.plan.edits import indicators
from ui.after_edits import AfterEdits
from ui.indicators.detail import IndicatorDetail
from ui.indicators.model import IndicatorsModel
from ui.indicators.table import IndicatorsTable
from ui.per_screen import SplitterSizes
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import PlainLabel
from ui.widgets.pane_splitter import PaneSplitter
from ui.widgets.view_head import ViewHead

if TYPE_CHECKING:
    from cxplanner.plan.indicators import Measurement
    from ui.plan_controller import PlanController

_SHARE: Final = 0.52


class IndicatorsView(QWidget):
    """Follows the plan while it is in sight, and selects what is selected in the window."""

    command = Signal(str)
    title_requested = Signal()

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = words = controller.words
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_stale, self._is_following = True, False
        self.head = ViewHead(words.say("Indicators"))
        self.add_button = Button(words.say("Indicator"), "plus")
        self.add_button.setAccessibleName(words.say("New indicator"))
        self.add_button.clicked.connect(lambda: self.command.emit("add_indicator"))
        self.head.add(self.add_button)
        self.model = IndicatorsModel(words, self)
        self.table = IndicatorsTable(self.model, words)
        self.detail = IndicatorDetail(controller)
        self.nothing_found = PlainLabel("", "secondary")
        self.nothing_found.setContentsMargins(18, 10, 18, 10)
        self.splitter = PaneSplitter(Qt.Orientation.Vertical)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.detail)
        self._sizes = SplitterSizes(self.splitter, controller.settings, "indicators")
        self._is_shared = self._sizes.is_set
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for widget in (self.head, self.nothing_found):
            lines.addWidget(widget)
        lines.addWidget(self.splitter, 1)
        keeps_room = self.splitter.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self.splitter.setSizePolicy(keeps_room)
        self.empty = self._made_empty()
        self._connect()

    def _made_empty(self) -> EmptyState:
        say = self._words.say
        return EmptyState(
            say("Nothing is measured yet"),
            say(
                "Indicators say whether customers are better off: NPS, satisfaction, effort, and what your "
                "business counts. Measure each before anything changes, then again and again."
            ),
            ((say("Add an indicator"), lambda: self.command.emit("add_indicator")),),
            icons=("plus",),
            parent=self,
        )

    def _connect(self) -> None:
        controller = self._controller
        self.table.selectionModel().selectionChanged.connect(self._select)
        self.table.command.connect(self.command)
        self.table.pressed_row.connect(self._select)
        self.table.opened.connect(self._open_page)
        self.detail.add_asked.connect(lambda: self.command.emit("add_measurement"))
        self.detail.edit_asked.connect(self.edit_measurement)
        self.detail.baseline_asked.connect(self.use_as_baseline)
        AfterEdits(controller, self.refresh, self)
        controller.opened.connect(self.refresh)
        controller.view.filter_changed.connect(self.refresh)
        controller.view.selection_changed.connect(self._follow_selection)

    # ------------------------------------------------------------------ following

    def refresh(self) -> None:
        """Show the plan as it is now, or when the view comes to the front."""
        self._is_stale = not self.isVisible()
        if self._is_stale or not self._controller.is_open:
            return
        controller = self._controller
        self._is_following = True
        self.model.show_plan(controller.plan, controller.schedule, controller.view.filter_text)
        self._is_following = False
        self._follow_selection()
        self._say_what_there_is()

    def _say_what_there_is(self) -> None:
        words, standings = self._words, self.model.standings.values()
        count = len(standings)
        said = [words.say_number("{n} indicator", "{n} indicators", count)] if count else []
        overdue = sum(each.next.state in (DueState.OVERDUE, DueState.NEVER) for each in standings)
        without = sum(each.baseline is None for each in standings)
        reached = sum(each.is_at_target for each in standings)
        if reached:
            said.append(words.say_number("{n} at target", "{n} at target", reached))
        if overdue:
            said.append(words.say_number("{n} to measure", "{n} to measure", overdue))
        if without:
            said.append(words.say_number("{n} without baseline", "{n} without baseline", without))
        self.head.set_summary(" · ".join(said))
        text = self._controller.view.filter_text.strip()
        found_none = bool(count) and not self.model.rows
        self.nothing_found.setVisible(found_none)
        if found_none:
            self.nothing_found.setText(words.say("Nothing matches “{filter}”.", filter=text))
        self.empty.setVisible(not count)
        self.splitter.setVisible(bool(count))
        self.add_button.setEnabled(not self._controller.open_plan.read_only)
        self._place_empty()

    @property
    def selected(self) -> list[int]:
        """The indicators that are selected in the window."""
        kpis = self._controller.plan.kpis if self._controller.is_open else {}
        chosen = self._controller.view.selected
        return [item.id for item in chosen if item.kind == "indicator" and item.id in kpis]

    def _select(self) -> None:
        if self._is_following:
            return
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        self._is_following = True
        self._controller.view.select(*(Item("indicator", self.model.rows[row]) for row in rows))
        self._is_following = False
        self._show_detail()

    def _open_page(self) -> None:
        """Edit in the inspector what the table is on."""
        self._select()
        self.title_requested.emit()

    def _follow_selection(self) -> None:
        """Mark in the table what is selected in the window, or what the lower half tells of without it."""
        if self._is_following or not self._controller.is_open or self._is_stale:
            return
        self._is_following = True
        selection = self.table.selectionModel()
        selection.clearSelection()
        flag = QItemSelectionModel.SelectionFlag
        shown = self.shown
        for kpi_id in self.selected or ([shown] if shown is not None else []):
            row = self.model.row_of(kpi_id)
            if row is not None:
                index = self.model.index(row, 0)
                selection.setCurrentIndex(index, flag.NoUpdate)
                selection.select(index, flag.Select | flag.Rows)
                self.table.scrollTo(index)
        self._is_following = False
        self._show_detail()

    def _show_detail(self) -> None:
        self.detail.show_indicator(self.shown)

    @property
    def shown(self) -> int | None:
        """The indicator that the lower half tells of."""
        chosen = self.selected
        if chosen:
            return chosen[-1]
        # Rows may be those of before an edit that is still to be shown.
        kpis = self._controller.plan.kpis if self._controller.is_open else {}
        return next((row for row in self.model.rows if row in kpis), None)

    # ------------------------------------------------------------------ commands

    def add_indicator(self) -> None:
        from ui.indicators.new_dialog import NewIndicatorDialog

        dialog = NewIndicatorDialog(self._controller, self)
        dialog.exec()
        dialog.deleteLater()
        if dialog.added is not None:
            self._controller.view.go_to(Item("indicator", dialog.added))
            self.focus_canvas()

    def add_measurement(self) -> None:
        if self.shown is not None:
            self._open_measurement(self.shown, None)

    def edit_measurement(self, measurement: Measurement | None = None) -> None:
        """Change this measurement, or the one that the list is on, or the latest."""
        chosen = measurement or self._current_measurement()
        if chosen is not None:
            self._open_measurement(chosen.kpi, chosen)

    def use_as_baseline(self) -> None:
        """Let the measurement that the list is on, or the latest, be what later ones are compared with."""
        chosen = self._current_measurement()
        if chosen is None:
            return
        kpi = self._controller.plan.kpis[chosen.kpi]
        value = estimate_of(kpi, chosen).value
        self._controller.apply(
            "change_indicator",
            lambda plan: indicators.change_indicator(
                plan, kpi.id, baseline_value=value, baseline_on=chosen.taken_on
            ),
        )

    def _current_measurement(self) -> Measurement | None:
        current = self.detail.current_measurement()
        if current is None and self.has_measurement():
            return self._controller.plan.measurements_of[self.shown or 0][-1]
        return current

    def has_measurement(self) -> bool:
        return self._controller.is_open and (self.shown or 0) in self._controller.plan.measurements_of

    def switch_strip(self) -> None:
        """Put the indicator under the roadmap, or take it away from there."""
        kpi_id = self.shown
        if kpi_id is not None:
            wanted = not self._controller.plan.kpis[kpi_id].in_strip
            self._controller.apply(
                "change_indicator", lambda plan: indicators.change_indicator(plan, kpi_id, in_strip=wanted)
            )

    def is_in_strip(self) -> bool:
        kpi = self._controller.plan.kpis.get(self.shown or 0) if self._controller.is_open else None
        return kpi is not None and kpi.in_strip

    def delete_selected(self) -> bool:
        """Delete the selected measurement where the keyboard is among them, else the selected indicators."""
        if self.detail.measurements.view.hasFocus():
            self.detail.measurements.delete_selected()
            return True
        shown = self.shown
        chosen = self.selected or ([shown] if shown is not None else [])
        if not chosen:
            return False
        name = "delete_indicator" if len(chosen) == 1 else "delete_indicators"
        self._controller.apply(name, lambda plan: indicators.delete_indicators(plan, chosen))
        return True

    def _open_measurement(self, kpi_id: int, measurement: Measurement | None) -> None:
        from ui.indicators.measurement_dialog import MeasurementDialog

        dialog = MeasurementDialog(self._controller, kpi_id, measurement, self)
        dialog.exec()
        dialog.deleteLater()

    # ------------------------------------------------------------------ the widget itself

    def reveal(self, item: Item) -> None:
        """Bring the row of an indicator into sight."""
        if item.kind == "indicator":
            self.refresh()

    def focus_canvas(self) -> None:
        """The keyboard goes to the table, or to the button of an empty view."""
        if self.model.rows:
            self.table.setFocus()
            if not self.table.currentIndex().isValid():
                flags = QItemSelectionModel.SelectionFlag.NoUpdate
                self.table.selectionModel().setCurrentIndex(self.model.index(0, 0), flags)
        else:
            self.add_button.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_shared and self.height() > 0:
            self._is_shared = True
            upper = round(self.height() * _SHARE)
            self.splitter.setSizes([upper, self.height() - upper])
        self._place_empty()

    def _place_empty(self) -> None:
        self.empty.setFixedWidth(min(480, max(200, self.width() - 40)))
        self.empty.adjustSize()
        self.empty.move((self.width() - self.empty.width()) // 2, 120)
        self.empty.raise_()
