"""Names of the choices that a plan knows: streams, statuses, link types, gate policies and the rest."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Final

from cxplanner.plan import indicators, initiatives, programme
from cxplanner.wording.catalogue import mark
from cxplanner.wording.steering_choices import STEERING_CHOICES

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

_PROGRAMME_CHOICES: Final[Mapping[type[Enum], Mapping[str, str]]] = {
    programme.Stream: {
        "systems_data": mark("Systems & data"),
        "change_management": mark("Change management & training"),
        "organization": mark("Organization & processes"),
        "customer_centricity": mark("Customer centricity"),
    },
    programme.GatePolicy: {"hold": mark("holds"), "advise": mark("advises")},
    programme.GateOutcome: {
        "go": mark("go"),
        "conditional_go": mark("conditional go"),
        "hold": mark("wait"),
        "recycle": mark("rework"),
        "stop": mark("stop"),
    },
    programme.CriterionKind: {"must": mark("must"), "should": mark("should")},
    programme.CriterionStatus: {
        "open": mark("still open"),
        "met": mark("met"),
        "not_met": mark("not met"),
        "waived": mark("waived"),
    },
    programme.PersonKind: {
        "executive": mark("executive"),
        "manager": mark("manager"),
        "employee": mark("employee"),
        "partner": mark("partner"),
        "customer": mark("customer"),
    },
    programme.TeamKind: {
        "steering": mark("steering committee"),
        "working_group": mark("working group"),
        "microteam": mark("micro-team"),
    },
    programme.TeamRole: {
        "sponsor": mark("sponsor"),
        "chair": mark("chair"),
        "secretary": mark("secretary"),
        "lead": mark("lead"),
        "product_owner": mark("product owner"),
        "designer": mark("designer"),
        "analyst": mark("analyst"),
        "member": mark("member"),
    },
}

_INITIATIVE_CHOICES: Final[Mapping[type[Enum], Mapping[str, str]]] = {
    initiatives.Status: {
        "measure": mark("idea"),
        "candidate": mark("candidate"),
        "approved": mark("approved"),
        "active": mark("active"),
        "paused": mark("paused"),
        "done": mark("done"),
        "rejected": mark("rejected"),
    },
    initiatives.Lever: {
        "product": mark("product"),
        "process": mark("process"),
        "experience": mark("experience"),
        "business_model": mark("business model"),
    },
    initiatives.Activity: {
        "governance": mark("governance"),
        "communication": mark("communication"),
        "training": mark("training"),
        "assessment": mark("assessment"),
        "reskilling": mark("reskilling"),
        "culture": mark("culture"),
        "selection": mark("selection"),
        "implementation": mark("implementation"),
        "paper_elimination": mark("paper elimination"),
        "process_redesign": mark("process redesign"),
        "workspace": mark("workspace"),
        "team_setup": mark("team set-up"),
        "survey": mark("survey"),
        "research": mark("research"),
        "co_creation": mark("co-creation"),
    },
    initiatives.Urgency: {
        "none": mark("not urgent"),
        "12_months": mark("within 12 months"),
        "6_months": mark("within 6 months"),
        "fixed_date": mark("on a fixed date"),
    },
    initiatives.Cocreation: {
        "none": mark("without customers"),
        "consulted": mark("customers are consulted"),
        "co_designed": mark("designed with customers"),
        "co_owned": mark("owned with customers"),
    },
    initiatives.Delivery: {"iterative": mark("in steps"), "sequential": mark("all at the end")},
    initiatives.Improvement: {
        "ease": mark("ease"),
        "transparency": mark("transparency"),
        "certainty": mark("certainty"),
        "warmth": mark("warmth"),
    },
    initiatives.LinkType: {
        "FS": mark("finish to start"),
        "SS": mark("start to start"),
        "FF": mark("finish to finish"),
        "SF": mark("start to finish"),
    },
    initiatives.MilestoneKind: {
        "delivery": mark("delivery"),
        "go_live": mark("go-live"),
        "feedback": mark("feedback"),
        "review": mark("review"),
        "gate": mark("gate"),
    },
    initiatives.Anchor: {
        "start": mark("at the start"),
        "finish": mark("at the finish"),
        "date": mark("on a date"),
    },
    initiatives.CashflowKind: {"cost": mark("cost"), "benefit": mark("benefit")},
    initiatives.Recurrence: {"once": mark("once"), "yearly": mark("every year")},
    initiatives.CashflowCategory: {
        "people": mark("people"),
        "licences": mark("licences"),
        "services": mark("services"),
        "equipment": mark("equipment"),
        "training": mark("training"),
        "revenue": mark("revenue"),
        "retention": mark("retention"),
        "cost_to_serve": mark("cost to serve"),
        "cost_avoided": mark("cost avoided"),
        "risk": mark("risk"),
        "other": mark("other"),
    },
    initiatives.Beneficiary: {
        "company": mark("the company"),
        "customer": mark("the customer"),
        "employee": mark("the employee"),
    },
}

_INDICATOR_CHOICES: Final[Mapping[type[Enum], Mapping[str, str]]] = {
    indicators.KpiType: {
        "nps": mark("NPS"),
        "csat": mark("satisfaction (CSAT)"),
        "ces": mark("customer effort (CES)"),
        "enps": mark("employee NPS (eNPS)"),
        "ratio": mark("a share"),
        "count": mark("a number"),
        "money": mark("money"),
        "duration": mark("a duration"),
        "score": mark("a score"),
    },
    indicators.Better: {"up": mark("higher"), "down": mark("lower")},
    indicators.KpiLevel: {"leading": mark("early"), "lagging": mark("afterwards")},
    indicators.EffortMethod: {
        "top_three": mark("share of 5 to 7"),
        "mean": mark("mean answer"),
        "net": mark("6 and 7 less 1 to 3"),
    },
    indicators.JourneyStep: {
        "need": mark("need"),
        "research": mark("research"),
        "select": mark("select"),
        "buy": mark("buy"),
        "receive": mark("receive"),
        "use": mark("use"),
        "maintain": mark("maintain"),
        "recommend": mark("recommend"),
    },
}


def choice_name(words: Words, value: Enum) -> str:
    """The name of a choice, in the words' language."""
    if isinstance(value, programme.Weekday):
        return words.weekday_names[value.value]
    kind = type(value)
    for table in (_PROGRAMME_CHOICES, _INDICATOR_CHOICES, STEERING_CHOICES):
        if kind in table:
            return words.say(table[kind][value.value])
    names = _INITIATIVE_CHOICES[kind]
    return words.say(names[value.value])
