"""The dialog of a measurement: counts of answers, a part of a whole, or a value, with what they come to."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.drawing.outcomes import value_words
from cxplanner.errors import CXPlannerError, EditError
from cxplanner.indicators.customers_kept import lifetime_value, retention
from cxplanner.indicators.measured import SCALES, estimate_of
from cxplanner.plan.edits import indicators
from cxplanner.plan.indicators import Kpi, KpiType, Measurement
from ui.indicators.counts_field import CountsField
from ui.indicators.typed_value import keep_typed, read_value, read_whole, written_value
from ui.widgets.buttons import Button, SegmentedControl
from ui.widgets.date_field import DateField, typed_date
from ui.widgets.field import Field, TextField
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from ui.plan_controller import PlanController


class Way(StrEnum):
    """How a measurement is given."""

    COUNTS = "counts"
    PARTS = "parts"
    LIFETIME = "lifetime"
    VALUE = "value"


def ways_of(kpi: Kpi) -> list[Way]:
    """The ways that an indicator of this type can be measured, the best first."""
    if kpi.type in SCALES:
        return [Way.COUNTS, Way.VALUE]
    if kpi.type is KpiType.RATIO:
        return [Way.PARTS, Way.VALUE]
    return [Way.VALUE, Way.LIFETIME] if kpi.type is KpiType.MONEY else [Way.VALUE]


class MeasurementDialog(QDialog):
    """A new measurement of an indicator, or one that is there. What is refused is said beside its field."""

    def __init__(
        self,
        controller: PlanController,
        kpi_id: int,
        measurement: Measurement | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = words = controller.words
        self._kpi = controller.plan.kpis[kpi_id]
        self._old = measurement
        say = words.say
        title = say("Enter a measurement") if measurement is None else say("Measurement")
        self.setWindowTitle(title)
        self.setMinimumWidth(600)
        self.day = DateField(say("Taken on"), words)
        self.way = SegmentedControl(say("Given as"), self._ways(), ways_of(self._kpi)[0])
        self.counts = CountsField(words)
        self.counts.offer(SCALES.get(self._kpi.type, ()))
        self.part, self.whole = TextField(words.field("numerator")), TextField(words.field("denominator"))
        self.value = TextField(self._value_name())
        self.margin = TextField(say("Yearly margin"))
        self.lost, self.at_start = TextField(say("Customers lost")), TextField(say("Customers before"))
        self.invited = TextField(say("Asked"))
        self.invited.line.setPlaceholderText(say("how many people were asked, if known"))
        self.source = TextField(say("Source"))
        self.preview = PlainLabel("", "strong", wraps=True)
        self.refusal = PlainLabel("", "refusal", wraps=True)
        self.refusal.hide()
        self._lay_out(title)
        self._show_what_is_there()
        self.way.chosen.connect(self._choose_way)
        self.counts.changed.connect(self._preview)
        for field in self._text_fields():
            field.line.textEdited.connect(self._preview)
            keep_typed(field)
        self._choose_way(self.way.value)
        self._focus_first()

    # ------------------------------------------------------------------ building

    def _ways(self) -> list[tuple[object, str]]:
        say = self._words.say
        names = {
            Way.COUNTS: say("Counts of answers"),
            Way.PARTS: say("Part of a whole"),
            Way.LIFETIME: say("Lifetime value"),
            Way.VALUE: say("Value alone"),
        }
        return [(way, names[way]) for way in ways_of(self._kpi)]

    def _value_name(self) -> str:
        unit = self._kpi.unit
        if self._kpi.type is KpiType.MONEY:
            unit = self._controller.plan.programme.currency
        return self._words.say("Value ({unit})", unit=unit) if unit else self._words.say("Value")

    def _text_fields(self) -> tuple[TextField, ...]:
        return (
            self.day, self.part, self.whole, self.value, self.margin, self.lost, self.at_start,
            self.invited, self.source,
        )  # fmt: skip

    def _lay_out(self, title: str) -> None:
        say = self._words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(10)
        column.addWidget(PlainLabel(title, "inspectorTitle"))
        column.addWidget(PlainLabel(f"{self._kpi.code}  {self._kpi.name}", "secondary", wraps=True))
        column.addWidget(self.day)
        row = QHBoxLayout()
        row.addWidget(self.way)
        row.addStretch(1)
        column.addLayout(row)
        self._hint = PlainLabel("", "small", wraps=True)
        column.addWidget(self._hint)
        column.addWidget(self.counts)
        for field in self._text_fields()[1:]:
            column.addWidget(field)
        column.addWidget(self.preview)
        column.addWidget(self.refusal)
        column.addStretch(1)
        self.take = Button(say("Enter") if self._old is None else say("Change it"), primary=True)
        self.take.setDefault(True)
        self.take.clicked.connect(self._take)
        cancel = Button(say("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        column.addLayout(foot)

    def _show_what_is_there(self) -> None:
        """What a measurement holds; a new one is of the status date, or of today."""
        old, language = self._old, self._words.language
        if old is None:
            self.day.show_day(self._controller.schedule.status_date or date.today(), anew=True)
            return
        self.day.show_day(old.taken_on, anew=True)
        if old.counts and len(old.counts) == len(self.counts.boxes):
            self.counts.show_counts(old.counts)
        elif old.numerator is not None:
            self.way.set_value(Way.PARTS)
        else:
            self.way.set_value(Way.VALUE)
        self.part.show_text(written_value(old.numerator, language))
        self.whole.show_text(written_value(old.denominator, language))
        self.value.show_text(written_value(old.value, language))
        self.invited.show_text(str(old.invited) if old.invited is not None else "")
        self.source.show_text(old.source)

    def _focus_first(self) -> None:
        if self.way.value is Way.COUNTS:
            self.counts.focus_first()
        else:
            (self.part if self.way.value is Way.PARTS else self.value).line.setFocus()

    # ------------------------------------------------------------------ following

    def _choose_way(self, way: object) -> None:
        self.way.setVisible(len(self.way.values) > 1)
        self.counts.setVisible(way is Way.COUNTS)
        self.invited.setVisible(self._kpi.type in SCALES)
        for field in (self.part, self.whole):
            field.setVisible(way is Way.PARTS)
        for field in (self.margin, self.lost, self.at_start):
            field.setVisible(way is Way.LIFETIME)
        self.value.setVisible(way is Way.VALUE)
        self._hint.setText(self._hint_of(way))
        self._hint.setVisible(bool(self._hint.text()))
        self._preview()

    def _hint_of(self, way: object) -> str:
        say = self._words.say
        if way is Way.COUNTS:
            return say("How many gave each answer. Counts copied from a spreadsheet fill all boxes at once.")
        if way is Way.LIFETIME:
            rate = self._words.percent(self._controller.plan.programme.discount_rate * 100)
            return say(
                "Yearly margin of a customer × retention ÷ (1 + discount − retention), with the programme's "
                "discount rate of {rate}.",
                rate=rate,
            )
        if way is Way.VALUE and self._kpi.type is not KpiType.MONEY and len(ways_of(self._kpi)) > 1:
            return say("A value alone has no margin: whether it changes by more than noise cannot be told.")
        return ""

    def _preview(self) -> None:
        """What the entry comes to, as far as it can be read already."""
        self.refusal.hide()
        try:
            values = self._read_values()
        except EditError:
            self.preview.setText("")
            return
        made = Measurement(0, self._kpi.id, date.min, **values)
        words, writes = self._words, value_words(self._words, self._controller.plan, self._kpi)
        estimate = estimate_of(self._kpi, made)
        said = [writes.value(estimate.value), writes.margin(estimate)]
        text = " ".join(each for each in said if each)
        if made.counts:
            answers = sum(made.counts)
            text = words.say_number("{n} answer: {value}", "{n} answers: {value}", answers, value=text)
        self.preview.setText(text)

    def _read_values(self) -> dict[str, Any]:
        """The fields of the measurement that the chosen way gives. Raises EditError."""
        language, way = self._words.language, self.way.value
        if way is Way.COUNTS:
            return {"counts": self.counts.read(), "value": None, "numerator": None, "denominator": None}
        if way is Way.PARTS:
            part = read_value(self.part.text, "numerator", language)
            whole = read_value(self.whole.text, "denominator", language)
            if part is None or whole is None:
                raise EditError("missing", field="numerator" if part is None else "denominator")
            if whole <= 0:
                raise EditError("nothing_to_divide_by", field="denominator")
            return {"counts": (), "value": None, "numerator": part, "denominator": whole}
        is_lifetime = way is Way.LIFETIME
        value = self._lifetime_value() if is_lifetime else read_value(self.value.text, "value", language)
        if value is None:
            raise EditError("missing", field="value")
        return {"counts": (), "value": value, "numerator": None, "denominator": None}

    def _lifetime_value(self) -> float:
        """What a customer brings, from the margin and from how many stayed. Raises EditError."""
        language = self._words.language
        typed = {"margin": self.margin, "lost": self.lost, "at_start": self.at_start}
        read = {name: read_value(field.text, name, language) for name, field in typed.items()}
        for name, number in read.items():
            if number is None:
                raise EditError("missing", field=name)
        margin, lost, at_start = (number or 0.0 for number in read.values())
        if at_start <= 0:
            raise EditError("nothing_to_divide_by", field="at_start")
        if not 0 <= lost <= at_start:
            raise EditError("out_of_range", field="lost", found=lost, least=0, most=at_start)
        try:
            rate = self._controller.plan.programme.discount_rate
            return lifetime_value(margin, retention(lost, at_start).value / 100, rate)
        except ValueError:
            raise EditError("nobody_leaves", field="lost") from None

    # ------------------------------------------------------------------ taking

    def _take(self) -> None:
        """Put the measurement into the plan, or say beside its field why the plan does not take it."""
        for field in self._text_fields():
            field.accept()
        try:
            values = self._read_all()
        except EditError as error:
            self._refuse(error)
            return
        refused = self._put(values)
        if refused is None:
            self.accept()
        else:
            self._refuse(refused)

    def _put(self, values: dict[str, Any]) -> CXPlannerError | None:
        """Add the measurement, or change the one that is there; the answer is the plan's refusal."""
        attempt, kpi_id = self._controller.attempt, self._kpi.id
        if self._old is None:
            return attempt("add_measurement", lambda plan: indicators.add_measurement(plan, kpi_id, **values))
        old_id = self._old.id
        return attempt(
            "change_measurement", lambda plan: indicators.change_measurement(plan, old_id, **values)
        )

    def _read_all(self) -> dict[str, Any]:
        values = self._read_values()
        day = typed_date(self.day.text, "taken_on", self._controller.plan.programme.start)
        if day is None:
            raise EditError("missing", field="taken_on")
        asked = read_whole(self.invited.text, "invited", self._words.language)
        return {**values, "taken_on": day, "invited": asked, "source": self.source.text}

    def _refuse(self, error: CXPlannerError) -> None:
        sentence = self._words.error(error)
        name = getattr(error, "field", None)
        if name == "counts":
            self.counts.refuse(sentence)
            self.counts.focus_first()
            return
        fields: dict[str, Field] = {
            "taken_on": self.day, "numerator": self.part, "denominator": self.whole,
            "value": self.value, "invited": self.invited, "source": self.source, "margin": self.margin,
            "lost": self.lost, "at_start": self.at_start,
        }  # fmt: skip
        if name in fields:
            fields[name].refuse(sentence)
            fields[name].editor.setFocus()
        else:
            self.refusal.setText(sentence)
            self.refusal.show()
