"""In which direction each character of a line is read: Unicode's bidirectional algorithm (UAX 9).

Marks that isolate a piece are followed; those that embed or override a direction are passed over, as names
cannot hold them. The rules have the names that the annex gives them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import Final

ISOLATE: Final = "\u2068"
"""Begins a piece that is read in the direction of its first letter."""
END: Final = "\u2069"
"""Ends a piece."""

_STARTS: Final = frozenset(("\u2066", "\u2067", ISOLATE))
_STRONG: Final = frozenset(("L", "R", "AL"))
_NUMBERS: Final = frozenset(("EN", "AN"))
_NEUTRAL: Final = frozenset(("B", "S", "WS", "ON"))
_PASSED_OVER: Final = frozenset(("BN", "LRE", "RLE", "LRO", "RLO", "PDF"))
_BLANK: Final = _PASSED_OVER | {"WS", "LRI", "RLI", "FSI", "PDI"}
_BRACKETS: Final = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "〈": "〉", "「": "」", "『": "』", "【": "】"}
_MIRRORED: Final = {
    **_BRACKETS, **{end: start for start, end in _BRACKETS.items()},
    "<": ">", ">": "<", "«": "»", "»": "«", "‹": "›", "›": "‹", "≤": "≥", "≥": "≤", "≪": "≫", "≫": "≪",
}  # fmt: skip
_DEEPEST_LEVEL: Final = 60
"""Pieces in pieces are followed so far."""
_DEEPEST: Final = 63
"""So many brackets may be open at a time; beyond that, none is paired."""


def has_two_directions(text: str) -> bool:
    """Whether anything of a text may be read from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(each) in ("R", "AL", "AN") for each in text)


def mirrored(character: str) -> str:
    """The character as it looks when it is read from right to left."""
    return _MIRRORED.get(character, character)


def isolated(text: str) -> str:
    """The text as a piece of its own, so that a date after a name in Hebrew stays a date."""
    return f"{ISOLATE}{text}{END}" if has_two_directions(text) else text


def closed(text: str) -> str:
    """The text with an end for each piece that has only a beginning, as after cutting."""
    return text + END * max(0, sum(map(text.count, _STARTS)) - text.count(END))


def base_level(text: str) -> int:
    """1 where the first letter outside pieces is read from right to left, else 0 (rules P2 and P3)."""
    kinds = [unicodedata.bidirectional(each) for each in text]
    return int(next((kinds[at] for at in _outside(text) if kinds[at] in _STRONG), "L") != "L")


def levels_of(text: str) -> list[int]:
    """The level of each character: even ones are read from left to right, odd ones from right to left."""
    if begun := _begun_before(text):
        return levels_of(ISOLATE * begun + text)[begun:]
    base = base_level(text)
    levels = _levels(text, base)
    _reset_blanks(text, levels, base)
    return levels


def _begun_before(text: str) -> int:
    """How many pieces a line goes on with that began on the line before."""
    most = open_pieces = 0
    for character in text:
        open_pieces += (character in _STARTS) - (character == END)
        most = max(most, -open_pieces)
    return most


