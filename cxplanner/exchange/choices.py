"""Names of streams, stages and statuses as people write them, in three languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, TypeVar

from cxplanner.exchange.headings import normalised
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import STAGE_NUMBERS, Stream
from cxplanner.wording.words import LANGUAGES, Words

Choice = TypeVar("Choice", Stream, Status)

_STREAMS: Final[Mapping[Stream, str]] = {
    Stream.SYSTEMS_DATA: """
        systems data; systems; data; sd; technology; it; sistemas datos; sistemas; datos;
        tecnologia; sistemas dados; dados""",
    Stream.CHANGE_MANAGEMENT: """
        change management; change management training; change; training; ct; gestion del cambio;
        gestion del cambio formacion; cambio; formacion; gestao da mudanca; gestao da mudanca
        formacao; mudanca; formacao; gestao de mudancas; treinamento""",
    Stream.ORGANIZATION: """
        organization; organisation; organization processes; organisation processes; processes; op;
        organizacion; organizacion procesos; procesos; organizacao; organizacao processos; processos""",
    Stream.CUSTOMER_CENTRICITY: """
        customer centricity; customer; customers; cc; cx; customer experience; centralidad del
        cliente; orientacion al cliente; cliente; clientes; centricidad en el cliente; enfoque en el
        cliente; experiencia de cliente; centralidade no cliente; foco no cliente; experiencia do
        cliente; centralidade do cliente""",
}
_STATUSES: Final[Mapping[Status, str]] = {
    Status.MEASURE: "measure; idea; medida; ideia",
    Status.CANDIDATE: """
        candidate; proposed; not started; to do; todo; pending; open; new; backlog; candidata;
        candidato; propuesta; propuesto; no iniciada; no iniciado; sin empezar; por hacer;
        pendiente; nueva; nao iniciada; nao iniciado; proposta; proposto; a fazer; pendente; nova""",
    Status.APPROVED: """
        approved; planned; committed; scheduled; ready; aprobada; aprobado; planificada;
        planificado; prevista; previsto; comprometida; aprovada; aprovado; planejada; planejado;
        planeada; planeado; agendada""",
    Status.ACTIVE: """
        active; in progress; started; ongoing; underway; wip; doing; on track; activa; activo; en
        curso; en progreso; en ejecucion; en marcha; en proceso; iniciada; iniciado; ativa; ativo;
        em curso; em andamento; em execucao; em progresso; em processo""",
    Status.PAUSED: """
        paused; on hold; hold; blocked; suspended; pausada; pausado; en pausa; en espera; detenida;
        detenido; bloqueada; bloqueado; suspendida; suspendido; em pausa; em espera; suspensa;
        suspenso; parada; parado""",
    Status.DONE: """
        done; complete; completed; finished; closed; delivered; hecha; hecho; completa; completo;
        completada; completado; terminada; terminado; finalizada; finalizado; cerrada; cerrado;
        entregada; concluida; concluido; feita; feito; encerrada; encerrado; fechada; entregue""",
    Status.REJECTED: """
        rejected; cancelled; canceled; dropped; rechazada; rechazado; cancelada; cancelado;
        descartada; descartado; rejeitada; rejeitado; recusada""",
}
_JOINING_WORDS: Final = frozenset({"and", "y", "e", "&"})
_NUMBERED_STAGE: Final = re.compile(r"(?:stage |etapa |estagio |fase |phase |s|e)?([1-4])(?: [^\d]+)?")


def read_stream(text: str) -> Stream | None:
    """The stream that a text names by its key or by a name in one of the languages."""
    return _streams().get(_compared(text))


def read_status(text: str) -> Status | None:
    """The status that a text names in one of the languages."""
    return _statuses().get(_compared(text))


class StageNames:
    """The stages of a plan by number, by their names in the plan, and by the usual names."""

    def __init__(self, plan: Plan) -> None:
        self._by_name = dict(_usual_stages())
        for stage in plan.stages.values():
            self._by_name[_compared(stage.name)] = stage.id

    def read(self, text: str) -> int | None:
        """The number of the stage that a text names."""
        compared = _compared(text)
        if compared in self._by_name:
            return self._by_name[compared]
        numbered = _NUMBERED_STAGE.fullmatch(compared)
        return int(numbered[1]) if numbered else None


def _compared(text: str) -> str:
    return " ".join(word for word in normalised(text).split() if word not in _JOINING_WORDS)


@cache
def _streams() -> Mapping[str, Stream]:
    names = {_compared(stream.value): stream for stream in Stream}
    names |= _spelled(_STREAMS)
    for language in LANGUAGES:
        words = Words(language)
        names |= {_compared(words.stream(stream)): stream for stream in Stream}
    return names


@cache
def _statuses() -> Mapping[str, Status]:
    names = {_compared(status.value): status for status in Status}
    names |= _spelled(_STATUSES)
    for language in LANGUAGES:
        words = Words(language)
        names |= {_compared(words.status(status)): status for status in Status}
    return names


@cache
def _usual_stages() -> Mapping[str, int]:
    return {
        _compared(stage.name): stage.id
        for language in LANGUAGES
        for stage in Words(language).stage_names()
        if stage.id in STAGE_NUMBERS
    }


def _spelled(table: Mapping[Choice, str]) -> dict[str, Choice]:
    return {_compared(name): choice for choice, names in table.items() for name in names.split(";")}
