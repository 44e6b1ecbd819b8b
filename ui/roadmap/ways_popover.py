"""The question at a dropped bar that links hold: wait here, change the lag, or move the chain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxplanner.plan.notation import written_link
from cxplanner.scheduling.moves import Way, WayKind
from ui.roadmap.popover import Popover
from ui.widgets.buttons import Button, CheckBox
from ui.widgets.labels import PlainLabel, key_hint

if TYPE_CHECKING:
    from datetime import date

    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

SETTING: Final = "way_of_moving"
"""The setting that remembers a way; without one the question is asked."""
_WIDTH: Final = 330


class WaysPopover(Popover):
    """`chosen` carries the way; `remembered` says whether it is to be taken from now on."""

    chosen = Signal(object)

    def __init__(
        self, words: Words, schedule: Schedule, initiative_id: int, day: date, ways: Sequence[Way],
        parent: QWidget,
    ) -> None:  # fmt: skip
        self._words = words
        self._schedule = schedule
        initiative = schedule.plan.initiatives[initiative_id]
        question = words.say("{key} is linked. Start on {date}?", key=initiative.key, date=words.date(day))
        super().__init__(question, parent)
        self.column.addWidget(PlainLabel(question, "strong", wraps=True))
        self.buttons: dict[WayKind, Button] = {}
        for way in ways:
            self._add(way, day)
        self.remember = CheckBox(words.say("Do this from now on"))
        self.column.addWidget(self.remember)
        self.note = PlainLabel(
            words.say("To be asked again: Edit › When a linked bar is moved › Ask at the bar."),
            "small",
            wraps=True,
        )
        self.note.hide()
        self.column.addWidget(self.note)
        self.remember.toggled.connect(self._tell_way_back)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addStretch(1)
        foot.addWidget(key_hint("Esc"))
        foot.addWidget(PlainLabel(words.say("leaves it where it was"), "small"))
        self.column.addLayout(foot)
        self.setFixedWidth(_WIDTH)

    def focus_first(self) -> None:
        """Put the keyboard on the first way that leads there."""
        first = next((each for each in self.buttons.values() if each.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _tell_way_back(self, is_kept: bool) -> None:
        """Before something is remembered for good, say how it is forgotten."""
        self.note.setVisible(is_kept)
        self.adjustSize()

    def _add(self, way: Way, day: date) -> None:
        primary = way.reaches and not any(each.isEnabled() for each in self.buttons.values())
        button = Button(name_of_way(self._words, way.kind), primary=primary)
        button.setEnabled(way.reaches)
        detail = self._detail(way, day)
        button.setAccessibleDescription(detail)
        button.clicked.connect(lambda: self.chosen.emit(way))
        self.buttons[way.kind] = button
        self.column.addWidget(button)
        if detail:
            self.column.addWidget(PlainLabel(detail, "small", wraps=True))

    def _detail(self, way: Way, day: date) -> str:
        """What a way does, or why it does not lead to the day."""
        words, plan = self._words, self._schedule.plan
        if way.refusal is not None:
            return words.error(way.refusal)
        if not way.reaches:
            reasons = words.listed([words.driver(plan, self._schedule, each) for each in way.held_by[:2]])
            return words.say(
                "It would start on {date}, {reasons}.", date=words.date(way.start), reasons=reasons
            )
        if way.kind is WayKind.LAG and way.lags:
            links = [
                words.say("{link}: {before} → {after}", link=written_link(plan, plan.dependencies[id_]),
                          before=words.signed_days(plan.dependencies[id_].lag) if plan.dependencies[id_].lag
                          else words.duration(0), after=_lag(words, lag))
                for id_, lag in way.lags.items()
            ]  # fmt: skip
            return ", ".join(links[:2]) + (" …" if len(links) > 2 else "")
        if way.kind is WayKind.CHAIN:
            keys = [plan.initiatives[id_].key for id_ in way.moved]
            if len(keys) > 3:
                keys = [*keys[:2], words.say_number("{n} other", "{n} others", len(keys) - 2)]
            if len(keys) == 1:
                return words.say("{key} moves as well.", key=keys[0])
            return words.say("{keys} move as well.", keys=words.listed(keys))
        return words.say("Its links stay as they are, and it waits until {date}.", date=words.date(day))


def name_of_way(words: Words, kind: WayKind) -> str:
    """What a button or a tip calls a way."""
    return {
        WayKind.DAY: words.say("Start no earlier than here"),
        WayKind.LAG: words.say("Change the lag"),
        WayKind.CHAIN: words.say("Move the chain"),
    }[kind]


def _lag(words: Words, lag: int) -> str:
    return words.signed_days(lag) if lag else words.duration(0)
