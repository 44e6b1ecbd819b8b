"""What each column of the spreadsheet of initiatives holds, for people who fill one in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cxplanner.wording.catalogue import mark

_NONE: Final = mark("none")
_UNKNOWN: Final = mark("unknown")
EXPLANATIONS: Final[Mapping[str, tuple[str, str, str]]] = {
    "key": (mark("A short unique name, kept for ever"), mark("one is given"), "SD-04"),
    "title": (mark("What is done"), mark("the row is refused"), mark("Customer data platform")),
    "stage": (mark("1 to 4, or the name of a stage"), mark("stage 1, unless you choose another"), "2"),
    "stream": (
        mark("One of the four streams"),
        mark("the stream that you choose when you import"),
        mark("Systems & data"),
    ),
    "tags": (mark("Further streams, separated by semicolons"), _NONE, mark("Customer centricity")),
    "duration": (
        mark("Working days, weeks or months; 0 is a moment"),
        mark("from start to finish, else one day that counts as not estimated"),
        "10d, 3w, 2mo",
    ),
    "predecessors": (
        mark("Keys of what comes before, with the type of the link and the lag"),
        _NONE,
        "SD-01; OP-02 SS+3d; G1",
    ),
    "start": (
        mark("A date; it becomes “not before” unless the predecessors explain it"),
        mark("as early as possible"),
        "2027-03-01",
    ),
    "finish": (
        mark("A date; the duration wins where they disagree"),
        mark("from the duration"),
        "2027-04-30",
    ),
    "not_before": (mark("A date before which it cannot start"), _NONE, "2027-03-01"),
    "deadline": (mark("A date by which it must finish; it moves nothing, but warns"), _NONE, "2027-06-30"),
    "pinned_start": (mark("A date on which it starts whatever the logic says"), _NONE, "2027-03-01"),
    "needed_for_gate": (mark("Whether the gate of its stage waits for it"), mark("yes"), mark("yes")),
    "gate_waived": (
        mark("Why it need not wait for the gates before its stage"),
        _NONE,
        mark("Agreed by the committee on 5 March"),
    ),
    "owner": (
        mark("The name of the person who answers for it"),
        mark("unowned, and shown as such"),
        "Ana Ruiz",
    ),
    "team": (mark("The name of the team that does it"), _NONE, mark("Data team")),
    "units": (mark("How many full-time people of the team it needs"), _UNKNOWN, "2.5"),
    "optimistic": (mark("The duration if all goes well"), mark("no spread"), "8d"),
    "pessimistic": (mark("The duration if all goes badly"), mark("no spread"), "20d"),
    "cost": (mark("What it costs once, in the programme's currency"), _UNKNOWN, "45000"),
    "benefit_per_year": (mark("What it brings each year, in the programme's currency"), _UNKNOWN, "120000"),
    "impact": (mark("A score from 0 to 100"), _UNKNOWN, "70"),
    "effort": (mark("A score from 0 to 100"), _UNKNOWN, "40"),
    "status": (mark("Where it stands"), mark("candidate"), mark("approved")),
    "progress": (mark("How much is done, in percent"), "0", "25"),
    "actual_start": (mark("The date on which it did start"), mark("not started"), "2027-03-02"),
    "actual_finish": (mark("The date on which it did finish"), mark("not finished"), "2027-04-28"),
    "remaining": (mark("Working days that are left of what has started"), mark("from the progress"), "12d"),
    "why": (
        mark("What we gain"),
        mark("unanswered, shown as such"),
        mark("Fewer calls on deliveries"),
    ),
    "notes": (mark("Anything else"), _NONE, ""),
}
"""What each column holds, what an empty cell means, and an example."""