def _levels(text: str, base: int) -> list[int]:
    direction = "LR"[base % 2]
    kinds = [unicodedata.bidirectional(each) or "L" for each in text]
    outside = _outside(text)
    kept = [at for at in outside if kinds[at] not in _PASSED_OVER]
    own = ["ON" if text[at] in _STARTS or text[at] == END else kinds[at] for at in kept]
    resolved = _weak(own, direction)
    _brackets([text[at] for at in kept], own, resolved, direction)
    _neutral(resolved, direction)
    levels = [base] * len(text)
    for at, kind in zip(kept, resolved, strict=True):
        levels[at] = _implicit(kind, base)
    for at in outside:
        if kinds[at] in _PASSED_OVER and at:
            levels[at] = levels[at - 1]
    for start, end in _pieces(text) if base < _DEEPEST_LEVEL else ():
        inner = text[start + 1 : end]
        side = {"\u2066": 0, "\u2067": 1}.get(text[start], base_level(inner))
        levels[start + 1 : end] = _levels(inner, base + 1 + (base + 1 + side) % 2)
    return levels


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where the outermost pieces begin and end; one without an end goes on to the end of the line."""
    pieces: list[tuple[int, int]] = []
    opened: list[int] = []
    for at, character in enumerate(text):
        if character in _STARTS:
            opened.append(at)
        elif character == END and opened:
            start = opened.pop()
            if not opened:
                pieces.append((start, at))
    return [*pieces, (opened[0], len(text))] if opened else pieces


def _outside(text: str) -> list[int]:
    """The places that are in no piece; the marks that begin and end one are outside of it."""
    if not any(each in text for each in _STARTS):
        return list(range(len(text)))
    inside = {at for start, end in _pieces(text) for at in range(start + 1, end)}
    return [at for at in range(len(text)) if at not in inside]


def visual_order(levels: Sequence[int]) -> list[int]:
    """The places of the characters as they are seen from left to right (rule L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    for level in range(max(levels, default=0), min(odd, default=1) - 1, -1):
        at = 0
        for turned, group in groupby(order, key=lambda place, least=level: levels[place] >= least):  # type: ignore[misc]
            places = list(group)
            order[at : at + len(places)] = places[::-1] if turned else places
            at += len(places)
    return order


def _weak(kinds: Sequence[str], start: str) -> list[str]:
    """Rules W1 to W7: marks, numbers, and what stands in and beside numbers."""
    out = list(kinds)
    strong = before = start
    for at, kind in enumerate(out):
        if kind == "NSM":
            out[at] = before  # W1
        elif kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            out[at] = "AN"  # W2
        before = out[at]
        if before in _STRONG:
            strong = before
    out = ["R" if kind == "AL" else kind for kind in out]  # W3
    for at in range(1, len(out) - 1):  # W4
        around = out[at - 1]
        if around == out[at + 1] and (
            (out[at] == "ES" and around == "EN") or (out[at] == "CS" and around in _NUMBERS)
        ):
            out[at] = around
    _terminators(out)
    out = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in out]  # W6
    strong = start
    for at, kind in enumerate(out):  # W7
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "L":
            out[at] = "L"
    return out


def _terminators(kinds: list[str]) -> None:
    """Rule W5: a currency or per cent sign beside a number belongs to it."""
    at = 0
    for kind, group in groupby(list(kinds)):
        end = at + len(list(group))
        beside = kinds[at - 1 : at] + kinds[end : end + 1]
        if kind == "ET" and "EN" in beside:
            kinds[at:end] = ["EN"] * (end - at)
        at = end


def _brackets(text: Sequence[str], own: Sequence[str], kinds: list[str], base: str) -> None:
    """Rule N0: brackets that belong together are read in one direction, and marks on them too."""
    for start, end in _pairs(text, kinds):
        inside = {_side(kinds[at]) for at in range(start + 1, end)} - {""}
        if not inside:
            continue
        side = base
        if base not in inside:
            before = next((each for at in range(start - 1, -1, -1) if (each := _side(kinds[at]))), base)
            side = before if before in inside else base
        for at in (start, end):
            after = next((n for n in range(at + 1, len(own)) if own[n] != "NSM"), len(own))
            kinds[at:after] = [side] * (after - at)


def _pairs(text: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    ends = {end: start for start, end in _BRACKETS.items()}
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if kinds[at] != "ON":
            continue
        if character in _BRACKETS:
            if len(opened) == _DEEPEST:
                return []
            opened.append((character, at))
        elif (start := ends.get(character)) is not None:
            place = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == start), None)
            if place is not None:
                pairs.append((opened[place][1], at))
                del opened[place:]
    return sorted(pairs)


def _side(kind: str) -> str:
    """The direction in which a kind counts for what stands beside it; none for neutral ones."""
    if kind == "L":
        return "L"
    return "R" if kind == "R" or kind in _NUMBERS else ""


def _neutral(kinds: list[str], base: str) -> None:
    """Rules N1 and N2: blanks and signs go with what stands on both sides of them, else with the line."""
    at = 0
    for is_neutral, group in groupby(list(kinds), key=_NEUTRAL.__contains__):
        end = at + len(list(group))
        if is_neutral:
            before = _side(kinds[at - 1]) if at else base
            after = _side(kinds[end]) if end < len(kinds) else base
            kinds[at:end] = [before if before == after else base] * (end - at)
        at = end


def _implicit(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base % 2:
        return base if kind == "R" else base + 1
    return base + {"L": 0, "R": 1}.get(kind, 2)


def _reset_blanks(text: str, levels: list[int], base: int) -> None:
    """Rule L1: tabs, and blanks before them and at the end, go with the line."""
    ends = True
    for at in range(len(text) - 1, -1, -1):
        kind = unicodedata.bidirectional(text[at])
        if kind in ("S", "B"):
            ends = True
        elif kind not in _BLANK:
            ends = False
        if ends:
            levels[at] = base
