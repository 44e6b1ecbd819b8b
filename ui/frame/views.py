"""The views of the window, each made when it is first shown, and what the window asks of the one in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from cxplanner.drawing.shapes import Item
    from ui.dependencies.tracing import Trace
    from ui.dependencies.view import DependenciesView
    from ui.gates.view import GatesView
    from ui.indicators.view import IndicatorsView
    from ui.initiatives.view import InitiativesView
    from ui.plan_controller import PlanController
    from ui.priorities.view import PrioritiesView
    from ui.reviews.view import ReviewsView
    from ui.roadmap.view import RoadmapView
    from ui.view_acts import Acts

WITH_DAYS: Final = frozenset({"roadmap", "initiatives"})
"""The views with a time axis."""
_KINDS: Final = {
    "roadmap": ("initiative", "gate", "milestone"),
    "initiatives": ("initiative", "gate"),
    "dependencies": ("initiative", "gate"),
    "priorities": ("initiative",),
    "gates": ("gate",),
    "indicators": ("indicator",),
}
WITH_ZOOM: Final = WITH_DAYS | {"dependencies"}


class Views(QStackedWidget):
    """`command` carries the name of a command that a view asks for, `jump_asked` an item to show."""

    command = Signal(str)
    jump_asked = Signal(object)
    zoom_changed = Signal(object)
    title_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._roadmap: RoadmapView | None = None
        self._initiatives: InitiativesView | None = None
        self._dependencies: DependenciesView | None = None
        self._priorities: PrioritiesView | None = None
        self._gates: GatesView | None = None
        self._indicators: IndicatorsView | None = None
        self._reviews: ReviewsView | None = None
        self.current = ""
        self.last_with_days = "roadmap"
        self._acts: dict[str, Acts] = {}

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

    @property
    def dependencies(self) -> DependenciesView:
        if self._dependencies is None:
            from ui.dependencies.view import DependenciesView

            self._dependencies = view = DependenciesView(self._controller)
            view.command.connect(self.command)
            view.jump_asked.connect(self.jump_asked)
            view.title_requested.connect(self.title_requested)
            self.addWidget(view)
        return self._dependencies

    @property
    def priorities(self) -> PrioritiesView:
        if self._priorities is None:
            from ui.priorities.view import PrioritiesView

            self._priorities = view = PrioritiesView(self._controller)
            view.command.connect(self.command)
            view.jump_asked.connect(self.jump_asked)
            self.addWidget(view)
        return self._priorities

    @property
    def gates(self) -> GatesView:
        if self._gates is None:
            from ui.gates.view import GatesView

            self._gates = view = GatesView(self._controller)
            self.addWidget(view)
        return self._gates

    @property
    def indicators(self) -> IndicatorsView:
        if self._indicators is None:
            from ui.indicators.view import IndicatorsView

            self._indicators = view = IndicatorsView(self._controller)
            view.command.connect(self.command)
            view.title_requested.connect(self.title_requested)
            self.addWidget(view)
        return self._indicators

    @property
    def reviews(self) -> ReviewsView:
        if self._reviews is None:
            from ui.reviews.view import ReviewsView

            self._reviews = view = ReviewsView(self._controller)
            view.command.connect(self.command)
            view.jump_asked.connect(self.jump_asked)
            self.addWidget(view)
        return self._reviews

    @property
    def acts(self) -> Acts:
        """What the view in front does for the commands of the menus."""
        name = self.current
        if name and name not in self._acts:
            self._acts[name] = self._made_acts()
        return self._acts.get(name, {})

    def _made_acts(self) -> Acts:
        if self.current == "roadmap":
            from ui.roadmap.acts import acts_of as of_roadmap

            return of_roadmap(self.roadmap)
        if self.current == "initiatives":
            from ui.initiatives.acts import acts_of as of_initiatives

            return of_initiatives(self.initiatives)
        if self.current == "dependencies":
            from ui.dependencies.acts import acts_of as of_dependencies

            return of_dependencies(self.dependencies)
        if self.current == "priorities":
            from ui.priorities.acts import acts_of as of_priorities

            return of_priorities(self.priorities)
        if self.current == "indicators":
            from ui.indicators.acts import acts_of as of_indicators

            return of_indicators(self.indicators)
        if self.current == "reviews":
            from ui.reviews.acts import acts_of as of_reviews

            return of_reviews(self.reviews)
        from ui.gates.acts import acts_of as of_gates

        return of_gates(self.gates)

    def act(self, name: str) -> None:
        """Let the view in front carry out a command that is its own."""
        if name in self.acts:
            self.acts[name].do()

    def show_view(self, name: str) -> None:
        self.current = name
        if self.has_days:
            self.last_with_days = name
        self.setCurrentWidget(self._front())

    def shows(self, item: Item) -> bool:
        """Whether the view in front shows items of this kind."""
        return item.kind in _KINDS.get(self.current, ())

    def focus_canvas(self) -> None:
        self._front().focus_canvas()

    def reveal(self, item: Item) -> None:
        self._front().reveal(item)

    # ------------------------------------------------------------------ zoom

    @property
    def has_zoom(self) -> bool:
        return self.current in WITH_ZOOM

    def zooms(self) -> list[tuple[object, str]]:
        """The zooms that the view in front has names for."""
        return self.roadmap.zooms() if self.current == "roadmap" else []

    def zoom(self) -> object:
        return self.roadmap.canvas.zoom if self.current == "roadmap" else None

    def show_zoom(self, zoom: object) -> None:
        if self.current == "roadmap":
            self.roadmap.show_zoom(zoom)

    def zoom_in(self) -> None:
        self._zoomed().zoom_in()

    def zoom_out(self) -> None:
        self._zoomed().zoom_out()

    def fit(self) -> None:
        self._zoomed().fit()

    @property
    def has_days(self) -> bool:
        """Whether the view in front has a time axis."""
        return self.current in WITH_DAYS

    def show_today(self) -> None:
        (self.initiatives if self.current == "initiatives" else self.roadmap).show_today()

    # ------------------------------------------------------------------ links

    def delete_own(self) -> bool:
        """Delete in the way of the view in front, or what it has selected beside items; whether it has."""
        if self.current == "initiatives" and all(
            each.kind == "initiative" for each in self._controller.view.selected
        ):
            self.initiatives.delete_selected()
            return True
        if self.current == "indicators" and self.indicators.delete_selected():
            return True
        return self.current == "dependencies" and self.dependencies.delete_own()

    def select_own(self) -> bool:
        """Select all indicators, or all links where the keyboard is among them; whether there are such."""
        if self.current == "indicators":
            self.indicators.table.selectAll()
            return True
        return self.current == "dependencies" and self.dependencies.select_own()

    def edit_own(self) -> bool:
        """Edit the cell of a link that the keyboard is on in the view in front; whether there is one."""
        return self.current == "dependencies" and self.dependencies.table.edit_current()

    def add_link(self) -> None:
        self.dependencies.open_form()

    def trace(self, trace: Trace) -> None:
        self.dependencies.trace(trace)

    # ------------------------------------------------------------------ what the table does in its own way

    def add_initiative(self) -> None:
        self.initiatives.add_initiative()

    def rename_selected(self) -> None:
        self.initiatives.rename_selected()

    def _zoomed(self) -> RoadmapView | InitiativesView | DependenciesView:
        if self.current == "dependencies":
            return self.dependencies
        return self.initiatives if self.current == "initiatives" else self.roadmap

    def _front(
        self,
    ) -> (
        RoadmapView
        | InitiativesView
        | DependenciesView
        | PrioritiesView
        | GatesView
        | IndicatorsView
        | ReviewsView
    ):
        if self.current == "reviews":
            return self.reviews
        if self.current == "indicators":
            return self.indicators
        if self.current == "priorities":
            return self.priorities
        return self.gates if self.current == "gates" else self._zoomed()
