"""Fields bound to edits of the plan: what is committed becomes an edit, a refusal stays beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt

from cxplanner.plan.plan import Plan
from ui.widgets.date_field import DateField
from ui.widgets.field import ChoiceField, Field, NameField, NoteField, TextField

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

Entity = TypeVar("Entity")
Edit = Callable[[Plan, Any], Plan]


@dataclass(frozen=True, slots=True)
class _Bound(Generic[Entity]):
    field: Field
    name: str
    show: Callable[[Entity, bool], None]


class Form(QObject, Generic[Entity]):
    """The fields of one page. An edit takes the plan and what was typed; it may raise an EditError.

    `is_in` tells whether a plan still has what the page shows: a field that is left because that was deleted
    edits nothing.
    """

    def __init__(
        self, controller: PlanController, parent: QObject, is_in: Callable[[Plan], bool] = lambda _: True
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._is_in = is_in
        self._bound: list[_Bound[Entity]] = []

    def add(self, field: Field, name: str, value_of: Callable[[Entity], Any], edit: Edit) -> None:
        """Bind a field: `name` is the key of the edit, `value_of` what the field shows of an entity."""
        self._bound.append(
            _Bound(field, name, lambda entity, anew: _show(field, value_of(entity), anew=anew))
        )
        field.committed.connect(lambda value: self._commit(field, name, edit, value))

    def show(self, entity: Entity, *, anew: bool) -> None:
        """Show an entity; `anew` drops what was typed and not taken, since it was about another one."""
        for bound in self._bound:
            bound.show(entity, anew)

    def set_enabled(self, enabled: bool) -> None:
        for bound in self._bound:
            bound.field.setEnabled(enabled)

    def focus(self, name: str) -> None:
        """Put the keyboard into the field whose edit has this name."""
        for bound in self._bound:
            if bound.name == name:
                bound.field.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _commit(self, field: Field, name: str, edit: Edit, value: object) -> None:
        if not self._controller.is_open or not self._is_in(self._controller.plan):
            return
        error = self._controller.attempt(name, lambda plan: edit(plan, value))
        if error is not None:
            field.refuse(self._controller.words.error(error))


def _show(field: Field, value: Any, *, anew: bool) -> None:
    if isinstance(field, DateField):
        field.show_day(value, anew=anew)
    elif isinstance(field, ChoiceField):
        field.show_value(value)
    elif isinstance(field, TextField | NameField | NoteField):
        field.show_text(value, anew=anew)
