"""The roadmap without its rings: painted straight into the window while it moves, and kept when it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap, QRegion

from ui.roadmap.kept_pictures import KeptPictures
from ui.roadmap.moving import Moving, moving, parts_of

if TYPE_CHECKING:
    from cxplanner.drawing.shapes import Rectangle
    from ui.roadmap.dense_changes import Shown
    from ui.roadmap.picture import Placed


class BasePicture:
    """What lies under everything that changes with the mouse.

    A picture that is shown for the first time goes straight into the window: while somebody scrolls or zooms,
    none is shown twice. Of thousands of bars, what stays in sight is moved, and only the rest painted. One
    that is shown again is kept, and after an edit only what that changed is painted.
    """

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self._edges = KeptPictures(ratio)
        self._kept: Shown | None = None
        self._passed: Shown | None = None
        self._in_window: Shown | None = None
        self._moved: Shown | None = None
        self._covered: QRegion | None = None
        self._compared: tuple[Shown | None, Shown, list[Rectangle] | None] | None = None

    def to_paint(self, placed: Placed, shown: Shown, above: QRegion | None) -> QRegion | None:
        """Where the window differs from what it shall show; None for all of it, as where nobody knows.

        `above` is where something will be painted above the picture, as in `paint`.
        """
        if self._covered is None or above is None or self.ratio != int(self.ratio):
            return None  # between whole pixels, edges of parts would be mixed with what was there
        parts = self._parts(placed, self._in_window, shown)
        return placed.region(parts) + self._covered + above if parts is not None else None

    def moving(self, shown: Shown, above: QRegion | None) -> Moving | None:
        """How the pixels in the window move to show this; None where all of it is painted anew.

        Whoever asks moves them and has the rest painted. `above` is as in `paint`.
        """
        if self._covered is None or above is None or self.ratio != int(self.ratio):
            return None
        found = moving(self._in_window, shown)
        if found is not None:
            covered = self._covered + self._covered.translated(found.by) + above
            found = found._replace(region=found.region + covered)
            self._in_window = self._moved = shown
            self._covered = above
        return found

    def paint(
        self, painter: QPainter, placed: Placed, shown: Shown, above: QRegion | None, region: QRegion
    ) -> bool:
        """Paint into the window, at least a region of it; whether that is a picture which is kept.

        `above` is where something is painted above it; None where that may be anywhere.
        """
        moved, self._moved = self._moved, None
        if moved is shown and region != QRegion(QRect(QPoint(0, 0), shown.size)):
            self._in_window, self._covered, self._passed, self._compared = shown, above, shown, None
            placed.paint(painter, shown, self._edges, parts_of(region, shown), edges=True)
            return False
        parts = self._parts(placed, self._kept, shown)
        self._in_window, self._covered, self._compared = shown, above, None
        if parts is None and self._passed != shown:
            self._passed = shown
            placed.paint(painter, shown, self._edges)
            return False
        painter.drawPixmap(0, 0, self._painted(placed, shown, parts))
        return True

    def keep(self, placed: Placed, shown: Shown) -> None:
        """Have the picture ready before it is asked for."""
        self._painted(placed, shown, placed.parts(self._kept, shown))

    def _parts(self, placed: Placed, before: Shown | None, shown: Shown) -> list[Rectangle] | None:
        """What differs between two pictures; looked for once for the window and what is kept."""
        if self._compared is None or self._compared[0] is not before or self._compared[1] is not shown:
            self._compared = (before, shown, placed.parts(before, shown))
        return self._compared[2]

    def _painted(self, placed: Placed, shown: Shown, parts: list[Rectangle] | None) -> QPixmap:
        if shown == self._kept:
            return self._edges.as_it_is("base")
        whole = parts is None
        picture = self._edges.blank("base", shown.size) if whole else self._edges.as_it_is("base")
        painter = QPainter(picture)
        placed.paint(painter, shown, self._edges, parts)
        painter.end()
        self._kept = shown
        return picture
