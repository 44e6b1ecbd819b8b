"""What a frame of the Initiatives view costs at 10,000 rows, and what is done with all of them at once.

A frame is a step of both scroll bars with table and bars repainted. It is measured against a plain QTableView
with the same texts in the same columns, and against plain rectangles for the same cells, in the same run and
size. Times are the process's own: other work on the machine does not count.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from cxplanner.plan.edits import initiatives
from cxplanner.wording.words import Words
from tests.benchmarks.bench_roadmap import INITIATIVES, a_plan_in_streams, pair
from ui.initiatives.cell_edits import cell_edit
from ui.initiatives.columns import Cells, Column
from ui.initiatives.view import InitiativesView
from ui.plan_controller import PlanController
from ui.settings import Settings
from ui.theme import Theme

WIDTH, HEIGHT = 1600, 900
FRAMES = 40
STEPS = {"wheel": 72, "page": 792, "jump": 24 * 517}
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@pytest.mark.timeout(0)
def test_frames_of_the_table(qapp: QApplication) -> None:
    Theme(qapp, "light")
    controller = PlanController(Settings(), Words("en"))
    controller.new(a_plan_in_streams())
    view = InitiativesView(controller)
    view.resize(WIDTH, HEIGHT)
    view.show()
    qapp.processEvents()
    gc.collect()
    gc.freeze()
    gc.disable()
    heads = ("ours p50 / p95", "table p50 / p95", "with bars", "plain table", "rectangles")
    print("\nms a frame" + " " * 16 + "".join(f"{head:>20}" for head in heads))
    for columns, frozen in ((12, None), (len(Column), None), (len(Column), Column.TITLE)):
        show_columns(view, columns)
        view.table.head.freeze(frozen)
        kept = ", frozen" if frozen is not None else ""
        for name, step in STEPS.items():
            print_frames(qapp, view, f"{columns} columns{kept}, {name}", step)
    view.deleteLater()
    controller.close(discard=True)
    qapp.processEvents()
    gc.enable()


@pytest.mark.timeout(0)
def test_ten_thousand_selected(qapp: QApplication) -> None:
    Theme(qapp, "light")
    controller = PlanController(Settings(), Words("en"))
    controller.new(a_plan_in_streams())
    view = InitiativesView(controller)
    view.resize(WIDTH, HEIGHT)
    view.show()
    qapp.processEvents()
    everything = [each.id for each in controller.plan.initiatives_in_order]
    values = {"owner": "Marta", "days": "33d", "progress": "50", "cost": "12500", "deadline": "1 Mar 2040"}
    for name, value in values.items():
        named = cell_edit(controller.schedule, everything[0], Column[name.upper()], value)
        assert controller.apply(named.name, named.edit)
    print()
    print_time(f"select {INITIATIVES:,}", lambda: view.table.select_nodes(everything, Column.OWNER))
    for column in (
        Column.OWNER,
        Column.DAYS,
        Column.PROGRESS,
        Column.COST,
        Column.DEADLINE,
        Column.WAITS_FOR,
    ):
        view.columns.show(column, shown=True)
        view.table.set_current_cell(view.model.index_of(everything[0], column))
        print_time(f"fill down {column.name.lower()}", view.blocks.fill_down)
        print_time("undo", controller.undo)
    print_time(
        "delete",
        lambda: controller.apply("delete_initiatives", lambda plan: initiatives.delete(plan, everything)),
    )
    print_time("undo", controller.undo)
    view.deleteLater()
    controller.close(discard=True)
    qapp.processEvents()


def show_columns(view: InitiativesView, count: int) -> None:
    for column in Column:
        view.columns.show(column, shown=column < count)


def print_frames(app: QApplication, view: InitiativesView, name: str, step: int) -> None:
    both = frames(view, step, bars=True)
    alone = frames(view, step, bars=False)
    plain = PlainTable(view)
    plain.show()
    app.processEvents()
    theirs = plain.frames(step)
    plain.deleteLater()
    squares = sorted(times(lambda _: rectangles(view), FRAMES))
    figures = (
        pair(both),
        pair(alone),
        f"{middle(both):.1f}",
        f"× {middle(theirs) / middle(alone):.1f}",
        f"{middle(squares):.2f}",
    )
    print(f"{name:<26}" + "".join(f"{figure:>20}" for figure in figures))


def frames(view: InitiativesView, step: int, *, bars: bool) -> list[float]:
    """Milliseconds of each step of the scroll bar with its frame, sorted; no row is painted twice."""
    bar = view.table.verticalScrollBar()
    bar.setValue(0)
    QApplication.processEvents()

    def frame(number: int) -> None:
        bar.setValue((number + 1) * step % max(1, bar.maximum()))
        QApplication.processEvents()

    view.bars.setVisible(bars)
    QApplication.processEvents()
    return sorted(times(frame, FRAMES))


class PlainTable(QTableView):
    """The same texts in the same columns, painted by the toolkit."""

    def __init__(self, view: InitiativesView) -> None:
        super().__init__()
        cells = view.model.cells
        assert cells is not None
        columns = [Column(column) for column in view.table.visible_columns()]
        nodes = [node for group in view.model.groups for node in group.nodes]
        self._model = PlainModel(cells, nodes, columns)
        self.setModel(self._model)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(24)
        for place, column in enumerate(columns):
            self.setColumnWidth(place, view.table.head.sectionSize(column))
        self.resize(view.table.viewport().size())

    def frames(self, step: int) -> list[float]:
        bar = self.verticalScrollBar()

        def frame(number: int) -> None:
            bar.setValue((number + 1) * step % max(1, bar.maximum()))
            QApplication.processEvents()

        return sorted(times(frame, FRAMES))


class PlainModel(QAbstractTableModel):
    """Asks the same cells for their texts."""

    def __init__(self, cells: Cells, nodes: list[int], columns: list[Column]) -> None:
        super().__init__()
        self._cells, self._nodes, self._columns = cells, nodes, columns

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._nodes)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._cells.text(self._nodes[index.row()], self._columns[index.column()])


def rectangles(view: InitiativesView) -> None:
    """As many rectangles as there are cells in sight."""
    size = view.table.viewport().size()
    picture = QPixmap(size)
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor("white"))
    head = view.table.head
    for y in range(0, size.height(), 24):
        for column in view.table.visible_columns():
            place = QRect(head.sectionViewportPosition(column), y, head.sectionSize(column), 24)
            painter.fillRect(place.adjusted(1, 1, -1, -1), QColor("#888888"))
    painter.end()


def print_time(name: str, work: Callable[[], object]) -> None:
    begin = time.process_time()
    work()
    QApplication.processEvents()
    print(f"{name:<26}{(time.process_time() - begin) * 1_000:>10.0f} ms")


def times(work: Callable[[int], object], runs: int) -> Iterator[float]:
    for number in range(runs):
        begin = time.process_time()
        work(number)
        yield (time.process_time() - begin) * 1_000


def middle(sorted_times: list[float]) -> float:
    return sorted_times[len(sorted_times) // 2]
