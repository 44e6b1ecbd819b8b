"""How rows are put together, and which groups of which file are closed: remembered between two starts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from ui.initiatives.rows import Grouping

if TYPE_CHECKING:
    from ui.initiatives.table import InitiativesTable
    from ui.plan_controller import PlanController

GROUPING: Final = "initiatives_grouping"
CLOSED: Final = "initiatives_closed_groups"
_MOST_FILES: Final = 50


class RememberedGroups(QObject):
    """Closes the groups of a file that were closed when it was last seen."""

    def __init__(self, controller: PlanController, table: InitiativesTable) -> None:
        super().__init__(table)
        self._controller = controller
        self._table = table
        self._read()
        controller.opened.connect(self._read)
        table.group_closed_or_opened.connect(self._write)

    @property
    def grouping(self) -> Grouping:
        """By what rows were put together when the program was last used."""
        name = self._controller.settings.value(GROUPING)
        return Grouping(name) if isinstance(name, str) and name in set(Grouping) else Grouping.STAGE

    def remember_grouping(self, grouping: Grouping) -> None:
        self._controller.settings.set(GROUPING, grouping.value)

    def _read(self) -> None:
        kept = self._all().get(self._path())
        places = kept if isinstance(kept, list) else []
        self._table.close_groups({(place[0], place[1]) for place in places if _is_place(place)})

    def _write(self) -> None:
        path = self._path()
        if path:
            closed = sorted(([by, key] for by, key in self._table.closed_groups), key=repr)
            others = {file: places for file, places in self._all().items() if file != path}
            kept = dict(list(others.items())[1 - _MOST_FILES :])
            self._controller.settings.set(CLOSED, {**kept, path: closed} if closed else kept)

    def _path(self) -> str:
        """The file that is open; nothing for a plan that is not saved yet."""
        path = self._controller.open_plan.path if self._controller.is_open else None
        return str(path.absolute()) if path is not None else ""

    def _all(self) -> dict[str, object]:
        found = self._controller.settings.value(CLOSED)
        return dict(found) if isinstance(found, dict) else {}


def _is_place(place: object) -> bool:
    """Whether a remembered text names a group: by what, and the key of the group."""
    return (
        isinstance(place, list)
        and len(place) == 2
        and isinstance(place[0], str)
        and (place[1] is None or isinstance(place[1], int | str))
    )
