"""Streams, stages and statuses are known by many names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxplanner.exchange.choices import StageNames, read_status, read_stream
from cxplanner.plan.initiatives import Status
from cxplanner.plan.programme import Stream
from cxplanner.wording.words import LANGUAGES, Words
from tests.builders import a_plan


@pytest.mark.parametrize("stream", Stream)
def test_that_a_stream_is_known_by_its_key_and_in_every_language(stream: Stream) -> None:
    names = [stream.value, stream.value.upper(), *(Words(language).stream(stream) for language in LANGUAGES)]
    assert {read_stream(name) for name in names} == {stream}


@pytest.mark.parametrize("status", Status)
def test_that_a_status_is_known_by_its_key_and_in_every_language(status: Status) -> None:
    names = [status.value, *(Words(language).status(status) for language in LANGUAGES)]
    assert {read_status(name) for name in names} == {status}


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("Concluído", Status.DONE),
        ("En curso", Status.ACTIVE),
        ("Em andamento", Status.ACTIVE),
        ("On hold", Status.PAUSED),
        ("Cancelada", Status.REJECTED),
        ("Planejado", Status.APPROVED),
        ("Not started", Status.CANDIDATE),
    ],
)
def test_that_states_of_other_programs_are_known(written: str, status: Status) -> None:
    assert read_status(written) is status


@pytest.mark.parametrize(
    ("written", "stream"),
    [
        ("Systems and data", Stream.SYSTEMS_DATA),
        ("Gestión del cambio", Stream.CHANGE_MANAGEMENT),
        ("Organização e processos", Stream.ORGANIZATION),
        ("Customer", Stream.CUSTOMER_CENTRICITY),
    ],
)
def test_that_streams_are_known_by_short_names(written: str, stream: Stream) -> None:
    assert read_stream(written) is stream


@pytest.mark.parametrize("nonsense", ["", "Marketing", "12", "systems and cats"])
def test_that_nonsense_is_no_choice(nonsense: str) -> None:
    assert read_stream(nonsense) is None
    assert read_status(nonsense) is None


@pytest.mark.parametrize(
    "written", ["2", "Stage 2", "Etapa 2", "Fase 2", "2 Optimise", "Optimise", "OPTIMISE"]
)
def test_that_a_stage_is_known_by_number_and_name(written: str) -> None:
    assert StageNames(a_plan()).read(written) == 2


@pytest.mark.parametrize("nonsense", ["", "0", "5", "12", "Stage", "2027", "Inception"])
def test_that_other_numbers_and_names_are_no_stages(nonsense: str) -> None:
    assert StageNames(a_plan()).read(nonsense) is None


def test_that_a_plans_own_names_of_stages_count_first() -> None:
    plan = a_plan()
    plan = plan.put("stages", replace(plan.stages[3], name="Ola azul"), replace(plan.stages[4], name="Start"))
    assert StageNames(plan).read("ola AZUL") == 3
    assert StageNames(plan).read("Start") == 4
