"""Venues: whether a position is only assumed, and numbers of other registers than SIRET."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("venues", sa.Column("position_assumed", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("venues", sa.Column("other_pivot", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("venues") as batch_op:
        batch_op.drop_column("other_pivot")
        batch_op.drop_column("position_assumed")
