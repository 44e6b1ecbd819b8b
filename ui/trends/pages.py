"""The four pages of trends: a picture, what it says in sentences, and how it is to be read."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cxplanner.drawing.burn_up import BurnUp, shared_days
from cxplanner.drawing.date_trends import DateTrends, NamedTrend
from cxplanner.drawing.money_chart import MoneyChart
from cxplanner.drawing.saturation_matrix import SaturationMatrix
from cxplanner.drawing.shapes import Drawing
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.priorities.value import MonthlyMoney, monthly_money, programme_value
from cxplanner.steering.dates_over_time import dates_over_time
from cxplanner.steering.saturation import saturation
from cxplanner.steering.work_done import StageWork, work_done
from cxplanner.wording import trends
from ui.trends.canvas import TrendCanvas
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


class TrendPage(QWidget):
    """A picture over its sentences; `read` says how to read it."""

    def __init__(self, words: Words, name: str, read: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.canvas = TrendCanvas(name)
        self.said = PlainLabel("", "body", wraps=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 12)
        self.column.setSpacing(8)
        self.column.addWidget(self.said)
        self.column.addWidget(self.canvas, 1)
        self.column.addWidget(PlainLabel(read, "small", wraps=True))


class DatesPage(TrendPage):
    """The trend of gates and milestones."""

    def __init__(self, words: Words) -> None:
        read = words.say(
            "A line that falls straight has kept its date; one that leans to the right has slipped. "
            "Diamonds are gates, discs milestones; they are filled once passed or done."
        )
        super().__init__(words, words.say("Trend of the dates"), read)

    def show_trends(self, schedule: Schedule, today: date) -> None:
        plan, words = schedule.plan, self.words
        found = dates_over_time(schedule, today)
        named = [
            NamedTrend(each, trends.trend_name(words, plan, each), trends.trend_moved(words, each))
            for each in found
        ]
        taken = {each.taken_on: each.name for each in plan.baselines_in_order if each.taken_on < today}
        looks = [*sorted(taken.items()), (today, words.say("Now"))]
        told = " ".join(trends.trend_sentence(words, plan, each) for each in found)
        if len(looks) < 2 or not found:  # one look has no trend
            self.said.setText(words.say("There is no earlier review yet: a trend needs two looks at a date."))
            self.canvas.show_drawing(None, "")
            return
        moved = sum(bool(each.days) for each in found)
        self.said.setText(
            words.say_number(
                "{n} of {all} dates has moved since “{review}”.",
                "{n} of {all} dates have moved since “{review}”.",
                moved,
                all=words.number(len(found)),
                review=looks[0][1],
            )
        )

        def draw(width: float, height: float) -> Drawing:
            return DateTrends(named, looks, words, width, height, COMFORTABLE).drawing()

        self.canvas.show_drawing(draw, told)


class WorkPage(TrendPage):
    """The burn-up of all stages, with one of each beside it."""

    def __init__(self, words: Words) -> None:
        read = words.say(
            "Dashed: what should be done by each day as it is planned now. Solid: what was done, "
            "from review to review."
        )
        super().__init__(words, words.say("Work done"), read)
        self.stages = [TrendCanvas("") for _ in range(4)]
        grid = QGridLayout()
        grid.setSpacing(16)
        for place, canvas in enumerate(self.stages):
            grid.addWidget(canvas, 0, place)
        self.column.insertLayout(2, grid, 1)

    def show_work(self, schedule: Schedule, today: date, reviews: list[tuple[date, Plan]]) -> None:
        found = work_done(schedule, today, reviews)
        words, in_months = self.words, found.in_person_months
        sentence = partial(trends.work_sentence, words, in_person_months=in_months)
        self.said.setText(sentence(found.whole))
        first, last = shared_days([found.whole, *found.stages], today)
        unit = words.say("Person-months") if in_months else words.say("Working days")

        def draw(work: StageWork, title: str, width: float, height: float) -> Drawing:
            return BurnUp(
                work, title, first, last, words, lambda amount: words.number(round(amount)), width, height,
                COMFORTABLE,
            ).drawing()  # fmt: skip

        title = words.say("{unit}, all stages", unit=unit)
        self.canvas.show_drawing(partial(draw, found.whole, title), sentence(found.whole))
        for canvas, work in zip(self.stages, found.stages, strict=False):
            name = f"{work.stage} {schedule.plan.stages[work.stage].name}"
            canvas.setAccessibleName(name)
            canvas.show_drawing(partial(draw, work, name), sentence(work))


class ChangePage(TrendPage):
    """Which unit meets how many initiatives in each quarter; a click on a cell names them."""

    def __init__(self, words: Words) -> None:
        read = words.say(
            "How many initiatives each unit meets in a quarter, by their owners, sponsors and teams. "
            "Click a number to see which."
        )
        super().__init__(words, words.say("Change by unit and quarter"), read)
        self.named = PlainLabel("", "secondary", wraps=True)
        self.column.insertWidget(2, self.named)
        self.canvas.clicked.connect(self._name_cell)
        self._plan: Plan | None = None
        self._matrix: SaturationMatrix | None = None

    def show_change(self, schedule: Schedule) -> None:
        words, found = self.words, saturation(schedule)
        self._plan = schedule.plan
        self.said.setText(trends.saturation_sentence(words, found))
        self.named.setText("")
        told = " ".join(
            trends.cell_sentence(words, schedule.plan, unit, quarter, ids)
            for (unit, quarter), ids in sorted(found.hits.items())
        )

        def draw(width: float, height: float) -> Drawing:
            del height
            self._matrix = SaturationMatrix(found, trends.no_unit(words), words, width, COMFORTABLE)
            return self._matrix.drawing()

        self.canvas.show_drawing(draw, told)
        self.canvas.setMinimumHeight(round(SaturationMatrix(found, "", words, 600, COMFORTABLE).height) + 4)

    def _name_cell(self, place: QPointF) -> None:
        matrix = self._matrix
        cell = matrix.cell_at(place.x(), place.y()) if matrix is not None else None
        if matrix is None or cell is None or self._plan is None:
            return
        ids = matrix.saturation.hits.get(cell, ())
        self.named.setText(trends.cell_sentence(self.words, self._plan, *cell, ids) if ids else "")


class MoneyPage(TrendPage):
    """Costs and benefits by quarter, what they come to, and when the programme pays back."""

    def __init__(self, words: Words) -> None:
        read = words.say(
            "Open bars are costs, filled ones benefits, by quarter; the line is what all comes to so far, "
            "the dashed one as the first review had it. What is behind today follows actual dates: what was "
            "really spent is not recorded."
        )
        super().__init__(words, words.say("Money over time"), read)

    def show_money(self, schedule: Schedule, planned: MonthlyMoney | None) -> None:
        words, plan = self.words, schedule.plan
        money, value = monthly_money(schedule), programme_value(schedule)
        if not any(money.costs) and not any(money.benefits):
            self.said.setText(words.say("No initiative has costs or benefits yet."))
            self.canvas.show_drawing(None, "")
            return
        said = trends.value_sentence(words, plan, value)
        self.said.setText(said)

        def draw(width: float, height: float) -> Drawing:
            return MoneyChart(
                money,
                planned,
                value.payback_month,
                trends.payback_name(words, value),
                lambda year: words.say("Year {year}", year=words.number(year)),
                lambda cents: words.money(round(cents / 100) * 100, plan.programme.currency),
                width,
                height,
                COMFORTABLE,
            ).drawing()

        self.canvas.show_drawing(draw, said)
