"""What lies below an initiative: the sum of a value over everything that waits for it, each counted once."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan


def sums_below(plan: Plan, worth: Mapping[int, float]) -> dict[int, float]:
    """For each initiative, the sum of the worth of all its successors, direct or not.

    Successors are kept as bits of a number, and their sums made of eight bits at a time: ten thousand
    initiatives take well under a second.
    """
    successors: dict[int, set[int]] = {id_: set() for id_ in plan.initiatives}
    for link in plan.dependencies.values():
        if link.predecessor is not None:
            successors[link.predecessor].add(link.successor)
    places = {id_: place for place, id_ in enumerate(id_ for id_ in plan.initiatives if worth.get(id_))}
    tables = _sums_of_bytes([worth[id_] for id_ in places])
    reached: dict[int, int] = {}
    sums = {}
    for id_ in TopologicalSorter(successors).static_order():
        bits = 0
        for successor in successors[id_]:
            bits |= reached[successor]
            if successor in places:
                bits |= 1 << places[successor]
        reached[id_] = bits
        length = (bits.bit_length() + 7) // 8
        sums[id_] = sum(
            table[byte] for table, byte in zip(tables, bits.to_bytes(length, "little"), strict=False) if byte
        )
    return sums


def _sums_of_bytes(worth: list[float]) -> list[list[float]]:
    """For each eight places, the sum of every choice among them, by the byte that has these bits."""
    tables = []
    for first in range(0, len(worth), 8):
        table = [0.0]
        for amount in worth[first : first + 8]:
            table += [each + amount for each in table]
        tables.append(table)
    return tables
