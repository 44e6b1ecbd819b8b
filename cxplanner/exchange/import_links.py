"""Predecessors of the rows of a source: what each name in their cells refers to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from cxplanner.errors import EditError
from cxplanner.exchange.cell_values import is_nothing, text_of
from cxplanner.exchange.headings import normalised
from cxplanner.exchange.import_rows import ImportRow, ProblemLog
from cxplanner.exchange.spreadsheet_source import SourceRow
from cxplanner.plan.initiatives import LinkType
from cxplanner.plan.notation import WrittenLink, parse_link
from cxplanner.plan.plan import Plan

_SEPARATORS: Final = re.compile(r"[;\r\n]+")
_OTHER_TYPES: Final[Mapping[str, str]] = {
    "FC": "FS",
    "CC": "SS",
    "CF": "SF",
    "TI": "FS",
    "II": "SS",
    "TT": "FF",
    "IT": "SF",
}
"""How Spanish and Portuguese programs abbreviate the types of links."""
_OTHER_FORM: Final = re.compile(
    r"^(.*?\S)(?:\s+|(?<=\d))(FC|CC|CF|TI|II|TT|IT)\s*([+\-\u2212].*)?$", re.IGNORECASE
)


@dataclass(slots=True)
class References:
    """What the names in a column of predecessors may refer to.

    The keys of the source come first, then those of the plan and its gates, then outline numbers and titles
    of the source.
    """

    keys: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str | None] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    """Names of rows that are not taken, with the code of what was expected instead."""

    def add(self, row: ImportRow, aliases: Iterable[str]) -> None:
        if row.reference:
            self.keys.setdefault(row.reference.casefold(), row.key)
        for alias in aliases:
            name = normalised(alias)
            if name:  # what two rows are called by refers to none
                self.aliases[name] = row.key if self.aliases.get(name, row.key) == row.key else None

    def lose(self, names: Iterable[str], expected: str) -> None:
        for name in names:
            if name:
                self.lost.setdefault(name.casefold(), expected)

    def key_for(self, name: str, plan: Plan) -> str | None:
        """The key that a name refers to, or None."""
        compared = name.casefold()
        if compared in self.keys:
            return self.keys[compared]
        if plan.initiative(name) is not None:
            return name
        gate = next(
            (each.gate_key for each in plan.stages.values() if each.gate_key.casefold() == compared), None
        )
        return gate or self.aliases.get(normalised(name))


class LinkReader:
    """Reads the predecessors of rows; a link that cannot be made is left out, with a problem."""

    def __init__(self, plan: Plan, references: References, columns: tuple[int, ...], log: ProblemLog) -> None:
        self._plan = plan
        self._references = references
        self._columns = columns
        self._log = log
        self._days_in_a_week = len(plan.programme.calendar.weekdays)

    def links_of(self, row: ImportRow, source: SourceRow) -> list[WrittenLink]:
        """The links into the row's initiative, by the keys that it and they have in the plan."""
        links: dict[tuple[str, LinkType], WrittenLink] = {}
        for column in self._columns:
            text = text_of(source.cell(column))
            parts = _SEPARATORS.split(text) if _SEPARATORS.search(text) else text.split(",")
            for part in parts:
                if not is_nothing(part) or self._references.key_for(part.strip(), self._plan) is not None:
                    self._add(links, row, part.strip(), column)
        return list(links.values())

    def _add(
        self, links: dict[tuple[str, LinkType], WrittenLink], row: ImportRow, part: str, column: int
    ) -> None:
        try:
            written = self._written(part)
        except EditError as error:
            expected = "lag_in_range" if error.code == "too_long_lag" else "predecessor"
            self._log.add(expected, row.number, column, part, longest=error.facts.get("longest"))
            return
        key = self._references.key_for(written.key, self._plan)
        objection = self._objection(links, row, written, key)
        if key is None or objection is not None:
            self._log.add(objection or "known_predecessor", row.number, column, part)
            return
        links[key.casefold(), written.type] = replace(written, key=key)

    def _written(self, part: str) -> WrittenLink:
        """The link as it is written, in the notation of another language where that names a row."""
        other = _OTHER_FORM.match(part)
        if other is not None and self._references.key_for(other[1], self._plan) is not None:
            part = f"{other[1]} {_OTHER_TYPES[other[2].upper()]}{other[3] or ''}"
        elif self._references.key_for(part, self._plan) is not None:
            return WrittenLink(part)  # a key or title that looks like one with a lag
        return parse_link(part, self._days_in_a_week)

    def _objection(
        self,
        links: Mapping[tuple[str, LinkType], WrittenLink],
        row: ImportRow,
        written: WrittenLink,
        key: str | None,
    ) -> str | None:
        if key is None:
            return self._references.lost.get(written.key.casefold(), "known_predecessor")
        if key.casefold() == row.key.casefold():
            return "other_predecessor"
        if (key.casefold(), written.type) in links:
            return "single_link"
        if self._is_gate(key) and written.type is not LinkType.FS:
            return "finish_to_start"
        return None

    def _is_gate(self, key: str) -> bool:
        return any(stage.gate_key == key for stage in self._plan.stages.values())
