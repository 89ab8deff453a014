"""Phones: whose phone a QR makes, where it is not the venue's."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("phone_invitations") as batch_op:
        batch_op.add_column(sa.Column("holder_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_phone_invitations_holder_id"), "people", ["holder_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("phone_invitations") as batch_op:
        batch_op.drop_constraint(op.f("fk_phone_invitations_holder_id"), type_="foreignkey")
        batch_op.drop_column("holder_id")
