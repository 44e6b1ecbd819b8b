"""The views of the window, each made when it is first shown, and what the window asks of the one in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from cxplanner.drawing.shapes import Item
    from ui.initiatives.view import InitiativesView
    from ui.plan_controller import PlanController
    from ui.roadmap.view import RoadmapView


class Views(QStackedWidget):
    """`command` carries the name of a command that a view asks for."""

    command = Signal(str)
    zoom_changed = Signal(object)
    title_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._roadmap: RoadmapView | None = None
        self._initiatives: InitiativesView | None = None
        self.current = ""

    @property
    def roadmap(self) -> RoadmapView:
        if self._roadmap is None:
            from ui.roadmap.view import RoadmapView

            self._roadmap = view = RoadmapView(self._controller)
            view.command.connect(self.command)
            view.zoom_changed.connect(self.zoom_changed)
            view.title_requested.connect(self.title_requested)
            view.menu_requested.connect(self.menu_requested)
            self.addWidget(view)
        return self._roadmap

    @property
    def initiatives(self) -> InitiativesView:
        if self._initiatives is None:
            from ui.initiatives.view import InitiativesView

            self._initiatives = view = InitiativesView(self._controller)
            view.import_asked.connect(lambda: self.command.emit("import"))
            self.addWidget(view)
        return self._initiatives

    def show_view(self, name: str) -> None:
        self.current = name
        self.setCurrentWidget(self._front())

    def focus_canvas(self) -> None:
        front = self._front()
        if front is self._roadmap:
            self.roadmap.focus_canvas()
        else:
            self.initiatives.table.setFocus()

    def reveal(self, item: Item) -> None:
        self._front().reveal(item)

    # ------------------------------------------------------------------ zoom

    def zooms(self) -> list[tuple[object, str]]:
        """The zooms that the view in front has names for."""
        return self.roadmap.zooms() if self.current == "roadmap" else []

    def zoom(self) -> object:
        return self.roadmap.canvas.zoom if self.current == "roadmap" else None

    def show_zoom(self, zoom: object) -> None:
        if self.current == "roadmap":
            self.roadmap.show_zoom(zoom)

    def zoom_in(self) -> None:
        self._front().zoom_in()

    def zoom_out(self) -> None:
        self._front().zoom_out()

    def fit(self) -> None:
        self._front().fit()

    def show_today(self) -> None:
        self._front().show_today()

    # ------------------------------------------------------------------ what the table does in its own way

    def add_initiative(self) -> None:
        self.initiatives.add_initiative()

    def rename_selected(self) -> None:
        self.initiatives.rename_selected()

    def _front(self) -> RoadmapView | InitiativesView:
        return self.initiatives if self.current == "initiatives" else self.roadmap
