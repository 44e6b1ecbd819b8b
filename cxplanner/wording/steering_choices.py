"""Names of the choices of the committee's cycle: meetings, outcomes, health, risks."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from cxplanner.plan import reviews, risks
from cxplanner.wording.catalogue import mark

STEERING_CHOICES: Final[Mapping[type[Enum], Mapping[str, str]]] = {
    reviews.MeetingKind: {
        "steering": mark("review"),
        "gate": mark("decision on a gate"),
        "working": mark("working meeting"),
        "audit_workshop": mark("audit workshop"),
    },
    reviews.AgendaKind: {
        "information": mark("information"),
        "decision": mark("decision"),
        "action": mark("action"),
    },
    reviews.Outcome: {
        "pending": mark("not decided"),
        "approved": mark("approved"),
        "rejected": mark("rejected"),
        "deferred": mark("put off"),
        "done": mark("done"),
        "go": mark("go"),
        "conditional_go": mark("conditional go"),
        "hold": mark("wait"),
        "recycle": mark("rework"),
        "stop": mark("stop"),
    },
    reviews.Health: {"green": mark("green"), "amber": mark("amber"), "red": mark("red")},
    reviews.HealthSubject: {
        "programme": mark("programme"),
        "stream": mark("stream"),
        "gate": mark("gate"),
    },
    risks.RiskKind: {
        "risk": mark("risk"),
        "issue": mark("issue"),
        "assumption": mark("assumption"),
        "silo": mark("silo"),
    },
    risks.SiloType: {
        "organisational": mark("organisational"),
        "political": mark("political"),
        "data": mark("data"),
        "analytics": mark("analytics"),
        "functional": mark("functional"),
        "channel": mark("channel"),
        "technology": mark("technology"),
    },
    risks.RiskResponse: {
        "avoid": mark("avoid"),
        "reduce": mark("reduce"),
        "transfer": mark("transfer"),
        "accept": mark("accept"),
    },
    risks.RiskStatus: {"open": mark("still open"), "closed": mark("closed")},
}
