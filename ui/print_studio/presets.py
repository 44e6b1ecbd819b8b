"""The presets by audience that every plan has, and those that a plan keeps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from cxplanner.drawing.roadmap_options import Level
from cxplanner.errors import RequestError
from cxplanner.report.print_settings import PrintSettings, settings_as_json, settings_of_json
from cxplanner.report.reports import PACK, ReportName, report_names

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.plan.print_presets import PrintPreset
    from cxplanner.wording.words import Words
    from ui.settings import Settings


SETTING: Final = "print_settings"


@dataclass(frozen=True, slots=True)
class Preset:
    """Settings under a name; `id` is that of a preset of the plan, 0 for one that every plan has.

    One of which `error` says why it cannot be read has the usual settings.
    """

    name: str
    settings: PrintSettings
    id: int = 0
    error: RequestError | None = None


def usual_presets(words: Words) -> list[Preset]:
    """Those that every plan has."""
    return [
        Preset(words.say("Roadmap on one sheet"), PrintSettings()),
        Preset(
            words.say("Steering committee"),
            PrintSettings(reports=(ReportName.ROADMAP, ReportName.MILESTONES, ReportName.CRITICAL_PATH)),
        ),
        Preset(words.say("Team wall: cards"), PrintSettings(reports=(ReportName.CARDS,))),
        Preset(words.say("Team wall: poster on A4"), PrintSettings(paper="A1", poster="A4")),
        Preset(
            words.say("Customer of the programme"),
            PrintSettings(
                paper="A4", level=Level.SUMMARY, owners=False, floats=False, critical_path=False, marks=False
            ),
        ),
        Preset(words.say("Handout"), PrintSettings(reports=(ReportName.HANDOUT,))),
        Preset(words.say("Everything"), PrintSettings(reports=tuple(report_names(PACK)))),
    ]


def kept_presets(plan: Plan) -> list[Preset]:
    """Those of the plan in their order."""
    return [_read(each) for each in sorted(plan.print_presets.values(), key=lambda each: each.ordinal)]


def _read(kept: PrintPreset) -> Preset:
    try:
        return Preset(kept.name, settings_of_json(kept.settings), kept.id)
    except RequestError as error:
        return Preset(kept.name, PrintSettings(), kept.id, error)


def for_programme(settings: PrintSettings, plan: Plan) -> PrintSettings:
    """The settings with a baseline that the plan has, and none that it has lost."""
    if settings.baseline is not None and settings.baseline not in plan.baselines:
        return replace(settings, baseline=None)
    return settings


def last_settings(settings: Settings) -> PrintSettings:
    """Those of the last time; the usual ones where there are none that can be read."""
    kept = settings.value(SETTING)
    try:
        return settings_of_json(kept) if isinstance(kept, str) else PrintSettings()
    except RequestError:
        return PrintSettings()


def remember_settings(settings: Settings, chosen: PrintSettings) -> None:
    """Begin with these the next time."""
    settings.set(SETTING, settings_as_json(chosen))
