"""The day to which levelling moves a start, apart from the one that somebody sets."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

A_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"


def upgrade() -> None:
    strict = {"sqlite_strict": True}
    with op.batch_alter_table("initiative", recreate="always", table_kwargs=strict) as batch:
        batch.add_column(sa.Column("levelled_start", sa.Text(), nullable=True))
        batch.create_check_constraint(op.f("ck_initiative_levelled_start"), f"levelled_start {A_DAY}")
