"""The keys of the roadmap: every drag has its equivalent here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from cxplanner.plan.edits import moving
from cxplanner.scheduling import moves
from cxplanner.scheduling.facts import Progress, progress_of
from ui.frame.view_keys import COMMAND_KEYS
from ui.roadmap import clipboard
from ui.roadmap.bar_drags import shifted, shifted_days
from ui.roadmap.directions import Direction, beside
from ui.roadmap.link_drags import LinkByKeys
from ui.widgets.cell_typing import is_typed

if TYPE_CHECKING:
    from ui.roadmap.canvas import RoadmapCanvas

_DIRECTIONS: Final[dict[Qt.Key, Direction]] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
_SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_COMMANDS: Final = frozenset(key for key in COMMAND_KEYS["roadmap"] if len(key) == 1)
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CanvasKeys:
    """What a key does on one canvas."""

    def __init__(self, canvas: RoadmapCanvas) -> None:
        self._canvas = canvas
        self.space_is_down = False

    def pressed(self, event: QKeyEvent) -> bool:
        """Do what a key says; False when it says nothing here."""
        key = Qt.Key(event.key())
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        gesture = self._canvas.gesture
        if isinstance(gesture, LinkByKeys):
            return self._linking(gesture, key)
        if gesture is not None:
            if key is Qt.Key.Key_Escape:
                self._canvas.cancel_gesture()
            return True
        return self._standard(event) or self._moving(key, keys) or self._plain(event, key, keys)

    def released(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.space_is_down = False

    def _standard(self, event: QKeyEvent) -> bool:
        commands: tuple[tuple[QKeySequence.StandardKey, Callable[[RoadmapCanvas], object]], ...] = (
            (QKeySequence.StandardKey.Copy, clipboard.copy),
            (QKeySequence.StandardKey.Paste, clipboard.paste),
        )
        for sequence, command in commands:
            if event.matches(sequence):
                command(self._canvas)
                return True
        return False

    def _moving(self, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        step = _STEPS.get(key)
        if step is None:
            return False
        if keys == _SHIFT:
            self.move_by(step)
        elif keys == _SHIFT | _CTRL:
            self.move_by_weeks(step)
        elif keys == _SHIFT | _ALT:
            self.lengthen_by(step)
        else:
            return False
        return True

    def _plain(self, event: QKeyEvent, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        canvas, view = self._canvas, self._canvas.controller.view
        none = Qt.KeyboardModifier.NoModifier
        if key in _DIRECTIONS and keys == none:
            self.step(_DIRECTIONS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and canvas.link_popover is not None:
            canvas.link_popover.focus_first()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and view.current is not None:
            if not canvas.rename_selected():
                canvas.title_requested.emit()
        elif key is Qt.Key.Key_Escape and (view.selected or canvas.selected_link is not None):
            if canvas.selected_link is not None:
                canvas.select_link(None)
            else:
                view.select()
        elif key is Qt.Key.Key_Space:
            self.space_is_down = True
        elif key is Qt.Key.Key_Delete:
            if not canvas.delete_link():
                canvas.key_pressed.emit("Del")
        elif event.text() and not keys & _CTRL and not keys & _ALT:
            self._letter(event)
        else:
            return False
        return True

    def _letter(self, event: QKeyEvent) -> None:
        """A letter that is a command does it; a capital of it, and all else, begins a new name."""
        letter = event.text().upper()
        is_capital = letter.isalpha() and bool(event.modifiers() & _SHIFT)
        own = {"L": self.begin_link, "K": self.next_link}.get(letter)
        if is_capital or letter not in _COMMANDS:
            if is_typed(event) and len(self._canvas.controller.view.selected) == 1:
                self._canvas.rename_selected(begun=event.text())
        elif own is not None:
            own()
        else:
            self._canvas.key_pressed.emit(letter)

    # ------------------------------------------------------------------ bars

    def step(self, direction: Direction) -> None:
        """Select what lies nearest in a direction, or the first bar."""
        layout, view = self._canvas.layout_of_plan, self._canvas.controller.view
        found = beside(layout, view.current, direction) if layout is not None else None
        if found is not None:
            view.go_to(found)

    def move_by(self, days: int) -> None:
        """Move what is selected by working days."""
        canvas, controller = self._canvas, self._canvas.controller
        chosen = controller.view.selected_initiatives()
        if len(chosen) > 1:
            where = shifted_days(canvas, chosen, days)
            controller.apply("move_initiatives", partial(shifted, days=where, ids=chosen, values={}))
        elif chosen and moves.can_move(controller.schedule, chosen[0]):
            start = controller.schedule.initiative(chosen[0]).start
            if start is None:
                return
            day = controller.schedule.add_working_days(start, days)
            earliest = moves.limits(controller.schedule, chosen[0]).earliest
            day = max(day, earliest) if earliest is not None else day
            day = moving.nearest_working_day(controller.plan, controller.plan.initiatives[chosen[0]], day)
            if day != start:
                canvas.start_on(chosen[0], day, {})

    def move_by_weeks(self, weeks: int) -> None:
        """Move what is selected by weeks of the programme."""
        self.move_by(weeks * len(self._canvas.controller.plan.programme.calendar.weekdays))

    def lengthen_by(self, days: int) -> None:
        """Give each selected initiative so many working days more, or fewer, but at least one."""
        controller = self._canvas.controller
        values = {}
        for id_ in controller.view.selected_initiatives():
            initiative = controller.plan.initiatives[id_]
            progress = progress_of(initiative)
            if progress is Progress.STARTED and initiative.remaining is not None:
                values[id_] = {"remaining": max(1, initiative.remaining + days)}
            elif progress is not Progress.DONE and initiative.duration:
                values[id_] = {"duration": max(1, initiative.duration + days)}
        if values:
            controller.apply("set_duration", partial(moving.change_each, values=values))

    # ------------------------------------------------------------------ links

    def begin_link(self) -> None:
        """Begin a link at the finish of the current bar, or at the current gate."""
        current = self._canvas.controller.view.current
        if current is None or current.kind not in ("initiative", "gate"):
            return
        if self._canvas.box_of(current) is not None:
            self._canvas.begin(LinkByKeys(self._canvas, current))
            self._canvas.viewport().update()

    def next_link(self) -> None:
        """Select a link of the current bar or gate with its frame; asked again, the next one."""
        canvas, plan = self._canvas, self._canvas.controller.plan
        current, layout = canvas.controller.view.current, canvas.layout_of_plan
        if current is None or layout is None:
            return
        links = [
            each.id
            for each in plan.dependencies.values()
            if (current.kind == "initiative" and current.id in (each.successor, each.predecessor))
            or (current.kind == "gate" and current.id == each.gate)
        ]
        links = [each for each in links if layout.link_points(each)]
        if links:
            selected = canvas.selected_link
            place = links.index(selected) + 1 if selected in links else 0
            canvas.select_link(links[place % len(links)])

    def _linking(self, gesture: LinkByKeys, key: Qt.Key) -> bool:
        if key in _DIRECTIONS:
            gesture.step(_DIRECTIONS[key])
        elif key in (Qt.Key.Key_S, Qt.Key.Key_F):
            gesture.turn(source=key is Qt.Key.Key_S)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if gesture.target is not None and not gesture.refusal:
                self._canvas.cancel_gesture()
                gesture.join()
        elif key is Qt.Key.Key_Escape:
            self._canvas.cancel_gesture()
        return True
