"""The tables of baselines: frozen reviews, and what each says of initiatives and gates."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

A_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"


def upgrade() -> None:
    op.create_table(
        "baseline",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("taken_on", sa.Text(), nullable=False),
        sa.Column("finish", sa.Text(), nullable=True),
        sa.CheckConstraint("length(name) > 0 AND length(name) <= 1000", name=op.f("ck_baseline_name")),
        sa.CheckConstraint(f"taken_on {A_DAY}", name=op.f("ck_baseline_taken_on")),
        sa.CheckConstraint(f"finish {A_DAY}", name=op.f("ck_baseline_finish")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_baseline")),
        sqlite_strict=True,
    )
    op.create_table(
        "baseline_item",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=True),
        sa.Column("gate", sa.Integer(), nullable=True),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("finish", sa.Text(), nullable=True),
        sa.Column("cost", sa.Integer(), nullable=True),
        sa.Column("benefit", sa.Integer(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.CheckConstraint(f"start {A_DAY}", name=op.f("ck_baseline_item_start")),
        sa.CheckConstraint(f"finish {A_DAY}", name=op.f("ck_baseline_item_finish")),
        sa.CheckConstraint("cost >= 0", name=op.f("ck_baseline_item_cost")),
        sa.CheckConstraint("benefit >= 0", name=op.f("ck_baseline_item_benefit")),
        sa.CheckConstraint(
            "status IN ('measure', 'candidate', 'approved', 'active', 'paused', 'done', 'rejected')",
            name=op.f("ck_baseline_item_status"),
        ),
        sa.CheckConstraint(
            "(initiative_id IS NULL) <> (gate IS NULL)", name=op.f("ck_baseline_item_one_subject")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_baseline_item")),
        sa.ForeignKeyConstraint(["baseline_id"], ["baseline.id"], name=op.f("fk_baseline_item_baseline_id")),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiative.id"], name=op.f("fk_baseline_item_initiative_id")
        ),
        sa.ForeignKeyConstraint(["gate"], ["stage.id"], name=op.f("fk_baseline_item_gate")),
        sa.UniqueConstraint("baseline_id", "initiative_id", name=op.f("uq_baseline_item_initiative")),
        sa.UniqueConstraint("baseline_id", "gate", name=op.f("uq_baseline_item_gate")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_baseline_item_initiative_id"), "baseline_item", ["initiative_id"])
