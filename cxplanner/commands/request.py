"""How a command reads its words: argparse whose refusals are errors of ours, and the kinds of values."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NoReturn

from cxplanner.errors import RequestError

LANGUAGES = ("en", "es", "pt")
_LONGEST_QUOTE = 40


class Request(argparse.ArgumentParser):
    """The parser of one command; what it cannot read is a RequestError instead of an exit."""

    def __init__(self, command: str, description: str) -> None:
        super().__init__(prog=f"cxplanner {command}", description=description, allow_abbrev=False)
        self.command = command

    def error(self, message: str) -> NoReturn:
        raise RequestError("arguments", message=message, command=self.command)


def add_language(parser: argparse.ArgumentParser, what: str) -> None:
    """The option `--lang`; `what` says what is put into that language."""
    parser.add_argument("--lang", type=one_of(LANGUAGES), metavar="en|es|pt", help=f"language of {what}")


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def add_status_date(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--status-date", type=a_date, metavar="DATE", help="in place of the programme's own")


def a_date(text: str) -> date:
    """A date as ISO 8601 has it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{_cut(text)}” is no date: write it as 2026-03-31") from None


def a_moment(text: str) -> datetime:
    """A date with a time, as ISO 8601 has it; without a zone it is that of the desk."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{_cut(text)}” is no date and time: write it as 2026-03-31T14:30"
        ) from None


def one_of(choices: Sequence[str]) -> _Choice:
    """One of a few words, whatever their case."""
    return _Choice(choices)


def a_whole_number(least: int, most: int) -> _WholeNumber:
    """A whole number within limits."""
    return _WholeNumber(least, most)


class _Choice:
    def __init__(self, choices: Iterable[str]) -> None:
        self._choices = {choice.casefold(): choice for choice in choices}

    def __call__(self, text: str) -> str:
        if text.casefold() not in self._choices:
            names = ", ".join(self._choices.values())
            raise argparse.ArgumentTypeError(f"there is no “{_cut(text)}”: choose one of {names}")
        return self._choices[text.casefold()]


class _WholeNumber:
    def __init__(self, least: int, most: int) -> None:
        self._least, self._most = least, most

    def __call__(self, text: str) -> int:
        digits = text.removeprefix("-")
        number = int(text) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None
        if number is None or not self._least <= number <= self._most:
            expected = f"write a whole number from {self._least} to {self._most}"
            raise argparse.ArgumentTypeError(f"“{_cut(text)}” does not fit: {expected}")
        return number


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
