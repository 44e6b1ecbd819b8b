"""Names of fields, as labels and column headings show them and as refusals name them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from cxplanner.wording.catalogue import mark

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

_FIELDS: Final[Mapping[str, str]] = {
    # initiatives
    "key": mark("Key"),
    "title": mark("Title"),
    "short_title": mark("Short title"),
    "stream": mark("Stream"),
    "tags": mark("Further streams"),
    "stage": mark("Stage"),
    "duration": mark("Duration"),
    "predecessors": mark("Predecessors"),
    "predecessor": mark("Predecessor"),
    "successor": mark("Successor"),
    "type": mark("Link type"),
    "lag": mark("Lag"),
    "start": mark("Start"),
    "finish": mark("Finish"),
    "late_start": mark("Late start"),
    "late_finish": mark("Late finish"),
    "total_float": mark("Total float"),
    "free_float": mark("Free float"),
    "critical": mark("Critical"),
    "not_before": mark("Not before"),
    "deadline": mark("Deadline"),
    "pinned_start": mark("Pinned start"),
    "actual_start": mark("Actual start"),
    "actual_finish": mark("Actual finish"),
    "remaining": mark("Remaining"),
    "progress": mark("Progress"),
    "needed_for_gate": mark("Needed for the gate"),
    "gate_waived": mark("Waiver of the gate"),
    "gate_waiver": mark("Waiver of the gate"),
    "owner": mark("Owner"),
    "sponsor": mark("Sponsor"),
    "team": mark("Team"),
    "units": mark("Full-time equivalents"),
    "estimated": mark("Estimated"),
    "optimistic": mark("Optimistic duration"),
    "pessimistic": mark("Pessimistic duration"),
    "cost": mark("Cost"),
    "benefit_per_year": mark("Benefit per year"),
    "impact": mark("Impact"),
    "effort": mark("Effort"),
    "status": mark("Status"),
    "why": mark("What we gain"),
    "how": mark("How"),
    "where": mark("Where"),
    "summary": mark("Summary"),
    "notes": mark("Notes"),
    "lever": mark("Lever"),
    "activity": mark("Kind of work"),
    "person_months": mark("Person-months"),
    "confidence": mark("Confidence"),
    "urgency": mark("Urgency"),
    "cocreation": mark("Co-creation"),
    "delivery": mark("Delivery"),
    "block": mark("Building block"),
    "improves": mark("What the customer feels"),
    "foundation": mark("Foundation"),
    "customer_benefit": mark("What the customer gains"),
    # milestones
    "kind": mark("Kind"),
    "anchor": mark("Anchor"),
    "initiative": mark("Initiative"),
    "offset": mark("Offset"),
    "day": mark("Date"),
    "date": mark("Date"),
    "done_on": mark("Done on"),
    # the programme, its calendar, stages and gates
    "name": mark("Name"),
    "organisation": mark("Organisation"),
    "sector": mark("Sector"),
    "language": mark("Language"),
    "currency": mark("Currency"),
    "country": mark("Country"),
    "subdivision": mark("Region"),
    "status_date": mark("Status date"),
    "target_finish": mark("Target date"),
    "horizon_months": mark("Horizon in months"),
    "critical_threshold": mark("Float up to which an initiative is critical"),
    "discount_rate": mark("Discount rate"),
    "npv_months": mark("Months of the net present value"),
    "headcount": mark("People employed"),
    "budget_cap": mark("Budget limit"),
    "committed_fte": mark("Full-time equivalents committed"),
    "exec_days_month": mark("Days of executives per month"),
    "wip_limit_owner": mark("Initiatives at once per owner"),
    "weight_customer": mark("Weights of the priorities"),
    "weekdays": mark("Working weekdays"),
    "closures": mark("Closures"),
    "taken_on": mark("Taken on"),
    "extra_working_days": mark("Extra working days"),
    "gate": mark("Gate"),
    "gate_name": mark("Gate name"),
    "gate_policy": mark("Gate policy"),
    "gate_planned_on": mark("Planned date of the gate"),
    "gate_decided_on": mark("Decided on"),
    "gate_outcome": mark("Decision"),
    "code": mark("Code"),
    "text": mark("Text"),
    # people and teams
    "unit": mark("Unit"),
    "person": mark("Person"),
    "rules": mark("Rules"),
    "calendar": mark("Calendar"),
    "capacity": mark("Capacity"),
}


def field_name(words: Words, field: str) -> str:
    """The name of a field; one that has none is shown with its own letters, so that it can be found."""
    name = _FIELDS.get(field)
    return words.say(name) if name else field.replace("_", " ")
