"""What every test stands on: no display, only the bundled fonts, and no way to the user's own folders."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
TEST_HOME = ROOT / "build" / "test-home"

# All of this is read once, when Qt and fontconfig are first imported: it must stand before any test module.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["FONTCONFIG_FILE"] = str(ROOT / "tests" / "fonts.conf")
TEST_HOME.mkdir(parents=True, exist_ok=True)
for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
    os.environ[variable] = str(TEST_HOME)
for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
    os.environ[f"XDG_{kind}_HOME"] = str(TEST_HOME / kind.lower())

# No deadline: a busy machine is not a wrong program. The checks repeat the same examples every time, so
# that a failure there is about the change; at the desk every run looks at new ones.
settings.register_profile("desk", deadline=None, print_blob=True)
settings.register_profile("checks", deadline=None, print_blob=True, derandomize=True)
settings.load_profile("checks" if os.environ.get("CI") else "desk")


@pytest.fixture(autouse=True)
def private_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, working copies, backups and logs of this test alone."""
    folder = tmp_path_factory.mktemp("private")
    monkeypatch.setenv("CXPLANNER_DATA_DIR", str(folder))
    return folder
