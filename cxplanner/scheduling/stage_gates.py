"""Which gates bind which initiatives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, Stage
from cxplanner.scheduling.day_table import DayTable


def gate_holds(stage: Stage) -> bool:
    return stage.gate_policy is GatePolicy.HOLD


def gate_waits(stage: Stage) -> bool:
    """Whether what comes before a gate dates it: not once decided, nor when it advises on a planned date."""
    return stage.gate_passed_on is None and (gate_holds(stage) or stage.gate_planned_on is None)


class FreeNight(NamedTuple):
    """The `midnight`, as an ordinal, with which a gate ends when it stands at this moment.

    It ends a day on which nobody works, but which holds the gate or one before it; without it the gate would
    end with the last working day. Positions count from 0.
    """

    position: int
    moment: int
    midnight: int


@dataclass(frozen=True, slots=True)
class Gates:
    """The gates of a plan, in order, and what of them shapes the network. Positions count from 0."""

    numbers: tuple[int, ...]
    holds: tuple[bool, ...]
    waits: tuple[bool, ...]

    @classmethod
    def of(cls, plan: Plan) -> Gates:
        stages = [stage for _, stage in sorted(plan.stages.items())]
        return cls(
            tuple(stage.id for stage in stages),
            tuple(gate_holds(stage) for stage in stages),
            tuple(gate_waits(stage) for stage in stages),
        )

    def __len__(self) -> int:
        return len(self.numbers)

    def holding(self, initiative: Initiative) -> list[int]:
        """Positions of all gates that hold an initiative: those before its stage, unless it is waived."""
        if initiative.gate_waiver:
            return []
        return [
            position
            for position, number in enumerate(self.numbers)
            if number < initiative.stage and self.holds[position]
        ]


def free_nights(plan: Plan, gates: Gates, table: DayTable) -> list[FreeNight]:
    """The free days that can hold each gate that waits: its own planned one, and those of gates before."""
    nights = []
    holding: list[int] = []
    for position, number in enumerate(gates.numbers):
        stage = plan.stages[number]
        waits = gates.waits[position]
        day = stage.gate_planned_on if waits else stage.gate_passed_on or stage.gate_planned_on
        holding = holding if waits else []
        if day is not None and not table.works_at(day):
            holding = [*holding, day.toordinal()]
        if waits:
            nights += [FreeNight(position, table.end_of(each), each + 1) for each in holding]
    return nights
