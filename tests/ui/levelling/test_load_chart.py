"""The chart of a team: what it says to who does not see it, and that it paints what is given."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from cxplanner.plan.programme import Team
from cxplanner.scheduling.levelling.load import LoadStep
from cxplanner.wording.words import Words
from ui.levelling.load_chart import LoadChart
from ui.theme import colour

TEAM = Team(1, "Data")
NOW = (LoadStep(date(2026, 1, 5), date(2026, 1, 9), 2.0, 1.0),)
THEN = (
    LoadStep(date(2026, 1, 5), date(2026, 1, 9), 1.0, 1.0),
    LoadStep(date(2026, 1, 12), date(2026, 1, 16), 1.0, 1.0),
)


def chart(qtbot: QtBot) -> LoadChart:
    made = LoadChart(Words("en"))
    qtbot.addWidget(made)
    made.resize(320, 96)
    made.show()
    return made


def painted(made: LoadChart) -> QImage:
    return made.grab().toImage()


def rows_of(picture: QImage, x: int, wanted: QColor) -> list[int]:
    """The rows of a column of the picture that have a colour."""
    return [y for y in range(picture.height()) if picture.pixelColor(x, y) == wanted]


def test_that_it_says_the_most_that_is_needed(qtbot: QtBot) -> None:
    made = chart(qtbot)
    made.show_loads(TEAM, NOW, THEN)

    assert made.accessibleName() == "Data needs at most 2 full-time people now, and 1 with the proposal."


def test_that_the_proposal_is_filled_up_to_its_need(qtbot: QtBot) -> None:
    made = chart(qtbot)
    made.show_loads(TEAM, NOW, THEN)
    picture = painted(made)
    filled = rows_of(picture, 100, colour("accenttint"))
    open_line = rows_of(picture, 60, colour("ink2"))

    assert len(filled) > 20
    assert filled == list(range(filled[0], filled[-1] + 1))
    assert min(open_line) < filled[0] - 20


def test_that_a_team_with_nothing_to_do_paints_nothing(qtbot: QtBot) -> None:
    made = chart(qtbot)
    nothing = painted(made)
    made.show_loads(TEAM, (), ())

    assert painted(made) == nothing
    assert made.accessibleName() == "Data needs at most 0 full-time people now, and 0 with the proposal."
