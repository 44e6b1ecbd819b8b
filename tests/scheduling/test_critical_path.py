"""Floats of one node are those that all nodes together have."""

from __future__ import annotations

from hypothesis import given

from cxplanner.errors import CXPlannerError
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.computation import compute
from tests.scheduling.random_plans import plans


@given(plan=plans())
def test_that_a_node_alone_has_the_free_float_that_it_has_among_all(plan: Plan) -> None:
    try:
        made = compute(plan, plan.programme.status_date, None)
    except CXPlannerError:
        return
    alone = [made.free_float_of(rank) for rank in range(made.network.size)]
    assert alone == made.free_float.tolist()
