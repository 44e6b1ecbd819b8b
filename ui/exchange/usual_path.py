"""Where an exported file usually goes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

_UNUSABLE: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def usual_path(controller: PlanController, name: str, ending: str) -> Path:
    """Beside the plan, or in the user's documents; named as the programme is that is exported."""
    plan_path = controller.open_plan.path
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = plan_path.parent if plan_path is not None else Path(documents or str(Path.home()))
    usable = _UNUSABLE.sub(" ", name).strip(" .")[:80] or controller.words.say("Roadmap")
    return folder / f"{usable}{ending}"
