"""The roadmap view: its head with the choices, the picture, and what stands there while there is none."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from cxplanner.drawing.roadmap_options import LanesBy, RoadmapOptions
from cxplanner.drawing.shapes import Item
from cxplanner.plan.initiatives import Status
from ui.remembered import ZoomOfFiles, remember_check, remember_choice
from ui.roadmap import menu as menu_of_roadmap
from ui.roadmap.canvas import RoadmapCanvas
from ui.roadmap.zoom import STEP, Zoom, zoom_choices
from ui.what_if.original_dates import original_dates
from ui.widgets.buttons import CheckBox, SegmentedControl
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import PlainLabel
from ui.widgets.view_head import ViewHead

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxplanner.plan.programme import Programme
    from ui.plan_controller import PlanController

_DONE = (Status.DONE,)
_UNDER_WAY = (Status.ACTIVE, Status.PAUSED)
_PLANNED = (Status.CANDIDATE, Status.APPROVED)
COUNTED_AT_ONCE, SUMMARY_DELAY = 1_000, 150
"""Of so many initiatives and more the counts in the head follow an edit by some milliseconds."""
CHECKS_FROM = 860
"""Narrower than this, the checks of the head give way; their letters work all the same."""


class RoadmapView(QWidget):
    """Shows the open plan on a time axis. `command` carries the name of a command that a key asks for."""

    command = Signal(str)
    zoom_changed = Signal(object)
    title_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._controller = controller
        self._words = controller.words
        self._is_stale = True
        self._summary_timer = QTimer(self, singleShot=True, interval=SUMMARY_DELAY)
        self._summary_timer.timeout.connect(self._show_summary)
        self.head = ViewHead(self._words.say("Roadmap"))
        self.canvas = RoadmapCanvas(controller, RoadmapOptions(today=date.today()))
        self._zooms = ZoomOfFiles(
            controller, "roadmap_zooms", lambda: self.canvas.kept_zoom, self.canvas.use_zoom
        )
        self._has_kept_zoom = False
        self._build_choices()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.canvas, 1)
        self._build_empty_states()
        self.canvas.zoomed.connect(self._on_zoomed)
        self.canvas.title_requested.connect(self.title_requested)
        self.canvas.menu_requested.connect(self.menu_requested)
        self.canvas.key_pressed.connect(self._on_key)
        self.canvas.dragging.connect(self._make_way)
        controller.opened.connect(self._begin)
        controller.changed.connect(self.refresh)
        controller.view.filter_changed.connect(self.refresh)
        controller.view.baseline_changed.connect(self.refresh)

    # ------------------------------------------------------------------ what a window asks of a view

    def zooms(self) -> list[tuple[object, str]]:
        return zoom_choices(self._words)

    def show_zoom(self, zoom: object) -> None:
        if isinstance(zoom, Zoom):
            self.canvas.show_zoom(zoom)

    def zoom_in(self) -> None:
        self.canvas.zoom_by(STEP, self.canvas.selecting.anchor())

    def zoom_out(self) -> None:
        self.canvas.zoom_by(1 / STEP, self.canvas.selecting.anchor())

    def fit(self) -> None:
        self.canvas.show_zoom(Zoom.PROGRAMME)

    def show_today(self) -> None:
        self.canvas.go_to_today()

    def reveal(self, item: Item) -> None:
        self.canvas.reveal(item)

    def focus_canvas(self) -> None:
        self.canvas.setFocus()

    def fill_menu(self, menu: QMenu, place: QPoint) -> None:
        """Add to a context menu what only the roadmap does."""
        menu_of_roadmap.fill(menu, self.canvas, place)

    def refresh(self) -> None:
        """Show the plan as it is now."""
        self._is_stale = not self.isVisible()
        if not self._controller.is_open or self._is_stale:
            return
        plan = self._controller.plan
        kept = self._controller.filter.kept()
        faded = frozenset(plan.initiatives) - kept if kept is not None else frozenset()
        first, last = (None, None) if plan.initiatives else _horizon(plan.programme)
        if len(plan.initiatives) == 1 and self.canvas.options.last is not None:
            self.canvas.hold_zoom()  # the first bar is drawn on the time that was in sight
        options = replace(
            self.canvas.options,
            faded=faded,
            first=first,
            last=last,
            baseline=self._shown_baseline(),
            original=original_dates(self._controller),
        )
        self.canvas.show_options(options)
        if not self._has_kept_zoom:
            self._has_kept_zoom = True
            self._zooms.put_back()
        self._show_baseline_check()
        if len(plan.initiatives) < COUNTED_AT_ONCE:
            self._show_summary()
        else:
            self._summary_timer.start()
        self.empty.setVisible(not plan.initiatives)
        is_nothing = kept is not None and not kept and bool(plan.initiatives)
        if is_nothing:
            self.nothing_matches.sentence.setText(self._controller.filter.nothing_found())
        self.nothing_matches.setVisible(is_nothing)
        if is_nothing or not plan.initiatives:
            self._place_empty_states()

    def _show_summary(self) -> None:
        if self._controller.is_open:
            self.head.set_summary(self._summary())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _begin(self) -> None:
        self._has_kept_zoom = False
        self.canvas.start_over()
        self.refresh()

    def _on_zoomed(self) -> None:
        self.zoom_changed.emit(self.canvas.zoom)
        if self._has_kept_zoom:
            self._zooms.follow()

    # ------------------------------------------------------------------ building

    def _build_choices(self) -> None:
        say = self._words.say
        lanes: list[tuple[object, str]] = [
            (LanesBy.STREAM, say("Stream")),
            (LanesBy.STAGE, say("Stage")),
            (LanesBy.OWNER, say("Owner")),
            (LanesBy.TEAM, say("Team")),
        ]
        self._lanes_label = PlainLabel(say("Lanes"), "small")
        self.lanes = SegmentedControl(say("Lanes"), lanes, LanesBy.STREAM)
        self.lanes.chosen.connect(self._choose_lanes)
        self.critical_path = CheckBox(say("Critical path"), checked=True)
        self.floats = CheckBox(say("Float"), checked=True)
        self.baseline = CheckBox(say("Baseline"))
        self.all_links = CheckBox(say("All links"))
        self.head.add(self._lanes_label)
        self.head.add(self.lanes)
        for box in (self.critical_path, self.floats, self.baseline, self.all_links):
            box.toggled.connect(self._choose_what_shows)
            self.head.add(box)
        for name, box in (
            ("critical_path", self.critical_path),
            ("floats", self.floats),
            ("baseline", self.baseline),
            ("all_links", self.all_links),
        ):
            remember_check(box, self._controller.settings, f"roadmap_{name}")
        remember_choice(self.lanes, self._controller.settings, "roadmap_lanes")

    def _build_empty_states(self) -> None:
        say = self._words.say
        self.empty = EmptyState(
            say("No initiatives yet"),
            say("Drag on a lane to draw the first one, or bring in what you already have."),
            (
                (say("New initiative"), lambda: self.command.emit("add_initiative")),
                (say("Import…"), lambda: self.command.emit("import")),
            ),
            icons=("plus", "file-spreadsheet"),
            link=(say("Open the sample"), lambda: self.command.emit("open_sample")),
            before_link=say("New to this?"),
            parent=self,
        )
        self.nothing_matches = EmptyState(
            say("Nothing matches"),
            "",
            ((say("Clear filter"), lambda: self._controller.view.set_filter("")),),
            parent=self,
        )
        self.empty.hide()
        self.nothing_matches.hide()

    def _make_way(self, dragging: bool) -> None:
        """While the first bar is drawn, the panel that asks for it is not above it."""
        is_empty = self._controller.is_open and not self._controller.plan.initiatives
        self.empty.setVisible(is_empty and not dragging)

    def _place_empty_states(self) -> None:
        for state in (self.empty, self.nothing_matches):
            width = min(520, self.width() - 24)
            state.setFixedWidth(width)
            height = max(state.sizeHint().height(), state.heightForWidth(width))
            middle = (self.height() + self.head.height()) // 2
            state.setGeometry((self.width() - width) // 2 + 40, middle - height // 2, width, height)
            state.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= CHECKS_FROM
        self._lanes_label.setVisible(wide)
        for box in (self.critical_path, self.floats, self.all_links):
            box.setVisible(wide)
        self._show_baseline_check()
        self._place_empty_states()

    def has_baseline(self) -> bool:
        """Whether there is a baseline to show."""
        return self._controller.is_open and bool(self._controller.plan.baselines)

    def _show_baseline_check(self) -> None:
        self.baseline.setVisible(self.has_baseline() and self.width() >= CHECKS_FROM)

    # ------------------------------------------------------------------ choices

    def _choose_lanes(self, lanes_by: object) -> None:
        if isinstance(lanes_by, LanesBy):
            self.canvas.show_options(replace(self.canvas.options, lanes_by=lanes_by))

    def _choose_what_shows(self) -> None:
        options = replace(
            self.canvas.options,
            critical_path=self.critical_path.isChecked(),
            floats=self.floats.isChecked(),
            all_links=self.all_links.isChecked(),
            baseline=self._shown_baseline(),
        )
        self.canvas.show_options(options)

    def _shown_baseline(self) -> int | None:
        if not self.baseline.isChecked() or not self._controller.is_open:
            return None
        return self._controller.view.shown_baseline(self._controller.plan)

    def _on_key(self, key: str) -> None:
        actions: dict[str, Callable[[], object]] = {
            "+": self.zoom_in,
            "=": self.zoom_in,
            "-": self.zoom_out,
            "F": self.fit,
            "T": self.show_today,
            "C": self.critical_path.toggle,
            "B": self.baseline.toggle,
            "D": self.all_links.toggle,
            "N": lambda: self.command.emit("add_initiative"),
            "[": lambda: self.follow_link(back=True),
            "]": lambda: self.follow_link(back=False),
            "Del": lambda: self.command.emit("delete"),
        }
        if key in actions:
            actions[key]()

    def follow_link(self, *, back: bool) -> None:
        """Select the first predecessor or successor of the current initiative."""
        current = self._controller.view.current
        if current is None or current.kind != "initiative":
            return
        plan = self._controller.plan
        if back:
            found = [link.predecessor for link in plan.links_into.get(current.id, ()) if link.predecessor]
        else:
            found = [link.successor for link in plan.links_out_of.get(current.id, ())]
        if found:
            self._controller.view.go_to(Item("initiative", found[0]))

    def _summary(self) -> str:
        plan, words = self._controller.plan, self._words
        if not plan.initiatives:
            return words.say("4 streams, 4 gates, no initiatives")
        counts = Counter(each.status for each in plan.initiatives.values())
        parts = (
            words.say("{n} done", n=words.number(sum(counts[each] for each in _DONE))),
            words.say("{n} under way", n=words.number(sum(counts[each] for each in _UNDER_WAY))),
            words.say("{n} planned", n=words.number(sum(counts[each] for each in _PLANNED))),
        )
        return " · ".join(parts)


def _horizon(programme: Programme) -> tuple[date, date]:
    """What an empty roadmap shows: the time for which the programme is planned."""
    return programme.start, programme.start + timedelta(days=round(programme.horizon_months * 30.44))
