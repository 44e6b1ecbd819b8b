"""The frame beside a link: which ends it joins, its lag, and the way to take it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import dependencies
from cxplanner.plan.initiatives import LinkType
from cxplanner.plan.notation import parse_lag, written_lag
from cxplanner.plan.plan import Plan
from ui.roadmap.popover import Popover
from ui.widgets.buttons import Button, LinkButton, SegmentedControl
from ui.widgets.field import TextField
from ui.widgets.labels import PlainLabel, key_hint, plain_tooltip

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

_WIDTH: Final = 300


class LinkPopover(Popover):
    """Every change is an edit of its own, made when a type is chosen or a lag is entered."""

    def __init__(self, controller: PlanController, dependency_id: int, parent: QWidget) -> None:
        self._controller = controller
        self.dependency_id = dependency_id
        words, plan = controller.words, controller.plan
        link = plan.dependencies[dependency_id]
        before = f"G{link.gate}" if link.predecessor is None else plan.initiatives[link.predecessor].key
        after = plan.initiatives[link.successor].key
        title = f"{before} → {after}"
        super().__init__(words.say("Link {ends}", ends=title), parent)
        source = Item("gate", link.gate or 0) if link.predecessor is None else _bar(link.predecessor)
        self.ends = (self._end(source, before), self._end(_bar(link.successor), after))
        ends = QHBoxLayout()
        ends.setSpacing(6)
        for widget in (self.ends[0], PlainLabel("→", "strong"), self.ends[1]):
            ends.addWidget(widget)
        ends.addStretch(1)
        self.column.addLayout(ends)
        self.types = SegmentedControl(words.say("Type"), [(each, each.value) for each in LinkType], link.type)
        self.types.chosen.connect(self._choose_type)
        self.types.setEnabled(link.gate is None)
        self.meaning = PlainLabel(words.label(link.type), "small", wraps=True)
        self.lag = TextField(words.say("Lag"))
        self.lag.show_text(written_lag(link.lag, link.elapsed) or "0d", anew=True)
        self.lag.committed.connect(self._enter_lag)
        self.delete = Button(words.say_number("Delete link", "Delete {n} links", 1), "trash-2")
        self.delete.clicked.connect(self.delete_link)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.delete)
        row.addStretch(1)
        row.addWidget(key_hint("Del"))
        self.column.addWidget(self.types, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.meaning)
        self.column.addWidget(self.lag)
        hint = words.say("5d or 2w wait, −3d overlaps, 7ed counts every day of the calendar")
        self.column.addWidget(PlainLabel(hint, "small", wraps=True))
        self.column.addLayout(row)
        self.setFixedWidth(_WIDTH)

    def _end(self, item: Item, key: str) -> LinkButton:
        """The key of an end, and the way to it: in a large plan it may be far away."""
        button = LinkButton(key)
        name = self._controller.words.say("Go to {item}", item=key)
        button.setAccessibleName(name)
        button.setToolTip(plain_tooltip(name))
        button.clicked.connect(lambda: self._controller.view.go_to(item))
        return button

    def focus_first(self) -> None:
        """Put the keyboard on the lag, which is what changes most often."""
        self.lag.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.lag.line.selectAll()

    def refresh(self) -> bool:
        """Show the link as it is now; False when the plan no longer has it."""
        link = self._controller.plan.dependencies.get(self.dependency_id)
        if link is None:
            return False
        self.types.set_value(link.type)
        self.meaning.setText(self._controller.words.label(link.type))
        self.lag.show_text(written_lag(link.lag, link.elapsed) or "0d")
        return True

    def delete_link(self) -> None:
        """Take the link out of the plan."""
        self._controller.apply("delete_link", lambda plan: dependencies.remove(plan, [self.dependency_id]))

    def _choose_type(self, chosen: object) -> None:
        if isinstance(chosen, LinkType) and not self._change(type=chosen):
            self.refresh()

    def _enter_lag(self, text: object) -> None:
        words = self._controller.words

        def edit(plan: Plan) -> Plan:
            lag = parse_lag(str(text).strip() or "0", len(plan.programme.calendar.weekdays))
            return dependencies.change(plan, self.dependency_id, lag=lag.days, elapsed=lag.elapsed)

        error = self._controller.attempt("set_lag", edit)
        self.lag.refuse(words.error(error) if error is not None else "")
        self.adjustSize()

    def _change(self, **values: object) -> bool:
        return self._controller.apply(
            "set_link_type", lambda plan: dependencies.change(plan, self.dependency_id, **values)
        )


def _bar(initiative_id: int) -> Item:
    return Item("initiative", initiative_id)
