"""What stands in the dependencies view where there is nothing to list: how links come to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from ui.dependencies.view import DependenciesView
    from ui.plan_controller import PlanController

_WIDTH = 520


class Notices:
    """The panels of a view without links, and of one whose filter or path keeps none."""

    def __init__(self, controller: PlanController, view: DependenciesView) -> None:
        self._controller = controller
        self._view = view
        say = controller.words.say
        self.empty = EmptyState(
            say("No links yet"),
            say(
                "A link says that one initiative waits for another, or for a gate. Write the first one here, "
                "or select initiatives in their order and press Link; a cell of “Waits for” takes keys too."
            ),
            ((say("New link"), view.open_form),),
            icons=("plus",),
            parent=view,
        )
        self.no_initiatives = EmptyState(
            say("No initiatives yet"),
            say("Links join initiatives: add two of them, then say which waits for which."),
            ((say("New initiative"), lambda: view.command.emit("add_initiative")),),
            icons=("plus",),
            parent=view,
        )
        self.nothing_kept = EmptyState(
            say("No links here"),
            "",
            ((say("Show all links"), self._show_all),),
            parent=view,
        )
        for notice in self._all():
            notice.hide()

    def show(self, *, has_links: bool, rows: int) -> None:
        """Show the one that fits, or none."""
        initiatives = len(self._controller.plan.initiatives)
        self.no_initiatives.setVisible(initiatives < 2 and not has_links)
        self.empty.setVisible(initiatives >= 2 and not has_links)
        is_left_out = has_links and rows == 0
        self.nothing_kept.setVisible(is_left_out)
        if is_left_out:
            self.nothing_kept.sentence.setText(self._why())
        self.place()

    def place(self) -> None:
        view = self._view
        for notice in self._all():
            width = min(_WIDTH, view.width() - 40)
            notice.setFixedWidth(width)
            height = max(notice.sizeHint().height(), notice.heightForWidth(width))
            top = view.head.height() + max(24, (view.height() - view.head.height() - height) // 2)
            notice.setGeometry((view.width() - width) // 2, top, width, height)
            notice.raise_()

    def _why(self) -> str:
        if self._controller.view.filter_text:
            return self._controller.filter.nothing_found()
        return self._controller.words.say("No link runs along this path.")

    def _show_all(self) -> None:
        from ui.dependencies.tracing import Trace

        self._controller.view.set_filter("")
        self._view.trace(Trace.NONE)

    def _all(self) -> tuple[EmptyState, ...]:
        return self.empty, self.no_initiatives, self.nothing_kept
