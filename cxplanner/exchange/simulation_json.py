"""What a simulation says, in the exact shape that other programs rely on."""

from __future__ import annotations

from typing import Any, Final

from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.simulation import Quantiles, SimulatedGate, Simulation

_DECIMALS: Final = 6


def simulation_as_json(plan: Plan, simulation: Simulation) -> dict[str, Any]:
    """The dates by chance, the chances of targets, and the initiatives in the order of the plan.

    What is not scheduled is listed with null, as in a schedule; so is a gate's chance without a planned date.
    """
    targets = []
    if simulation.target is not None:
        targets = [{"date": simulation.target.isoformat(), "chance": simulation.chance}]
    return {
        "format": "cxplanner-simulation-1",
        "runs": simulation.choices.runs,
        "seed": simulation.choices.seed,
        "finish": _quantiles(simulation.finish),
        "gates": {plan.stages[gate.number].gate_key: _gate(gate) for gate in simulation.gates},
        "targets": targets,
        "initiatives": [_initiative(each, simulation) for each in plan.initiatives_in_order],
        "assumed_spread": [plan.initiatives[id_].key for id_ in simulation.assumed],
    }


def _quantiles(dates: Quantiles) -> dict[str, Any]:
    return {
        "p10": dates.p10.isoformat(),
        "p50": dates.p50.isoformat(),
        "p80": dates.p80.isoformat(),
        "p95": dates.p95.isoformat(),
    }


def _gate(gate: SimulatedGate) -> dict[str, Any]:
    return {**_quantiles(gate.dates), "chance": gate.chance}


def _initiative(initiative: Initiative, simulation: Simulation) -> dict[str, Any]:
    found = simulation.initiatives.get(initiative.id)
    return {
        "key": initiative.key,
        "critical": None if found is None else found.critical,
        "spread_share": None if found is None else round(found.spread_share, _DECIMALS),
    }
