"""Every report of programmes of every size and kind: nothing over anything else, no bar split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from cxplanner.drawing.roadmap_options import RoadmapOptions
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.report.export import ExportChoices, laid_out, smallest_text
from cxplanner.report.paper import SMALLEST_TEXT
from cxplanner.report.reports import ReportName
from cxplanner.report.sheets import Page
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative
from tests.drawing.programmes import a_programme
from tests.pictures import all_bars, box_of, foreign_texts, meeting_texts, texts
from tests.report.made_pages import PRINTED_AT

CHARTS = (ReportName.ROADMAP, ReportName.STAGE, ReportName.GANTT, ReportName.CRITICAL_PATH)
IN_ROWS = (ReportName.STAGE, ReportName.GANTT)


def one_lane() -> Plan:
    plan = a_programme(60)
    for each in list(plan.initiatives.values()):
        plan = plan.put("initiatives", replace(each, stream=Stream.SYSTEMS_DATA, stage=1))
    return plan


def one_day() -> Plan:
    plan = a_plan()
    for number in range(40):
        plan = with_initiative(plan, f"K-{number:02}", 1)
    return plan


def ten_years() -> Plan:
    return a_programme(60, longest=140)


def named(length: int) -> Plan:
    plan = a_programme(30)
    for each in list(plan.initiatives.values()):
        title = (f"{each.id} long name of an initiative " * 12)[:length]
        plan = plan.put("initiatives", replace(each, title=title, short_title="", why=title, summary=title))
    return plan


PROGRAMMES = {
    "none": lambda: a_programme(0),
    "1": lambda: a_programme(1),
    "5": lambda: a_programme(5),
    "39": lambda: a_programme(39),
    "300": lambda: a_programme(300),
    "names of 3 characters": lambda: named(3),
    "names of 300 characters": lambda: named(300),
    "one lane": one_lane,
    "one day": one_day,
    "ten years": ten_years,
}


def pages_of(
    plan: Plan, name: ReportName, choices: ExportChoices | None = None, language: str = "en"
) -> list[Page]:
    options = RoadmapOptions(today=PRINTED_AT.date(), marks=True)
    chosen = replace(choices or ExportChoices(), printed_at=PRINTED_AT, roadmap=options)
    return list(laid_out(plan, schedule(plan), Words(language), [name], chosen).pages())


def faults(pages: list[Page]) -> Iterator[str]:
    """What is wrong with pages, in words for whoever reads the failure."""
    for number, page in enumerate(pages, start=1):
        shapes = page.drawing.shapes
        for one, other in meeting_texts(shapes):
            yield f"{number}: “{one}” meets “{other}”"
        for text in texts(shapes):
            left, top, right, bottom = box_of(text)
            if left < -0.01 or top < 0 or right > page.drawing.width + 0.01 or bottom > page.drawing.height:
                yield f"{number}: “{text.text}” leaves the sheet"
    if smallest_text(pages) < SMALLEST_TEXT - 1e-6:
        yield "text is smaller than allowed"


@pytest.mark.parametrize("name", list(ReportName))
@pytest.mark.parametrize("programme", list(PROGRAMMES))
def test_that_no_text_meets_another_or_leaves_the_sheet(programme: str, name: ReportName) -> None:
    assert list(faults(pages_of(PROGRAMMES[programme](), name))) == []


@pytest.mark.parametrize("name", [ReportName.GANTT, ReportName.MILESTONES, ReportName.CARDS])
def test_that_two_thousand_initiatives_are_printed(name: ReportName) -> None:
    plan = a_programme(2_000)
    pages = pages_of(plan, name)
    assert list(faults(pages[:3] + pages[-3:])) == []
    if name is ReportName.MILESTONES:
        return
    told = Counter(text.item for page in pages for text in texts(page.drawing.shapes) if text.item)
    assert all(any(item.id == each for item in told) for each in plan.initiatives)


@pytest.mark.parametrize(
    "name",
    [ReportName.ROADMAP, ReportName.STAGE, ReportName.CRITICAL_PATH, ReportName.HANDOUT, ReportName.BOARD],
)
def test_that_sheets_of_two_thousand_initiatives_have_no_faults(name: ReportName) -> None:
    plan = a_programme(2_000)
    choices = ExportChoices(
        printed_at=PRINTED_AT, roadmap=RoadmapOptions(today=PRINTED_AT.date(), marks=True)
    )
    sheets = laid_out(plan, schedule(plan), Words("en"), [name], choices)
    count = len(sheets.sheets)
    pages = [sheets.page(number) for number in sorted({1, 2, count // 2 + 1, count - 1, count} - {0})]
    assert list(faults(pages)) == []
    if name is not ReportName.BOARD:
        assert [found for page in pages for found in foreign_texts(page.drawing.shapes)] == []


@pytest.mark.parametrize("language", ["es", "pt"])
@pytest.mark.parametrize("programme", ["39", "names of 300 characters", "one day", "ten years"])
def test_that_no_language_makes_texts_meet(programme: str, language: str) -> None:
    plan = PROGRAMMES[programme]()
    for name in ReportName:
        assert list(faults(pages_of(plan, name, language=language))) == [], name


@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("binding", [None, 20.0])
@pytest.mark.parametrize("paper", ["A5", "A4", "420x900"])
def test_that_every_direction_and_edge_is_kept(landscape: bool, binding: float | None, paper: str) -> None:
    plan = a_programme(39)
    choices = ExportChoices(paper, landscape, binding=binding)
    for name in ReportName:
        assert list(faults(pages_of(plan, name, choices))) == [], name


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize(
    "programme", ["1", "5", "39", "300", "one lane", "one day", "ten years", "names of 300 characters"]
)
def test_that_no_text_crosses_the_bar_of_another(programme: str, name: ReportName) -> None:
    for number, page in enumerate(pages_of(PROGRAMMES[programme](), name), start=1):
        found = foreign_texts(page.drawing.shapes)
        assert found == [], f"sheet {number}: {found[:3]}"


@pytest.mark.parametrize("name", IN_ROWS)
@pytest.mark.parametrize("programme", ["39", "300", "one lane", "one day"])
def test_that_every_bar_is_whole_in_one_row_of_one_sheet(programme: str, name: ReportName) -> None:
    plan = PROGRAMMES[programme]()
    rows: dict[int, set[tuple[int, int]]] = {}
    for number, page in enumerate(pages_of(plan, name)):
        for item, (_, top, _, bottom) in all_bars(page.drawing.shapes):
            assert bottom <= page.drawing.height
            rows.setdefault(item.id, set()).add((number, round(top)))
    assert set(rows) == {each.id for each in plan.initiatives.values() if each.duration}
    assert all(len(places) == 1 for places in rows.values())


def test_that_no_row_is_alone_on_the_last_sheet_of_a_list() -> None:
    plan = a_plan()
    for count in range(1, 60):
        plan = with_initiative(plan, f"K-{count:02}", 5)
        pages = pages_of(plan, ReportName.GANTT)
        rows = [len({item.id for item, _ in all_bars(page.drawing.shapes)}) for page in pages]
        assert sum(rows) == count
        assert len(rows) == 1 or rows[-1] > 1, count


def test_that_a_lane_that_goes_on_on_the_next_sheet_says_so() -> None:
    first, second, *_ = pages_of(one_lane(), ReportName.GANTT)
    assert "continued" not in {text.text for text in texts(first.drawing.shapes)}
    assert [text.text for text in texts(second.drawing.shapes)].count("continued") == 1


def test_that_late_initiatives_say_so_beside_their_bars() -> None:
    plan = with_initiative(a_plan(), "A", 20)
    (late,) = plan.initiatives.values()
    finish = schedule(plan).initiative(late.id).finish
    assert finish is not None
    plan = plan.put("initiatives", replace(late, deadline=finish - timedelta(days=7)))
    for name in (ReportName.STAGE, ReportName.GANTT):
        (page, *_) = pages_of(plan, name)
        (said,) = [text for text in texts(page.drawing.shapes) if text.text == "+5 d"]
        (bar,) = {box for _, box in all_bars(page.drawing.shapes)}
        left, top, right, bottom = box_of(said)
        assert right <= bar[0] or left >= bar[2]
        assert bar[1] - 2 <= (top + bottom) / 2 <= bar[3] + 2


def test_that_lists_that_fit_below_a_chart_are_on_its_sheet() -> None:
    plan = a_plan()
    for number in range(14):
        plan = with_initiative(plan, f"K-{number:02}", 5)
        assert len(pages_of(plan, ReportName.STAGE)) == len(plan.stages), number


def test_that_rows_a_little_lower_save_a_sheet() -> None:
    plan = a_plan()
    counts = []
    for number in range(1, 40):
        plan = with_initiative(plan, f"K-{number:02}", 5)
        counts.append(len(pages_of(plan, ReportName.GANTT)))
    assert counts == sorted(counts)
    assert counts[20] == 1  # 21 rows, of which 17 fit where they are as high as they like
    assert counts[34] == 2
