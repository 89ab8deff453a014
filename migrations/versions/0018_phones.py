"""Phones: enrolled by a QR, lost, what they said of themselves; the number of an undoing in its phone's journal."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("devices") as batch_op:
        batch_op.add_column(sa.Column("lost", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("of_venue", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("seen_at", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("waiting", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("safe_at", MOMENT, nullable=True))
        batch_op.create_check_constraint(op.f("ck_devices_lost_is_revoked"), "NOT lost OR revoked_at IS NOT NULL")
        batch_op.create_check_constraint(op.f("ck_devices_waiting_counted"), "waiting >= 0")
    with op.batch_alter_table("reversals") as batch_op:
        batch_op.add_column(sa.Column("seq", sa.BigInteger(), nullable=True))
    make_invitations()


def make_invitations() -> None:
    op.create_table(
        "phone_invitations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_phone_invitations_device_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_phone_invitations_person_id")),
        sa.ForeignKeyConstraint(["venue_id"], ["venues.id"], name=op.f("fk_phone_invitations_venue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_invitations")),
        sa.UniqueConstraint("device_id", name=op.f("uq_phone_invitations_device_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_phone_invitations_token_hash")),
    )
    op.create_index(op.f("ix_phone_invitations_venue_id"), "phone_invitations", ["venue_id"])


def downgrade() -> None:
    op.drop_table("phone_invitations")
    with op.batch_alter_table("reversals") as batch_op:
        batch_op.drop_column("seq")
    with op.batch_alter_table("devices") as batch_op:
        batch_op.drop_constraint(op.f("ck_devices_waiting_counted"), type_="check")
        batch_op.drop_constraint(op.f("ck_devices_lost_is_revoked"), type_="check")
        for name in ("safe_at", "waiting", "seen_at", "of_venue", "lost"):
            batch_op.drop_column(name)
