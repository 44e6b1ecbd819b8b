"""The network picture with its legend and zoom buttons, kept up with the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.drawing.network_picture import NetworkPicture
from cxplanner.scheduling.results import Node
from ui.dependencies.canvas import STEP, NetworkCanvas
from ui.dependencies.legend import Legend, ZoomButtons, left_out
from ui.dependencies.picture_maker import PictureMaker
from ui.dependencies.tracing import NO_PATH, Path, Trace, sentence

if TYPE_CHECKING:
    from cxplanner.drawing.network_layout import NetworkLayout
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words
    from ui.plan_controller import PlanController


class PicturePane(QWidget):
    """Shows the network of the open plan; a path and the window's filter leave the rest of it pale."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._path: Path = NO_PATH
        self._known: tuple[NetworkLayout | None, frozenset[int]] = (None, frozenset())
        self.canvas = NetworkCanvas(controller)
        self.legend = Legend(controller.words)
        self.maker = PictureMaker(self)
        self.maker.made.connect(self._show)
        self.zoom_buttons = ZoomButtons(controller.words)
        for name, act in (("out", self.zoom_out), ("in", self.zoom_in), ("fit", self.canvas.fit)):
            self.zoom_buttons.buttons[name].clicked.connect(act)
        foot = QHBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(self.legend, 1)
        foot.addWidget(self.zoom_buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addLayout(foot)

    def zoom_in(self) -> None:
        self.canvas.zoom_by(STEP)

    def zoom_out(self) -> None:
        self.canvas.zoom_by(1 / STEP)

    def start_over(self) -> None:
        """Forget the picture, since another plan was opened or none is open."""
        self._path = NO_PATH
        self.maker.forget()
        self.canvas.is_fitted = True
        self.canvas.show_picture(None)

    def follow(self, path: Path) -> None:
        """Show the plan as it is now, with this path; in a large plan the path alone."""
        self._path = path
        self.maker.follow(self._controller.schedule, path.kept)
        self._show()

    def _show(self) -> None:
        layout = self.maker.layout
        self._say_what_it_is()
        if not self._controller.is_open or layout is None or not layout.boxes:
            self.canvas.show_picture(None)
            return
        schedule, words = self._controller.schedule, self._controller.words
        plan = schedule.plan
        if layout is not self._known[0]:
            self._known = (layout, frozenset(node.id for node in layout.boxes))
        if plan.initiatives.keys() >= self._known[1] and plan.stages.keys() >= layout.gates.keys():
            self.canvas.show_picture(self._picture(layout, schedule, words))

    def _picture(self, layout: NetworkLayout, schedule: Schedule, words: Words) -> NetworkPicture:
        from ui.dependencies.large_layout import LargeLayout
        from ui.dependencies.large_picture import LargePicture

        if not isinstance(layout, LargeLayout):
            return NetworkPicture(layout, schedule, words, self._kept())
        before = self.canvas.picture
        is_same = isinstance(before, LargePicture) and before.layout is layout
        known = before.looks if isinstance(before, LargePicture) and is_same else None
        return LargePicture(layout, schedule, words, self._kept(), known=known)

    def _say_what_it_is(self) -> None:
        """Under the picture; over it, as long as there is none."""
        words, note = self._controller.words, ""
        if not self._controller.is_open:
            pass
        elif self.maker.is_at_work:
            count = len(self._controller.plan.dependencies)
            note = words.say_number("Laying out {n} link…", "Laying out {n} links…", count)
        elif self._path.trace is not Trace.NONE:
            note = sentence(words, self._controller.plan, self._path)
        elif self.maker.contents is not None:
            note = left_out(words, self._controller.plan, self.maker.contents)
        self.legend.show_note(note)
        self.canvas.show_waiting(note if self.maker.is_at_work else "")

    def _kept(self) -> frozenset[Node] | None:
        """What is not pale; None for everything."""
        path, filtered = self._path.kept, self._controller.filter.kept()
        if filtered is None:
            return frozenset(path) if path is not None else None
        nodes = frozenset(Node("initiative", id_) for id_ in filtered)
        return nodes if path is None else nodes & path
