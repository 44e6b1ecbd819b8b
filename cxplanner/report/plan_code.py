"""A short code for what a plan says, so that a sheet of paper can be compared with a file."""

from __future__ import annotations

import hashlib

from cxplanner.plan.plan import COLLECTIONS, Plan


def plan_code(plan: Plan) -> str:
    """Eight signs such as `3F2A-91BC`: the same for the same plan, another after any edit."""
    digest = hashlib.sha256(repr(plan.programme).encode())
    for name in COLLECTIONS:
        for _, entity in sorted(getattr(plan, name).items()):
            digest.update(repr(entity).encode())
    code = digest.hexdigest().upper()
    return f"{code[:4]}-{code[4:8]}"
