"""The middle of the window: the view in front, and under it the findings when they are open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from ui.per_screen import keep_size, kept_size
from ui.widgets.pane_splitter import PaneSplitter

if TYPE_CHECKING:
    from ui.findings.panel import FindingsPanel
    from ui.frame.views import Views
    from ui.plan_controller import PlanController

SETTING: Final = "findings"
_HEIGHT: Final = 220


class Middle(PaneSplitter):
    """The panel of findings is made when it is first opened; its height is remembered."""

    command = Signal(str)

    def __init__(self, views: Views, controller: PlanController) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._controller = controller
        self._views = views
        self._panel: FindingsPanel | None = None
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(views)
        self.splitterMoved.connect(self._remember)

    @property
    def findings(self) -> FindingsPanel:
        if self._panel is None:
            from ui.findings.panel import FindingsPanel

            self._panel = panel = FindingsPanel(self._controller)
            panel.hide()
            panel.close_clicked.connect(lambda: self.open_findings(False))
            panel.command.connect(self.command)
            panel.left_for_item.connect(self._views.focus_canvas)
            self.addWidget(panel)
            self.setStretchFactor(0, 1)
            self.setStretchFactor(1, 0)
        return self._panel

    @property
    def findings_are_open(self) -> bool:
        return self._panel is not None and not self._panel.isHidden()

    def toggle_findings(self) -> None:
        self.open_findings(not self.findings_are_open)

    def open_findings(self, opened: bool) -> None:
        """Show the panel with the keyboard in it, or give the room and the keyboard back to the view."""
        panel = self.findings
        panel.setVisible(opened)
        if opened:
            height = kept_size(self._controller.settings, self, SETTING) or _HEIGHT
            self.setSizes([max(1, self.height() - height), height])
            panel.refresh()
            panel.list.setFocus()
        else:
            self._views.focus_canvas()

    def refresh_findings(self) -> None:
        if self._panel is not None:
            self._panel.refresh()

    def _remember(self) -> None:
        keep_size(self._controller.settings, self, SETTING, self.sizes()[1])
