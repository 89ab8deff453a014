"""Venues: the day from which one is closed, its prices and the languages it speaks."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("venues", sa.Column("price_text", sa.String(length=200), server_default="", nullable=False))
    op.add_column("venues", sa.Column("languages", sa.String(), server_default="", nullable=False))
    op.add_column("venues", sa.Column("closed_from", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("venues") as batch_op:
        batch_op.drop_column("closed_from")
        batch_op.drop_column("languages")
        batch_op.drop_column("price_text")
