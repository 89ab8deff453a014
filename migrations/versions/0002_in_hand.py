"""Booklets in hands and on their way: transfers, messages, dashboards, reports, the expiry procedure."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dashboard_booklet_totals",
        sa.Column("booklet_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("vouchers", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("booklet_id", name=op.f("pk_dashboard_booklet_totals")),
    )
    op.create_table(
        "dashboard_booklet_uses",
        sa.Column("booklet_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("vouchers", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("booklet_id", "service", name=op.f("pk_dashboard_booklet_uses")),
    )
    op.create_table(
        "dashboard_counted_until",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_dashboard_counted_until_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dashboard_counted_until")),
    )
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=16), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(organisation_id IS NULL) = (role IS NULL OR role = 'operator')",
            name=op.f("ck_messages_organisation_goes_with_role"),
        ),
        sa.CheckConstraint(
            "role IN ('operator', 'sponsor', 'prescriber', 'manager', 'mediator')", name=op.f("ck_messages_role_known")
        ),
        sa.CheckConstraint("(person_id IS NULL) <> (role IS NULL)", name=op.f("ck_messages_to_a_person_or_a_role")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_messages_organisation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_messages_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
        sa.UniqueConstraint("key", name=op.f("uq_messages_key")),
    )
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.create_index("ix_messages_organisation_role", ["organisation_id", "role"], unique=False)
        batch_op.create_index(batch_op.f("ix_messages_person_id"), ["person_id"], unique=False)

    op.create_table(
        "transfers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_organisation_id", sa.Integer(), nullable=False),
        sa.Column("to_organisation_id", sa.Integer(), nullable=False),
        sa.Column("ranges", sa.JSON(), nullable=False),
        sa.Column("booklet_count", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("booklet_count > 0", name=op.f("ck_transfers_booklet_count_positive")),
        sa.CheckConstraint("received_at IS NULL OR cancelled_at IS NULL", name=op.f("ck_transfers_ends_once")),
        sa.ForeignKeyConstraint(
            ["from_organisation_id"], ["organisations.id"], name=op.f("fk_transfers_from_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["to_organisation_id"], ["organisations.id"], name=op.f("fk_transfers_to_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfers")),
    )
    with op.batch_alter_table("transfers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_transfers_from_organisation_id"), ["from_organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_transfers_to_organisation_id"), ["to_organisation_id"], unique=False)

    op.create_table(
        "mails",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(length=300), nullable=True),
        sa.CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name=op.f("ck_mails_sent_has_its_time")),
        sa.CheckConstraint("state IN ('waiting', 'sent', 'failed')", name=op.f("ck_mails_state_known")),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_mails_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mails")),
        sa.UniqueConstraint("message_id", "address", name=op.f("uq_mails_message_id_address")),
    )
    with op.batch_alter_table("mails", schema=None) as batch_op:
        batch_op.create_index(
            "ix_mails_next_try_at",
            ["next_try_at"],
            unique=False,
            postgresql_where=sa.text("state = 'waiting'"),
            sqlite_where=sa.text("state = 'waiting'"),
        )

    op.create_table(
        "venue_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("note", sa.String(length=500), server_default="", nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('closed', 'moved', 'hours', 'phone', 'other')", name=op.f("ck_venue_reports_kind_known")
        ),
        sa.CheckConstraint(
            "(closed_at IS NULL) = (closed_by_id IS NULL)", name=op.f("ck_venue_reports_closed_by_someone")
        ),
        sa.ForeignKeyConstraint(["closed_by_id"], ["people.id"], name=op.f("fk_venue_reports_closed_by_id")),
        sa.ForeignKeyConstraint(["venue_id"], ["venues.id"], name=op.f("fk_venue_reports_venue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_venue_reports")),
    )
    with op.batch_alter_table("venue_reports", schema=None) as batch_op:
        batch_op.create_index(
            "ix_venue_reports_open",
            ["venue_id"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.create_table(
        "dashboard_daily_uses",
        sa.Column("campaign_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("vouchers", sa.Integer(), nullable=False),
        sa.Column("gross_cents", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_dashboard_daily_uses_campaign_id")),
        sa.PrimaryKeyConstraint("campaign_id", "day", "service", name=op.f("pk_dashboard_daily_uses")),
    )
    op.create_table(
        "expiry_confirmations",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=12), nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.Integer(), nullable=False),
        sa.CheckConstraint("side IN ('sponsor', 'operator')", name=op.f("ck_expiry_confirmations_side_known")),
        sa.CheckConstraint(
            "step IN ('block', 'acknowledge', 'statement')", name=op.f("ck_expiry_confirmations_step_is_confirmed")
        ),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_expiry_confirmations_campaign_id")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["people.id"], name=op.f("fk_expiry_confirmations_confirmed_by")),
        sa.PrimaryKeyConstraint("campaign_id", "step", "side", name=op.f("pk_expiry_confirmations")),
    )
    op.create_table(
        "expiry_steps",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=12), nullable=False),
        sa.Column("due_day", sa.Date(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "step IN ('alert', 'block', 'acknowledge', 'last_day', 'refusal', 'statement')",
            name=op.f("ck_expiry_steps_step_known"),
        ),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_expiry_steps_campaign_id")),
        sa.PrimaryKeyConstraint("campaign_id", "step", name=op.f("pk_expiry_steps")),
    )
    with op.batch_alter_table("booklets", schema=None) as batch_op:
        batch_op.add_column(sa.Column("alone", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("renewal_of_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("bearer_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("replaces_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("live_vouchers", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("transfer_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_booklets_bearer_id"), ["bearer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_booklets_transfer_id"), ["transfer_id"], unique=False)
        batch_op.create_unique_constraint(batch_op.f("uq_booklets_replaces_id"), ["replaces_id"])
        batch_op.create_foreign_key(batch_op.f("fk_booklets_replaces_id"), "booklets", ["replaces_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_booklets_transfer_id"), "transfers", ["transfer_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_booklets_renewal_of_id"), "booklets", ["renewal_of_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_booklets_bearer_id"), "booklets", ["bearer_id"], ["id"])

    with op.batch_alter_table("campaigns", schema=None) as batch_op:
        batch_op.add_column(sa.Column("territory", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("target_publics", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("guarantee_bps", sa.Integer(), server_default="200", nullable=False))
        batch_op.add_column(sa.Column("sponsor_fee_bps", sa.Integer(), server_default="400", nullable=False))
        batch_op.add_column(sa.Column("allowance", sa.Integer(), server_default="10", nullable=False))
        batch_op.add_column(sa.Column("allowance_alone", sa.Integer(), server_default="5", nullable=False))
        batch_op.add_column(sa.Column("sponsor_text", sa.String(length=500), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f("ck_campaigns_guarantee_in_range"), "guarantee_bps BETWEEN 0 AND 10000"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_campaigns_sponsor_fee_in_range"), "sponsor_fee_bps BETWEEN 0 AND 10000"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_campaigns_allowance_positive"), "allowance > 0 AND allowance_alone > 0"
        )

    with op.batch_alter_table("redemptions", schema=None) as batch_op:
        batch_op.create_index("ix_redemptions_recorded", ["recorded_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("redemptions", schema=None) as batch_op:
        batch_op.drop_index("ix_redemptions_recorded")

    with op.batch_alter_table("campaigns", schema=None) as batch_op:
        for name in ("allowance_positive", "sponsor_fee_in_range", "guarantee_in_range"):
            batch_op.drop_constraint(batch_op.f(f"ck_campaigns_{name}"), type_="check")
        batch_op.drop_column("sponsor_text")
        batch_op.drop_column("allowance_alone")
        batch_op.drop_column("allowance")
        batch_op.drop_column("sponsor_fee_bps")
        batch_op.drop_column("guarantee_bps")
        batch_op.drop_column("target_publics")
        batch_op.drop_column("territory")

    with op.batch_alter_table("booklets", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_booklets_bearer_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_booklets_renewal_of_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_booklets_transfer_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_booklets_replaces_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("uq_booklets_replaces_id"), type_="unique")
        batch_op.drop_index(batch_op.f("ix_booklets_transfer_id"))
        batch_op.drop_index(batch_op.f("ix_booklets_bearer_id"))
        batch_op.drop_column("transfer_id")
        batch_op.drop_column("live_vouchers")
        batch_op.drop_column("replaces_id")
        batch_op.drop_column("bearer_id")
        batch_op.drop_column("renewal_of_id")
        batch_op.drop_column("alone")

    op.drop_table("expiry_steps")
    op.drop_table("expiry_confirmations")
    op.drop_table("dashboard_daily_uses")
    with op.batch_alter_table("venue_reports", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_venue_reports_open",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.drop_table("venue_reports")
    with op.batch_alter_table("mails", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_mails_next_try_at",
            postgresql_where=sa.text("state = 'waiting'"),
            sqlite_where=sa.text("state = 'waiting'"),
        )

    op.drop_table("mails")
    with op.batch_alter_table("transfers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_transfers_to_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_transfers_from_organisation_id"))

    op.drop_table("transfers")
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_messages_person_id"))
        batch_op.drop_index("ix_messages_organisation_role")

    op.drop_table("messages")
    op.drop_table("dashboard_counted_until")
    op.drop_table("dashboard_booklet_uses")
    op.drop_table("dashboard_booklet_totals")
