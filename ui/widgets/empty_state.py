"""What stands where there is nothing yet: what belongs there, and the buttons that bring it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import Button, LinkButton
from ui.widgets.labels import PlainLabel
from ui.widgets.message_bar import Action


class EmptyState(QFrame):
    """A panel with a title, a sentence, and one to three buttons, the first of them filled.

    An action is the button's text and what it does; `icons` are those of the buttons. `link` reads as a link
    under them, after `before_link`.
    """

    def __init__(
        self,
        title: str,
        sentence: str,
        actions: Sequence[Action] = (),
        *,
        icons: Sequence[str] = (),
        link: Action | None = None,
        before_link: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(6)
        self.title = PlainLabel(title, "viewTitle", wraps=True)
        self.sentence = PlainLabel(sentence, "secondary", wraps=True)
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        column.addSpacing(8)
        column.addLayout(_buttons(actions, icons))
        if link is not None:
            column.addSpacing(6)
            column.addLayout(_link_row(link, before_link))


def _buttons(actions: Sequence[Action], icons: Sequence[str]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for number, (text, action) in enumerate(actions):
        button = Button(text, icons[number] if number < len(icons) else "", primary=number == 0)
        button.setMinimumHeight(32)
        button.clicked.connect(lambda _=False, chosen=action: chosen())
        row.addWidget(button)
    row.addStretch(1)
    return row


def _link_row(link: Action, before: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    if before:
        row.addWidget(PlainLabel(before, "small"))
    button = LinkButton(link[0])
    button.clicked.connect(lambda _=False, follow=link[1]: follow())
    row.addWidget(button)
    row.addStretch(1)
    return row
