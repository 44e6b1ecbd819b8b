"""The schedule and what is said about it as JSON, in the shapes that other programs rely on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from cxplanner.findings.finding import Finding
from cxplanner.plan.initiatives import Initiative, Milestone
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stage
from cxplanner.scheduling.explanation import ExplainedStep
from cxplanner.scheduling.results import Dates, Driver, DriverKind, Node
from cxplanner.scheduling.schedule import Schedule
from cxplanner.wording.words import Words


def schedule_as_json(
    plan: Plan, schedule: Schedule, findings: Iterable[Finding], words: Words
) -> dict[str, Any]:
    """The dates, floats and drivers of everything in a plan, with its findings."""
    return {
        "format": "cxplanner-schedule-1",
        "programme": plan.programme.name,
        "start": _iso(schedule.start),
        "finish": _iso(schedule.finish),
        "target": _iso(schedule.target),
        "status_date": _iso(schedule.status_date),
        "initiatives": [_initiative(plan, schedule, each) for each in plan.initiatives_in_order],
        "milestones": [_milestone(schedule, each) for each in plan.milestones_in_order],
        "gates": [_gate(schedule, plan.stages[number]) for number in sorted(plan.stages)],
        "findings": [finding_as_json(each, words) for each in findings],
    }


def findings_as_json(findings: Iterable[Finding], words: Words) -> dict[str, Any]:
    """What the rules say about a plan."""
    return {
        "format": "cxplanner-findings-1",
        "findings": [finding_as_json(each, words) for each in findings],
    }


def finding_as_json(finding: Finding, words: Words) -> dict[str, Any]:
    """One finding, with its sentence."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "items": list(finding.items),
        "message": words.finding(finding),
    }


def driver_as_json(plan: Plan, driver: Driver) -> dict[str, Any]:
    """Why a date is not earlier."""
    said: dict[str, Any] = {"kind": driver.kind.value}
    if driver.node is not None:
        said["from"] = key_of(plan, driver.node)
    if driver.kind is DriverKind.DEPENDENCY:
        said["type"] = driver.type.value if driver.type is not None else None
        said["lag"] = driver.lag
        if driver.elapsed:
            said["elapsed"] = True
    if driver.kind in (DriverKind.CONSTRAINT, DriverKind.PIN):
        said["date"] = _iso(driver.day)
    return said


def key_of(plan: Plan, node: Node) -> str:
    """The key of an initiative or gate."""
    return plan.initiatives[node.id].key if node.kind == "initiative" else plan.stages[node.id].gate_key


def explanation_as_json(
    plan: Plan,
    key: str,
    dates: Dates,
    chain: Iterable[ExplainedStep],
    slip: Iterable[tuple[Node, int]],
) -> dict[str, Any]:
    """The chain of reasons for a date, and what moves when it slips."""
    return {
        "format": "cxplanner-explanation-1",
        "key": key,
        "start": _iso(dates.start),
        "finish": _iso(dates.finish),
        "chain": [
            {
                "key": key_of(plan, step.node),
                "start": _iso(step.start),
                "finish": _iso(step.finish),
                "drivers": [driver_as_json(plan, driver) for driver in step.drivers],
            }
            for step in chain
        ],
        "slip": [{"key": key_of(plan, node), "days": days} for node, days in slip],
    }


def _initiative(plan: Plan, schedule: Schedule, initiative: Initiative) -> dict[str, Any]:
    dates = schedule.initiative(initiative.id)
    return {
        "key": initiative.key,
        "title": initiative.title,
        "stream": initiative.stream.value,
        "tags": [tag.value for tag in initiative.tags],
        "stage": initiative.stage,
        "status": initiative.status.value,
        "duration": initiative.duration,
        "start": _iso(dates.start),
        "finish": _iso(dates.finish),
        "late_start": _iso(dates.late_start),
        "late_finish": _iso(dates.late_finish),
        "total_float": dates.total_float,
        "free_float": dates.free_float,
        "critical": dates.critical,
        "drivers": [driver_as_json(plan, each) for each in schedule.drivers(initiative.id)],
    }


def _milestone(schedule: Schedule, milestone: Milestone) -> dict[str, Any]:
    dates = schedule.milestone(milestone.id)
    return {
        "key": milestone.key,
        "title": milestone.title,
        "date": _iso(dates.start),
        "total_float": dates.total_float,
        "critical": dates.critical,
    }


def _gate(schedule: Schedule, stage: Stage) -> dict[str, Any]:
    dates = schedule.gate(stage.id)
    return {
        "key": stage.gate_key,
        "stage": stage.id,
        "date": _iso(dates.finish),
        "policy": stage.gate_policy.value,
        "total_float": dates.total_float,
        "critical": dates.critical,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
