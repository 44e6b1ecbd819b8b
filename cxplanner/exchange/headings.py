"""Which column holds what: headings in three languages, whatever their case, accents, order and spacing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from cxplanner.wording.words import LANGUAGES, Words

FIELDS: Final = (
    "key",
    "title",
    "stage",
    "stream",
    "tags",
    "duration",
    "predecessors",
    "start",
    "finish",
    "not_before",
    "deadline",
    "pinned_start",
    "needed_for_gate",
    "gate_waived",
    "owner",
    "team",
    "units",
    "optimistic",
    "pessimistic",
    "cost",
    "benefit_per_year",
    "impact",
    "effort",
    "status",
    "progress",
    "actual_start",
    "actual_finish",
    "remaining",
    "why",
    "notes",
)
"""The columns of the spreadsheet of initiatives, in its order."""

OUTLINE_FIELDS: Final = ("outline", "level", "summary_row")
"""What other programs say of the structure of their list."""

SEVERAL_COLUMNS: Final = frozenset({"predecessors", "notes"})
"""Fields that may be spread over several columns."""

DATE_FIELDS: Final = frozenset(
    {"start", "finish", "not_before", "deadline", "pinned_start", "actual_start", "actual_finish"}
)

_SYNONYMS: Final[Mapping[str, str]] = {
    "key": """
        key; id; code; ref; reference; number; no; nr; num; task id; activity id; dep id; identifier;
        item; clave; codigo; identificador; numero; referencia; chave; us id; id tarea; id tarefa;
        identificador unico; unique id; task number; project number""",
    "title": """
        title; task; tasks; task name; name; activity; activities; activity name; initiative;
        initiatives; initiative name; work item; deliverable; deliverables; user story; story; feature;
        work package; milestone; titulo; tarea; tareas; actividad; actividades; nombre; nombre de tarea;
        nombre de la tarea; iniciativa; iniciativas; entregable; paquete de trabajo; hito; nombre de
        actividad; nombre de la actividad; tarefa; tarefas; atividade; atividades; nome; nome da tarefa;
        nome da atividade; entregavel; pacote de trabalho; marco; project; project name; proyecto;
        nombre del proyecto; projeto; nome do projeto; epic; action; accion; acao""",
    "stage": """
        stage; etapa; estagio; phase; fase; project phase; stage of transformation; etapa de
        transformacion""",
    "stream": """
        stream; workstream; work stream; home stream; lane; swimlane; linea; linea de trabajo;
        corriente; frente; frente de trabajo; eje; pilar; pillar; fluxo; linha; linha de trabalho; eixo;
        corrente; vertente""",
    "tags": """
        tags; tag; further streams; other streams; labels; etiquetas; otras lineas; otras corrientes;
        otros ejes; outras linhas; outros fluxos; outras correntes; marcadores; rotulos""",
    "duration": """
        duration; days; work days; duration days; estimate; estimated duration; length; duracion;
        duracion estimada; dias; plazo; jornadas; duracao; duracao estimada; most likely""",
    "predecessors": """
        predecessors; predecessor; depends on; dependency; dependencies; after; waits for; blocked by;
        predecesoras; predecesora; predecesores; predecesor; dependencia; dependencias; depende de;
        despues de; predecessoras; predecessora; predecessores; antecessoras; depois de; espera por""",
    "start": """
        start; start date; begin; begins; starts; from; planned start; early start; scheduled start;
        inicio; fecha de inicio; fecha inicio; comienzo; fecha de comienzo; desde; inicio previsto; data
        de inicio; data inicio; data inicial; fecha inicial; comeco; date start""",
    "finish": """
        finish; finish date; end; end date; ends; until; planned finish; planned end; early finish;
        scheduled finish; fin; fecha de fin; fecha fin; final; fecha final; fecha de finalizacion;
        finalizacion; termino; hasta; fin previsto; fecha de termino; fim; data de fim; data fim; data
        final; data de termino; ate; conclusao; data de conclusao; fecha de entrega; date end""",
    "not_before": """
        not before; no earlier than; start no earlier than; earliest start; no antes de; no antes del;
        no antes; nao antes de; nao antes; inicio minimo""",
    "deadline": """
        deadline; due; due date; must finish by; finish no later than; fecha limite; limite;
        vencimiento; plazo limite; prazo; data limite; prazo final; vencimento""",
    "pinned_start": """
        pinned start; pinned; fixed start; must start on; inicio fijo; inicio fijado; comienzo fijo;
        inicio fixo; inicio fixado""",
    "needed_for_gate": """
        needed for gate; needed for the gate; needed; necesaria para la puerta; necesario para la
        puerta; necesaria; necessaria para a porta; necessario para a porta; necessaria; necessario para
        o portao; necessaria para o portao""",
    "gate_waived": """
        gate waived; gate waiver; waiver; waived; waiver of the gate; exencion; exencion de la puerta;
        dispensa; dispensa da porta; dispensa do portao; isencao; isencao do portao""",
    "owner": """
        owner; responsible; resource; resources; resource names; assignee; assigned to; assigned; lead;
        who; role or person; person; responsable; responsables; recurso; recursos; nombres de los
        recursos; nombres de recursos; asignado a; asignado; encargado; encargada; dueno; quien;
        responsavel; responsaveis; nomes dos recursos; atribuido a; dono; quem; propietario;
        proprietario""",
    "team": "team; teams; equipo; equipos; equipe; equipa; time; crew; group; grupo",
    "units": """
        units; fte; ftes; full time equivalents; full time equivalent; people needed; unidades; etc;
        equivalentes a tiempo completo; equivalentes a jornada completa; equivalentes em tempo integral;
        equivalentes a tempo inteiro""",
    "optimistic": """
        optimistic; optimistic duration; best case; minimum duration; optimista; duracion optimista;
        otimista; duracao otimista; melhor caso; mejor caso""",
    "pessimistic": """
        pessimistic; pessimistic duration; worst case; maximum duration; pesimista; duracion pesimista;
        pessimista; duracao pessimista; pior caso; peor caso""",
    "cost": """
        cost; costs; budget; one off cost; cost to achieve; investment; total cost; fixed cost; coste;
        costes; costo; costos; presupuesto; inversion; coste unico; custo; custos; orcamento;
        investimento; custo unico; coste total; custo total; costo total""",
    "benefit_per_year": """
        benefit per year; yearly benefit; annual benefit; benefit; benefits; benefit year; beneficio
        anual; beneficio por ano; beneficio al ano; beneficios; beneficio; ganho anual; ganho por ano""",
    "impact": "impact; impact score; impacto",
    "effort": "effort; effort score; esfuerzo; esforco",
    "status": "status; state; estado; situacion; estatus; situacao; estado actual; estado atual",
    "progress": """
        progress; complete; percent complete; completion; avance; progreso; completado; porcentaje
        completado; porcentaje de avance; concluido; progresso; percentual concluido; avanco;
        porcentagem concluida; percentagem concluida; completo""",
    "actual_start": """
        actual start; actual start date; real start; started on; inicio real; comienzo real; fecha real
        de inicio; inicio efetivo""",
    "actual_finish": """
        actual finish; actual end; actual finish date; real finish; finished on; fin real; final real;
        fecha real de fin; termino real; fim real; conclusao real; fim efetivo""",
    "remaining": """
        remaining; remaining duration; days left; restante; duracion restante; dias restantes; duracao
        restante; pendiente""",
    "why": """
        why; what we gain; reason; purpose; goal; objective; por que; para que; que ganamos; lo que
        ganamos; objetivo; motivo; proposito; o que ganhamos; meta; justificacion; justificativa""",
    "notes": """
        notes; note; comments; comment; remarks; details; description; notas; nota; observaciones;
        comentarios; detalles; descripcion; descripcion detallada; observacoes; descricao; descricao
        detalhada; detalhes; comentario""",
    "outline": """
        wbs; wbs code; outline number; edt; codigo edt; eap; codigo da eap; bsi; numero de esquema; id
        wbs; wbs id; numero da estrutura de topicos""",
    "level": """
        level; outline level; nivel; nivel de esquema; nivel da estrutura de topicos; wbs level; depth;
        profundidad""",
    "summary_row": "summary; resumen; resumo; is summary; summary task; tarea de resumen; tarefa de resumo",
}
"""What people write, without accents and marks. The first of each is the contract's own word."""

