"""Facts about the project itself: what it promises of its files, its start and its libraries."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import cxplanner
from cxplanner.resources import resource

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
# Written in two parts, so that this file does not name them either.
REGISTRY_HOSTS = (
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".org",
    "npmjs" + ".com",
    "unpkg" + ".com",
)


def source_modules() -> list[Path]:
    return sorted([*ROOT.glob("cxplanner/**/*.py"), *ROOT.glob("ui/**/*.py")])


def files_of_the_project() -> Iterator[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("this is not a git checkout: which files belong to the project is not known")
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file():
            yield path


def locked_versions() -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE))


def test_that_the_lock_names_no_place_that_packages_come_from() -> None:
    assert "://" not in LOCK.read_text(encoding="utf-8")


def test_that_each_locked_package_has_a_hash() -> None:
    entries = re.split(r"\n(?=\S)", LOCK.read_text(encoding="utf-8").strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_that_no_file_names_a_registry() -> None:
    naming = [
        path.relative_to(ROOT)
        for path in files_of_the_project()
        if any(host.encode() in path.read_bytes() for host in REGISTRY_HOSTS)
    ]
    assert naming == []


@pytest.mark.parametrize("module", source_modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_that_a_module_says_in_a_sentence_what_it_is(module: Path) -> None:
    sentence = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    assert sentence.split("\n\n")[0].endswith((".", ":", "?", "!"))


def test_that_each_module_of_the_core_has_its_floor() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    floors = next(rule["layers"] for rule in contracts["contracts"] if rule["type"] == "layers")
    with_a_floor = set(re.findall(r"cxplanner\.(\w+)", " ".join(floors)))
    packages = {path.parent.name for path in ROOT.glob("cxplanner/*/__init__.py")}
    modules = {path.stem for path in ROOT.glob("cxplanner/*.py")} - {"__init__"}
    assert packages | modules <= with_a_floor


def test_that_migrations_import_nothing_of_ours() -> None:
    ours = {"cxplanner", "ui"}
    for path in ROOT.glob("migrations/versions/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not {name.split(".")[0] for name in names} & ours, path.name


@pytest.mark.skipif(not (ROOT / "cxplanner" / "__main__.py").exists(), reason="there is no program yet")
def test_that_the_version_is_told_without_loading_heavy_libraries() -> None:
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "cxplanner", "--version"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert cxplanner.__version__ in told.stdout
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in told.stderr.splitlines()}
    assert (
        loaded & {"PySide6", "sqlalchemy", "alembic", "networkx", "numpy", "reportlab", "openpyxl", "pptx"}
        == set()
    )


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal since Python 3.12")
def test_that_calls_into_qt_lose_no_reference_to_none(qtbot: QtBot) -> None:
    window, path = QWidget(), QPainterPath()
    qtbot.addWidget(window)
    before = sys.getrefcount(None)
    for _ in range(500):
        window.setWindowTitle("a")
        path.moveTo(1.0, 2.0)
    # A binding that loses references loses one with each call; what else happens meanwhile is a handful.
    assert abs(sys.getrefcount(None) - before) < 100


def test_that_the_list_of_libraries_tells_the_locked_versions() -> None:
    listed = (ROOT / "resources" / "licences" / "libraries.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([\w-]+) \| (\d[\w.]*) \|", listed, re.MULTILINE))
    locked = locked_versions()
    assert {name: locked.get(name.lower()) for name in rows} == rows


def test_that_the_shipped_files_are_found() -> None:
    assert resource("fonts", "IBMPlexSans_400Regular.ttf").is_file()
    assert resource("icons", "cxplanner.svg").is_file()
    assert resource("data", "sample_programme.json").is_file()
