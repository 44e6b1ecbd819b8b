"""A reader of PSPLIB's problems with scarce resources and one mode."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from cxplanner.scheduling.levelling.problem import Bond, Need, Problem

_SECTIONS = r"PROJECT INFORMATION:|PRECEDENCE RELATIONS:|REQUESTS/DURATIONS:|RESOURCEAVAILABILITIES:"


def read_levelling_problem(path: Path) -> Problem:
    """A file with a capacity for each resource; its jobs become nodes, from 0 on."""
    _, _, links, work, available = re.split(_SECTIONS, path.read_text(encoding="ascii"))
    jobs = _numbers(work)
    size = len(jobs)
    duration = [job[2] for job in jobs]
    bonds: list[list[Bond]] = [[] for _ in range(size)]
    for job, _, _, *successors in _numbers(links):
        for successor in successors:
            bonds[successor - 1].append(Bond(size + job - 1, 0))
    needs = [[Need(n, amount) for n, amount in enumerate(job[3:]) if amount] for job in jobs]
    horizon = sum(duration) + 1
    return Problem(
        duration, [0] * size, bonds, needs, [[capacity] * horizon for capacity in _numbers(available)[0]]
    )


def best_known(path: Path) -> dict[str, tuple[int, int]]:
    """By file, the best lower bound (0 where none is known) and the best finish; the same when optimal."""
    with path.open(encoding="ascii", newline="") as text:
        rows = list(csv.DictReader(text))
    ranges = {row["problem"]: row["optimum"].split("..") for row in rows}
    return {name: (int(bounds[0] or 0), int(bounds[-1])) for name, bounds in ranges.items()}


def _numbers(text: str) -> list[list[int]]:
    return [[int(word) for word in line.split()] for line in text.splitlines() if line.strip()[:1].isdigit()]
