"""Shared phones: who was ever on each phone, whose PIN it asks, and scans held to both by the database."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

ON_PHONE = (["device_id", "person_id"], ["device_id", "person_id"])
OLD_PHONE = (["device_id", "venue_id", "person_id"], ["id", "venue_id", "person_id"])


def shared() -> sa.Column[bool]:
    return sa.Column("shared", sa.Boolean(), server_default=sa.false(), nullable=False)


def upgrade() -> None:
    with op.batch_alter_table("devices") as batch_op:
        batch_op.add_column(shared())
        batch_op.create_unique_constraint(op.f("uq_devices_id_venue_id"), ["id", "venue_id"])
    with op.batch_alter_table("phone_invitations") as batch_op:
        batch_op.add_column(shared())
    make_people_of_phones()
    make_pins()
    with op.batch_alter_table("redemptions") as batch_op:
        batch_op.add_column(sa.Column("unknown_person_id", sa.Integer(), nullable=True))
        batch_op.drop_constraint("fk_redemptions_device", type_="foreignkey")
        batch_op.create_foreign_key("fk_redemptions_device", "devices", ["device_id", "venue_id"], ["id", "venue_id"])
        batch_op.create_foreign_key("fk_redemptions_device_person", "device_people", *ON_PHONE)
    with op.batch_alter_table("reversals") as batch_op:
        batch_op.create_foreign_key("fk_reversals_device_person", "device_people", *ON_PHONE)
    with op.batch_alter_table("devices") as batch_op:
        batch_op.drop_constraint(op.f("uq_devices_id_venue_id_person_id"), type_="unique")


def make_people_of_phones() -> None:
    """Until now a phone acted for who enrolled it; what was undone by a phone is asked too, to be sure."""
    op.create_table(
        "device_people",
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_device_people_device_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_device_people_person_id")),
        sa.PrimaryKeyConstraint("device_id", "person_id", name=op.f("pk_device_people")),
    )
    op.create_index(op.f("ix_device_people_person_id"), "device_people", ["person_id"])
    op.execute("""
        INSERT INTO device_people (device_id, person_id) SELECT id, person_id FROM devices
        UNION SELECT device_id, person_id FROM reversals WHERE device_id IS NOT NULL
    """)


def make_pins() -> None:
    op.create_table(
        "person_pins",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=False),
        sa.Column("rounds", sa.Integer(), nullable=False),
        sa.Column("verifier", sa.LargeBinary(length=32), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("rounds > 0", name=op.f("ck_person_pins_rounds_counted")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_person_pins_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_person_pins")),
    )


def downgrade() -> None:
    """Who scanned on a shared phone is lost: scans and undoings go back to who enrolled it."""
    with op.batch_alter_table("devices") as batch_op:
        batch_op.create_unique_constraint(op.f("uq_devices_id_venue_id_person_id"), ["id", "venue_id", "person_id"])
    with op.batch_alter_table("reversals") as batch_op:
        batch_op.drop_constraint("fk_reversals_device_person", type_="foreignkey")
    with op.batch_alter_table("redemptions") as batch_op:
        batch_op.drop_constraint("fk_redemptions_device_person", type_="foreignkey")
        batch_op.drop_constraint("fk_redemptions_device", type_="foreignkey")
        batch_op.drop_column("unknown_person_id")
    op.execute("UPDATE redemptions SET person_id = (SELECT person_id FROM devices WHERE devices.id = device_id)")
    with op.batch_alter_table("redemptions") as batch_op:
        batch_op.create_foreign_key("fk_redemptions_device", "devices", *OLD_PHONE)
    op.drop_table("person_pins")
    op.drop_table("device_people")
    with op.batch_alter_table("phone_invitations") as batch_op:
        batch_op.drop_column("shared")
    with op.batch_alter_table("devices") as batch_op:
        batch_op.drop_constraint(op.f("uq_devices_id_venue_id"), type_="unique")
        batch_op.drop_column("shared")
