"""The bar at the foot: when the programme finishes, what is critical or found, and whether it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from cxplanner.scheduling.variance import days_between
from cxplanner.wording.chances import chance_text
from ui.theme import icon
from ui.widgets.labels import PlainLabel, literal, plain_tooltip

if TYPE_CHECKING:
    from datetime import date

    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

HEIGHT = 26


class StatusBar(QWidget):
    """Facts about the plan; those that lead somewhere are buttons."""

    finish_clicked = Signal()
    critical_path_clicked = Signal()
    chance_clicked = Signal()
    findings_clicked = Signal()
    status_date_clicked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.say("Status"))
        self.setFixedHeight(HEIGHT)
        self._words = words
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 12, 0)
        self._row.setSpacing(4)
        self._finish_name = self._label(words.say("Finish"))
        self._finish = self._button(self.finish_clicked)
        self._finish.setProperty("role", "strong")
        self._finish.setToolTip(plain_tooltip(words.say("Why this finish")))
        self._target = self._label("")
        self.baseline = self._label("")
        self.baseline.hide()
        self.chance = self._button(self.chance_clicked)
        self._chance_texts: tuple[str, ...] = ()
        self.chance.hide()
        self._line()
        self._critical = self._button(self.critical_path_clicked)
        self._line()
        self.findings = self._button(self.findings_clicked)
        self.findings.setText(literal(words.say("Findings")))
        self._row.addStretch(1)
        self._status_date = self._button(self.status_date_clicked)
        self._line()
        self._saved = self._label("")

    @property
    def finish(self) -> str:
        """The date that is told."""
        return self._finish.text()

    @property
    def saved(self) -> str:
        """What is said about saving."""
        return self._saved.text()

    def show_schedule(self, schedule: Schedule) -> None:
        """The finish, how far it is from the target, and the critical path."""
        words = self._words
        has_initiatives = bool(schedule.plan.initiatives)
        self._finish_name.setText(words.say("Finish") if has_initiatives else words.say("No finish date yet"))
        self._finish.setText(literal(words.date(schedule.finish)) if has_initiatives else "")
        self._finish.setVisible(has_initiatives)
        self._show_target(schedule if has_initiatives else None)
        on_path = sum(node.kind == "initiative" for node in schedule.critical_path())
        text = words.say_number("Critical path {n} initiative", "Critical path {n} initiatives", on_path)
        self._critical.setText(literal(text))
        self._critical.setEnabled(on_path > 0)
        status_date = schedule.plan.programme.status_date
        self._status_date.setText(
            literal(words.say("Status date {date}", date=words.date(status_date)))
            if status_date is not None
            else literal(words.say("No status date"))
        )
        self._fit_chance()

    def show_baseline(self, schedule: Schedule, baseline_id: int | None) -> None:
        """How many working days the finish lies after that of a baseline; nothing where there is none."""
        words = self._words
        before = schedule.plan.baselines[baseline_id].finish if baseline_id is not None else None
        days = days_between(schedule, before, schedule.finish)
        self.baseline.setVisible(days is not None)
        if days is None:
            return
        if days > 0:
            text = words.say("{days} after baseline", days=words.duration(days))
        elif days < 0:
            text = words.say("{days} before baseline", days=words.duration(-days))
        else:
            text = words.say("as in the baseline")
        self.baseline.setText(text)
        self.baseline.setProperty("role", "refusal" if days > 0 else "")
        self.baseline.style().unpolish(self.baseline)
        self.baseline.style().polish(self.baseline)

    def show_chance(self, target: date | None, chance: float | None) -> None:
        """How likely the target date is; nothing where nobody knows."""
        before, self._chance_texts = self._chance_texts, ()
        if target is not None and chance is not None:
            words = self._words
            percent = chance_text(words, chance)
            self._chance_texts = (
                words.say("Chance of {date} {percent}", date=words.date(target), percent=percent),
                words.say("Chance {percent}", percent=percent),
            )
            self.chance.setToolTip(plain_tooltip(self._chance_texts[0]))
            self.chance.setAccessibleName(self._chance_texts[0])
        if self._chance_texts != before:
            self._fit_chance()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_chance()

    def show_findings(self, count: int) -> None:
        text = self._words.say_number("{n} finding", "{n} findings", count)
        self.findings.setText(f" {literal(text)}")  # the toolkit leaves no room beside an icon
        self.findings.setAccessibleName(text)
        self.findings.setEnabled(count > 0)
        self.findings.setIcon(icon("triangle-alert" if count else "check"))
        self._fit_chance()

    def show_saved(self, text: str, *, hint: str = "") -> None:
        """Whether the plan is saved; `hint` is the place of its file."""
        if (text, literal(hint)) != (self._saved.text(), self._saved.toolTip()):
            self._saved.setText(text)
            self._saved.setToolTip(literal(hint))
            self._fit_chance()

    def _fit_chance(self) -> None:
        """Show as much of the chance as there is room for beside the rest; where not even that has room, the
        status date gives way, then the critical path: both stand elsewhere too."""
        self._status_date.show()
        self._critical.show()
        self.chance.hide()
        for button in (self._status_date, self._critical):
            if self._row.sizeHint().width() > self.width():
                button.hide()
        for text in self._chance_texts:
            self.chance.setText(literal(text))
            self.chance.show()
            if self._row.sizeHint().width() <= self.width():
                return
        self.chance.hide()

    def _show_target(self, schedule: Schedule | None) -> None:
        target = schedule.target if schedule is not None else None
        self._target.setVisible(target is not None)
        if schedule is None or target is None:
            return
        late = schedule.working_days_between(target, schedule.finish)
        say = self._words.say
        days = self._words.duration(abs(late))
        if late > 0:
            text = say("{days} after the target of {date}", days=days, date=self._words.date(target))
        elif late < 0:
            text = say("{days} before the target of {date}", days=days, date=self._words.date(target))
        else:
            text = say("on target")
        self._target.setText(text)
        self._target.setProperty("role", "refusal" if late > 0 else "")
        self._target.style().unpolish(self._target)
        self._target.style().polish(self._target)

    def _label(self, text: str, role: str = "") -> PlainLabel:
        label = PlainLabel(text, role)
        self._row.addWidget(label)
        return label

    def _button(self, slot: SignalInstance) -> QPushButton:
        button = QPushButton()
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(slot)
        self._row.addWidget(button)
        return button

    def _line(self) -> None:
        line = QFrame()
        line.setObjectName("toolRule")
        line.setFixedSize(1, 14)
        self._row.addSpacing(6)
        self._row.addWidget(line)
        self._row.addSpacing(6)
