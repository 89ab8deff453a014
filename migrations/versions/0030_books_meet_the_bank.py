"""Books that meet the bank: the house's own lines, openings of accounts, disbursements and their payouts."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
APPEND_ONLY = ("house_lines", "disbursements", "disbursement_parts", "disbursement_decisions")
KINDS_BEFORE = "('order', 'advance', 'payout', 'returned', 'bank_fee', 'interest', 'own_transfer')"
KINDS = "('order', 'advance', 'payout', 'returned', 'bank_fee', 'interest', 'own_transfer', 'own_use')"
ONE_BEFORE = "(statement_id IS NULL) <> (credit_note_id IS NULL)"
ONE_DOCUMENT = (
    "CASE WHEN statement_id IS NULL THEN 0 ELSE 1 END + CASE WHEN credit_note_id IS NULL THEN 0 ELSE 1 END"
    " + CASE WHEN disbursement_id IS NULL THEN 0 ELSE 1 END = 1"
)
OF_PAYOUT = sa.text("payout_id IS NOT NULL AND withdrawn_at IS NULL AND undone_at IS NULL")
LIVE = sa.text("state IN ('prepared', 'sent', 'paid')")


def upgrade() -> None:
    with op.batch_alter_table("bank_matches") as batch_op:
        batch_op.drop_constraint(op.f("ck_bank_matches_kind_known"), type_="check")
        batch_op.create_check_constraint(op.f("ck_bank_matches_kind_known"), f"kind IN {KINDS}")
    op.create_index(
        "uq_bank_matches_of_payout",
        "bank_matches",
        ["payout_id", "kind"],
        unique=True,
        postgresql_where=OF_PAYOUT,
        sqlite_where=OF_PAYOUT,
    )
    make_house()
    make_disbursements()
    pay_disbursements()
    for table in APPEND_ONLY:
        guard(table)


def make_house() -> None:
    op.create_table(
        "house_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("iban", sa.String(length=34), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("bank", sa.BigInteger(), nullable=False),
        sa.Column("own", sa.BigInteger(), nullable=False),
        sa.Column("match_id", sa.Integer(), nullable=True),
        sa.Column("is_undo", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.CheckConstraint("bank + own = 0 AND bank <> 0", name=op.f("ck_house_lines_balanced")),
        sa.CheckConstraint(
            "kind IN ('opening', 'bank_fee', 'interest', 'own_transfer', 'own_use')",
            name=op.f("ck_house_lines_kind_known"),
        ),
        sa.CheckConstraint(
            "(kind = 'opening') = (match_id IS NULL)", name=op.f("ck_house_lines_opening_has_no_movement")
        ),
        sa.ForeignKeyConstraint(["iban"], ["own_bank_accounts.iban"], name=op.f("fk_house_lines_iban")),
        sa.ForeignKeyConstraint(["match_id"], ["bank_matches.id"], name=op.f("fk_house_lines_match_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_lines")),
        sa.UniqueConstraint("match_id", "is_undo", name=op.f("uq_house_lines_match_id_is_undo")),
    )
    op.create_index(op.f("ix_house_lines_iban"), "house_lines", ["iban"])
    op.create_index(op.f("ix_house_lines_recorded_at"), "house_lines", ["recorded_at"])
    op.create_table(
        "account_openings",
        sa.Column("iban", sa.String(length=34), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("told_at", MOMENT, nullable=False),
        sa.Column("told_by_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("cents <> 0", name=op.f("ck_account_openings_not_nothing")),
        sa.CheckConstraint("confirmed_by_id <> told_by_id", name=op.f("ck_account_openings_four_eyes")),
        sa.CheckConstraint(
            "(confirmed_at IS NULL) = (confirmed_by_id IS NULL)",
            name=op.f("ck_account_openings_confirmed_by_someone"),
        ),
        sa.ForeignKeyConstraint(["iban"], ["own_bank_accounts.iban"], name=op.f("fk_account_openings_iban")),
        sa.ForeignKeyConstraint(["told_by_id"], ["people.id"], name=op.f("fk_account_openings_told_by_id")),
        sa.ForeignKeyConstraint(["confirmed_by_id"], ["people.id"], name=op.f("fk_account_openings_confirmed_by_id")),
        sa.PrimaryKeyConstraint("iban", name=op.f("pk_account_openings")),
    )


def make_disbursements() -> None:
    op.create_table(
        "disbursements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("organisation_name", sa.String(length=140), nullable=False),
        sa.Column("iban", sa.String(length=34), nullable=False),
        sa.Column("bic", sa.String(length=11), nullable=True),
        sa.Column("total_cents", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('withdrawal', 'refund')", name=op.f("ck_disbursements_kind_known")),
        sa.CheckConstraint("total_cents > 0", name=op.f("ck_disbursements_total_positive")),
        sa.CheckConstraint(
            "(kind = 'refund') = (organisation_id IS NOT NULL)", name=op.f("ck_disbursements_refund_has_sponsor")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_disbursements_organisation_id")
        ),
        sa.ForeignKeyConstraint(["asked_by_id"], ["people.id"], name=op.f("fk_disbursements_asked_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disbursements")),
        sa.UniqueConstraint("number", name=op.f("uq_disbursements_number")),
        sa.UniqueConstraint("id", "asked_by_id", name=op.f("uq_disbursements_id_asked_by_id")),
    )
    op.create_index(op.f("ix_disbursements_organisation_id"), "disbursements", ["organisation_id"])
    op.create_table(
        "disbursement_parts",
        sa.Column("disbursement_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("cents > 0", name=op.f("ck_disbursement_parts_cents_positive")),
        sa.ForeignKeyConstraint(
            ["disbursement_id"], ["disbursements.id"], name=op.f("fk_disbursement_parts_disbursement_id")
        ),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_disbursement_parts_campaign_id")),
        sa.PrimaryKeyConstraint("disbursement_id", "campaign_id", name=op.f("pk_disbursement_parts")),
    )
    op.create_table(
        "disbursement_decisions",
        sa.Column("disbursement_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("decided_at", MOMENT, nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "NOT confirmed OR decided_by_id <> asked_by_id", name=op.f("ck_disbursement_decisions_four_eyes")
        ),
        sa.ForeignKeyConstraint(
            ["disbursement_id", "asked_by_id"],
            ["disbursements.id", "disbursements.asked_by_id"],
            name=op.f("fk_disbursement_decisions_disbursement_id_asked_by_id"),
        ),
        sa.ForeignKeyConstraint(["decided_by_id"], ["people.id"], name=op.f("fk_disbursement_decisions_decided_by_id")),
        sa.PrimaryKeyConstraint("disbursement_id", name=op.f("pk_disbursement_decisions")),
    )


def pay_disbursements() -> None:
    """A payout's document may be a disbursement; one to ourselves has no organisation."""
    with op.batch_alter_table("payouts") as batch_op:
        batch_op.add_column(sa.Column("disbursement_id", sa.Integer(), nullable=True))
        batch_op.alter_column("organisation_id", existing_type=sa.Integer(), nullable=True)
        batch_op.create_foreign_key(op.f("fk_payouts_disbursement_id"), "disbursements", ["disbursement_id"], ["id"])
        batch_op.drop_constraint(op.f("ck_payouts_one_document"), type_="check")
        batch_op.create_check_constraint(op.f("ck_payouts_one_document"), ONE_DOCUMENT)
        batch_op.create_check_constraint(
            op.f("ck_payouts_to_someone"), "organisation_id IS NOT NULL OR disbursement_id IS NOT NULL"
        )
    op.create_index(
        "uq_payouts_disbursement",
        "payouts",
        ["disbursement_id"],
        unique=True,
        postgresql_where=LIVE,
        sqlite_where=LIVE,
    )


