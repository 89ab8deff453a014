"""People come by invitation: invitations, links of accounts, roles limited to venues, mail to an address."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
ROLES = "role IN ('operator', 'sponsor', 'prescriber', 'manager', 'mediator', 'auditor', 'hub')"
OPEN = sa.text("accepted_at IS NULL AND withdrawn_at IS NULL")


def upgrade() -> None:
    make_invitations()
    make_account_links()
    op.create_table(
        "membership_venues",
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["memberships.id"], name=op.f("fk_membership_venues_membership_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["venue_id"], ["venues.id"], name=op.f("fk_membership_venues_venue_id")),
        sa.PrimaryKeyConstraint("membership_id", "venue_id", name=op.f("pk_membership_venues")),
    )
    op.create_index(op.f("ix_membership_venues_venue_id"), "membership_venues", ["venue_id"])
    op.add_column("memberships", sa.Column("given_at", MOMENT, nullable=True))
    with op.batch_alter_table("messages") as batch_op:
        batch_op.add_column(sa.Column("address", sa.String(length=254), nullable=True))
        batch_op.drop_constraint(op.f("ck_messages_to_a_person_or_a_role"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_messages_to_one_recipient"),
            "CASE WHEN address IS NULL THEN (person_id IS NULL) <> (role IS NULL)"
            " ELSE person_id IS NULL AND role IS NULL END",
        )
    with op.batch_alter_table("mails") as batch_op:
        batch_op.add_column(sa.Column("link", sa.String(length=300), nullable=True))
        batch_op.create_check_constraint(op.f("ck_mails_link_waits_only"), "state = 'waiting' OR link IS NULL")


def make_invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("invited_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("accepted_at", MOMENT, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_invitations_email_lower_case")),
        sa.CheckConstraint(ROLES, name=op.f("ck_invitations_role_known")),
        sa.CheckConstraint(
            "(role IN ('operator', 'auditor')) = (organisation_id IS NULL)",
            name=op.f("ck_invitations_organisation_unless_above"),
        ),
        sa.CheckConstraint(
            "(accepted_at IS NULL) = (person_id IS NULL)", name=op.f("ck_invitations_accepted_by_someone")
        ),
        sa.CheckConstraint(
            "accepted_at IS NULL OR withdrawn_at IS NULL", name=op.f("ck_invitations_accepted_or_withdrawn")
        ),
        sa.ForeignKeyConstraint(["invited_by_id"], ["people.id"], name=op.f("fk_invitations_invited_by_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_invitations_organisation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_invitations_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitations_token_hash")),
    )
    for column in ("organisation_id", "invited_by_id", "person_id"):
        op.create_index(op.f(f"ix_invitations_{column}"), "invitations", [column])
    op.create_index(
        "uq_invitations_open",
        "invitations",
        ["email", "role", "organisation_id"],
        unique=True,
        postgresql_where=OPEN,
        sqlite_where=OPEN,
    )


def make_account_links() -> None:
    op.create_table(
        "account_links",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("purpose", sa.String(length=8), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.CheckConstraint("purpose IN ('password', 'email')", name=op.f("ck_account_links_purpose_known")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_account_links_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_account_links_token_hash")),
    )
    op.create_index(op.f("ix_account_links_person_id"), "account_links", ["person_id"])


def downgrade() -> None:
    with op.batch_alter_table("mails") as batch_op:
        batch_op.drop_constraint(op.f("ck_mails_link_waits_only"), type_="check")
        batch_op.drop_column("link")
    op.execute("DELETE FROM mails WHERE message_id IN (SELECT id FROM messages WHERE address IS NOT NULL)")
    op.execute("DELETE FROM messages WHERE address IS NOT NULL")
    with op.batch_alter_table("messages") as batch_op:
        batch_op.drop_constraint(op.f("ck_messages_to_one_recipient"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_messages_to_a_person_or_a_role"), "(person_id IS NULL) <> (role IS NULL)"
        )
        batch_op.drop_column("address")
    op.drop_table("membership_venues")
    with op.batch_alter_table("memberships") as batch_op:
        batch_op.drop_column("given_at")
    op.drop_table("account_links")
    op.drop_table("invitations")
