"""The words after `cxplanner`: which command they name, and how each ending of it is told to the caller."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

from cxplanner import __version__
from cxplanner.commands import (
    check,
    compare,
    explain,
    export,
    import_source,
    level,
    new,
    review,
    schedule,
    self_test,
    simulate,
    verify,
)
from cxplanner.commands.output import speak_utf8
from cxplanner.commands.request import LANGUAGES, Request
from cxplanner.data_dir import data_dir
from cxplanner.errors import CXPlannerError, RequestError
from cxplanner.wording.words import Words

DONE: Final = 0
NOT_DONE: Final = 2

_NOT_BUILT: Final = ("recover",)
_HELP: Final = """\
cxplanner [FILE]              open the window, on a plan file
cxplanner COMMAND …           do one thing, without a window

commands:
{commands}

  cxplanner COMMAND --help    what a command can be asked
  cxplanner --version         the version
  cxplanner --self-test       try the program out in a temporary folder

Exit status: 0 done, 1 done with errors found, something left out or a plan that has changed, 2 not done.
"""


class Command(Protocol):
    """A module of this package that is one command."""

    SUMMARY: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, given: argparse.Namespace, words: Words) -> int: ...


COMMANDS: Final[dict[str, Command]] = {
    "new": new,
    "import": import_source,
    "schedule": schedule,
    "explain": explain,
    "check": check,
    "export": export,
    "simulate": simulate,
    "level": level,
    "compare": compare,
    "review": review,
    "verify": verify,
}


def file_for_the_window(arguments: Sequence[str]) -> tuple[bool, Path | None]:
    """Whether these words ask for the window, and the file to show in it."""
    if not arguments:
        return True, None
    word = arguments[0]
    known = word in COMMANDS or word in _NOT_BUILT or word.startswith("-")
    if known or len(arguments) > 1:
        return False, None
    looks_like_a_file = Path(word).exists() or Path(word).suffix != "" or len(Path(word).parts) > 1
    return looks_like_a_file, Path(word)


def run(arguments: Sequence[str], window_test: self_test.WindowTest | None = None) -> int:
    """Carry out a command; the answer is the exit status. Never raises and never opens a window.

    `window_test` is the part of the self-test that only those above can do.
    """
    speak_utf8()
    words = Words(_language_of(arguments))
    return guarded(lambda: _run(arguments, words, window_test), words)


def guarded(work: Callable[[], int], words: Words) -> int:
    """Do the work; whatever goes wrong becomes one line on standard error and exit status 2."""
    try:
        status = work()
        sys.stdout.flush()
        return status
    except CXPlannerError as error:
        _complain(words.error(error))
    except BrokenPipeError:
        # Whoever read the answer has gone; Python would complain once more when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:  # a full disk, a closed terminal: the world's fault, not ours
        _complain(words.say("This could not be done: {reason}.", reason=error.strerror or error))
    except KeyboardInterrupt:
        _complain(words.say("Stopped."))
    except MemoryError:
        _complain(words.say("There is not enough memory for this."))
    except Exception:  # a bug, whatever it is: people get a sentence, and we get the details
        _complain(_noted(words))
    return NOT_DONE


def _run(arguments: Sequence[str], words: Words, window_test: self_test.WindowTest | None) -> int:
    word, *rest = arguments
    if word in COMMANDS:
        return _run_command(word, rest, words)
    if word == "--version" and not rest:
        print(f"CXPlanner {__version__}")
        return DONE
    if word in ("--help", "-h") and not rest:
        print(_HELP.format(commands=_summaries()), end="")
        return DONE
    if word == "--self-test" and not rest:
        return self_test.run(words, window_test)
    if word in _NOT_BUILT:
        raise RequestError("command_not_built", found=word)
    raise RequestError("unknown_command", found=word)


def _run_command(name: str, rest: Sequence[str], words: Words) -> int:
    command = COMMANDS[name]
    parser = Request(name, command.SUMMARY)
    command.add_arguments(parser)
    try:
        given = parser.parse_args(rest)
    except SystemExit:  # argparse has printed the help
        return DONE
    return command.run(given, words)


def _summaries() -> str:
    return "\n".join(f"  {name:<9} {command.SUMMARY}" for name, command in COMMANDS.items())


def _language_of(arguments: Sequence[str]) -> str:
    """The language asked for, looked up before anything is parsed, so that refusals are in it too."""
    for place, word in enumerate(arguments):
        following = arguments[place + 1] if word == "--lang" and place + 1 < len(arguments) else ""
        language = word.removeprefix("--lang=") if word.startswith("--lang=") else following
        if language.casefold() in LANGUAGES:
            return language.casefold()
    return "en"


def _complain(sentence: str) -> None:
    print(f"cxplanner: {' '.join(sentence.split())}", file=sys.stderr)


def _noted(words: Words) -> str:
    """Add the traceback to the log of the commands; the answer is a sentence that says where it is."""
    path = data_dir() / "logs" / "commands.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC).isoformat()} CXPlanner {__version__}\n{traceback.format_exc()}\n")
    except OSError:
        return words.say(
            "Something went wrong inside the program, and {file} could not be written.", file=path
        )
    return words.say("Something went wrong inside the program; the details are in {file}.", file=path)