_UNITS: Final = re.compile(
    r" (?:d|days?|dias?|working|work|laborables|habiles|uteis|eur|euros?|usd|brl|in|en|em|date|calendar|\d+)$"
)
_OF_WHAT: Final = re.compile(r"^(?:project|task|activity|initiative) ")
_PARTS: Final = re.compile(r"[/,|·]")
_LONGEST_HEADING: Final = 60
_IN_BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_WEAK_TITLES: Final = re.compile(
    r"milestone|hito|marco|project( name)?|proyecto|nombre del proyecto|projeto|nome do projeto|epic|feature"
    r"|action|accion|acao|entregable|entregavel|deliverables?"
)


def normalised(text: str) -> str:
    """A heading or a name without case, accents, marks and needless blanks, for comparing."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)
    )
    return " ".join(re.sub(r"[\W_]+", " ", plain.casefold()).split())


def field_of(heading: object) -> str | None:
    """The field that a heading names, or None."""
    if not isinstance(heading, str) or not heading.strip() or len(heading) > _LONGEST_HEADING:
        return None
    if heading.strip() in ("#", "Nº", "N°", "№"):
        return "key"
    whole = _known(heading) or _known(_IN_BRACKETS.sub(" ", heading))
    if whole is not None:
        return whole
    parts = [field for part in _PARTS.split(heading) if (field := _known(part)) is not None]
    if "title" in parts:
        return "title"
    return parts[0] if parts else None


def _known(text: str) -> str | None:
    words = normalised(text)
    known = _by_synonym()
    if words not in known:
        words = _OF_WHAT.sub("", words)
    while words and words not in known and (shorter := _UNITS.sub("", words)) != words:
        words = shorter
    return known.get(words)


@cache
def _by_synonym() -> Mapping[str, str]:
    """Fields by what they are called; the words of our own exports come before those of others."""
    known = {
        synonym: field
        for field, synonyms in _SYNONYMS.items()
        for synonym in (normalised(each) for each in synonyms.split(";"))
    }
    for language in LANGUAGES:
        words = Words(language)
        known |= {normalised(words.field(field)): field for field in FIELDS}
    return known | {normalised(field): field for field in FIELDS}


def recognised(
    headings: Sequence[object], told: Mapping[str, str | None] | None = None
) -> dict[str, tuple[int, ...]]:
    """The columns of each field, from the left. `told` gives the field of a heading, None for none.

    A second column for a field that has room for one is left out, except that a plain title wins over a
    word such as *project*.
    """
    columns: dict[str, list[int]] = {}
    for column, heading in enumerate(headings):
        field = told[heading] if told and isinstance(heading, str) and heading in told else field_of(heading)
        if field is None:
            continue
        if field not in columns or field in SEVERAL_COLUMNS:
            columns.setdefault(field, []).append(column)
        elif field == "title" and _is_weak(headings[columns["title"][0]]) and not _is_weak(heading):
            columns["title"] = [column]
    if "title" not in columns and "key" in columns and normalised(str(headings[columns["key"][0]])) == "item":
        columns["title"] = columns.pop(
            "key"
        )  # a list of items has numbers there, unless nothing else names them
    return {field: tuple(found) for field, found in columns.items()}


def _is_weak(heading: object) -> bool:
    return _WEAK_TITLES.fullmatch(normalised(str(heading))) is not None
