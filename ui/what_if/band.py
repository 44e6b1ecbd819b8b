"""The band over the views while a what-if is tried: what it does to the plan, and the ways out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxplanner.wording.effects import changes_phrase, effect_phrases, findings_phrases, in_a_row
from ui.what_if.commands import changes_of
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, PlainLabel

if TYPE_CHECKING:
    from cxplanner.findings.finding import Finding
    from cxplanner.what_if import WhatIf
    from ui.plan_controller import PlanController

FINDINGS_DELAY = 250
"""Milliseconds from an edit to what it means for the findings: the edit itself is on screen first."""


class WhatIfBand(QFrame):
    """Hidden as long as no what-if is tried. Its buttons say what the window is asked to do; Esc leaves."""

    command = Signal(str)
    left = Signal()

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("whatIfBand")
        self._controller = controller
        self._words = controller.words
        say = self._words.say
        self.setAccessibleName(say("What if"))
        self.title = PlainLabel(say("What if"), "strong")
        self.name = QLineEdit()
        self.name.setPlaceholderText(say("Name it"))
        self.name.setAccessibleName(say("Name of the what-if"))
        self.name.editingFinished.connect(self._rename)
        self.facts = PlainLabel("", wraps=True)
        self.facts.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.original = self._button(say("Show original"), "")
        self.original.setCheckable(True)
        self.original.clicked.connect(controller.show_original)
        self.compare = self._button(say("Compare…"), "what_if_compare")
        self.take = self._button(say("Take it"), "what_if_take")
        self.drop = self._button(say("Drop"), "what_if_drop")
        self._lay_out()
        self._found_before: tuple[WhatIf, tuple[Finding, ...]] | None = None
        self._of_findings: list[str] = []
        self._findings_timer = QTimer(self, singleShot=True, interval=FINDINGS_DELAY)
        self._findings_timer.timeout.connect(self._look_for_findings)
        controller.what_if_changed.connect(self._on_what_if)
        controller.opened.connect(self._on_what_if)
        controller.closed.connect(self._on_what_if)
        controller.changed.connect(self._follow)
        self.hide()

    def focus_first(self) -> None:
        """Put the keyboard on the band."""
        first = self.compare if self.compare.isEnabled() else self.name
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(IconLabel("split", 16))
        top.addWidget(self.title)
        top.addWidget(self.name, 1)
        top.addStretch(1)
        for button in (self.original, self.compare, self.take, self.drop):
            top.addWidget(button)
        self.name.setMinimumWidth(90)
        self.name.setMaximumWidth(260)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 10, 6)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.facts)

    def _button(self, text: str, command: str) -> Button:
        button = Button(text)
        if command:
            button.clicked.connect(lambda: self.command.emit(command))
        return button

    # ------------------------------------------------------------------ following the plan

    def _on_what_if(self) -> None:
        """A what-if began, or is over."""
        what_if = self._controller.what_if if self._controller.is_open else None
        self._of_findings = []
        if what_if is None:
            self._found_before = None
            self._findings_timer.stop()
        else:
            self.name.setMaxLength(what_if.longest_name)
            self.name.setText(what_if.name)
        self.setVisible(what_if is not None)
        self._follow()

    def _follow(self) -> None:
        what_if = self._controller.what_if
        if what_if is None:
            return
        is_original, say = self._controller.original_is_shown, self._words.say
        changes = changes_of(self._controller)
        self.original.setChecked(is_original)
        self.original.setText(say("Show what-if") if is_original else say("Show original"))
        for button in (self.original, self.compare, self.take):
            button.setEnabled(changes > 0)
        self.setProperty("original", is_original)
        self.style().unpolish(self)
        self.style().polish(self)
        self._show_facts(what_if, changes)
        self._findings_timer.start()

    def _show_facts(self, what_if: WhatIf, changes: int) -> None:
        words = self._words
        if not changes:
            self._of_findings = []
            text = words.say("Nothing has changed yet: edit as always, the plan itself stays as it is.")
        elif self._controller.original_is_shown:
            finish = words.date(what_if.before.finish)
            text = words.say("This is the original, which stays as it is: finish {date}.", date=finish)
        else:
            from cxplanner.scheduling.effect import effect_of

            currency = what_if.plan.programme.currency
            effect = effect_phrases(words, effect_of(what_if.before, what_if.schedule), currency)
            text = in_a_row([changes_phrase(words, changes), *effect, *self._of_findings])
        self.facts.setText(text)
        self.facts.setAccessibleName(text)

    def _look_for_findings(self) -> None:
        what_if = self._controller.what_if
        if what_if is None or self._controller.original_is_shown:
            return
        from cxplanner.findings.comparison import compare_findings

        if self._found_before is None or self._found_before[0] is not what_if:
            from cxplanner.findings.find import find

            self._found_before = (what_if, find(what_if.before.plan, what_if.before))
        compared = compare_findings(self._found_before[1], self._controller.findings())
        self._of_findings = findings_phrases(self._words, compared)
        self._show_facts(what_if, changes_of(self._controller))

    def _rename(self) -> None:
        if self._controller.what_if is not None:
            self._controller.what_if.rename(self.name.text())
