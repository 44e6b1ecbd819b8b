"""The findings about a plan as the rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxplanner.findings.finding import Severity

if TYPE_CHECKING:
    from cxplanner.findings.finding import Finding
    from cxplanner.wording.words import Words

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()

ICONS: Final = {Severity.ERROR: "octagon-alert", Severity.WARNING: "triangle-alert", Severity.NOTICE: "info"}


def severity_name(words: Words, severity: Severity) -> str:
    """The word for how much a finding weighs."""
    names = {
        Severity.ERROR: words.say("Error"),
        Severity.WARNING: words.say("Warning"),
        Severity.NOTICE: words.say("Notice"),
    }
    return names[severity]


class FindingsModel(QAbstractListModel):
    """Rows in the order of `find`. Sentences are made when a row is painted, since there may be thousands."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._all: Sequence[Finding] = ()
        self._severity: Severity | None = None
        self.findings: Sequence[Finding] = ()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self._all = findings
        self._reset()

    def keep(self, severity: Severity | None) -> None:
        """Show only what weighs so much, or everything."""
        self._severity = severity
        self._reset()

    def count(self, severity: Severity) -> int:
        return sum(each.severity is severity for each in self._all)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        finding = self.findings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.finding(finding)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{severity_name(self._words, finding.severity)}: {self._words.finding(finding)}"
        return None

    def _reset(self) -> None:
        self.beginResetModel()
        wanted = self._severity
        self.findings = [each for each in self._all if wanted is None or each.severity is wanted]
        self.endResetModel()
