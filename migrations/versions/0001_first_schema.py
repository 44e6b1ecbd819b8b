"""The tables of the first format: programme, stages with gates, people, teams, initiatives, links, money."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
        sqlite_strict=True,
    )
    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("start", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("sector", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("horizon_months", sa.Integer(), nullable=False),
        sa.Column("status_date", sa.Text(), nullable=True),
        sa.Column("target_finish", sa.Text(), nullable=True),
        sa.Column("critical_threshold", sa.Integer(), nullable=False),
        sa.Column("calendar", sa.Text(), nullable=False),
        sa.Column("discount_rate", sa.REAL(), nullable=False),
        sa.Column("npv_months", sa.Integer(), nullable=False),
        sa.Column("headcount", sa.Integer(), nullable=False),
        sa.Column("budget_cap", sa.Integer(), nullable=False),
        sa.Column("committed_fte", sa.REAL(), nullable=False),
        sa.Column("exec_days_month", sa.REAL(), nullable=False),
        sa.Column("wip_limit_owner", sa.Integer(), nullable=False),
        sa.Column("weight_customer", sa.Integer(), nullable=False),
        sa.Column("weight_business", sa.Integer(), nullable=False),
        sa.Column("weight_enablement", sa.Integer(), nullable=False),
        sa.Column("weight_urgency", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_programme_id")),
        sa.CheckConstraint("length(name) > 0 AND length(name) <= 120", name=op.f("ck_programme_name")),
        sa.CheckConstraint(
            "start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_programme_start")
        ),
        sa.CheckConstraint(
            "length(currency) > 0 AND length(currency) <= 3", name=op.f("ck_programme_currency")
        ),
        sa.CheckConstraint("horizon_months BETWEEN 6 AND 60", name=op.f("ck_programme_horizon_months")),
        sa.CheckConstraint(
            "status_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_programme_status_date"),
        ),
        sa.CheckConstraint(
            "target_finish GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_programme_target_finish"),
        ),
        sa.CheckConstraint("critical_threshold >= 0", name=op.f("ck_programme_critical_threshold")),
        sa.CheckConstraint("discount_rate >= 0", name=op.f("ck_programme_discount_rate")),
        sa.CheckConstraint("npv_months BETWEEN 24 AND 120", name=op.f("ck_programme_npv_months")),
        sa.CheckConstraint("committed_fte >= 0", name=op.f("ck_programme_committed_fte")),
        sa.CheckConstraint("exec_days_month >= 0", name=op.f("ck_programme_exec_days_month")),
        sa.CheckConstraint("wip_limit_owner BETWEEN 1 AND 20", name=op.f("ck_programme_wip_limit_owner")),
        sa.CheckConstraint("weight_customer BETWEEN 0 AND 100", name=op.f("ck_programme_weight_customer")),
        sa.CheckConstraint("weight_business BETWEEN 0 AND 100", name=op.f("ck_programme_weight_business")),
        sa.CheckConstraint(
            "weight_enablement BETWEEN 0 AND 100", name=op.f("ck_programme_weight_enablement")
        ),
        sa.CheckConstraint("weight_urgency BETWEEN 0 AND 100", name=op.f("ck_programme_weight_urgency")),
        sa.CheckConstraint(
            "weight_customer + weight_business + weight_enablement + weight_urgency = 100",
            name=op.f("ck_programme_weights"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sqlite_strict=True,
    )
    op.create_table(
        "stage",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("gate_name", sa.Text(), nullable=False),
        sa.Column("gate_policy", sa.Text(), nullable=False),
        sa.Column("gate_planned_on", sa.Text(), nullable=True),
        sa.Column("gate_decided_on", sa.Text(), nullable=True),
        sa.Column("gate_outcome", sa.Text(), nullable=True),
        sa.CheckConstraint("id BETWEEN 1 AND 4", name=op.f("ck_stage_id")),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_stage_name")),
        sa.CheckConstraint("gate_policy IN ('hold', 'advise')", name=op.f("ck_stage_gate_policy")),
        sa.CheckConstraint(
            "gate_planned_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_stage_gate_planned_on"),
        ),
        sa.CheckConstraint(
            "gate_decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_stage_gate_decided_on"),
        ),
        sa.CheckConstraint(
            "gate_outcome IN ('go', 'conditional_go', 'hold', 'recycle', 'stop')",
            name=op.f("ck_stage_gate_outcome"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage")),
        sqlite_strict=True,
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_person_name")),
        sa.CheckConstraint(
            "kind IN ('executive', 'manager', 'employee', 'partner', 'customer')", name=op.f("ck_person_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_strict=True,
    )
    op.create_table(
        "team",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("calendar", sa.Text(), nullable=True),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_team_name")),
        sa.CheckConstraint("kind IN ('steering', 'working_group', 'microteam')", name=op.f("ck_team_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sqlite_strict=True,
    )
    op.create_table(
        "team_member",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.CheckConstraint(
            (
                "role IN ('sponsor', 'chair', 'secretary', 'lead', 'product_owner', 'designer', "
                "'analyst', 'member')"
            ),
            name=op.f("ck_team_member_role"),
        ),
        sa.UniqueConstraint("team_id", "person_id", name=op.f("uq_team_member_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_member")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_member_team_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_team_member_person_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "initiative",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("duration", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("short_title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("where_", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("lever", sa.Text(), nullable=True),
        sa.Column("activity", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("sponsor_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("units", sa.REAL(), nullable=True),
        sa.Column("estimated", sa.Integer(), nullable=False),
        sa.Column("optimistic", sa.Integer(), nullable=True),
        sa.Column("pessimistic", sa.Integer(), nullable=True),
        sa.Column("not_before", sa.Text(), nullable=True),
        sa.Column("deadline", sa.Text(), nullable=True),
        sa.Column("pinned_start", sa.Text(), nullable=True),
        sa.Column("actual_start", sa.Text(), nullable=True),
        sa.Column("actual_finish", sa.Text(), nullable=True),
        sa.Column("remaining", sa.Integer(), nullable=True),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("needed_for_gate", sa.Integer(), nullable=False),
        sa.Column("gate_waiver", sa.Text(), nullable=False),
        sa.Column("person_months", sa.REAL(), nullable=True),
        sa.Column("confidence", sa.Integer(), nullable=False),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("cocreation", sa.Text(), nullable=False),
        sa.Column("delivery", sa.Text(), nullable=False),
        sa.Column("block", sa.Integer(), nullable=True),
        sa.Column("improves", sa.Text(), nullable=True),
        sa.Column("foundation", sa.Integer(), nullable=False),
        sa.Column("customer_benefit", sa.Text(), nullable=False),
        sa.Column("impact", sa.Integer(), nullable=True),
        sa.Column("effort", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(key) > 0 AND length(key) <= 12", name=op.f("ck_initiative_key")),
        sa.CheckConstraint("length(title) > 0 AND length(title) <= 1000", name=op.f("ck_initiative_title")),
        sa.CheckConstraint(
            ("stream IN ('systems_data', 'change_management', 'organization', 'customer_centricity')"),
            name=op.f("ck_initiative_stream"),
        ),
        sa.CheckConstraint("duration BETWEEN 0 AND 10000", name=op.f("ck_initiative_duration")),
        sa.CheckConstraint("length(short_title) <= 18", name=op.f("ck_initiative_short_title")),
        sa.CheckConstraint(
            "lever IN ('product', 'process', 'experience', 'business_model')",
            name=op.f("ck_initiative_lever"),
        ),
        sa.CheckConstraint(
            (
                "activity IN ('governance', 'communication', 'training', 'assessment', "
                "'reskilling', 'culture', 'selection', 'implementation', 'paper_elimination', "
                "'process_redesign', 'workspace', 'team_setup', 'survey', 'research', "
                "'co_creation')"
            ),
            name=op.f("ck_initiative_activity"),
        ),
        sa.CheckConstraint(
            ("status IN ('measure', 'candidate', 'approved', 'active', 'paused', 'done', 'rejected')"),
            name=op.f("ck_initiative_status"),
        ),
        sa.CheckConstraint("units >= 0", name=op.f("ck_initiative_units")),
        sa.CheckConstraint("estimated IN (0, 1)", name=op.f("ck_initiative_estimated")),
        sa.CheckConstraint("optimistic BETWEEN 0 AND 10000", name=op.f("ck_initiative_optimistic")),
        sa.CheckConstraint("pessimistic BETWEEN 0 AND 10000", name=op.f("ck_initiative_pessimistic")),
        sa.CheckConstraint(
            "not_before GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_initiative_not_before"),
        ),
        sa.CheckConstraint(
            "deadline GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_initiative_deadline")
        ),
        sa.CheckConstraint(
            "pinned_start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_initiative_pinned_start"),
        ),
        sa.CheckConstraint(
            "actual_start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_initiative_actual_start"),
        ),
        sa.CheckConstraint(
            "actual_finish GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_initiative_actual_finish"),
        ),
        sa.CheckConstraint("remaining BETWEEN 0 AND 10000", name=op.f("ck_initiative_remaining")),
        sa.CheckConstraint("progress BETWEEN 0 AND 100", name=op.f("ck_initiative_progress")),
        sa.CheckConstraint("needed_for_gate IN (0, 1)", name=op.f("ck_initiative_needed_for_gate")),
        sa.CheckConstraint("person_months >= 0", name=op.f("ck_initiative_person_months")),
        sa.CheckConstraint("confidence BETWEEN 0 AND 100", name=op.f("ck_initiative_confidence")),
        sa.CheckConstraint(
            "urgency IN ('none', '12_months', '6_months', 'fixed_date')", name=op.f("ck_initiative_urgency")
        ),
        sa.CheckConstraint(
            "cocreation IN ('none', 'consulted', 'co_designed', 'co_owned')",
            name=op.f("ck_initiative_cocreation"),
        ),
        sa.CheckConstraint("delivery IN ('iterative', 'sequential')", name=op.f("ck_initiative_delivery")),
        sa.CheckConstraint("block BETWEEN 1 AND 9", name=op.f("ck_initiative_block")),
        sa.CheckConstraint(
            "improves IN ('ease', 'transparency', 'certainty', 'warmth')", name=op.f("ck_initiative_improves")
        ),
        sa.CheckConstraint("foundation IN (0, 1)", name=op.f("ck_initiative_foundation")),
        sa.CheckConstraint("impact BETWEEN 0 AND 100", name=op.f("ck_initiative_impact")),
        sa.CheckConstraint("effort BETWEEN 0 AND 100", name=op.f("ck_initiative_effort")),
        sa.UniqueConstraint("key", name=op.f("uq_initiative_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative")),
        sa.ForeignKeyConstraint(["stage"], ["stage.id"], name=op.f("fk_initiative_stage")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_initiative_owner_id")),
        sa.ForeignKeyConstraint(["sponsor_id"], ["person.id"], name=op.f("fk_initiative_sponsor_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_initiative_team_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_initiative_owner_id"), "initiative", ["owner_id"])
    op.create_index(op.f("ix_initiative_sponsor_id"), "initiative", ["sponsor_id"])
    op.create_index(op.f("ix_initiative_team_id"), "initiative", ["team_id"])
    op.create_table(
        "gate_criterion",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("threshold", sa.REAL(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_gate_criterion_text")),
        sa.CheckConstraint("kind IN ('must', 'should')", name=op.f("ck_gate_criterion_kind")),
        sa.CheckConstraint(
            "status IN ('open', 'met', 'not_met', 'waived')", name=op.f("ck_gate_criterion_status")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gate_criterion")),
        sa.ForeignKeyConstraint(["stage"], ["stage.id"], name=op.f("fk_gate_criterion_stage")),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiative.id"], name=op.f("fk_gate_criterion_initiative_id")
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_gate_criterion_initiative_id"), "gate_criterion", ["initiative_id"])
    op.create_table(
        "dependency",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("successor_id", sa.Integer(), nullable=False),
        sa.Column("predecessor_id", sa.Integer(), nullable=True),
        sa.Column("gate", sa.Integer(), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("lag", sa.Integer(), nullable=False),
        sa.Column("elapsed", sa.Integer(), nullable=False),
        sa.Column("hard", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("type IN ('FS', 'SS', 'FF', 'SF')", name=op.f("ck_dependency_type")),
        sa.CheckConstraint("lag BETWEEN -3650 AND 3650", name=op.f("ck_dependency_lag")),
        sa.CheckConstraint("elapsed IN (0, 1)", name=op.f("ck_dependency_elapsed")),
        sa.CheckConstraint("hard IN (0, 1)", name=op.f("ck_dependency_hard")),
        sa.CheckConstraint(
            "(predecessor_id IS NULL) <> (gate IS NULL)", name=op.f("ck_dependency_one_predecessor")
        ),
        sa.CheckConstraint("predecessor_id <> successor_id", name=op.f("ck_dependency_self_link")),
        sa.CheckConstraint("gate IS NULL OR type = 'FS'", name=op.f("ck_dependency_gate_type")),
        sa.UniqueConstraint(
            "successor_id", "predecessor_id", "type", name=op.f("uq_dependency_from_initiative")
        ),
        sa.UniqueConstraint("successor_id", "gate", name=op.f("uq_dependency_from_gate")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dependency")),
        sa.ForeignKeyConstraint(["successor_id"], ["initiative.id"], name=op.f("fk_dependency_successor_id")),
        sa.ForeignKeyConstraint(
            ["predecessor_id"], ["initiative.id"], name=op.f("fk_dependency_predecessor_id")
        ),
        sa.ForeignKeyConstraint(["gate"], ["stage.id"], name=op.f("fk_dependency_gate")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_dependency_predecessor_id"), "dependency", ["predecessor_id"])
    op.create_index(op.f("ix_dependency_successor_id"), "dependency", ["successor_id"])
    op.create_table(
        "milestone",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=True),
        sa.Column("offset", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.CheckConstraint("length(key) > 0", name=op.f("ck_milestone_key")),
        sa.CheckConstraint("length(title) > 0", name=op.f("ck_milestone_title")),
        sa.CheckConstraint(
            "kind IN ('delivery', 'go_live', 'feedback', 'review', 'gate')", name=op.f("ck_milestone_kind")
        ),
        sa.CheckConstraint("anchor IN ('start', 'finish', 'date')", name=op.f("ck_milestone_anchor")),
        sa.CheckConstraint("offset BETWEEN -3650 AND 3650", name=op.f("ck_milestone_offset")),
        sa.CheckConstraint(
            "day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_milestone_day")
        ),
        sa.CheckConstraint(
            "done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_milestone_done_on")
        ),
        sa.CheckConstraint("(anchor = 'date') = (day IS NOT NULL)", name=op.f("ck_milestone_anchor_day")),
        sa.CheckConstraint(
            "anchor = 'date' OR initiative_id IS NOT NULL", name=op.f("ck_milestone_anchor_initiative")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiative.id"], name=op.f("fk_milestone_initiative_id")
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_milestone_initiative_id"), "milestone", ["initiative_id"])
    op.create_table(
        "cashflow",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("recurrence", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("probability", sa.REAL(), nullable=False),
        sa.Column("start_lag_months", sa.Integer(), nullable=False),
        sa.Column("ramp_months", sa.Integer(), nullable=False),
        sa.Column("beneficiary", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('cost', 'benefit')", name=op.f("ck_cashflow_kind")),
        sa.CheckConstraint("recurrence IN ('once', 'yearly')", name=op.f("ck_cashflow_recurrence")),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_cashflow_amount")),
        sa.CheckConstraint(
            (
                "category IN ('people', 'licences', 'services', 'equipment', 'training', "
                "'revenue', 'retention', 'cost_to_serve', 'cost_avoided', 'risk', 'other')"
            ),
            name=op.f("ck_cashflow_category"),
        ),
        sa.CheckConstraint("probability BETWEEN 0 AND 1", name=op.f("ck_cashflow_probability")),
        sa.CheckConstraint("start_lag_months >= 0", name=op.f("ck_cashflow_start_lag_months")),
        sa.CheckConstraint("ramp_months >= 0", name=op.f("ck_cashflow_ramp_months")),
        sa.CheckConstraint(
            "beneficiary IN ('company', 'customer', 'employee')", name=op.f("ck_cashflow_beneficiary")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cashflow")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_cashflow_initiative_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_cashflow_initiative_id"), "cashflow", ["initiative_id"])
