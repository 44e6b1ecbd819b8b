"""A box of choices that keeps the values themselves: Qt would make plain texts of our enumerations."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.field import ComboBox

Choices = Sequence[tuple[object, str]]


class ValueBox(ComboBox):
    """`chosen` carries the value that somebody picked."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Choices = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values: list[object] = []
        self.offer(choices)
        self.activated.connect(lambda place: self.chosen.emit(self._values[place]))

    @property
    def values(self) -> list[object]:
        """What is offered, in order."""
        return list(self._values)

    @property
    def value(self) -> object:
        """What is shown, or None when nothing is."""
        place = self.currentIndex()
        return self._values[place] if place >= 0 else None

    def offer(self, choices: Choices) -> None:
        """The choices from now on; the first of them is shown."""
        self.clear()
        self._values = [value for value, _ in choices]
        self.addItems([text for _, text in choices])

    def show_value(self, value: object, text: str = "") -> None:
        """Show a value without telling; one that is not offered is added under this text."""
        if value not in self._values and text:
            self._values.append(value)
            self.addItem(text)
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def pick(self, value: object) -> None:
        """Choose as a person does."""
        self.show_value(value)
        self.activated.emit(self.currentIndex())
