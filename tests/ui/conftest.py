"""What tests of windows stand on: the look of the program, and an open plan behind a controller."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxplanner.plan.plan import Plan
from cxplanner.wording.words import Words
from tests.ui.windows import MakeWindow
from ui.main_window import MainWindow
from ui.plan_controller import PlanController
from ui.settings import Settings
from ui.theme import Theme

MOST_WIDGETS = 3_000
MakeController = Callable[[Plan], PlanController]


@pytest.fixture(autouse=True)
def garbage_in_this_thread_alone() -> Iterator[None]:
    """As in the program: a search in the thread of a worker would end widgets there, and Python with them."""
    gc.disable()
    yield
    # Windows that a test has closed live on in circles; too many of them make each change of the look slow.
    gc.collect(2 if len(QApplication.allWidgets()) > MOST_WIDGETS else 1)
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def clipboard_empty_at_the_end(qapp: QApplication) -> Iterator[None]:
    """Without a screen, Qt ends what the clipboard holds after Python has ended, and with a crash."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Theme:
    """The light look; made once, since an application has one."""
    for child in qapp.children():
        if isinstance(child, Theme):
            return child
    return Theme(qapp, "light")


@pytest.fixture
def controller_of() -> Iterator[MakeController]:
    """Opens a plan, which is closed without saving at the end."""
    opened: list[PlanController] = []

    def open_plan(plan: Plan) -> PlanController:
        controller = PlanController(Settings(), Words("en"))
        assert controller.new(plan)
        opened.append(controller)
        return controller

    yield open_plan
    for controller in opened:
        if controller.is_open:
            controller.close(discard=True)


@pytest.fixture
def window_of(qtbot: QtBot) -> MakeWindow:
    """Opens a window, with a plan when one is given; nothing is saved at the end."""

    def let_go(window: MainWindow) -> None:
        if window.controller.is_open:
            window.controller.close(discard=True)

    def open_window(plan: Plan | None = None, *, width: int = 1440, height: int = 870) -> MainWindow:
        window = MainWindow(PlanController(Settings(), Words("en")))
        qtbot.addWidget(window, before_close_func=let_go)
        window.resize(width, height)
        window.show()
        if plan is not None:
            assert window.controller.new(plan)
        QApplication.processEvents()
        return window

    return open_window
