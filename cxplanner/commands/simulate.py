"""`cxplanner simulate`: which dates come out, and how often, when durations vary."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cxplanner.commands.output import print_json, print_table
from cxplanner.commands.request import a_whole_number, add_json, add_language, one_of

if TYPE_CHECKING:
    from datetime import date

    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.simulation import Quantiles, Simulation
    from cxplanner.wording.words import Words

SUMMARY = "the chance of each date when durations vary"
# As in scheduling.simulation, which is too heavy to import before a command is known.
_RUNS: Final = 10_000
_MOST_RUNS: Final = 1_000_000
_LARGEST_SEED: Final = 999_999_999
_MOST_DRIVING: Final = 8
_LONGEST_TITLE: Final = 48


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the plan file")
    parser.add_argument(
        "--runs",
        type=a_whole_number(1, _MOST_RUNS),
        default=_RUNS,
        metavar="N",
        help=f"how many runs; {_RUNS} by default",
    )
    parser.add_argument(
        "--seed",
        type=a_whole_number(0, _LARGEST_SEED),
        default=1,
        metavar="N",
        help="another seed is another set of runs; 1 by default",
    )
    parser.add_argument(
        "--distribution",
        type=one_of(("pert", "triangular")),
        default="pert",
        metavar="pert|triangular",
        help="how durations are spread between optimistic and pessimistic; pert by default",
    )
    parser.add_argument(
        "--spread-by-confidence",
        action="store_true",
        help="assume a spread where there is none: -5 to +10 %% with confidence 100, "
        "-10 to +25 %% with 80, -20 to +60 %% with 50",
    )
    add_json(parser)
    add_language(parser, "the answer")


def run(given: argparse.Namespace, words: Words) -> int:
    """Print the chances."""
    from cxplanner.scheduling.simulation import SimulationChoices, simulate
    from cxplanner.scheduling.spreads import Distribution
    from cxplanner.storage import read_plan

    plan = read_plan(given.file)
    choices = SimulationChoices(
        given.runs, given.seed, Distribution(given.distribution), given.spread_by_confidence
    )
    simulation = simulate(plan, choices)
    assert simulation is not None  # nobody asked to stop
    if given.json:
        from cxplanner.exchange.simulation_json import simulation_as_json

        print_json(simulation_as_json(plan, simulation))
    else:
        _print_chances(plan, simulation, words)
    return 0


def _print_chances(plan: Plan, simulation: Simulation, words: Words) -> None:
    from cxplanner.wording.chances import distribution_name, spread_sentence, target_sentence

    choices = simulation.choices
    runs = words.say_number("{n} run", "{n} runs", choices.runs)
    distribution = distribution_name(words, choices.distribution.value)
    print(
        words.say(
            "{name}: {runs}, seed {seed}, {distribution}",
            name=plan.programme.name,
            runs=runs,
            seed=choices.seed,
            distribution=distribution,
        )
    )
    for sentence in (target_sentence(words, simulation), spread_sentence(words, plan, simulation)):
        if sentence:
            print(sentence)
    print()
    _print_dates(plan, simulation, words)
    _print_driving(plan, simulation, words)


def _print_dates(plan: Plan, simulation: Simulation, words: Words) -> None:
    rows = [
        _row(words, words.say("Finish"), simulation.finish, simulation.target, simulation.chance),
    ]
    for gate in simulation.gates:
        stage = plan.stages[gate.number]
        name = f"{stage.gate_key} {_cut(stage.gate_name or stage.name)}"
        rows.append(_row(words, name, gate.dates, gate.planned, gate.chance))
    headings = ["", "P10", "P50", "P80", "P95", words.say("Planned"), words.say("Chance")]
    print_table(headings, rows, right=frozenset({1, 2, 3, 4, 5, 6}))


def _row(words: Words, name: str, dates: Quantiles, planned: date | None, chance: float | None) -> list[str]:
    from cxplanner.wording.chances import chance_text

    days = [words.date(day) for day in (dates.p10, dates.p50, dates.p80, dates.p95)]
    said = "" if chance is None else chance_text(words, chance)
    return [name, *days, "" if planned is None else words.date(planned), said]


def _print_driving(plan: Plan, simulation: Simulation, words: Words) -> None:
    """The initiatives to which most of the spread is due."""
    from cxplanner.wording.chances import chance_text

    driving = simulation.most_driving(_MOST_DRIVING)
    if not driving:
        return
    print()
    rows = [
        [
            plan.initiatives[id_].key,
            _cut(plan.initiatives[id_].title),
            chance_text(words, simulation.initiatives[id_].spread_share),
            chance_text(words, simulation.initiatives[id_].critical),
        ]
        for id_ in driving
    ]
    headings = [
        words.field("key"),
        words.field("title"),
        words.say("Share of the spread"),
        words.say("Critical"),
    ]
    print_table(headings, rows, right=frozenset({2, 3}))


def _cut(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"
