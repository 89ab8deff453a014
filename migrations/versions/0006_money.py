"""Money out: bank accounts, payouts, banks' answers, credit notes, the guarantee, invoices, day sums, audits."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


APPEND_ONLY = (
    "conflict_decisions",
    "credit_note_parts",
    "credit_notes",
    "honours",
    "issued_invoices",
    "payout_parts",
    "sellers",
)


def upgrade() -> None:
    op.create_table(
        "audit_runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("night", sa.Date(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("broken", sa.Integer(), nullable=True),
        sa.Column("sentences", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "(finished_at IS NULL) = (broken IS NULL)", name=op.f("ck_audit_runs_counted_once_finished")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_runs")),
        sa.UniqueConstraint("night", name=op.f("uq_audit_runs_night")),
    )
    with op.batch_alter_table("audit_runs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_runs_finished_at"), ["finished_at"], unique=False)

    op.create_table(
        "issued_invoices",
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_issued_invoices")),
        info={"append_only": True},
    )
    op.create_table(
        "ledger_summed_until",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_ledger_summed_until_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_summed_until")),
    )
    op.create_table(
        "sellers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("legal_form", sa.String(), nullable=False),
        sa.Column("siret", sa.String(length=14), nullable=False),
        sa.Column("vat_number", sa.String(), nullable=True),
        sa.Column("vat_bps", sa.Integer(), nullable=False),
        sa.Column("vat_mention", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(length=5), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("iban", sa.String(length=34), nullable=True),
        sa.Column("bic", sa.String(length=11), nullable=True),
        sa.Column("mentions", sa.String(), nullable=False),
        sa.CheckConstraint("(vat_bps = 0) = (vat_mention <> '')", name=op.f("ck_sellers_no_vat_has_mention")),
        sa.CheckConstraint("bic IS NULL OR iban IS NOT NULL", name=op.f("ck_sellers_bic_of_iban")),
        sa.CheckConstraint("length(siret) = 14", name=op.f("ck_sellers_siret_length")),
        sa.CheckConstraint("vat_bps = 0 OR vat_number IS NOT NULL", name=op.f("ck_sellers_vat_has_number")),
        sa.CheckConstraint("vat_bps >= 0 AND vat_bps < 10000", name=op.f("ck_sellers_vat_bps")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sellers")),
        info={"append_only": True},
    )
    op.create_table(
        "bank_accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(length=140), nullable=False),
        sa.Column("iban", sa.String(length=34), nullable=False),
        sa.Column("bic", sa.String(length=11), nullable=True),
        sa.Column("known_emails", sa.JSON(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=300), server_default="", nullable=False),
        sa.CheckConstraint(
            "(state = 'proposed') = (decided_at IS NULL)", name=op.f("ck_bank_accounts_decision_has_date")
        ),
        sa.CheckConstraint("(state = 'refused') = (reason <> '')", name=op.f("ck_bank_accounts_refusal_has_reason")),
        sa.CheckConstraint(
            "state <> 'confirmed' OR decided_by_id <> proposed_by_id", name=op.f("ck_bank_accounts_four_eyes")
        ),
        sa.CheckConstraint(
            "state IN ('proposed', 'confirmed', 'refused', 'replaced')", name=op.f("ck_bank_accounts_state_known")
        ),
        sa.CheckConstraint(
            "state NOT IN ('confirmed', 'refused') OR decided_by_id IS NOT NULL",
            name=op.f("ck_bank_accounts_decided_by_someone"),
        ),
        sa.ForeignKeyConstraint(["decided_by_id"], ["people.id"], name=op.f("fk_bank_accounts_decided_by_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_bank_accounts_organisation_id")
        ),
        sa.ForeignKeyConstraint(["proposed_by_id"], ["people.id"], name=op.f("fk_bank_accounts_proposed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_accounts")),
    )
    with op.batch_alter_table("bank_accounts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_bank_accounts_organisation_id_state"), ["organisation_id", "state"], unique=False
        )
        batch_op.create_index(
            "uq_bank_accounts_proposed",
            ["organisation_id"],
            unique=True,
            postgresql_where=sa.text("state = 'proposed'"),
            sqlite_where=sa.text("state = 'proposed'"),
        )

    op.create_table(
        "bank_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("format", sa.String(length=8), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("imported_by_id", sa.Integer(), nullable=False),
        sa.Column("repeated", sa.Integer(), nullable=False),
        sa.Column("pending", sa.Integer(), nullable=False),
        sa.CheckConstraint("format IN ('pain.002', 'camt.054', 'csv')", name=op.f("ck_bank_imports_format_known")),
        sa.ForeignKeyConstraint(["imported_by_id"], ["people.id"], name=op.f("fk_bank_imports_imported_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_imports")),
        sa.UniqueConstraint("digest", name=op.f("uq_bank_imports_digest")),
    )
    with op.batch_alter_table("bank_imports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bank_imports_imported_at"), ["imported_at"], unique=False)

    op.create_table(
        "payout_batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.String(length=35), nullable=False),
        sa.Column("execution_day", sa.Date(), nullable=False),
        sa.Column("debtor_name", sa.String(), nullable=False),
        sa.Column("debtor_iban", sa.String(length=34), nullable=False),
        sa.Column("debtor_bic", sa.String(length=11), nullable=True),
        sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("prepared_by_id", sa.Integer(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Integer(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(approved_at IS NULL) = (approved_by_id IS NULL)", name=op.f("ck_payout_batches_approved_by_someone")
        ),
        sa.CheckConstraint(
            "(cancelled_at IS NULL) = (cancelled_by_id IS NULL)", name=op.f("ck_payout_batches_cancelled_by_someone")
        ),
        sa.CheckConstraint("(sent_at IS NULL) = (sent_by_id IS NULL)", name=op.f("ck_payout_batches_sent_by_someone")),
        sa.CheckConstraint("approved_by_id <> prepared_by_id", name=op.f("ck_payout_batches_four_eyes")),
        sa.CheckConstraint(
            "cancelled_at IS NULL OR approved_at IS NULL", name=op.f("ck_payout_batches_cancelled_before_approval")
        ),
        sa.CheckConstraint(
            "sent_at IS NULL OR approved_at IS NOT NULL", name=op.f("ck_payout_batches_sent_once_approved")
        ),
        sa.ForeignKeyConstraint(["approved_by_id"], ["people.id"], name=op.f("fk_payout_batches_approved_by_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["people.id"], name=op.f("fk_payout_batches_cancelled_by_id")),
        sa.ForeignKeyConstraint(["prepared_by_id"], ["people.id"], name=op.f("fk_payout_batches_prepared_by_id")),
        sa.ForeignKeyConstraint(["sent_by_id"], ["people.id"], name=op.f("fk_payout_batches_sent_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payout_batches")),
        sa.UniqueConstraint("message_id", name=op.f("uq_payout_batches_message_id")),
    )
    op.create_table(
        "bundle_fetches",
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("hour", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_bundle_fetches_device_id")),
        sa.PrimaryKeyConstraint("device_id", "hour", name=op.f("pk_bundle_fetches")),
    )
    op.create_table(
        "credit_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("organisation_name", sa.String(), nullable=False),
        sa.Column("organisation_siret", sa.String(length=14), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=True),
        sa.Column("vouchers", sa.Integer(), nullable=False),
        sa.Column("face_cents", sa.BigInteger(), nullable=False),
        sa.Column("unissued_cents", sa.BigInteger(), nullable=False),
        sa.Column("total_cents", sa.BigInteger(), nullable=False),
        sa.Column("released_cents", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("(vouchers = 0) = (face_cents = 0)", name=op.f("ck_credit_notes_vouchers_have_value")),
        sa.CheckConstraint("released_cents >= 0", name=op.f("ck_credit_notes_released_not_negative")),
        sa.CheckConstraint(
            "total_cents = face_cents + unissued_cents AND total_cents > 0",
            name=op.f("ck_credit_notes_total_is_its_parts"),
        ),
        sa.CheckConstraint(
            "vouchers >= 0 AND face_cents >= 0 AND unissued_cents >= 0", name=op.f("ck_credit_notes_nothing_negative")
        ),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_credit_notes_campaign_id")),
        sa.ForeignKeyConstraint(["issued_by_id"], ["people.id"], name=op.f("fk_credit_notes_issued_by_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_credit_notes_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit_notes")),
        sa.UniqueConstraint("number", name=op.f("uq_credit_notes_number")),
        info={"append_only": True},
    )
    with op.batch_alter_table("credit_notes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_credit_notes_campaign_id"), ["campaign_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_credit_notes_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "ledger_day_sums",
        sa.Column("campaign_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("bank", sa.BigInteger(), nullable=False),
        sa.Column("funds_held", sa.BigInteger(), nullable=False),
        sa.Column("outstanding", sa.BigInteger(), nullable=False),
        sa.Column("guarantee", sa.BigInteger(), nullable=False),
        sa.Column("payable", sa.BigInteger(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("in_transit", sa.BigInteger(), nullable=False),
        sa.Column("fees_earned", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "bank + funds_held + outstanding + guarantee + payable + due + in_transit + fees_earned = 0",
            name=op.f("ck_ledger_day_sums_balanced"),
        ),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_ledger_day_sums_campaign_id")),
        sa.PrimaryKeyConstraint("campaign_id", "day", "kind", name=op.f("pk_ledger_day_sums")),
    )
    op.create_table(
        "credit_note_parts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("credit_note_id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("payment_order", sa.String(length=100), nullable=False),
        sa.Column("vouchers", sa.Integer(), nullable=False),
        sa.Column("face_cents", sa.BigInteger(), nullable=False),
        sa.Column("unissued_cents", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("face_cents + unissued_cents > 0", name=op.f("ck_credit_note_parts_something")),
        sa.CheckConstraint("face_cents = 0 OR unissued_cents = 0", name=op.f("ck_credit_note_parts_issued_or_not")),
        sa.CheckConstraint(
            "vouchers >= 0 AND face_cents >= 0 AND unissued_cents >= 0",
            name=op.f("ck_credit_note_parts_nothing_negative"),
        ),
        sa.ForeignKeyConstraint(
            ["credit_note_id"], ["credit_notes.id"], name=op.f("fk_credit_note_parts_credit_note_id")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_credit_note_parts_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit_note_parts")),
        sa.UniqueConstraint("credit_note_id", "order_id", name=op.f("uq_credit_note_parts_credit_note_id_order_id")),
        info={"append_only": True},
    )
    with op.batch_alter_table("credit_note_parts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_credit_note_parts_order_id"), ["order_id"], unique=False)

    op.create_table(
        "payouts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=True),
        sa.Column("credit_note_id", sa.Integer(), nullable=True),
        sa.Column("end_to_end_id", sa.String(length=35), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(length=140), nullable=False),
        sa.Column("iban", sa.String(length=34), nullable=False),
        sa.Column("bic", sa.String(length=11), nullable=True),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason_code", sa.String(length=35), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.CheckConstraint(
            "(state IN ('paid', 'returned')) = (paid_at IS NOT NULL)", name=op.f("ck_payouts_paid_has_its_time")
        ),
        sa.CheckConstraint(
            "(state IN ('rejected', 'returned')) = (failed_at IS NOT NULL)", name=op.f("ck_payouts_failed_has_its_time")
        ),
        sa.CheckConstraint(
            "state IN ('prepared', 'sent', 'paid', 'rejected', 'returned', 'cancelled')",
            name=op.f("ck_payouts_state_known"),
        ),
        sa.CheckConstraint("(statement_id IS NULL) <> (credit_note_id IS NULL)", name=op.f("ck_payouts_one_document")),
        sa.CheckConstraint("cents > 0", name=op.f("ck_payouts_cents_positive")),
        sa.ForeignKeyConstraint(["batch_id"], ["payout_batches.id"], name=op.f("fk_payouts_batch_id")),
        sa.ForeignKeyConstraint(["credit_note_id"], ["credit_notes.id"], name=op.f("fk_payouts_credit_note_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_payouts_organisation_id")),
        sa.ForeignKeyConstraint(["statement_id"], ["statements.id"], name=op.f("fk_payouts_statement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payouts")),
        sa.UniqueConstraint("batch_id", "end_to_end_id", name=op.f("uq_payouts_batch_id_end_to_end_id")),
    )
    with op.batch_alter_table("payouts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payouts_end_to_end_id"), ["end_to_end_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_payouts_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(
            "uq_payouts_credit_note",
            ["credit_note_id"],
            unique=True,
            postgresql_where=sa.text("state IN ('prepared', 'sent', 'paid')"),
            sqlite_where=sa.text("state IN ('prepared', 'sent', 'paid')"),
        )
        batch_op.create_index(
            "uq_payouts_statement",
            ["statement_id"],
            unique=True,
            postgresql_where=sa.text("state IN ('prepared', 'sent', 'paid')"),
            sqlite_where=sa.text("state IN ('prepared', 'sent', 'paid')"),
        )

    op.create_table(
        "bank_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("result", sa.String(length=8), nullable=False),
        sa.Column("end_to_end_id", sa.String(length=200), nullable=True),
        sa.Column("message_id", sa.String(length=200), nullable=True),
        sa.Column("cents", sa.BigInteger(), nullable=True),
        sa.Column("reason_code", sa.String(length=35), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("payout_id", sa.Integer(), nullable=True),
        sa.Column("set_aside_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("set_aside_by_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=300), server_default="", nullable=False),
        sa.CheckConstraint("(set_aside_at IS NULL) = (note = '')", name=op.f("ck_bank_entries_set_aside_has_note")),
        sa.CheckConstraint(
            "outcome IN ('applied', 'known', 'unknown_payment', 'amount_differs', 'was_paid', 'was_rejected', 'was_returned')",
            name=op.f("ck_bank_entries_outcome_known"),
        ),
        sa.CheckConstraint(
            "outcome NOT IN ('applied', 'known') OR payout_id IS NOT NULL",
            name=op.f("ck_bank_entries_applied_to_something"),
        ),
        sa.CheckConstraint("result IN ('paid', 'rejected', 'returned')", name=op.f("ck_bank_entries_result_known")),
        sa.CheckConstraint(
            "(set_aside_at IS NULL) = (set_aside_by_id IS NULL)", name=op.f("ck_bank_entries_set_aside_by_someone")
        ),
        sa.ForeignKeyConstraint(["import_id"], ["bank_imports.id"], name=op.f("fk_bank_entries_import_id")),
        sa.ForeignKeyConstraint(["payout_id"], ["payouts.id"], name=op.f("fk_bank_entries_payout_id")),
        sa.ForeignKeyConstraint(["set_aside_by_id"], ["people.id"], name=op.f("fk_bank_entries_set_aside_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_entries")),
        sa.UniqueConstraint("key", "end_to_end_id", name=op.f("uq_bank_entries_key_end_to_end_id")),
    )
    with op.batch_alter_table("bank_entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bank_entries_import_id"), ["import_id"], unique=False)
        batch_op.create_index(
            "ix_bank_entries_open",
            ["id"],
            unique=False,
            postgresql_where=sa.text(
                "outcome IN ('unknown_payment', 'amount_differs', 'was_paid', 'was_rejected', 'was_returned') AND set_aside_at IS NULL"
            ),
            sqlite_where=sa.text(
                "outcome IN ('unknown_payment', 'amount_differs', 'was_paid', 'was_rejected', 'was_returned') AND set_aside_at IS NULL"
            ),
        )
        batch_op.create_index(batch_op.f("ix_bank_entries_payout_id"), ["payout_id"], unique=False)

    op.create_table(
        "payout_parts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("payout_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("cents <> 0", name=op.f("ck_payout_parts_not_nothing")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_payout_parts_campaign_id")),
        sa.ForeignKeyConstraint(["payout_id"], ["payouts.id"], name=op.f("fk_payout_parts_payout_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payout_parts")),
        sa.UniqueConstraint("payout_id", "campaign_id", name=op.f("uq_payout_parts_payout_id_campaign_id")),
        info={"append_only": True},
    )
    op.create_table(
        "conflict_decisions",
        sa.Column("redemption_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(outcome = 'honoured' AND reason IN ('by_rule', 'session_shown', 'not_their_fault', 'other')) OR (outcome = 'refused' AND reason IN ('same_venue', 'not_in_good_faith', 'nothing_left', 'other'))",
            name=op.f("ck_conflict_decisions_reason_of_outcome"),
        ),
        sa.CheckConstraint(
            "reason <> 'by_rule' OR person_id IS NULL", name=op.f("ck_conflict_decisions_nobody_is_the_rule")
        ),
        sa.CheckConstraint("reason <> 'other' OR note <> ''", name=op.f("ck_conflict_decisions_other_is_explained")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_conflict_decisions_person_id")),
        sa.ForeignKeyConstraint(
            ["redemption_id"], ["redemptions.id"], name=op.f("fk_conflict_decisions_redemption_id")
        ),
        sa.PrimaryKeyConstraint("redemption_id", name=op.f("pk_conflict_decisions")),
        sa.UniqueConstraint("redemption_id", "outcome", name=op.f("uq_conflict_decisions_redemption_id_outcome")),
        info={"append_only": True},
    )
    op.create_table(
        "honours",
        sa.Column("redemption_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("voucher_id", sa.BigInteger(), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("gross_cents", sa.Integer(), nullable=False),
        sa.Column("fee_cents", sa.Integer(), nullable=False),
        sa.Column("net_cents", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("effective_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("outcome = 'honoured'", name=op.f("ck_honours_decided_so")),
        sa.CheckConstraint(
            "gross_cents > 0 AND fee_cents >= 0 AND net_cents >= 0", name=op.f("ck_honours_amounts_in_range")
        ),
        sa.CheckConstraint("net_cents = gross_cents - fee_cents", name=op.f("ck_honours_net_is_gross_less_fee")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_honours_campaign_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_honours_organisation_id")),
        sa.ForeignKeyConstraint(
            ["redemption_id", "outcome"],
            ["conflict_decisions.redemption_id", "conflict_decisions.outcome"],
            name=op.f("fk_honours_redemption_id_outcome"),
        ),
        sa.ForeignKeyConstraint(["venue_id"], ["venues.id"], name=op.f("fk_honours_venue_id")),
        sa.ForeignKeyConstraint(["voucher_id"], ["vouchers.id"], name=op.f("fk_honours_voucher_id")),
        sa.PrimaryKeyConstraint("redemption_id", name=op.f("pk_honours")),
        sa.UniqueConstraint("voucher_id", "venue_id", name=op.f("uq_honours_voucher_id_venue_id")),
        info={"append_only": True},
    )
    with op.batch_alter_table("honours", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_honours_effective_at"), ["effective_at"], unique=False)

    with op.batch_alter_table("ledger_lines", schema=None) as batch_op:
        batch_op.create_index("ix_ledger_lines_recorded_at", ["recorded_at"], unique=False, postgresql_using="brin")

    with op.batch_alter_table("redemptions", schema=None) as batch_op:
        batch_op.create_index(
            "ix_redemptions_conflicts",
            ["voucher_id"],
            unique=False,
            sqlite_where=sa.text("status = 'conflict'"),
            postgresql_where=sa.text("status = 'conflict'"),
        )
    guard()


def guard() -> None:
    """Let the database refuse to change or delete a row (server/append_only.py)."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table in APPEND_ONLY:
        if not sqlite:
            op.execute(f"""
                CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
            """)
        for verb in ("UPDATE", "DELETE") if sqlite else ():
            op.execute(f"""
                CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
                BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
            """)


