"""How the programme stands: shape, word and colour, what makes it so, and what the owner says against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.report.steering_lists import health_mark
from cxplanner.wording.health import ground_phrase
from ui.painting.shape_painter import ShapePainter
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.plan.reviews import Health
    from cxplanner.steering.health import Judgement
    from cxplanner.steering.review_facts import ReviewFacts
    from ui.plan_controller import PlanController

_SIZE: Final = 34
_MOST_GROUNDS: Final = 3


class HealthLine(QWidget):
    """The judgement of the programme, with a link to overrule it."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = controller.words
        self._mark = _Mark()
        self.word = PlainLabel("", "viewTitle")
        self.why = PlainLabel("", "secondary", wraps=True)
        self.overrule = LinkButton(self._words.say("Judge otherwise…"))
        self.overrule.clicked.connect(self._overrule)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for widget in (self.word, self.why):
            texts.addWidget(widget)
        row_of_link = QHBoxLayout()
        row_of_link.addWidget(self.overrule)
        row_of_link.addStretch(1)
        texts.addLayout(row_of_link)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addLayout(texts, 1)

    def show_judgement(self, facts: ReviewFacts) -> None:
        """Show how the programme stands, by the rule or by its owner."""
        words, judgement = self._words, facts.standing.programme
        self._mark.show_health(judgement.health)
        self.word.setText(words.label(judgement.health))
        self.why.setText(self._told(judgement))
        self.setAccessibleName(f"{self.word.text()}: {self.why.text()}")
        self.overrule.setEnabled(not self._controller.open_plan.read_only)

    def _told(self, judgement: Judgement) -> str:
        words, plan = self._words, self._controller.plan
        grounds = [ground_phrase(words, plan, each) for each in judgement.grounds[:_MOST_GROUNDS]]
        by_rule = " · ".join(grounds) or words.say("nothing against it")
        if judgement.override is None:
            return by_rule
        rule = words.name_of(judgement.by_rule)
        return words.say(
            "By the owner: {reason} The rule says {health}: {grounds}.",
            reason=judgement.override.reason,
            health=rule,
            grounds=by_rule,
        )

    def _overrule(self) -> None:
        from ui.reviews.health_dialog import HealthDialog

        dialog = HealthDialog(self._controller, self)
        dialog.exec()
        dialog.deleteLater()


class _Mark(QWidget):
    """The shape of a judgement."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._health: Health | None = None
        self.setFixedSize(_SIZE + 2, _SIZE + 2)
        theme().changed.connect(self.update)

    def show_health(self, health: Health) -> None:
        self._health = health
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIZE + 2, _SIZE + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._health is not None:
            painter = QPainter(self)
            ShapePainter(painter, theme().colours).paint(tuple(health_mark(self._health, 1, 1, _SIZE)))
