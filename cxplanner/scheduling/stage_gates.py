"""Which gates bind which initiatives."""

from __future__ import annotations

from dataclasses import dataclass

from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, Stage


def gate_holds(stage: Stage) -> bool:
    return stage.gate_policy is GatePolicy.HOLD


def gate_waits(stage: Stage) -> bool:
    """Whether what comes before a gate dates it: not once decided, nor when it advises on a planned date."""
    return stage.gate_passed_on is None and (gate_holds(stage) or stage.gate_planned_on is None)


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
