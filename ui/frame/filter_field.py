"""The filter of the tool bar: a search field that completes what is typed, and remembers filters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QMenu, QWidget

from ui.theme import font
from ui.widgets.buttons import IconButton
from ui.widgets.labels import literal
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from cxplanner.filtering.completion import Completion
    from cxplanner.wording.words import Words
    from ui.settings import Settings

SETTING: Final = "kept_filters"
MOST_KEPT: Final = 20
_CLOSING: Final = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
)


class FilterField(SearchField):
    """Down opens what the filter can go on with; the button at its end, or Alt+Down, the kept filters."""

    def __init__(
        self,
        words: Words,
        settings: Settings,
        complete: Callable[[str], Sequence[Completion]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words.say("Filter initiatives"), "filter", "Ctrl F", parent, room_right=20)
        self._words = words
        self._settings = settings
        self._complete = complete
        self._offered: Sequence[Completion] = ()
        self.setToolTip(literal(words.say("For example: {example}", example="owner:marta late -stage:1")))
        self._texts = QStringListModel(self)
        self._completer = QCompleter(self._texts, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated.connect(self._take)
        self.popup().setObjectName("offers")
        self.textEdited.connect(self._follow_typing)
        self.kept_button = IconButton("chevron-down", words.say("Kept filters"), size=12, parent=self)
        self.kept_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.kept_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.kept_button.clicked.connect(self.open_kept)

    # ------------------------------------------------------------------ completion

    def popup(self) -> QAbstractItemView:
        """The list of completions."""
        popup = self._completer.popup()
        assert popup is not None
        return popup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_offering = self.popup().isVisible()
        if is_offering and event.key() in _CLOSING:
            event.ignore()
        elif event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.open_kept()
        elif event.key() == Qt.Key.Key_Down and not is_offering:
            self._offer()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.kept_button.sizeHint().boundedTo(self.size())
        self.kept_button.setGeometry(
            self.width() - 24, (self.height() - size.height()) // 2, 22, size.height()
        )

    def _follow_typing(self, text: str) -> None:
        if text and not text.endswith(" "):
            self._offer()
        else:
            self.popup().hide()

    def _offer(self) -> None:
        self._offered = self._complete(self.text())
        if not self._offered:
            self.popup().hide()
            return
        self._texts.setStringList([each.word for each in self._offered])
        popup = self.popup()
        popup.setFont(font(12))
        rect = self.rect()
        rect.setWidth(max(rect.width(), popup.sizeHintForColumn(0) + 32))
        self._completer.complete(rect)

    def _take(self, word: str) -> None:
        chosen = next((each.text for each in self._offered if each.word == word), self.text())
        self.setText(chosen)
        if chosen.endswith(":"):
            # The list closes after this call; what the field can hold opens in a new one.
            QTimer.singleShot(0, self._offer)

    # ------------------------------------------------------------------ kept filters

    @property
    def kept(self) -> list[str]:
        """The filters that were kept, as they are typed, the newest first."""
        kept = self._settings.value(SETTING)
        return [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []

    def open_kept(self) -> QMenu:
        """Open the menu of kept filters under the field."""
        menu = self._menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        return menu

    def _menu(self) -> QMenu:
        say, text, kept = self._words.say, self.text().strip(), self.kept
        menu = QMenu(self)
        if text in kept:
            forget = menu.addAction(say("Forget this filter"))
            forget.triggered.connect(lambda: self._remember([each for each in kept if each != text]))
        else:
            keep = menu.addAction(say("Keep this filter"))
            keep.setEnabled(bool(text))
            keep.triggered.connect(lambda: self._remember([text, *kept]))
        clear = menu.addAction(say("Clear filter"))
        clear.setEnabled(bool(text))
        clear.triggered.connect(self.clear)
        if kept:
            menu.addSeparator()
        for each in kept:
            action = menu.addAction(literal(each))
            action.setCheckable(True)
            action.setChecked(each == text)
            action.triggered.connect(lambda _=False, chosen=each: self.setText(chosen))
        return menu

    def _remember(self, filters: Sequence[str]) -> None:
        self._settings.set(SETTING, list(filters)[:MOST_KEPT])
