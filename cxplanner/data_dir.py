"""The program's own folder: settings, working copies, backups, logs."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "CXPLANNER_DATA_DIR"


def data_dir() -> Path:
    """The folder named by the environment, else the one the system gives to programs; not made here."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_data_dir("CXPlanner", appauthor=False, roaming=False))
