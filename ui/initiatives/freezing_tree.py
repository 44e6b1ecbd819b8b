"""A tree of which some columns stay in sight while the others scroll sideways under them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QMouseEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from ui.initiatives.editors import EDITOR
from ui.initiatives.head import TableHead
from ui.initiatives.model import InitiativesModel

Index = QModelIndex | QPersistentModelIndex
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible


class FreezingTree(QTreeView):
    """Finds, shows and edits cells of frozen columns where they stand, which is not where Qt has them."""

    def show_model(self, model: InitiativesModel) -> None:
        """Take the model, once everything is there that Qt may ask for."""
        self.setModel(model)
        self.head = TableHead(self)
        self.setHeader(self.head)
        self.head.frozen_changed.connect(self._follow_freezing)

    def visualRect(self, index: Index) -> QRect:
        place = super().visualRect(index)
        if place.isValid() and self.head.is_frozen(index.column()):
            place.moveLeft(self.head.sectionPosition(index.column()))
        return place

    def indexAt(self, place: QPoint) -> QModelIndex:
        if place.x() < self.head.frozen_width():
            place = QPoint(place.x() - self.head.offset(), place.y())
        return super().indexAt(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Over a frozen column, Qt would edit the cell that is covered by it."""
        place = event.position().toPoint()
        if self.head.offset() and place.x() < self.head.frozen_width():
            index = self.indexAt(place)
            if index.isValid():
                self.edit(index, QAbstractItemView.EditTrigger.DoubleClicked, event)
        else:
            super().mouseDoubleClickEvent(event)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        bar, head = self.horizontalScrollBar(), self.head
        before = bar.value()
        super().scrollTo(index, hint)
        frozen_width = head.frozen_width()
        if not frozen_width or index.column() < 0:
            return
        bar.setValue(before)
        if not head.is_frozen(index.column()):
            left, width = head.sectionPosition(index.column()), head.sectionSize(index.column())
            least, most = left + width - self.viewport().width(), left - frozen_width
            bar.setValue(min(max(before, least), most))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Down and up, only rows that come into sight are painted; Qt would paint all of them anew."""
        if not dx:
            self.viewport().scroll(0, dy)
            if self.state() is QAbstractItemView.State.EditingState:
                self.updateEditorGeometries()
            return
        super().scrollContentsBy(dx, dy)
        if self.head.frozen_width():
            self._follow_freezing()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.horizontalScrollBar().setPageStep(self.viewport().width() - self.head.frozen_width())

    def updateEditorGeometries(self) -> None:
        super().updateEditorGeometries()
        for editor in self.viewport().findChildren(QWidget, EDITOR):
            self._keep_off_frozen(editor)

    def _follow_freezing(self) -> None:
        self.viewport().update()
        self.updateEditorGeometries()

    def _keep_off_frozen(self, editor: QWidget) -> None:
        """An editor that scrolls goes under the columns that stay, as its cell does."""
        covered = self.head.frozen_width() - editor.x()
        if covered > 0 and not self.head.is_frozen(self.currentIndex().column()):
            editor.setMask(QRegion(editor.rect().adjusted(covered, 0, 0, 0)))
        else:
            editor.clearMask()
