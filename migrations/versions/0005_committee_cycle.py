"""The committee cycle: meetings and their agendas, frozen reviews, indicators, risks."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

A_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"


def upgrade() -> None:
    _threshold()
    _reviews()
    _indicators()
    _agendas()
    _judgements()


def _threshold() -> None:
    strict = {"sqlite_strict": True}
    with op.batch_alter_table("programme", recreate="always", table_kwargs=strict) as batch:
        batch.add_column(sa.Column("slip_threshold", sa.Integer(), nullable=True))
    op.execute("UPDATE programme SET slip_threshold = 5")
    with op.batch_alter_table("programme", recreate="always", table_kwargs=strict) as batch:
        batch.alter_column("slip_threshold", existing_type=sa.Integer(), nullable=False)
        batch.create_check_constraint(
            op.f("ck_programme_slip_threshold"), "slip_threshold BETWEEN 0 AND 1000"
        )


def _reviews() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("attendees", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("printed_at", sa.Text(), nullable=False),
        sa.CheckConstraint(f"closed_on {A_DAY}", name=op.f("ck_meeting_closed_on")),
        sa.CheckConstraint(f"held_on {A_DAY}", name=op.f("ck_meeting_held_on")),
        sa.CheckConstraint(
            "kind IN ('steering', 'gate', 'working', 'audit_workshop')", name=op.f("ck_meeting_kind")
        ),
        sa.CheckConstraint("length(pack) <= 65536", name=op.f("ck_meeting_pack")),
        sa.CheckConstraint("length(printed_at) <= 40", name=op.f("ck_meeting_printed_at")),
        sa.CheckConstraint("length(title) > 0 AND length(title) <= 1000", name=op.f("ck_meeting_title")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_meeting_team_id")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("baseline", recreate="always", table_kwargs={"sqlite_strict": True}) as batch:
        batch.add_column(sa.Column("meeting_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(op.f("fk_baseline_meeting_id"), "meeting", ["meeting_id"], ["id"])


def _indicators() -> None:
    op.create_table(
        "kpi",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("better", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=True),
        sa.Column("stream", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("baseline_value", sa.REAL(), nullable=True),
        sa.Column("baseline_on", sa.Text(), nullable=True),
        sa.Column("target", sa.REAL(), nullable=True),
        sa.Column("target_on", sa.Text(), nullable=True),
        sa.Column("cadence_days", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("in_strip", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"baseline_on {A_DAY}", name=op.f("ck_kpi_baseline_on")),
        sa.CheckConstraint("better IN ('up', 'down')", name=op.f("ck_kpi_better")),
        sa.CheckConstraint("cadence_days BETWEEN 0 AND 3650", name=op.f("ck_kpi_cadence_days")),
        sa.CheckConstraint("length(code) > 0 AND length(code) <= 12", name=op.f("ck_kpi_code")),
        sa.CheckConstraint("in_strip IN (0, 1)", name=op.f("ck_kpi_in_strip")),
        sa.CheckConstraint("level IN ('leading', 'lagging')", name=op.f("ck_kpi_level")),
        sa.CheckConstraint("method IN ('top_three', 'mean', 'net')", name=op.f("ck_kpi_method")),
        sa.CheckConstraint("length(name) > 0 AND length(name) <= 1000", name=op.f("ck_kpi_name")),
        sa.CheckConstraint("parent_id <> id", name=op.f("ck_kpi_own_parent")),
        sa.CheckConstraint(
            "step IN ('need', 'research', 'select', 'buy', 'receive', 'use', 'maintain', 'recommend')",
            name=op.f("ck_kpi_step"),
        ),
        sa.CheckConstraint(
            "stream IN ('systems_data', 'change_management', 'organization', 'customer_centricity')",
            name=op.f("ck_kpi_stream"),
        ),
        sa.CheckConstraint(f"target_on {A_DAY}", name=op.f("ck_kpi_target_on")),
        sa.CheckConstraint(
            "type IN ('nps', 'csat', 'ces', 'enps', 'ratio', 'count', 'money', 'duration', 'score')",
            name=op.f("ck_kpi_type"),
        ),
        sa.CheckConstraint("length(unit) <= 40", name=op.f("ck_kpi_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kpi")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_kpi_owner_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["kpi.id"], name=op.f("fk_kpi_parent_id")),
        sa.UniqueConstraint("code", name=op.f("uq_kpi_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "kpi_target",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("kpi_id", sa.Integer(), nullable=False),
        sa.Column("gate", sa.Integer(), nullable=False),
        sa.Column("target", sa.REAL(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kpi_target")),
        sa.ForeignKeyConstraint(["gate"], ["stage.id"], name=op.f("fk_kpi_target_gate")),
        sa.ForeignKeyConstraint(["kpi_id"], ["kpi.id"], name=op.f("fk_kpi_target_kpi_id")),
        sa.UniqueConstraint("kpi_id", "gate", name=op.f("uq_kpi_target_kpi_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "measurement",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("kpi_id", sa.Integer(), nullable=False),
        sa.Column("taken_on", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("value", sa.REAL(), nullable=True),
        sa.Column("numerator", sa.REAL(), nullable=True),
        sa.Column("denominator", sa.REAL(), nullable=True),
        sa.Column("invited", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.CheckConstraint("invited >= 0", name=op.f("ck_measurement_invited")),
        sa.CheckConstraint(
            "(counts <> '[]') + (value IS NOT NULL) + (numerator IS NOT NULL) = 1",
            name=op.f("ck_measurement_one_value"),
        ),
        sa.CheckConstraint(f"taken_on {A_DAY}", name=op.f("ck_measurement_taken_on")),
        sa.CheckConstraint(
            "(numerator IS NULL) = (denominator IS NULL)", name=op.f("ck_measurement_whole_ratio")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurement")),
        sa.ForeignKeyConstraint(["kpi_id"], ["kpi.id"], name=op.f("fk_measurement_kpi_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_measurement_kpi_id"), "measurement", ["kpi_id"])
    op.create_table(
        "initiative_kpi",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("kpi_id", sa.Integer(), nullable=False),
        sa.Column("expected_delta", sa.REAL(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative_kpi")),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiative.id"], name=op.f("fk_initiative_kpi_initiative_id")
        ),
        sa.ForeignKeyConstraint(["kpi_id"], ["kpi.id"], name=op.f("fk_initiative_kpi_kpi_id")),
        sa.UniqueConstraint("initiative_id", "kpi_id", name=op.f("uq_initiative_kpi_initiative_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_initiative_kpi_kpi_id"), "initiative_kpi", ["kpi_id"])


def _agendas() -> None:
    op.create_table(
        "risk",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("silo_type", sa.Text(), nullable=True),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("probability", sa.Integer(), nullable=False),
        sa.Column("impact", sa.Integer(), nullable=False),
        sa.Column("response", sa.Text(), nullable=False),
        sa.Column("mitigation", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"due {A_DAY}", name=op.f("ck_risk_due")),
        sa.CheckConstraint("impact BETWEEN 1 AND 5", name=op.f("ck_risk_impact")),
        sa.CheckConstraint("kind IN ('risk', 'issue', 'assumption', 'silo')", name=op.f("ck_risk_kind")),
        sa.CheckConstraint("probability BETWEEN 1 AND 5", name=op.f("ck_risk_probability")),
        sa.CheckConstraint(
            "response IN ('avoid', 'reduce', 'transfer', 'accept')", name=op.f("ck_risk_response")
        ),
        sa.CheckConstraint(
            "silo_type IN "
            "('organisational', 'political', 'data', 'analytics', 'functional', 'channel', 'technology')",
            name=op.f("ck_risk_silo_type"),
        ),
        sa.CheckConstraint("status IN ('open', 'closed')", name=op.f("ck_risk_status")),
        sa.CheckConstraint("length(title) > 0 AND length(title) <= 1000", name=op.f("ck_risk_title")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_risk_initiative_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_risk_owner_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_risk_initiative_id"), "risk", ["initiative_id"])
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("recommendation", sa.Text(), nullable=False),
        sa.Column("recommended", sa.Integer(), nullable=True),
        sa.Column("chosen", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("supported_by", sa.Text(), nullable=False),
        sa.Column("supported_by_all", sa.Integer(), nullable=False),
        sa.Column("dissent", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.Column("stage", sa.Integer(), nullable=True),
        sa.Column("initiative_id", sa.Integer(), nullable=True),
        sa.Column("risk_id", sa.Integer(), nullable=True),
        sa.Column("raised_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("chosen BETWEEN 0 AND 99", name=op.f("ck_agenda_item_chosen")),
        sa.CheckConstraint(f"closed_on {A_DAY}", name=op.f("ck_agenda_item_closed_on")),
        sa.CheckConstraint(f"due {A_DAY}", name=op.f("ck_agenda_item_due")),
        sa.CheckConstraint("kind IN ('information', 'decision', 'action')", name=op.f("ck_agenda_item_kind")),
        sa.CheckConstraint(
            "outcome IN ('pending', 'approved', 'rejected', 'deferred', 'done', 'go', 'conditional_go', "
            "'hold', 'recycle', 'stop')",
            name=op.f("ck_agenda_item_outcome"),
        ),
        sa.CheckConstraint("recommended BETWEEN 0 AND 99", name=op.f("ck_agenda_item_recommended")),
        sa.CheckConstraint("supported_by_all IN (0, 1)", name=op.f("ck_agenda_item_supported_by_all")),
        sa.CheckConstraint("length(title) > 0 AND length(title) <= 1000", name=op.f("ck_agenda_item_title")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiative.id"], name=op.f("fk_agenda_item_initiative_id")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_agenda_item_owner_id")),
        sa.ForeignKeyConstraint(
            ["raised_by_id"], ["agenda_item.id"], name=op.f("fk_agenda_item_raised_by_id")
        ),
        sa.ForeignKeyConstraint(["risk_id"], ["risk.id"], name=op.f("fk_agenda_item_risk_id")),
        sa.ForeignKeyConstraint(["stage"], ["stage.id"], name=op.f("fk_agenda_item_stage")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_agenda_item_initiative_id"), "agenda_item", ["initiative_id"])
    op.create_index(op.f("ix_agenda_item_meeting_id"), "agenda_item", ["meeting_id"])
    op.create_index(op.f("ix_agenda_item_raised_by_id"), "agenda_item", ["raised_by_id"])
    op.create_index(op.f("ix_agenda_item_risk_id"), "agenda_item", ["risk_id"])


def _judgements() -> None:
    op.create_table(
        "frozen_plan",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.CheckConstraint("length(content) > 0", name=op.f("ck_frozen_plan_content")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_plan")),
        sa.ForeignKeyConstraint(["baseline_id"], ["baseline.id"], name=op.f("fk_frozen_plan_baseline_id")),
        sa.UniqueConstraint("baseline_id", name=op.f("uq_frozen_plan_baseline_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "slip_reason",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("frozen_on", sa.Text(), nullable=False),
        sa.Column("moved_to", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Text(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=True),
        sa.Column("gate", sa.Integer(), nullable=True),
        sa.Column("milestone_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(f"frozen_on {A_DAY}", name=op.f("ck_slip_reason_frozen_on")),
        sa.CheckConstraint(f"moved_to {A_DAY}", name=op.f("ck_slip_reason_moved_to")),
        sa.CheckConstraint(
            "(initiative_id IS NOT NULL) + (gate IS NOT NULL) + (milestone_id IS NOT NULL) = 1",
            name=op.f("ck_slip_reason_one_subject"),
        ),
        sa.CheckConstraint("length(reason) > 0", name=op.f("ck_slip_reason_reason")),
        sa.CheckConstraint(f"said_on {A_DAY}", name=op.f("ck_slip_reason_said_on")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slip_reason")),
        sa.ForeignKeyConstraint(["gate"], ["stage.id"], name=op.f("fk_slip_reason_gate")),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiative.id"], name=op.f("fk_slip_reason_initiative_id")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_slip_reason_meeting_id")),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name=op.f("fk_slip_reason_milestone_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_slip_reason_initiative_id"), "slip_reason", ["initiative_id"])
    op.create_index(op.f("ix_slip_reason_meeting_id"), "slip_reason", ["meeting_id"])
    op.create_index(op.f("ix_slip_reason_milestone_id"), "slip_reason", ["milestone_id"])
    op.create_table(
        "health_override",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("health", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=True),
        sa.Column("gate", sa.Integer(), nullable=True),
        sa.CheckConstraint("(subject = 'gate') = (gate IS NOT NULL)", name=op.f("ck_health_override_gate")),
        sa.CheckConstraint("health IN ('green', 'amber', 'red')", name=op.f("ck_health_override_health")),
        sa.CheckConstraint("length(reason) > 0", name=op.f("ck_health_override_reason")),
        sa.CheckConstraint(f"since {A_DAY}", name=op.f("ck_health_override_since")),
        sa.CheckConstraint(
            "stream IN ('systems_data', 'change_management', 'organization', 'customer_centricity')",
            name=op.f("ck_health_override_stream"),
        ),
        sa.CheckConstraint(
            "(subject = 'stream') = (stream IS NOT NULL)", name=op.f("ck_health_override_stream")
        ),
        sa.CheckConstraint(
            "subject IN ('programme', 'stream', 'gate')", name=op.f("ck_health_override_subject")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_override")),
        sa.ForeignKeyConstraint(["gate"], ["stage.id"], name=op.f("fk_health_override_gate")),
        sqlite_strict=True,
    )
