"""What counts how much in a score: four weights that make a hundred."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from cxplanner.plan.edits.programme import change_programme
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

_DEFAULTS = {"weight_customer": 40, "weight_business": 25, "weight_enablement": 20, "weight_urgency": 15}
_WHOLE = 100
_BOX_WIDTH = 72


class WeightsDialog(QDialog):
    """Takes the weights as one step once they make a hundred, and says what is missing until then."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = words = controller.words
        say = words.say
        self.setWindowTitle(say("Weights of the score"))
        self.setMinimumWidth(460)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(10)
        column.addWidget(PlainLabel(say("Weights of the score"), "inspectorTitle"))
        names = {
            "weight_customer": (say("Customer"), say("What it does for customers, from moments that matter")),
            "weight_business": (say("Business"), say("Yearly benefit less yearly cost, beside the largest")),
            "weight_enablement": (say("Enablement"), say("What waits for it, directly or not")),
            "weight_urgency": (say("Urgency"), say("How soon the result is needed")),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        self.boxes: dict[str, QSpinBox] = {}
        for row, (name, (label, meaning)) in enumerate(names.items()):
            box = self.boxes[name] = QSpinBox()
            box.setRange(0, _WHOLE)
            box.setAlignment(Qt.AlignmentFlag.AlignRight)
            box.setFixedWidth(_BOX_WIDTH)
            box.setAccessibleName(label)
            box.setValue(getattr(controller.plan.programme, name))
            box.valueChanged.connect(self._check)
            grid.addWidget(PlainLabel(label, "strong"), row, 0)
            grid.addWidget(box, row, 1)
            grid.addWidget(PlainLabel(meaning, "small", wraps=True), row, 2)
        grid.setColumnStretch(2, 1)
        column.addLayout(grid)
        self.sum = PlainLabel("", "small")
        column.addWidget(self.sum)
        column.addLayout(self._buttons())
        self._check()

    def _buttons(self) -> QHBoxLayout:
        say = self._words.say
        row = QHBoxLayout()
        defaults = Button(say("Back to 40, 25, 20, 15"))
        defaults.clicked.connect(self._restore)
        self.take = Button(say("Take the weights"), primary=True)
        self.take.setDefault(True)
        self.take.clicked.connect(self._take)
        cancel = Button(say("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(defaults)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.take)
        return row

    def _check(self) -> None:
        total = sum(box.value() for box in self.boxes.values())
        words = self._words
        missing = _WHOLE - total
        if missing > 0:
            said = words.say("{n} of 100 are still to be given.", n=words.number(missing))
        elif missing < 0:
            said = words.say("{n} more than 100: take some away.", n=words.number(-missing))
        else:
            said = words.say("They make 100.")
        self.sum.setText(said)
        self.take.setEnabled(missing == 0 and not self._controller.open_plan.read_only)

    def _restore(self) -> None:
        for name, box in self.boxes.items():
            box.setValue(_DEFAULTS[name])

    def _take(self) -> None:
        weights = {name: box.value() for name, box in self.boxes.items()}
        if self._controller.apply("set_weights", lambda plan: change_programme(plan, **weights)):
            self.accept()
