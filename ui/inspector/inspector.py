"""The panel on the right: the page of what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.after_edits import AfterEdits
from ui.inspector.gate_page import GatePage
from ui.inspector.indicator_page import IndicatorPage
from ui.inspector.initiative_page import InitiativePage
from ui.inspector.links import key_of
from ui.inspector.milestone_page import MilestonePage
from ui.inspector.parts import ItemRow, Sentence
from ui.inspector.programme_page import ProgrammePage
from ui.inspector.several_page import SeveralPage
from ui.theme import icon
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.labels import PlainLabel, literal, plain_tooltip

if TYPE_CHECKING:
    from ui.plan_controller import PlanController


class Page(Protocol):
    """What the inspector asks of a page."""

    def show_selected(self) -> None: ...
    def focus_title(self) -> None: ...


ExplainingPage = InitiativePage | GatePage | MilestonePage | ProgrammePage


class Inspector(QWidget):
    """Makes each page when it is first needed, and does nothing while it is closed."""

    close_clicked = Signal()
    settings_clicked = Signal()

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(controller.words.say("Inspector"))
        self._controller = controller
        self._pages: dict[str, tuple[Page, QScrollArea]] = {}
        self._shown = ""
        self._is_stale = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)
        self._column.setSpacing(0)
        self._add_top()
        AfterEdits(controller, self.refresh, self)
        controller.opened.connect(self.refresh)
        controller.view.selection_changed.connect(self.refresh)

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages[self._shown][0] if self._shown else None

    def refresh(self) -> None:
        """Show the page of what is selected, now or when the inspector opens."""
        self._is_stale = not self.isVisible()
        if self._controller.is_open and not self._is_stale:
            had_focus = self._has_focus_on_reasons()
            self._bring_up(self._wanted_page())
            self._show_way_back()
            if had_focus and not self._focus_on_reasons() and self._back.isVisible():
                self._back.setFocus()

    def edit_title(self) -> None:
        """Put the keyboard into the title of what is selected."""
        self.refresh()
        if self.page is not None:
            self.page.focus_title()

    def edit_field(self, name: str) -> None:
        """Put the keyboard into a field of the selected initiative."""
        self.refresh()
        page = self.page
        if isinstance(page, InitiativePage):
            page.focus_field(name)
            focused = page.focusWidget()
            if focused is not None:
                self._pages[self._shown][1].ensureWidgetVisible(focused)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _add_top(self) -> None:
        say = self._controller.words.say
        close = IconButton("x", say("Close the inspector"))
        close.clicked.connect(self.close_clicked)
        self._name = PlainLabel(say("Inspector"), "tertiary")
        self._back = LinkButton("")
        self._back.setIcon(icon("chevron-left", "accent"))
        self._back.setToolTip(plain_tooltip(say("Back to where you came from (Alt+Left)")))
        self._back.clicked.connect(self._controller.view.go_back)
        self._back.hide()
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.activated.connect(self._controller.view.go_back)
        top = QHBoxLayout()
        top.setContentsMargins(16, 6, 8, 0)
        top.addWidget(self._name)
        top.addWidget(self._back)
        top.addStretch(1)
        top.addWidget(close)
        self._column.addLayout(top)

    def _show_way_back(self) -> None:
        """The button that leads back to the item from which this one was followed."""
        trail, plan, say = self._controller.view.trail, self._controller.plan, self._controller.words.say
        self._back.setVisible(bool(trail))
        self._name.setVisible(not trail)
        if trail:
            items = trail[-1]
            text = say("Back to {item}", item=key_of(plan, items[0])) if len(items) == 1 else say("Back")
            self._back.setText(literal(text))

    def _has_focus_on_reasons(self) -> bool:
        page, focus = self.page, QApplication.focusWidget()
        if isinstance(page, ExplainingPage) and isinstance(focus, Sentence | ItemRow):
            return page.why.isAncestorOf(focus)
        return focus is self._back

    def _focus_on_reasons(self) -> bool:
        """What was followed with the keyboard leaves the keyboard on the reasons of the next page."""
        page = self.page
        return isinstance(page, ExplainingPage) and page.why.focus_first()

    def _wanted_page(self) -> str:
        view = self._controller.view
        if view.current is None:
            return "programme"
        return "several" if len(view.selected_initiatives()) > 1 else view.current.kind

    def _bring_up(self, name: str) -> None:
        if name not in self._pages:
            self._add_page(name)
        self._shown = name
        for each, (_, area) in self._pages.items():
            area.setVisible(each == name)
        self._pages[name][0].show_selected()

    def _add_page(self, name: str) -> None:
        page = self._made_page(name)
        page.setObjectName("inspectorPage")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self._controller.words.say("Facts about the selection"))
        area.setWidget(page)
        self._column.addWidget(area, 1)
        self._pages[name] = (page, area)

    def _made_page(
        self, name: str
    ) -> ProgrammePage | SeveralPage | InitiativePage | GatePage | MilestonePage | IndicatorPage:
        if name == "several":
            return SeveralPage(self._controller)
        if name == "initiative":
            return InitiativePage(self._controller)
        if name == "gate":
            return GatePage(self._controller)
        if name == "milestone":
            return MilestonePage(self._controller)
        if name == "indicator":
            return IndicatorPage(self._controller)
        page = ProgrammePage(self._controller)
        page.settings_clicked.connect(self.settings_clicked)
        return page
