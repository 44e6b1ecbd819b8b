"""The dialog of chances: dates by how likely they are, and the initiatives that decide it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cxplanner.errors import CXPlannerError
from cxplanner.scheduling.simulation import Quantiles, Simulation, SimulationChoices
from cxplanner.scheduling.spreads import CONFIDENCE_SPREAD, Distribution
from cxplanner.wording.chances import chance_text, distribution_name, spread_sentence, target_sentence
from ui.simulation.simulating import Simulating
from ui.widgets.buttons import Button, CheckBox
from ui.widgets.entity_table import ROW_HEIGHT
from ui.widgets.labels import PlainLabel, literal
from ui.widgets.value_box import ValueBox

if TYPE_CHECKING:
    from datetime import date

    from ui.plan_controller import PlanController

RUNS: Final = (1_000, 10_000, 100_000)
_SEED_DIGITS: Final = 9
_MOST_DRIVING: Final = 8
_LOOK_AT_PROGRESS: Final = 150
"""Milliseconds between looks at how far a simulation is."""


class ChancesDialog(QDialog):
    """Simulates the plan in the background, anew whenever a choice changes."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = controller.words
        self._plan = controller.plan
        self.choices = SimulationChoices()
        self.simulation: Simulation | None = None
        self._simulating = Simulating(self)
        self._simulating.done.connect(self._show)
        self._simulating.failed.connect(self._show_failure)
        self._progress_timer = QTimer(self, interval=_LOOK_AT_PROGRESS)
        self._progress_timer.timeout.connect(self._show_progress)
        say = self._words.say
        self.setWindowTitle(say("Chances"))
        self._make_choices()
        self.target = PlainLabel("", "strong", wraps=True)
        self.note = PlainLabel("", "small", wraps=True)
        planned = (say("Planned"), say("Chance"))
        self.dates = _Table(say("Dates by chance"), ("", "P10", "P50", "P80", "P95", *planned), stretches=0)
        driving = (self._words.field("key"), self._words.field("title"), say("Share"), say("Critical"))
        self.driving = _Table(say("What drives the spread"), driving, stretches=1)
        self.progress = PlainLabel("", "small")
        self.calculate = Button(say("Calculate"), "rotate-ccw")
        self.calculate.clicked.connect(self._calculate_or_stop)
        self._lay_out()
        self.resize(860, 680)
        self.ask()

    @property
    def is_working(self) -> bool:
        return self._simulating.is_working

    def choose(self, **what: Any) -> None:
        """Take a choice and simulate anew."""
        self.choices = replace(self.choices, **what)
        self.ask()

    def ask(self) -> None:
        """Simulate with the choices as they are."""
        self._simulating.ask(self._plan, self.choices)
        self._progress_timer.start()
        self._show_progress()

    def stop(self) -> None:
        """Give up the simulation that is under way; what is shown stays."""
        self._simulating.stop()
        self._end(self._words.say("Stopped."))

    def done(self, result: int) -> None:
        self._simulating.stop()
        super().done(result)

    # ------------------------------------------------------------------ what came out

    def _show(self, simulation: Simulation) -> None:
        self.simulation = simulation
        words = self._words
        self._end(words.say_number("{n} run", "{n} runs", simulation.choices.runs))
        self._tell(self.target, target_sentence(words, simulation))
        self._tell(self.note, spread_sentence(words, self._plan, simulation))
        rows = [self._row(words.say("Finish"), simulation.finish, simulation.target, simulation.chance)]
        for gate in simulation.gates:
            stage = self._plan.stages[gate.number]
            name = f"{stage.gate_key} {stage.gate_name or stage.name}"
            rows.append(self._row(name, gate.dates, gate.planned, gate.chance))
        self.dates.show_rows(rows)
        self.dates.fit()
        self.driving.show_rows(
            [self._driving_row(id_, simulation) for id_ in simulation.most_driving(_MOST_DRIVING)]
        )

    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, CXPlannerError):
            raise error
        self._end("")
        self._tell(self.target, "")
        self._tell(self.note, self._words.error(error))
        self.dates.show_rows(())
        self.driving.show_rows(())

    def _row(
        self, name: str, dates: Quantiles, planned: date | None, chance: float | None
    ) -> tuple[str, ...]:
        words = self._words
        days = [words.date(day) for day in (dates.p10, dates.p50, dates.p80, dates.p95)]
        said = "" if chance is None else chance_text(words, chance)
        return (name, *days, "" if planned is None else words.date(planned), said)

    def _driving_row(self, initiative_id: int, simulation: Simulation) -> tuple[str, ...]:
        initiative, found = self._plan.initiatives[initiative_id], simulation.initiatives[initiative_id]
        share, critical = (chance_text(self._words, each) for each in (found.spread_share, found.critical))
        return (initiative.key, initiative.title, share, critical)

    def _show_progress(self) -> None:
        words = self._words
        self.calculate.setText(literal(words.say("Stop")))
        self.progress.setText(
            words.say(
                "Calculating: {done} of {runs} runs",
                done=words.number(self._simulating.runs),
                runs=words.number(self.choices.runs),
            )
        )

    def _end(self, said: str) -> None:
        self._progress_timer.stop()
        self.calculate.setText(literal(self._words.say("Calculate")))
        self.progress.setText(said)

    def _calculate_or_stop(self) -> None:
        if self.is_working:
            self.stop()
        else:
            self.ask()

    def _tell(self, label: PlainLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    # ------------------------------------------------------------------ making

    def _make_choices(self) -> None:
        words = self._words
        say = words.say
        distributions: list[tuple[object, str]] = [
            (each, distribution_name(words, each.value)) for each in Distribution
        ]
        self.distribution = ValueBox(say("Distribution"), distributions)
        self.distribution.chosen.connect(lambda value: self.choose(distribution=value))
        self.runs = ValueBox(say("Runs"), [(each, words.number(each)) for each in RUNS])
        self.runs.show_value(self.choices.runs)
        self.runs.chosen.connect(lambda value: self.choose(runs=value))
        self.seed = QLineEdit(str(self.choices.seed))
        self.seed.setAccessibleName(say("Seed"))
        self.seed.setMaxLength(_SEED_DIGITS)
        self.seed.textEdited.connect(self._keep_digits)
        self.seed.editingFinished.connect(self._choose_seed)
        self.by_confidence = CheckBox(say("Assume a spread by confidence where nobody gave one"))
        self.by_confidence.toggled.connect(lambda on: self.choose(spread_by_confidence=on))

    def _keep_digits(self, text: str) -> None:
        """A seed is a whole number: nothing else can be typed."""
        digits = "".join(each for each in text if each in "0123456789")
        if digits != text:
            self.seed.setText(digits)

    def _choose_seed(self) -> None:
        seed = int(self.seed.text() or self.choices.seed)
        self.seed.setText(str(seed))
        if seed != self.choices.seed:
            self.choose(seed=seed)

    def _classes(self) -> str:
        """What is assumed for each class of confidence."""
        words = self._words
        classes = [
            words.say(
                "{less} to +{more} with confidence {confidence}",
                less=words.number(less),
                more=words.percent(more),
                confidence=confidence,
            )
            for confidence, (less, more) in CONFIDENCE_SPREAD.items()
        ]
        return words.say("Assumed of the duration: {classes}.", classes="; ".join(classes))

    def _lay_out(self) -> None:
        say = self._words.say
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, widget in (
            (say("Distribution"), self.distribution),
            (say("Runs"), self.runs),
            (say("Seed"), self.seed),
        ):
            label = PlainLabel(name, "small")
            label.setBuddy(widget)
            row.addWidget(label)
            row.addWidget(widget, 1)
        close = Button(say("Close"), primary=True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.progress, 1)
        foot.addWidget(self.calculate)
        foot.addWidget(close)
        explained = say(
            "Each run draws how long every initiative with a spread takes, and schedules the programme anew. "
            "P80 is the day by which 80 of 100 runs are there."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("Chances"), "viewTitle"))
        column.addWidget(PlainLabel(explained, "small", wraps=True))
        column.addLayout(row)
        column.addWidget(self.by_confidence)
        column.addWidget(PlainLabel(self._classes(), "tertiary", wraps=True))
        column.addWidget(self.target)
        column.addWidget(self.note)
        column.addWidget(self.dates)
        column.addWidget(PlainLabel(say("What drives the spread"), "sectionHead"))
        column.addWidget(self.driving, 1)
        column.addLayout(foot)


class _Table(QTableWidget):
    """Rows of texts to read; the arrow keys move, Tab leaves it."""

    def __init__(self, name: str, headings: Sequence[str], *, stretches: int) -> None:
        super().__init__(0, len(headings))
        self.setObjectName("entityTable")
        self.setAccessibleName(name)
        self._texts = {0, stretches}
        for place, heading in enumerate(headings):
            item = QTableWidgetItem(heading)
            item.setTextAlignment(self._alignment(place))
            self.setHorizontalHeaderItem(place, item)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(stretches, QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(3 * ROW_HEIGHT)

    def fit(self) -> None:
        """As high as the rows are, so that nothing is hidden."""
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + self.rowCount() * ROW_HEIGHT + 4)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setTextAlignment(self._alignment(column))
                self.setItem(place, column, item)

    def texts(self, place: int) -> tuple[str, ...]:
        """The texts of a row."""
        items = (self.item(place, column) for column in range(self.columnCount()))
        return tuple(item.text() if item is not None else "" for item in items)

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignLeft if column in self._texts else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter
