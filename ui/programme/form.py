"""A page of the dialog: fields that edit the draft, each with the sentence of its refusal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cxplanner.plan.plan import Plan
from ui.programme.draft import Draft
from ui.widgets.entity_table import EntityTable
from ui.widgets.field import Field
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

Write = Callable[[Plan, object], Plan]


class Page(QWidget):
    """Lays its parts one under the other. `show_draft` shows the draft as it is now."""

    def __init__(self, title: str, draft: Draft, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.draft = draft
        self.words = words
        self.fields: list[Field] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(8)
        self.column.addWidget(PlainLabel(title, "viewTitle"))

    def show_draft(self) -> None:
        """Show the draft as it is now."""

    def refused_part(self) -> QWidget | None:
        """The first editor of the page that holds something refused."""
        fields = [field.editor for field in self.fields if field.refusal]
        tables = [table.view for table in self.findChildren(EntityTable) if table.refusal]
        return next(iter([*fields, *tables]), None)

    def add_field(self, field: Field, write: Write) -> None:
        """Put a field on the page; what is entered goes through `write` into the draft."""
        field.label.setFixedWidth(148)
        self.bind(field, write)
        self.column.addWidget(field)

    def bind(self, field: Field, write: Write) -> None:
        """Let a field edit the draft, and say under it what is refused."""
        self.fields.append(field)

        def commit(value: object) -> None:
            error = self.draft.attempt("", lambda plan: write(plan, value))
            if error is not None:
                field.refuse(self.words.error(error))
            else:
                field.accept()
                self.show_draft()

        field.committed.connect(commit)


def titled(title: str, widget: QWidget) -> QVBoxLayout:
    """A part of a page under its head."""
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(PlainLabel(title, "sectionHead"))
    column.addWidget(widget, 1)
    return column


def scrolled(page: Page) -> QScrollArea:
    """A page that may be longer than the dialog."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
