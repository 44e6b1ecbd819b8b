"""Where the columns of the table stand while some of them stay and the others scroll."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect

from ui.initiatives.columns import Column

if TYPE_CHECKING:
    from ui.initiatives.head import TableHead

ROW_HEIGHT: Final = 24
_FAR: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Places:
    """Where columns stand in the viewport: those that scroll, from `frozen_width` on, and those that stay."""

    scrolled: dict[Column, QRect]
    frozen: dict[Column, QRect]
    frozen_width: int

    def parts(self, width: int) -> Iterator[tuple[dict[Column, QRect], QRect]]:
        """The columns of each part, with the part of the viewport in which they may paint."""
        yield self.scrolled, QRect(self.frozen_width, 0, width - self.frozen_width, _FAR)
        if self.frozen:
            yield self.frozen, QRect(0, 0, self.frozen_width, _FAR)


def places_in(head: TableHead, left: int, right: int) -> Places:
    """Where the columns stand of which something is seen between two places of the viewport."""
    frozen_width = head.frozen_width()
    scrolled: dict[Column, QRect] = {}
    frozen: dict[Column, QRect] = {}
    for place in range(head.count()):
        section = head.logicalIndex(place)
        width = head.sectionSize(section)
        if width == 0:
            continue
        stays = frozen_width > 0 and head.is_frozen(section)
        at = head.sectionPosition(section) if stays else head.sectionViewportPosition(section)
        if at <= right and at + width >= (left if stays else max(left, frozen_width)):
            (frozen if stays else scrolled)[Column(section)] = QRect(at, 0, width, ROW_HEIGHT)
    return Places(scrolled, frozen, frozen_width)