def guard(table: str) -> None:
    """Let the database refuse to change or delete a row (server/append_only.py)."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute(f"""
            CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """)
        return
    for verb in ("UPDATE", "DELETE"):
        op.execute(f"""
            CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
            BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
        """)


def downgrade() -> None:
    op.drop_index("uq_payouts_disbursement", table_name="payouts")
    with op.batch_alter_table("payouts") as batch_op:
        for name in ("to_someone", "one_document"):
            batch_op.drop_constraint(op.f(f"ck_payouts_{name}"), type_="check")
        batch_op.drop_constraint(op.f("fk_payouts_disbursement_id"), type_="foreignkey")
        batch_op.drop_column("disbursement_id")
        batch_op.create_check_constraint(op.f("ck_payouts_one_document"), ONE_BEFORE)
        batch_op.alter_column("organisation_id", existing_type=sa.Integer(), nullable=False)
    for table in ("account_openings", *APPEND_ONLY[::-1]):
        op.drop_table(table)
    op.drop_index("uq_bank_matches_of_payout", table_name="bank_matches")
    with op.batch_alter_table("bank_matches") as batch_op:
        batch_op.drop_constraint(op.f("ck_bank_matches_kind_known"), type_="check")
        batch_op.create_check_constraint(op.f("ck_bank_matches_kind_known"), f"kind IN {KINDS_BEFORE}")
