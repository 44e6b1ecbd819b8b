"""The schedule and what is said about it as JSON, in the shapes that other programs rely on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from cxplanner.findings.finding import Finding
from cxplanner.plan.initiatives import Initiative, Milestone
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stage
from cxplanner.scheduling.results import Driver, DriverKind, Node
from cxplanner.scheduling.schedule import Schedule
from cxplanner.wording.words import Words


def schedule_as_json(
    plan: Plan, schedule: Schedule, findings: Iterable[Finding], words: Words
) -> dict[str, Any]:
    """The dates, floats and drivers of everything in a plan, with its findings."""
    return {
        "format": "cxplanner-schedule-1",
        "programme": plan.programme.name,
        "start": iso(schedule.start),
        "finish": iso(schedule.finish),
        "target": iso(schedule.target),
        "status_date": iso(schedule.status_date),
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
        said["date"] = iso(driver.day)
    return said


def key_of(plan: Plan, node: Node) -> str:
    """The key of an initiative or gate."""
    return plan.initiatives[node.id].key if node.kind == "initiative" else plan.stages[node.id].gate_key


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
        "start": iso(dates.start),
        "finish": iso(dates.finish),
        "late_start": iso(dates.late_start),
        "late_finish": iso(dates.late_finish),
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
        "date": iso(dates.start),
        "total_float": dates.total_float,
        "critical": dates.critical,
    }


def _gate(schedule: Schedule, stage: Stage) -> dict[str, Any]:
    dates = schedule.gate(stage.id)
    return {
        "key": stage.gate_key,
        "stage": stage.id,
        "date": iso(dates.finish),
        "policy": stage.gate_policy.value,
        "total_float": dates.total_float,
        "critical": dates.critical,
    }


def iso(day: date | None) -> str | None:
    """A day as ISO 8601 has it; null for none."""
    return None if day is None else day.isoformat()
