"""What every test of levelling in the window ends with."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import active_children

import pytest


@pytest.fixture(autouse=True)
def no_process_is_left_behind() -> Iterator[None]:
    yield
    assert active_children() == []
