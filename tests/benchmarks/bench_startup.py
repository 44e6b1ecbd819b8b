"""How long a person waits for the program to start, against a Python that does nothing."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.open_plan import OpenPlan
from tests.builders import a_plan, with_initiative

RUNS = 5
_MOMENT = re.compile(r"^(first frame|plan painted):? ([0-9.]+)", re.MULTILINE)
"""What the window prints, when it is told to: the moment of a painting, in seconds since 1970."""
PROGRAM = [sys.executable, "-m", "cxplanner"]


def test_time_to_start(tmp_path: Path) -> None:
    sample, large = tmp_path / "sample.cxplan", tmp_path / "large.cxplan"
    OpenPlan.create(sample_plan("en"), sample).close()
    plan = a_plan()
    for number in range(1_000):
        plan = with_initiative(plan, f"A-{number}", 5, f"A-{number - 1}" if number % 10 else "")
    OpenPlan.create(plan, large).close()
    nothing = median_time([sys.executable, "-c", "pass"])
    rows = [
        ("python -c pass", nothing, None),
        ("--version", median_time([*PROGRAM, "--version"]), 0.15),
        ("schedule, sample", median_time([*PROGRAM, "schedule", str(sample)]), None),
        ("schedule, 1,000 initiatives", median_time([*PROGRAM, "schedule", str(large)]), None),
        (
            "export PDF, sample",
            median_time([*PROGRAM, "export", str(sample), "--to", "out.pdf"], tmp_path),
            None,
        ),
    ]
    first_frame, painted = window_times(sample)
    rows += [("window, first frame", first_frame, 0.4), ("window, sample painted", painted, 0.9)]
    rows += [("window, 1,000 initiatives painted", window_times(large)[1], 1.0)]

    print(f"\n{'start of the process to …':<36}{'seconds':>9}{'× python':>10}{'aim':>8}")
    for name, seconds, aim in rows:
        print(f"{name:<36}{seconds:>9.3f}{seconds / nothing:>10.1f}{aim if aim is not None else '':>8}")


def median_time(command: Sequence[str], folder: Path | None = None) -> float:
    """Seconds from start to end, the median of some runs; the first run fills the disk's cache."""
    times = []
    for _ in range(RUNS + 1):
        begin = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=folder, env=environment())
        times.append(time.perf_counter() - begin)
    return statistics.median(times[1:])


def window_times(document: Path) -> tuple[float, float]:
    """Seconds from the start of the process to the first frame and to the painted plan."""
    first, painted = [], []
    for _ in range(RUNS + 1):
        begin = time.time()
        answer = subprocess.run(
            [*PROGRAM, str(document)],
            check=True,
            capture_output=True,
            text=True,
            env=environment(CXPLANNER_PRINT_TIMES="1"),
        )
        times = {name: float(moment) for name, moment in _MOMENT.findall(answer.stdout)}
        first.append(times["first frame"] - begin)
        painted.append(times["plan painted"] - begin)
    return statistics.median(first[1:]), statistics.median(painted[1:])


def environment(**more: str) -> dict[str, str]:
    root = Path(__file__).resolve().parents[2]
    return {**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen", **more}
