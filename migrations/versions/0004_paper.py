"""What printed sheets say of a plan, and choices for printing kept under a name."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    strict = {"sqlite_strict": True}
    with op.batch_alter_table("programme", recreate="always", table_kwargs=strict) as batch:
        batch.add_column(sa.Column("classification", sa.Text(), nullable=True))
        batch.add_column(sa.Column("version", sa.Text(), nullable=True))
    # Without a default, a column of a table that has a row can only be filled before it must be.
    op.execute("UPDATE programme SET classification = '', version = ''")
    with op.batch_alter_table("programme", recreate="always", table_kwargs=strict) as batch:
        batch.alter_column("classification", existing_type=sa.Text(), nullable=False)
        batch.alter_column("version", existing_type=sa.Text(), nullable=False)
        batch.create_check_constraint(op.f("ck_programme_classification"), "length(classification) <= 60")
        batch.create_check_constraint(op.f("ck_programme_version"), "length(version) <= 40")
    op.create_table(
        "print_preset",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.CheckConstraint("length(name) > 0 AND length(name) <= 120", name=op.f("ck_print_preset_name")),
        sa.CheckConstraint(
            "length(settings) > 0 AND length(settings) <= 65536", name=op.f("ck_print_preset_settings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_preset")),
        sa.UniqueConstraint("name", name=op.f("uq_print_preset_name")),
        sqlite_strict=True,
    )
