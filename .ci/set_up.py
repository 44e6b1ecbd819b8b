"""Sets everything up and then does one task: what stands behind `make`, and its equivalent without make.

    python3 .ci/set_up.py [setup|run|test|check|bench|bundle|lock|translations] [arguments of the task]

The standard library only: this runs before anything is installed.
"""

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

from system_libraries import missing_packages, provide_system_libraries

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
LOCK = ROOT / "requirements.lock"
VIRTUAL_ENVIRONMENT = ROOT / ".venv"
SCRIPTS = VIRTUAL_ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")


def main() -> int:
    """Set up, then do the task that the command line names; its answer is the exit status."""
    if sys.version_info < (3, 11):
        print(f"CXPlanner needs Python 3.11 or newer; this is {platform.python_version()}.")
        return 2
    name, arguments = (sys.argv[1] if len(sys.argv) > 1 else "setup"), sys.argv[2:]
    if name not in TASKS:
        print(f"There is no task {name!r}. The tasks are: {', '.join(TASKS)}.")
        return 2
    os.chdir(ROOT)
    os.environ.update(provide_system_libraries(ROOT / ".system-libraries"))
    try:
        set_up_virtual_environment()
    except subprocess.CalledProcessError as failure:
        print("The set-up stopped: see the message above.")
        return failure.returncode or 1
    return TASKS[name](arguments)


# ------------------------------------------------------------------------------------------- the set-up


def set_up_virtual_environment() -> None:
    """Make `.venv` hold what the lock says, and the program; does nothing when it does already."""
    mark = VIRTUAL_ENVIRONMENT / "set-up"
    place = f"{platform.python_version()} {ROOT}"
    locked = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    made_for = mark.read_text(encoding="utf-8").splitlines() if mark.is_file() and PYTHON.exists() else []
    if made_for == [place, locked]:
        return
    if made_for[:1] != [place]:
        print("Making the virtual environment.", flush=True)
        _make_virtual_environment()
    # Without its mark, a set-up that is interrupted starts afresh.
    mark.unlink(missing_ok=True)
    print("Installing the pinned dependencies.", flush=True)
    quietly = ["--quiet", "--no-input", "--disable-pip-version-check"]
    exactly = ["--only-binary", ":all:", "--require-hashes", "-r", str(LOCK)]
    subprocess.run([*_pip(), "install", *quietly, *exactly], check=True)
    _make_the_program_importable()
    mark.write_text(f"{place}\n{locked}\n", encoding="utf-8")


def _make_virtual_environment() -> None:
    # Debian's python3 has no ensurepip and cannot put pip into an environment: then the pip that it has
    # fills the environment from outside.
    builder = venv.EnvBuilder(clear=True, with_pip=not _outer_pip(), symlinks=os.name != "nt")
    builder.create(VIRTUAL_ENVIRONMENT)


def _pip() -> list[str]:
    if _outer_pip():
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    return [str(PYTHON), "-m", "pip"]


def _outer_pip() -> bool:
    return importlib.util.find_spec("pip") is not None


def _make_the_program_importable() -> None:
    # A path file is all that an editable installation comes to, and it needs no network and no build.
    base = str(VIRTUAL_ENVIRONMENT)
    packages = sysconfig.get_path("purelib", "venv", {"base": base, "platbase": base})
    Path(packages, "cxplanner.pth").write_text(f"{ROOT}\n", encoding="utf-8")


# -------------------------------------------------------------------------------------------- the tasks


def setup(_arguments: Sequence[str]) -> int:
    """Only set up, and say what is still missing."""
    missing = missing_packages()
    if missing:
        print("Outside of make the window needs these system packages:", *missing)
    print(f"CXPlanner is ready: {PYTHON.relative_to(ROOT)} -m cxplanner")
    return 0


