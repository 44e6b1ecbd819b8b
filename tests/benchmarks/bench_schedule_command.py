"""How long `schedule --json` takes as a whole process, against MPXJ's scheduler on the same plan.

MPXJ is measured where the environment's MPXJ_JARS names the folder of its jars and Java is installed, and
TaskJuggler where `tj3` is: it knows no links to a finish, so that both then have links from finish to start.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from cxplanner.open_plan import OpenPlan
from cxplanner.plan.initiatives import LinkType
from cxplanner.plan.plan import Plan
from tests.benchmarks.bench_schedule import a_large_plan

ROOT = Path(__file__).parents[2]
RUNS = 5
TYPES = {LinkType.FF: 0, LinkType.FS: 1, LinkType.SF: 2, LinkType.SS: 3}
TENTHS_OF_A_MINUTE = 4_800
PROGRAM = """
import org.mpxj.cpm.MicrosoftScheduler;
import org.mpxj.reader.UniversalProjectReader;

class ScheduleFile {
    public static void main(String[] given) throws Exception {
        var project = new UniversalProjectReader().read(given[0]);
        new MicrosoftScheduler().schedule(project, project.getProjectProperties().getStartDate());
        System.out.println(project.getTasks().size());
    }
}
"""


def test_time_of_the_whole_command(tmp_path: Path) -> None:
    plan = a_large_plan(10_000, 25_000)
    file = tmp_path / "large.cxplan"
    OpenPlan.create(plan, file).close()
    own = seconds([sys.executable, "-m", "cxplanner", "schedule", "--json", str(file)])
    print(f"\n10,000 initiatives, 25,000 links{'':<12}{'s':>8}")
    print(f"{'cxplanner schedule --json':<44}{own:>8.2f}")
    other = seconds_of_mpxj(plan, tmp_path)
    if other is None:
        print("MPXJ is not measured: set MPXJ_JARS to the folder of its jars, with Java installed")
    else:
        print(f"{'MPXJ, MicrosoftScheduler':<44}{other:>8.2f}")
        print(f"{own / other:.2f} of the time of MPXJ (under 0.5)")
    compare_with_taskjuggler(plan, tmp_path)


def compare_with_taskjuggler(plan: Plan, folder: Path) -> None:
    if shutil.which("tj3") is None:
        print("TaskJuggler is not measured: it is not installed")
        return
    links = {
        id_: replace(each, type=LinkType.FS, lag=max(0, each.lag)) for id_, each in plan.dependencies.items()
    }
    plan = plan.changed(dependencies=links)
    file, project = folder / "plain_links.cxplan", folder / "plan.tjp"
    OpenPlan.create(plan, file).close()
    project.write_text(as_taskjuggler_project(plan), encoding="utf-8")
    own = seconds([sys.executable, "-m", "cxplanner", "schedule", "--json", str(file)])
    other = seconds(["tj3", "--silent", "--output-dir", str(folder), str(project)], runs=1)
    print(f"{'TaskJuggler, links from finish to start':<44}{other:>8.2f}")
    print(f"{other / own:.0f} times as fast as TaskJuggler (at least 50)")


def as_taskjuggler_project(plan: Plan) -> str:
    """The durations and links of a plan in TaskJuggler's language."""
    lines = [f'project "Large" {plan.programme.start.isoformat()} +15y {{ timezone "UTC" }}']
    for each in plan.initiatives.values():
        links = [
            f"t{link.predecessor}" + (f" {{ gaplength {link.lag}d }}" if link.lag else "")
            for link in plan.links_into.get(each.id, ())
        ]
        depends = f"depends {', '.join(links)}" if links else f"start {plan.programme.start.isoformat()}"
        lines.append(f'task t{each.id} "{each.title}" {{ length {each.duration}d {depends} }}')
    return "\n".join([*lines, ""])


def seconds(command: Sequence[str], runs: int = RUNS) -> float:
    """The median time of a process from its start to its end; the first run only warms up."""
    times = []
    for _ in range(runs + 1):
        begin = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - begin)
    return statistics.median(times[1:])


def seconds_of_mpxj(plan: Plan, folder: Path) -> float | None:
    jars = os.environ.get("MPXJ_JARS")
    if not jars or shutil.which("javac") is None:
        return None
    source, project = folder / "ScheduleFile.java", folder / "plan.xml"
    source.write_text(PROGRAM, encoding="utf-8")
    project.write_text(as_project_xml(plan), encoding="utf-8")
    classes = os.pathsep.join((str(Path(jars) / "*"), str(folder)))
    subprocess.run(["javac", "-cp", classes, str(source)], check=True, stdout=subprocess.DEVNULL)
    return seconds(["java", "-cp", classes, "ScheduleFile", str(project)])


def as_project_xml(plan: Plan) -> str:
    """The durations and links of a plan as Project XML; stages and their gates have no place there."""
    start = datetime.combine(plan.programme.start, datetime.min.time()) + timedelta(hours=8)
    lines = [
        '<Project xmlns="http://schemas.microsoft.com/project">',
        f"<StartDate>{start.isoformat()}</StartDate><CalendarUID>1</CalendarUID>{_CALENDAR}<Tasks>",
    ]
    for number, each in enumerate(plan.initiatives.values(), start=1):
        lines.append(
            f"<Task><UID>{each.id}</UID><ID>{number}</ID><Name>{escape(each.title)}</Name>"
            f"<OutlineLevel>1</OutlineLevel><Duration>PT{8 * each.duration}H0M0S</Duration>"
            f"<RemainingDuration>PT{8 * each.duration}H0M0S</RemainingDuration>"
            "<DurationFormat>7</DurationFormat><ActualDuration>PT0H0M0S</ActualDuration>"
        )
        lines += [
            f"<PredecessorLink><PredecessorUID>{link.predecessor}</PredecessorUID>"
            f"<Type>{TYPES[link.type]}</Type><LinkLag>{link.lag * TENTHS_OF_A_MINUTE}</LinkLag>"
            "<LagFormat>7</LagFormat></PredecessorLink>"
            for link in plan.links_into.get(each.id, ())
        ]
        lines.append("</Task>")
    return "\n".join([*lines, "</Tasks></Project>"])


_HOURS = "".join(
    f"<WorkingTime><FromTime>{first}:00:00</FromTime><ToTime>{last}:00:00</ToTime></WorkingTime>"
    for first, last in (("08", "12"), ("13", "17"))
)
_CALENDAR = (
    "<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>"
    + "".join(
        f"<WeekDay><DayType>{day}</DayType><DayWorking>{int(day not in (1, 7))}</DayWorking>"
        + (f"<WorkingTimes>{_HOURS}</WorkingTimes>" if day not in (1, 7) else "")
        + "</WeekDay>"
        for day in range(1, 8)
    )
    + "</WeekDays></Calendar></Calendars>"
)