def downgrade() -> None:
    with op.batch_alter_table("redemptions", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_redemptions_conflicts",
            sqlite_where=sa.text("status = 'conflict'"),
            postgresql_where=sa.text("status = 'conflict'"),
        )

    with op.batch_alter_table("ledger_lines", schema=None) as batch_op:
        batch_op.drop_index("ix_ledger_lines_recorded_at", postgresql_using="brin")

    with op.batch_alter_table("honours", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_honours_effective_at"))

    op.drop_table("honours")
    op.drop_table("conflict_decisions")
    op.drop_table("payout_parts")
    with op.batch_alter_table("bank_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bank_entries_payout_id"))
        batch_op.drop_index(
            "ix_bank_entries_open",
            postgresql_where=sa.text(
                "outcome IN ('unknown_payment', 'amount_differs', 'was_paid', 'was_rejected', 'was_returned') AND set_aside_at IS NULL"
            ),
            sqlite_where=sa.text(
                "outcome IN ('unknown_payment', 'amount_differs', 'was_paid', 'was_rejected', 'was_returned') AND set_aside_at IS NULL"
            ),
        )
        batch_op.drop_index(batch_op.f("ix_bank_entries_import_id"))

    op.drop_table("bank_entries")
    with op.batch_alter_table("payouts", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_payouts_statement",
            postgresql_where=sa.text("state IN ('prepared', 'sent', 'paid')"),
            sqlite_where=sa.text("state IN ('prepared', 'sent', 'paid')"),
        )
        batch_op.drop_index(
            "uq_payouts_credit_note",
            postgresql_where=sa.text("state IN ('prepared', 'sent', 'paid')"),
            sqlite_where=sa.text("state IN ('prepared', 'sent', 'paid')"),
        )
        batch_op.drop_index(batch_op.f("ix_payouts_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_payouts_end_to_end_id"))

    op.drop_table("payouts")
    with op.batch_alter_table("credit_note_parts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_credit_note_parts_order_id"))

    op.drop_table("credit_note_parts")
    op.drop_table("ledger_day_sums")
    with op.batch_alter_table("credit_notes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_credit_notes_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_credit_notes_campaign_id"))

    op.drop_table("credit_notes")
    op.drop_table("bundle_fetches")
    op.drop_table("payout_batches")
    with op.batch_alter_table("bank_imports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bank_imports_imported_at"))

    op.drop_table("bank_imports")
    with op.batch_alter_table("bank_accounts", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_bank_accounts_proposed",
            postgresql_where=sa.text("state = 'proposed'"),
            sqlite_where=sa.text("state = 'proposed'"),
        )
        batch_op.drop_index(batch_op.f("ix_bank_accounts_organisation_id_state"))

    op.drop_table("bank_accounts")
    op.drop_table("sellers")
    op.drop_table("ledger_summed_until")
    op.drop_table("issued_invoices")
    with op.batch_alter_table("audit_runs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_runs_finished_at"))

    op.drop_table("audit_runs")
