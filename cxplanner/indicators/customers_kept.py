"""What customers who stay are worth: churn, retention, and the simple lifetime value."""

from __future__ import annotations

from cxplanner.indicators.estimates import Estimate, share


def churn(lost: float, at_start: float) -> Estimate:
    """Customers lost during a period among those at its start, in points of a hundred."""
    return share(lost, at_start)


def retention(lost: float, at_start: float) -> Estimate:
    """100 − churn, with the same interval the other way round."""
    gone = churn(lost, at_start)
    low = 100 - gone.high if gone.high is not None else None
    high = 100 - gone.low if gone.low is not None else None
    return Estimate(100 - gone.value, low, high, gone.answers)


def lifetime_value(yearly_margin: float, retention_rate: float, discount_rate: float) -> float:
    """Yearly margin × retention ÷ (1 + discount − retention), in the unit of the margin. Rates are 0 to 1.

    Raises ValueError for rates that leave a customer who never goes and costs nothing to wait for.
    """
    if not 0 <= retention_rate <= 1 or 1 + discount_rate - retention_rate <= 0:
        raise ValueError("the value of a customer who never leaves has no end")
    return yearly_margin * retention_rate / (1 + discount_rate - retention_rate)
