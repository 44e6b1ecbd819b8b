"""The frame around all commands: help, version, refusals, and that nothing ever ends in a traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cxplanner import __version__
from cxplanner.commands import check, command_line
from cxplanner.open_plan import OpenPlan
from tests.builders import a_plan, with_initiative
from tests.commands.conftest import Ask

READING = (["schedule"], ["check"], ["export", "--to", "out.csv"], ["explain"])


def words_for(command: list[str], path: Path) -> list[str]:
    return [command[0], str(path), *(["A"] if command[0] == "explain" else []), *command[1:]]


def test_that_the_version_is_one_line(ask: Ask) -> None:
    assert ask("--version").out == f"CXPlanner {__version__}\n"


def test_that_help_names_every_command_that_is_built_and_no_other(ask: Ask) -> None:
    answer = ask("--help")

    assert answer.status == 0
    for name in command_line.COMMANDS:
        assert re.search(rf"^  {name} ", answer.out, re.MULTILINE)
    assert "recover" not in answer.out


@pytest.mark.parametrize("command", sorted(command_line.COMMANDS))
def test_that_every_command_explains_itself(ask: Ask, command: str) -> None:
    answer = ask(command, "--help")

    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith(f"usage: cxplanner {command}")


@pytest.mark.parametrize("command", ["recover"])
def test_that_commands_to_come_are_refused_with_a_sentence(ask: Ask, command: str) -> None:
    answer = ask(command, "plan.cxplan")

    assert answer.status == 2
    assert answer.complaint == f"The command `{command}` is not built yet."


@pytest.mark.parametrize(
    "words",
    [
        ["shedule", "plan.cxplan"],
        ["shedule"],
        ["--colour"],
        ["--version", "x"],
        ["schedule"],
        ["schedule", "a", "b"],
        ["explain", "plan.cxplan"],
        ["export", "plan.cxplan"],
        ["export", "plan.cxplan", "--to", "x.pdf", "--landscape", "--portrait"],
        ["import", "a.csv"],
    ],
)
def test_that_words_that_mean_nothing_are_one_line(ask: Ask, words: list[str]) -> None:
    answer = ask(*words)

    assert (answer.status, answer.out) == (2, "")
    assert answer.complaint


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "«plan.cxplan» is not there"),
        (b"", "«plan.cxplan» is empty or cut off"),
        (b"\x00" * 5000, "«plan.cxplan» is empty or cut off"),
        (b"%PDF-1.7 something", "it looks like a PDF"),
        (b"key,title\nA,B\n", "it looks like text"),
        (b"SQLite format 3\x00" + bytes(4080), "«plan.cxplan» "),
    ],
)
def test_that_a_file_that_is_no_plan_is_refused(
    ask: Ask,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    content: bytes | None,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "plan.cxplan"
    if content is not None:
        path.write_bytes(content)

    answer = ask(*words_for(command, path))

    assert (answer.status, answer.out) == (2, "")
    assert said in answer.complaint
    assert [each.name for each in tmp_path.iterdir()] == ([] if content is None else ["plan.cxplan"])
    assert content is None or path.read_bytes() == content


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_that_a_folder_is_refused(ask: Ask, tmp_path: Path, command: list[str]) -> None:
    answer = ask(*words_for(command, tmp_path))

    assert answer.status == 2
    assert "is a folder, not a plan" in answer.complaint


def test_that_a_plan_open_elsewhere_is_read_but_not_imported_into(ask: Ask, tmp_path: Path) -> None:
    path, listed = tmp_path / "plan.cxplan", tmp_path / "list.csv"
    listed.write_text("title,stream\nB,organization\n")
    with OpenPlan.create(with_initiative(a_plan(), "A", 5), path):
        assert ask("schedule", path).status == 0
        answer = ask("import", listed, "--into", path)

    assert answer.status == 2
    assert (
        answer.complaint == "«plan.cxplan» is open in another window of CXPlanner: close it there first."
        or (answer.complaint.startswith("«plan.cxplan» is in use by"))
    )


def test_that_refusals_are_in_the_language_asked_for(ask: Ask, tmp_path: Path) -> None:
    in_english = ask("schedule", tmp_path / "none.cxplan")
    in_spanish = ask("schedule", tmp_path / "none.cxplan", "--lang", "es")

    assert "none.cxplan" in in_spanish.complaint
    assert in_spanish.complaint != in_english.complaint


def test_that_a_bug_is_one_line_and_a_log(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, private_data_folder: Path
) -> None:
    def break_down(*_: object) -> int:
        raise ZeroDivisionError("the wheel came off")

    monkeypatch.setattr(check, "run", break_down)

    answer = ask("check", "plan.cxplan")

    log = private_data_folder / "logs" / "commands.log"
    assert answer.status == 2
    assert answer.complaint.startswith("Something went wrong inside the program; the details are in ")
    assert "the wheel came off" in log.read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_that_a_full_disk_is_not_a_bug(private_data_folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        answer = subprocess.run(
            [sys.executable, "-m", "cxplanner", "--help"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert answer.returncode == 2
    assert answer.stderr.splitlines()[0].startswith("cxplanner: This could not be done: ")
    assert not (private_data_folder / "logs").exists()


def test_that_being_stopped_is_not_a_bug(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run", stop)

    assert ask("check", "plan.cxplan").complaint == "Stopped."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], (True, None)),
        (["plan.cxplan"], (True, Path("plan.cxplan"))),
        (["folder/plan"], (True, Path("folder/plan"))),
        (["schedule"], (False, None)),
        (["verify"], (False, None)),
        (["--help"], (False, None)),
        (["a.cxplan", "b.cxplan"], (False, None)),
    ],
)
def test_that_no_command_or_only_a_file_asks_for_the_window(
    words: list[str], expected: tuple[bool, Path | None]
) -> None:
    assert command_line.file_for_the_window(words) == expected


def test_that_the_version_loads_nothing_heavy() -> None:
    program = (
        "import sys; from cxplanner.__main__ import main; main(['--version']); "
        "heavy = {'PySide6', 'sqlalchemy', 'alembic', 'numpy', 'networkx', 'reportlab', 'babel', 'ui'}; "
        "print(sorted(heavy & {name.split('.')[0] for name in sys.modules}))"
    )

    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert answer.stdout.splitlines() == [f"CXPlanner {__version__}", "[]"]


def test_that_any_title_is_printed_whatever_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "plan.cxplan"
    OpenPlan.create(with_initiative(a_plan(), "A", 5, title="Señal 🚀 مشروع"), path).close()
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}

    answer = subprocess.run(
        [sys.executable, "-m", "cxplanner", "schedule", str(path)],
        capture_output=True,
        env=environment,
        check=True,
    )

    assert "Señal 🚀 مشروع" in answer.stdout.decode("utf-8")


def test_that_a_reader_who_has_gone_is_no_bug(tmp_path: Path, private_data_folder: Path) -> None:
    path = tmp_path / "plan.cxplan"
    plan = a_plan()
    for number in range(400):
        plan = with_initiative(plan, f"A-{number}", 5, title="x" * 900)
    OpenPlan.create(plan, path).close()
    command = [sys.executable, "-m", "cxplanner", "schedule", str(path), "--json"]

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        complaints = process.stderr.read()

    assert complaints == b""
    assert not (private_data_folder / "logs").exists()
