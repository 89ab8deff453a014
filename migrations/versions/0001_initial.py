"""The first tables: people, organisations, venues, campaigns, orders, vouchers, redemptions, closed months."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attempts",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("window_start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_attempts")),
    )
    with op.batch_alter_table("attempts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attempts_window_start"), ["window_start"], unique=False)

    op.create_table(
        "organisations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("siret", sa.String(length=14), nullable=True),
        sa.Column("source_key", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("qualification", sa.String(), server_default="applied", nullable=False),
        sa.Column("reason", sa.String(), server_default="", nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(qualification = 'applied') = (decided_at IS NULL)", name=op.f("ck_organisations_decision_has_date")
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_organisations_name_given")),
        sa.CheckConstraint(
            "qualification IN ('applied', 'qualified') OR reason <> ''",
            name=op.f("ck_organisations_refusal_has_reason"),
        ),
        sa.CheckConstraint(
            "qualification IN ('applied', 'qualified', 'suspended', 'dequalified')",
            name=op.f("ck_organisations_qualification"),
        ),
        sa.CheckConstraint("length(siret) = 14", name=op.f("ck_organisations_siret_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sa.UniqueConstraint("siret", name=op.f("uq_organisations_siret")),
        sa.UniqueConstraint("source_key", name=op.f("uq_organisations_source_key")),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=False),
        sa.Column("session_epoch", sa.Integer(), nullable=False),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_people_email_lower_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("email", name=op.f("uq_people_email")),
    )
    op.create_table(
        "signing_keys",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("public_point", sa.LargeBinary(length=65), nullable=False),
        sa.Column("private_encrypted", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("id BETWEEN 1 AND 255", name=op.f("ck_signing_keys_id_is_one_byte")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_keys")),
    )
    op.create_table(
        "memberships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(role = 'operator') = (organisation_id IS NULL)", name=op.f("ck_memberships_operator_has_no_organisation")
        ),
        sa.CheckConstraint(
            "role IN ('operator', 'sponsor', 'prescriber', 'manager', 'mediator')",
            name=op.f("ck_memberships_role_known"),
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_memberships_organisation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_memberships_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
        sa.UniqueConstraint(
            "person_id", "role", "organisation_id", name=op.f("uq_memberships_person_id_role_organisation_id")
        ),
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memberships_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(
            "uq_memberships_operator",
            ["person_id"],
            unique=True,
            postgresql_where=sa.text("organisation_id IS NULL"),
            sqlite_where=sa.text("organisation_id IS NULL"),
        )

    op.create_table(
        "periods",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["closed_by_id"], ["people.id"], name=op.f("fk_periods_closed_by_id")),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_periods")),
    )
    op.create_table(
        "sponsors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("support_phone", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_sponsors_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sponsors")),
        sa.UniqueConstraint("organisation_id", name=op.f("uq_sponsors_organisation_id")),
    )
    op.create_table(
        "venues",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("commune", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(length=5), nullable=False),
        sa.Column("insee_code", sa.String(), server_default="", nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("address_extra", sa.String(), server_default="", nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("typology", sa.String(), server_default="", nullable=False),
        sa.Column("phone", sa.String(), server_default="", nullable=False),
        sa.Column("emails", sa.String(), server_default="", nullable=False),
        sa.Column("websites", sa.String(), server_default="", nullable=False),
        sa.Column("opening_hours", sa.String(), server_default="", nullable=False),
        sa.Column("summary", sa.String(), server_default="", nullable=False),
        sa.Column("description", sa.String(), server_default="", nullable=False),
        sa.Column("source", sa.String(), server_default="", nullable=False),
        sa.Column("mobility", sa.String(), server_default="", nullable=False),
        sa.Column("parent_name", sa.String(), server_default="", nullable=False),
        sa.Column("source_updated_day", sa.String(), server_default="", nullable=False),
        sa.Column("services", sa.JSON(), nullable=False),
        sa.Column("target_publics", sa.String(), server_default="", nullable=False),
        sa.Column("special_care", sa.String(), server_default="", nullable=False),
        sa.Column("charges", sa.String(), server_default="", nullable=False),
        sa.Column("national_programmes", sa.String(), server_default="", nullable=False),
        sa.Column("training_labels", sa.String(), server_default="", nullable=False),
        sa.Column("other_labels", sa.String(), server_default="", nullable=False),
        sa.Column("access_modes", sa.String(), server_default="", nullable=False),
        sa.Column("support_modes", sa.String(), server_default="", nullable=False),
        sa.Column("accessibility_link", sa.String(), server_default="", nullable=False),
        sa.Column("booking_link", sa.String(), server_default="", nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_venues_name_given")),
        sa.CheckConstraint("source_id <> ''", name=op.f("ck_venues_source_id_given")),
        sa.CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name=op.f("ck_venues_position_whole")),
        sa.CheckConstraint("latitude BETWEEN -90 AND 90", name=op.f("ck_venues_latitude")),
        sa.CheckConstraint("length(postcode) = 5", name=op.f("ck_venues_postcode_length")),
        sa.CheckConstraint("longitude BETWEEN -180 AND 180", name=op.f("ck_venues_longitude")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_venues_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_venues")),
        sa.UniqueConstraint("source_id", name=op.f("uq_venues_source_id")),
    )
    with op.batch_alter_table("venues", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_venues_latitude_longitude"), ["latitude", "longitude"], unique=False)
        batch_op.create_index(batch_op.f("ix_venues_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_venues_postcode"), ["postcode"], unique=False)

    op.create_table(
        "campaigns",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sponsor_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("voucher_cents", sa.Integer(), nullable=False),
        sa.Column("fee_bps", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("grace_day", sa.Date(), nullable=True),
        sa.Column("valid_days", sa.Integer(), nullable=True),
        sa.Column("services", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("stock_blocked", sa.Boolean(), nullable=False),
        sa.Column("next_serial", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(last_day IS NULL) <> (valid_days IS NULL)", name=op.f("ck_campaigns_one_kind_of_validity")
        ),
        sa.CheckConstraint(
            "(last_day IS NULL) = (grace_day IS NULL)", name=op.f("ck_campaigns_grace_goes_with_last_day")
        ),
        sa.CheckConstraint("grace_day >= last_day AND last_day >= first_day", name=op.f("ck_campaigns_days_in_order")),
        sa.CheckConstraint("id BETWEEN 1 AND 65535", name=op.f("ck_campaigns_id_is_two_bytes")),
        sa.CheckConstraint("valid_days > 0", name=op.f("ck_campaigns_valid_days_positive")),
        sa.CheckConstraint(
            "voucher_cents > 0 AND fee_bps BETWEEN 0 AND 10000", name=op.f("ck_campaigns_amounts_in_range")
        ),
        sa.ForeignKeyConstraint(["sponsor_id"], ["sponsors.id"], name=op.f("fk_campaigns_sponsor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns")),
    )
    with op.batch_alter_table("campaigns", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_campaigns_sponsor_id"), ["sponsor_id"], unique=False)

    op.create_table(
        "devices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("token_issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("previous_token_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("previous_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("enrolled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(previous_token_hash IS NULL) = (previous_until IS NULL)", name=op.f("ck_devices_previous_token_ends")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_devices_person_id")),
        sa.ForeignKeyConstraint(["venue_id"], ["venues.id"], name=op.f("fk_devices_venue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_devices")),
        sa.UniqueConstraint("id", "venue_id", "person_id", name=op.f("uq_devices_id_venue_id_person_id")),
        sa.UniqueConstraint("previous_token_hash", name=op.f("uq_devices_previous_token_hash")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_devices_token_hash")),
    )
    with op.batch_alter_table("devices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_devices_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_devices_venue_id"), ["venue_id"], unique=False)

    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("booklet_size", sa.Integer(), nullable=False),
        sa.Column("booklet_count", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("payment_order", sa.String(length=100), nullable=True),
        sa.Column("funded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_serial", sa.BigInteger(), nullable=True),
        sa.Column("last_serial", sa.BigInteger(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state IN ('funded', 'closed')) = (funded_at IS NOT NULL AND payment_order IS NOT NULL)",
            name=op.f("ck_orders_funded_with_payment_order"),
        ),
        sa.CheckConstraint("state IN ('draft', 'ordered', 'funded', 'closed')", name=op.f("ck_orders_state_known")),
        sa.CheckConstraint("booklet_count BETWEEN 1 AND 1000000", name=op.f("ck_orders_booklet_count_in_range")),
        sa.CheckConstraint("booklet_size IN (5, 10)", name=op.f("ck_orders_booklet_size_is_5_or_10")),
        sa.CheckConstraint(
            "last_serial - first_serial + 1 = booklet_count", name=op.f("ck_orders_serials_match_count")
        ),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_orders_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
    )
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_orders_campaign_id"), ["campaign_id"], unique=False)

    op.create_table(
        "booklets",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=True),
        sa.Column("handed_over_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handed_over_by_use", sa.Boolean(), nullable=False),
        sa.Column("postcode", sa.String(length=5), nullable=True),
        sa.Column("target_public", sa.String(length=40), nullable=True),
        sa.Column("criteria_checked", sa.Boolean(), nullable=False),
        sa.Column("blocked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(length=20), nullable=True),
        sa.CheckConstraint("size IN (5, 10)", name=op.f("ck_booklets_size_is_5_or_10")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_booklets_campaign_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["organisations.id"], name=op.f("fk_booklets_holder_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_booklets_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booklets")),
    )
    with op.batch_alter_table("booklets", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_booklets_holder_id"), ["holder_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_booklets_order_id"), ["order_id"], unique=False)

    op.create_table(
        "vouchers",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("booklet_id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(length=11), nullable=False),
        sa.ForeignKeyConstraint(["booklet_id"], ["booklets.id"], name=op.f("fk_vouchers_booklet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vouchers")),
        sa.UniqueConstraint("code", name=op.f("uq_vouchers_code")),
    )
    with op.batch_alter_table("vouchers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vouchers_booklet_id"), ["booklet_id"], unique=False)

    op.create_table(
        "redemptions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=True),
        sa.Column("content", sa.String(length=32), nullable=False),
        sa.Column("voucher_id", sa.BigInteger(), nullable=True),
        sa.Column("first_id", sa.Uuid(), nullable=True),
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("scanned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("typed", sa.Boolean(), nullable=False),
        sa.Column("clock_doubtful", sa.Boolean(), nullable=False),
        sa.Column("in_grace", sa.Boolean(), nullable=False),
        sa.Column("gross_cents", sa.Integer(), nullable=True),
        sa.Column("fee_cents", sa.Integer(), nullable=True),
        sa.Column("net_cents", sa.Integer(), nullable=True),
        sa.Column("receipt", sa.Text(), nullable=True),
        sa.Column("reversed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(status = 'accepted') = (reason IS NULL)", name=op.f("ck_redemptions_reason_unless_accepted")
        ),
        sa.CheckConstraint(
            "(status = 'accepted') = (voucher_id IS NOT NULL AND receipt IS NOT NULL AND gross_cents IS NOT NULL AND fee_cents IS NOT NULL AND net_cents IS NOT NULL)",
            name=op.f("ck_redemptions_only_accepted_has_money"),
        ),
        sa.CheckConstraint(
            "(status = 'conflict') = (first_id IS NOT NULL)", name=op.f("ck_redemptions_conflict_names_the_first")
        ),
        sa.CheckConstraint(
            "reversed_at IS NULL OR status = 'accepted'", name=op.f("ck_redemptions_only_accepted_is_reversed")
        ),
        sa.CheckConstraint("status IN ('accepted', 'conflict', 'refused')", name=op.f("ck_redemptions_status_known")),
        sa.CheckConstraint(
            "net_cents = gross_cents - fee_cents AND fee_cents >= 0", name=op.f("ck_redemptions_net_is_gross_less_fee")
        ),
        sa.CheckConstraint("scanned_at <= recorded_at", name=op.f("ck_redemptions_scanned_before_recorded")),
        sa.ForeignKeyConstraint(
            ["device_id", "venue_id", "person_id"],
            ["devices.id", "devices.venue_id", "devices.person_id"],
            name="fk_redemptions_device",
        ),
        sa.ForeignKeyConstraint(["first_id"], ["redemptions.id"], name=op.f("fk_redemptions_first_id")),
        sa.ForeignKeyConstraint(["voucher_id"], ["vouchers.id"], name=op.f("fk_redemptions_voucher_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redemptions")),
    )
    with op.batch_alter_table("redemptions", schema=None) as batch_op:
        batch_op.create_index("ix_redemptions_venue_recorded", ["venue_id", "recorded_at"], unique=False)
        batch_op.create_index(
            "uq_redemptions_live_voucher",
            ["voucher_id"],
            unique=True,
            sqlite_where=sa.text("status = 'accepted' AND reversed_at IS NULL"),
            postgresql_where=sa.text("status = 'accepted' AND reversed_at IS NULL"),
        )

    op.create_table(
        "reversals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("redemption_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("effective_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(reason) > 0", name=op.f("ck_reversals_reason_given")),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_reversals_device_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_reversals_person_id")),
        sa.ForeignKeyConstraint(["redemption_id"], ["redemptions.id"], name=op.f("fk_reversals_redemption_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reversals")),
        sa.UniqueConstraint("redemption_id", name=op.f("uq_reversals_redemption_id")),
    )
    with op.batch_alter_table("reversals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reversals_recorded_at"), ["recorded_at"], unique=False)

    op.create_table(
        "statement_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("redemption_id", sa.Uuid(), nullable=True),
        sa.Column("reversal_id", sa.Uuid(), nullable=True),
        sa.Column("gross_cents", sa.Integer(), nullable=False),
        sa.Column("fee_cents", sa.Integer(), nullable=False),
        sa.Column("net_cents", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(redemption_id IS NULL) <> (reversal_id IS NULL)", name=op.f("ck_statement_lines_redemption_or_reversal")
        ),
        sa.CheckConstraint(
            "net_cents = gross_cents - fee_cents", name=op.f("ck_statement_lines_net_is_gross_less_fee")
        ),
        sa.ForeignKeyConstraint(["month"], ["periods.month"], name=op.f("fk_statement_lines_month")),
        sa.ForeignKeyConstraint(["redemption_id"], ["redemptions.id"], name=op.f("fk_statement_lines_redemption_id")),
        sa.ForeignKeyConstraint(["reversal_id"], ["reversals.id"], name=op.f("fk_statement_lines_reversal_id")),
        sa.ForeignKeyConstraint(["venue_id"], ["venues.id"], name=op.f("fk_statement_lines_venue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_lines")),
        sa.UniqueConstraint("redemption_id", name=op.f("uq_statement_lines_redemption_id")),
        sa.UniqueConstraint("reversal_id", name=op.f("uq_statement_lines_reversal_id")),
    )
    with op.batch_alter_table("statement_lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statement_lines_venue_id"), ["venue_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("statement_lines", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statement_lines_venue_id"))

    op.drop_table("statement_lines")
    with op.batch_alter_table("reversals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reversals_recorded_at"))

    op.drop_table("reversals")
    with op.batch_alter_table("redemptions", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_redemptions_live_voucher",
            sqlite_where=sa.text("status = 'accepted' AND reversed_at IS NULL"),
            postgresql_where=sa.text("status = 'accepted' AND reversed_at IS NULL"),
        )
        batch_op.drop_index("ix_redemptions_venue_recorded")

    op.drop_table("redemptions")
    with op.batch_alter_table("vouchers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_vouchers_booklet_id"))

    op.drop_table("vouchers")
    with op.batch_alter_table("booklets", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_booklets_order_id"))
        batch_op.drop_index(batch_op.f("ix_booklets_holder_id"))

    op.drop_table("booklets")
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_orders_campaign_id"))

    op.drop_table("orders")
    with op.batch_alter_table("devices", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_devices_venue_id"))
        batch_op.drop_index(batch_op.f("ix_devices_person_id"))

    op.drop_table("devices")
    with op.batch_alter_table("campaigns", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_campaigns_sponsor_id"))

    op.drop_table("campaigns")
    with op.batch_alter_table("venues", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_venues_postcode"))
        batch_op.drop_index(batch_op.f("ix_venues_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_venues_latitude_longitude"))

    op.drop_table("venues")
    op.drop_table("sponsors")
    op.drop_table("periods")
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_memberships_operator",
            postgresql_where=sa.text("organisation_id IS NULL"),
            sqlite_where=sa.text("organisation_id IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_memberships_organisation_id"))

    op.drop_table("memberships")
    op.drop_table("signing_keys")
    op.drop_table("people")
    op.drop_table("organisations")
    with op.batch_alter_table("attempts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attempts_window_start"))

    op.drop_table("attempts")
