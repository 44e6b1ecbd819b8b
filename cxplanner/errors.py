"""Every problem that a user can meet, as facts; `cxplanner.wording` turns them into sentences."""

from __future__ import annotations

from typing import Any


class CXPlannerError(Exception):
    """A problem with a code and the facts that a sentence about it needs.

    `code` is a stable key such as `"unknown_predecessor"`; `facts` are plain values (keys, dates, numbers,
    paths, lists of keys) that the sentence names.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors come back from other processes as they were raised there."""
        return _again, (type(self), self.args), self.__dict__


def _again(kind: type[CXPlannerError], args: tuple[object, ...]) -> CXPlannerError:
    return kind.__new__(kind, *args)


class EditError(CXPlannerError):
    """An edit that the plan refuses; `field` names the field at fault when there is one."""

    def __init__(self, code: str, field: str | None = None, **facts: object) -> None:
        super().__init__(code, **facts)
        self.field = field


class CycleError(EditError):
    """Links that wait for each other.

    `keys` are those of the initiatives and gates in order, the first repeated at the end:
    `["CRM", "G1", "CRM"]`.
    """

    def __init__(self, keys: list[str]) -> None:
        super().__init__("cycle", keys=keys)
        self.keys = keys


class ScheduleError(CXPlannerError):
    """A plan that has no dates, for example because it runs past the year 2199."""


class FileError(CXPlannerError):
    """A plan file that cannot be opened or saved; the fact `path` is always there."""


class ImportProblem(CXPlannerError):
    """A source that cannot be imported at all (single cells are `exchange.problems`, not errors)."""


class ExportError(CXPlannerError):
    """An export that cannot be made."""


class RequestError(CXPlannerError):
    """A command or a choice that cannot be carried out as it was asked."""
