"""How the window looks: fonts, the light and the dark palette, and icons in the colour of the ink."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QListWidgetItem
from shiboken6 import isValid

from cxplanner.drawing.palette import DARK, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, LIGHT
from cxplanner.resources import resource
from ui.style_sheet import style_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxplanner.drawing.shapes import Face

FAMILIES: Final[dict[str, str]] = {"sans": "IBM Plex Sans", "condensed": "IBM Plex Sans Condensed"}
_ROLES: Final[dict[QPalette.ColorRole, str]] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "band",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Button: "canvas",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "late",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "onaccent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "canvas",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Light: "canvas",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Dark: "line2",
    QPalette.ColorRole.Shadow: "line2",
}
_GREYED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


class Theme(QObject):
    """The look of the whole program. `scheme` is `"system"`, `"light"` or `"dark"`, `contrast` is `"system"`,
    `"normal"` or `"high"`."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: str = "system", contrast: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._scheme = scheme
        self._contrast = contrast
        self._colours: Mapping[str, str] = LIGHT
        self._load_fonts()
        app.setStyle("Fusion")
        self._hints = app.styleHints()
        self._hints.colorSchemeChanged.connect(self._follow_the_system)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._follow_the_system)
        app.screenAdded.connect(self._draw_icons_for_all_screens)
        self._apply()

    @property
    def is_dark(self) -> bool:
        if self._scheme == "system":
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._scheme == "dark"

    @property
    def colours(self) -> Mapping[str, str]:
        """The palette in use, from the name of a colour to `#RRGGBB`."""
        return self._colours

    def _wanted_colours(self) -> Mapping[str, str]:
        if self.has_high_contrast:
            return HIGH_CONTRAST_DARK if self.is_dark else HIGH_CONTRAST_LIGHT
        return DARK if self.is_dark else LIGHT

    @property
    def has_high_contrast(self) -> bool:
        if self._contrast == "system":
            wanted = self._hints.accessibility().contrastPreference()
            return wanted is Qt.ContrastPreference.HighContrast
        return self._contrast == "high"

    @property
    def look(self) -> tuple[bool, bool]:
        """Which palette is in use, for what is kept painted: dark or not, of high contrast or not."""
        return self.is_dark, self.has_high_contrast

    def colour(self, name: str) -> QColor:
        return QColor(self.colours[name])

    def set_scheme(self, scheme: str) -> None:
        """Follow the system, or stay light or dark."""
        was_dark, self._scheme = self.is_dark, scheme
        if self.is_dark is not was_dark:
            self._apply()

    def set_contrast(self, contrast: str) -> None:
        """Follow the system, or keep to normal or to high contrast."""
        was_high, self._contrast = self.has_high_contrast, contrast
        if self.has_high_contrast is not was_high:
            self._apply()

    def _follow_the_system(self) -> None:
        if "system" in (self._scheme, self._contrast):
            self._apply()

    def _draw_icons_for_all_screens(self) -> None:
        """A screen of other dots came: icons get a picture for it, so that they are sharp there."""
        _icon.cache_clear()
        _tint_again(self._app)

    def _load_fonts(self) -> None:
        for path in sorted(resource("fonts").glob("IBMPlex*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
        self._app.setFont(font(13))

    def _apply(self) -> None:
        global _in_use  # noqa: PLW0603  (one look for the whole program, as QApplication has one)
        _in_use = self
        self._colours = self._wanted_colours()  # tables ask for colours by the thousand in every frame
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, self.colour(name))
        for role in _GREYED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("line2"))
        self._app.setPalette(palette)
        self._app.setStyleSheet(style_sheet(self.colours))
        _tint_again(self._app)
        self.changed.emit()


_in_use: Theme | None = None


def theme() -> Theme:
    """The look in use."""
    made = _in_use
    if made is None:
        raise RuntimeError("the theme is made with the application")
    return made


def colour(name: str) -> QColor:
    """A colour of the palette in use."""
    return theme().colour(name)


@lru_cache(maxsize=256)
def font(size: float, weight: int = 400, face: Face = "sans") -> QFont:
    """A font of the bundled families in pixels; not hinted, so that screen and paper have one layout."""
    made = QFont(FAMILIES[face])
    made.setPixelSize(max(1, round(size)))
    if size != round(size):
        made.setPointSizeF(size * 72 / _dots_per_inch())
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _dots_per_inch() -> float:
    return QGuiApplication.primaryScreen().logicalDotsPerInch()


# ---------------------------------------------------------------------- icons

_SIZE = 16
_icons: dict[int, tuple[str, str]] = {}
"""What each icon shows, by Qt's key of it, so that a change of palette finds those that are in use."""


def icon(name: str, tint: str = "ink") -> QIcon:
    """An icon of the bundled set in a colour of the palette; buttons and actions follow its changes."""
    return _icon(name, tint, theme().colours[tint], theme().colours["line2"])


def paint_icon(painter: QPainter, name: str, place: QRect, tint: str = "ink") -> None:
    """Paint an icon into a square."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(place, icon_pixmap(name, place.width(), tint, ratio))


def icon_pixmap(name: str, size: int, tint: str, ratio: float = 1.0) -> QPixmap:
    """The picture of an icon in a colour of the palette in use."""
    return _pixmap(name, round(size * ratio), theme().colours[tint])


@lru_cache(maxsize=512)
def _icon(name: str, tint: str, normal: str, disabled: str) -> QIcon:
    made = QIcon()
    for ratio in sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}):
        # A selected row keeps the icon as it is; without a picture of its own, the toolkit tints it.
        for modes, used in (
            ((QIcon.Mode.Normal, QIcon.Mode.Selected), normal),
            ((QIcon.Mode.Disabled,), disabled),
        ):
            picture = QPixmap(_pixmap(name, round(_SIZE * ratio), used))
            picture.setDevicePixelRatio(ratio)
            for mode in modes:
                made.addPixmap(picture, mode)
    _icons[made.cacheKey()] = (name, tint)
    return made


@lru_cache(maxsize=512)
def _pixmap(name: str, size: int, colour_text: str) -> QPixmap:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    tinted = source.replace("currentColor", colour_text)
    QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def _tint_again(app: QApplication) -> None:
    """Give every button, action and list that shows one of our icons the same one in the new colours."""
    holders: list[QAction | QAbstractButton] = []
    holders += [each for each in app.allWidgets() if isinstance(each, QAbstractButton)]
    for window in app.topLevelWidgets():
        holders += window.findChildren(QAction)
    for holder in holders:
        if isValid(holder):
            _tint(holder)
    for listed in [each for each in app.allWidgets() if isinstance(each, QListWidget)]:
        # Rows are no QObjects: nothing tells that one has gone, so none is kept while others change.
        for row in range(listed.count() if isValid(listed) else 0):
            item = listed.item(row)
            if item is not None:
                _tint(item)


def _tint(holder: QAction | QAbstractButton | QListWidgetItem) -> None:
    shown = _icons.get(holder.icon().cacheKey())
    if shown is not None:
        holder.setIcon(icon(*shown))
