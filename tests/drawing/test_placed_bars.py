"""What state a bar shows."""

from __future__ import annotations

import pytest

from cxplanner.drawing.badges import Badge
from cxplanner.drawing.placed_bars import badge_of, state_of
from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.results import Dates


def an_initiative(status: Status) -> Initiative:
    return Initiative(1, "A", "A", Stream.ORGANIZATION, status=status)


@pytest.mark.parametrize(
    ("status", "violates", "state"),
    [
        (Status.APPROVED, set(), Badge.PLANNED),
        (Status.ACTIVE, set(), Badge.UNDER_WAY),
        (Status.PAUSED, set(), Badge.PAUSED),
        (Status.DONE, set(), Badge.DONE),
        (Status.ACTIVE, {"deadline"}, Badge.LATE),
        (Status.PAUSED, {"deadline"}, Badge.LATE),
        (Status.APPROVED, {"pin"}, Badge.LATE),
        (Status.APPROVED, {"gate"}, Badge.PLANNED),
        (Status.DONE, {"deadline"}, Badge.DONE),
    ],
)
def test_that_states_are_facts(status: Status, violates: set[str], state: Badge) -> None:
    assert state_of(an_initiative(status), Dates(violates=frozenset(violates))) is state


def test_that_what_goes_as_planned_has_no_badge() -> None:
    assert badge_of(an_initiative(Status.APPROVED), Dates()) is None
    assert badge_of(an_initiative(Status.ACTIVE), Dates()) is None
