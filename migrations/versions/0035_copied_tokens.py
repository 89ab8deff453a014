"""Tokens of phones that come back as copies; keys that sign only once phones know them; SECRET_KEY's check value."""

import sqlalchemy as sa
from alembic import op

import server.db

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("devices", sa.Column("token_used_at", server.db.UtcDateTime(timezone=True)))
    op.create_table(
        "retired_tokens",
        sa.Column("token_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("retired_at", server.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_retired_tokens_device_id_devices")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_retired_tokens")),
    )
    op.create_index("ix_retired_tokens_device_id", "retired_tokens", ["device_id"])
    op.add_column("signing_keys", sa.Column("signs_from", server.db.UtcDateTime(timezone=True)))
    op.execute("UPDATE signing_keys SET signs_from = created_at")
    with op.batch_alter_table("signing_keys") as batch:
        batch.alter_column("signs_from", nullable=False)
    op.create_table(
        "secret_keys",
        sa.Column("check_value", sa.LargeBinary(32), nullable=False),
        sa.Column("since", server.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("sealed", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("check_value", name=op.f("pk_secret_keys")),
    )


def downgrade() -> None:
    op.drop_table("secret_keys")
    with op.batch_alter_table("signing_keys") as batch:
        batch.drop_column("signs_from")
    op.drop_table("retired_tokens")
    with op.batch_alter_table("devices") as batch:
        batch.drop_column("token_used_at")