def run(_arguments: Sequence[str]) -> int:
    """Open the window on the sample programme; without a display, write its roadmap as a PDF."""
    BUILD.mkdir(exist_ok=True)
    plan, roadmap = BUILD / "sample.cxplan", BUILD / "roadmap.pdf"
    if not plan.exists():
        status = _python("-m", "cxplanner", "new", plan, "--template", "sample")
        if status:
            return status
    obstacle = _why_no_window_opens()
    if obstacle is None:
        return _python("-m", "cxplanner", plan)
    print(f"{obstacle}: writing the sample programme's roadmap instead of opening the window.", flush=True)
    status = _python("-m", "cxplanner", "export", plan, "--to", roadmap)
    if status == 0:
        print(f"The roadmap is in {roadmap}")
    return status


def test(arguments: Sequence[str]) -> int:
    """Every test, without a window on the screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return _python("-m", "pytest", *arguments)


def check(_arguments: Sequence[str]) -> int:
    """Format, lint, types, import contracts, translations; each is tried, whatever the others found."""
    statuses = [
        _tool("ruff", "format", "--check"),
        _tool("ruff", "check"),
        _python("-m", "mypy"),
        _tool("lint-imports", "--no-logo"),
        _python(".ci/translations.py", "--check"),
    ]
    return max(statuses)


def bench(arguments: Sequence[str]) -> int:
    """The benchmarks, one at a time, so that they do not slow each other down."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    alone = ["-n", "0", "-p", "no:randomly", "--timeout=0", "-o", "faulthandler_timeout=0", "-s"]
    named = ["-o", "python_files=bench_*.py"]
    return _python("-m", "pytest", *alone, *named, *(arguments or ["tests/benchmarks"]))


def bundle(arguments: Sequence[str]) -> int:
    """One folder with the program and all that it needs, for people without Python."""
    if sys.platform.startswith("linux") and shutil.which("objdump") is None:
        print("Making the bundle needs objdump: please run  sudo apt-get install binutils")
        return 2
    options = ["--noconfirm", "--distpath", "dist", "--workpath", "build/bundle"]
    return _python("-m", "PyInstaller", *options, *arguments, "cxplanner.spec")


def lock(arguments: Sequence[str]) -> int:
    """Pin anew what pyproject.toml asks for, for every system and Python; needs the network."""
    resolver = BUILD / "resolver"
    subprocess.run([*_pip(), "install", "--quiet", "--upgrade", "--target", str(resolver), "uv"], check=True)
    one_for_all = ["--extra", "dev", "--universal", "--python-version", "3.11", "--fork-strategy", "fewest"]
    # The lock names packages and hashes only: where they come from is each machine's own setting.
    no_hosts = ["--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate"]
    compile_lock = ["pip", "compile", "--quiet", "--generate-hashes", *one_for_all, *no_hosts]
    program = resolver / "bin" / ("uv.exe" if os.name == "nt" else "uv")
    return _start(program, *compile_lock, *arguments, "--output-file", LOCK, "pyproject.toml")


def translations(arguments: Sequence[str]) -> int:
    """Bring the catalogues up to the sentences of the source, and say which are not translated."""
    return _python(".ci/translations.py", *arguments)


TASKS: dict[str, Callable[[Sequence[str]], int]] = {
    "setup": setup,
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "bundle": bundle,
    "lock": lock,
    "translations": translations,
}


def _why_no_window_opens() -> str | None:
    displays = ("DISPLAY", "WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in displays):
        return "There is no display here"
    # A display may be named and not be there, or a library be missing: Qt itself knows best.
    open_and_close = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    attempt = subprocess.run([PYTHON, "-c", open_and_close], capture_output=True, text=True, check=False)
    if attempt.returncode == 0:
        return None
    print(attempt.stderr.strip(), flush=True)
    return "The display cannot be used"


def _python(*arguments: str | Path) -> int:
    return _start(PYTHON, *arguments)


def _tool(name: str, *arguments: str | Path) -> int:
    return _start(SCRIPTS / name, *arguments)


def _start(program: Path, *arguments: str | Path) -> int:
    return subprocess.run([program, *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
