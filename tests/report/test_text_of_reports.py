"""What readers of the PDF files find: every item where it should be, as often as it should, and links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pypdf
import pytest

from cxplanner.drawing.roadmap_options import RoadmapOptions
from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.plan.edits import milestones
from cxplanner.plan.initiatives import Anchor, Status
from cxplanner.plan.plan import Plan
from cxplanner.report.export import ExportChoices, export_report
from cxplanner.report.reports import ReportName, report_names
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative
from tests.report.made_pages import PRINTED_AT

LANGUAGES = ("en", "es", "pt")


@cache
def sample(language: str) -> Plan:
    return sample_plan(language)


def printed(plan: Plan, path: Path, *names: ReportName, language: str = "en") -> pypdf.PdfReader:
    options = RoadmapOptions(today=date(2026, 6, 15))
    choices = ExportChoices(printed_at=PRINTED_AT, roadmap=options)
    export_report(plan, schedule(plan), Words(language), path / "r.pdf", names, choices)
    return pypdf.PdfReader(path / "r.pdf")


def text_of(pages: Any) -> str:
    """The text with any white space as one blank."""
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def keys_in(text: str) -> list[str]:
    return re.findall(r"\b[A-Z]{2,3}-\d{2}\b", text)


def unlinked(count: int) -> Plan:
    """Initiatives that nothing leads to or from, so that each key is told of in one place."""
    plan = a_plan()
    for number in range(count):
        why = f"Reason of number {number}."
        plan = with_initiative(
            plan, f"AB-{number:02}", 5 + number, title=f"Title of number {number}", why=why
        )
    return plan


@pytest.mark.parametrize("name", [ReportName.GANTT, ReportName.STAGE, ReportName.CARDS])
def test_that_each_initiative_is_told_of_once(name: ReportName, tmp_path: Path) -> None:
    text = text_of(printed(unlinked(40), tmp_path, name).pages)
    assert sorted(keys_in(text)) == [f"AB-{number:02}" for number in range(40)]
    for number in range(40):
        assert len(re.findall(rf"Title of number {number}\b", text)) == 1
        assert len(re.findall(rf"Reason of number {number}\.", text)) == (name is ReportName.CARDS)


@pytest.mark.parametrize("name", [ReportName.ROADMAP, ReportName.GANTT, ReportName.CARDS, ReportName.BOARD])
def test_that_each_of_three_hundred_is_told_of_once(name: ReportName, tmp_path: Path) -> None:
    text = text_of(printed(unlinked(300), tmp_path, name).pages)
    titles = Counter(re.findall(r"Title of number \d+", text))
    if name is ReportName.ROADMAP:
        titles["Title of number 299"] -= 1  # the longest is also named as the critical path
    assert titles == Counter(f"Title of number {number}" for number in range(300))


def test_that_each_milestone_of_the_next_days_is_told_of_once(tmp_path: Path) -> None:
    plan = with_initiative(a_plan(), "A", 20)
    for number in range(60):
        day = date(2026, 11, 25) + timedelta(days=number)
        plan = milestones.add(plan, f"Event of number {number}", anchor=Anchor.DATE, day=day)
    text = text_of(printed(plan, tmp_path, ReportName.MILESTONES).pages)
    named = Counter(re.findall(r"Event of number \d+", text))
    assert set(named.values()) == {1}
    assert len(named) == 60


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [ReportName.GANTT, ReportName.STAGE, ReportName.ROADMAP])
def test_that_every_dated_initiative_of_the_sample_is_in_charts(
    name: ReportName, language: str, tmp_path: Path
) -> None:
    plan = sample(language)
    made = schedule(plan)
    found = set(keys_in(text_of(printed(plan, tmp_path, name, language=language).pages)))
    dated = {each.key for each in plan.initiatives.values() if made.initiative(each.id).start is not None}
    missing = dated - found
    if name is ReportName.ROADMAP:  # a bar that is too short for facts is named by its title alone
        text = text_of(printed(plan, tmp_path, name, language=language).pages)
        titles = {each.key: each.short_title or each.title for each in plan.initiatives.values()}
        missing = {key for key in missing if titles[key].split()[0] not in text}
    assert missing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_cards_say_what_is_known_of_each_initiative(language: str, tmp_path: Path) -> None:
    plan, words = sample(language), Words(language)
    text = text_of(printed(plan, tmp_path, ReportName.CARDS, language=language).pages)
    for each in plan.initiatives.values():
        if each.status is Status.REJECTED:
            continue
        assert each.key in text
        assert plan.owner_name(each) in text
        cost = plan.cost_once(each.id)
        assert cost is None or " ".join(words.money(cost, plan.programme.currency).split()) in text


def test_that_cards_and_columns_say_progress_in_hundredths(tmp_path: Path) -> None:
    plan = with_initiative(a_plan(), "A", 20, progress=45)
    assert "45\u2009%" in printed(plan, tmp_path, ReportName.CARDS).pages[0].extract_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_each_stage_of_the_sample_is_one_page_with_its_criteria(language: str, tmp_path: Path) -> None:
    plan = sample(language)
    reader = printed(plan, tmp_path, ReportName.STAGE, language=language)
    assert len(reader.pages) == len(plan.stages)
    for page, stage in zip(reader.pages, plan.stages.values(), strict=True):
        text = text_of([page])
        assert stage.name in text
        assert stage.why in text
        for criterion in plan.criteria.values():
            assert (criterion.text in text) == (criterion.stage == stage.id), criterion.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_critical_path_is_one_page_with_each_link_of_the_chain(
    language: str, tmp_path: Path
) -> None:
    plan = sample(language)
    (page,) = printed(plan, tmp_path, ReportName.CRITICAL_PATH, language=language).pages
    text = text_of([page])
    for node in schedule(plan).critical_path():
        if node.kind == "initiative":
            each = plan.initiatives[node.id]
            assert text.count(f"{each.key} {each.title}") >= 1, each.key


class Link(NamedTuple):
    """What is written where a reader clicks, on which page, and what stands on the page where that leads."""

    on: int
    said: str
    page: int
    there: str


def links_of(reader: pypdf.PdfReader) -> Iterator[Link]:
    texts = [text_of([page]) for page in reader.pages]
    places = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    for number, page in enumerate(reader.pages):
        pieces: list[tuple[str, float, float]] = []

        def keep(text: str, _cm: Any, tm: Any, *_: Any, found: Any = pieces) -> None:
            found.append((text.strip(), tm[4], tm[5]))

        page.extract_text(visitor_text=keep)
        for annotation in page.get("/Annots") or ():
            made = annotation.get_object()
            left, bottom, right, top = (float(each) for each in made["/Rect"])
            target = places[list.__getitem__(made["/Dest"], 0).idnum]
            for text, x, y in pieces:
                if left - 1 <= x < right - 1 and bottom - 1 <= y <= top and text:
                    yield Link(number, text, target, texts[target])


def test_that_links_of_a_pack_lead_to_what_they_name(tmp_path: Path) -> None:
    reader = printed(sample("en"), tmp_path, *report_names("pack"))
    followed = 0
    for link in links_of(reader):
        for key in keys_in(link.said):
            assert key in link.there, link.said
            followed += 1
    assert followed > 100


def test_that_numbers_before_keys_are_those_of_the_sheets_they_lead_to(tmp_path: Path) -> None:
    reader = printed(sample("en"), tmp_path, ReportName.STAGE, ReportName.CARDS)
    numbered = [
        (int(found[1]), link.page + 1)
        for link in links_of(reader)
        if (found := re.match(r"(?:→ )?(\d+) · [A-Z]{2,3}-\d{2}", link.said))
    ]
    assert len(numbered) > 40
    assert all(said == real for said, real in numbered)


def test_that_the_contents_lead_to_the_sheets_they_number(tmp_path: Path) -> None:
    reader = printed(sample("en"), tmp_path, *report_names("pack"))
    contents = [link for link in links_of(reader) if link.on == 0 and link.said.isdecimal()]
    assert len(contents) >= 10
    assert all(int(link.said) == link.page + 1 for link in contents)


def test_that_bookmarks_lead_to_the_sheets_they_name(tmp_path: Path) -> None:
    reader = printed(sample("en"), tmp_path, *report_names("pack"))
    found: dict[str, int] = {}

    def keep(entries: Any) -> None:
        for entry in entries:
            if isinstance(entry, list):
                keep(entry)
            else:
                found[str(entry.title)] = reader.get_destination_page_number(entry) or 0

    keep(reader.outline)
    for name in ("Critical path", "Milestones"):
        assert name in text_of([reader.pages[found[name]]])
    stages = [title for title in found if title.startswith("Stage ")]
    assert len(stages) == 4
    for title in stages:
        assert title.split(": ", 1)[1] in text_of([reader.pages[found[title]]])
