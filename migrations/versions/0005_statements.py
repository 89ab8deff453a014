"""Statements of closed months, the ledger's account *due*, and numbers without gaps.

Months that are closed already have lines but no statements: they are *being closed* again, and closing them once more
writes their statements.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

EARLIER, NEW = ("ledger_lines",), ("statement_lines", "statements", "statement_parts")
ACCOUNTS = "bank + funds_held + outstanding + guarantee + payable + in_transit + fees_earned"
OF_ONE_EVENT = " + ".join(
    f"CASE WHEN {key} IS NULL THEN 0 ELSE 1 END" for key in ("redemption_id", "reversal_id", "honour_id")
)
CAMPAIGN = """
UPDATE statement_lines SET campaign_id = (
    SELECT r.voucher_id / 1099511627776 FROM redemptions r WHERE r.id = COALESCE(statement_lines.redemption_id,
        (SELECT u.redemption_id FROM reversals u WHERE u.id = statement_lines.reversal_id)))
"""


def upgrade() -> None:
    unguard(EARLIER)
    add_due()
    let_months_be_half_closed()
    give_lines_campaigns()
    create_statements()
    op.create_table(
        "number_series",
        sa.Column("series", sa.String(length=4), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.CheckConstraint("last > 0", name=op.f("ck_number_series_last_positive")),
        sa.PrimaryKeyConstraint("series", "year", name=op.f("pk_number_series")),
    )
    guard((*EARLIER, *NEW))


def add_due() -> None:
    with op.batch_alter_table("ledger_lines") as batch_op:
        batch_op.add_column(sa.Column("due", sa.BigInteger(), server_default=sa.text("0"), nullable=False))
        batch_op.drop_constraint(op.f("ck_ledger_lines_balanced"), type_="check")
        batch_op.drop_constraint(op.f("ck_ledger_lines_payable_to_someone"), type_="check")
        batch_op.create_check_constraint(op.f("ck_ledger_lines_balanced"), f"{ACCOUNTS} + due = 0")
        batch_op.create_check_constraint(
            op.f("ck_ledger_lines_owed_to_someone"), "(payable = 0 AND due = 0) OR organisation_id IS NOT NULL"
        )


def let_months_be_half_closed() -> None:
    with op.batch_alter_table("periods") as batch_op:
        batch_op.alter_column("closed_at", existing_type=sa.DateTime(timezone=True), nullable=True)
        batch_op.add_column(sa.Column("head_size", sa.BigInteger(), nullable=True))
    op.execute("UPDATE periods SET closed_at = NULL")


def give_lines_campaigns() -> None:
    op.add_column("statement_lines", sa.Column("campaign_id", sa.Integer(), nullable=True))
    op.execute(CAMPAIGN)
    with op.batch_alter_table("statement_lines") as batch_op:
        batch_op.alter_column("campaign_id", existing_type=sa.Integer(), nullable=False)
        batch_op.add_column(sa.Column("honour_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_statement_lines_campaign_id"), "campaigns", ["campaign_id"], ["id"])
        batch_op.create_foreign_key(op.f("fk_statement_lines_honour_id"), "redemptions", ["honour_id"], ["id"])
        batch_op.create_unique_constraint(op.f("uq_statement_lines_honour_id"), ["honour_id"])
        batch_op.drop_constraint(op.f("ck_statement_lines_redemption_or_reversal"), type_="check")
        batch_op.create_check_constraint(op.f("ck_statement_lines_of_one_event"), f"{OF_ONE_EVENT} = 1")
    op.create_index(op.f("ix_statement_lines_month_venue_id"), "statement_lines", ["month", "venue_id"])


def create_statements() -> None:
    op.create_table(
        "statements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=35), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("organisation_name", sa.String(), nullable=False),
        sa.Column("organisation_siret", sa.String(length=14), nullable=True),
        *sums(),
        sa.Column("carried_cents", sa.BigInteger(), nullable=False),
        sa.Column("total_cents", sa.BigInteger(), nullable=False),
        sa.Column("invoice_number", sa.String(length=20), nullable=True),
        sa.Column("lines_root", sa.LargeBinary(length=32), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("net_cents = gross_cents - fee_cents", name=op.f("ck_statements_net_is_gross_less_fee")),
        sa.CheckConstraint(
            "total_cents = net_cents + carried_cents AND carried_cents <= 0",
            name=op.f("ck_statements_total_has_carried"),
        ),
        sa.CheckConstraint("(fee_cents = 0) = (invoice_number IS NULL)", name=op.f("ck_statements_fee_has_invoice")),
        sa.ForeignKeyConstraint(["month"], ["periods.month"], name=op.f("fk_statements_month")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_statements_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
        sa.UniqueConstraint("number", name=op.f("uq_statements_number")),
        sa.UniqueConstraint("invoice_number", name=op.f("uq_statements_invoice_number")),
        sa.UniqueConstraint("organisation_id", "month", name=op.f("uq_statements_organisation_id_month")),
    )
    op.create_index(op.f("ix_statements_month"), "statements", ["month"])
    op.create_table(
        "statement_parts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        *sums(),
        sa.Column("carried_cents", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "net_cents = gross_cents - fee_cents", name=op.f("ck_statement_parts_net_is_gross_less_fee")
        ),
        sa.ForeignKeyConstraint(["statement_id"], ["statements.id"], name=op.f("fk_statement_parts_statement_id")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_statement_parts_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_parts")),
        sa.UniqueConstraint("statement_id", "campaign_id", name=op.f("uq_statement_parts_statement_id_campaign_id")),
    )


def sums() -> list[sa.Column]:
    cents = [sa.Column(f"{name}_cents", sa.BigInteger(), nullable=False) for name in ("gross", "fee", "net")]
    return [sa.Column("redemptions", sa.Integer(), nullable=False), *cents]


def guard(tables: tuple[str, ...]) -> None:
    """Let the database refuse to change or delete a row (server/append_only.py)."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table in tables:
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


def unguard(tables: tuple[str, ...]) -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table in tables:
        if not sqlite:
            op.execute(f"DROP TRIGGER {table}_append_only ON {table}")
        for verb in ("UPDATE", "DELETE") if sqlite else ():
            op.execute(f"DROP TRIGGER {table}_no_{verb}")


def downgrade() -> None:
    unguard((*EARLIER, *NEW))
    op.drop_table("number_series")
    op.drop_table("statement_parts")
    op.drop_table("statements")
    op.drop_index(op.f("ix_statement_lines_month_venue_id"), "statement_lines")
    with op.batch_alter_table("statement_lines") as batch_op:
        batch_op.drop_constraint(op.f("ck_statement_lines_of_one_event"), type_="check")
        batch_op.drop_constraint(op.f("uq_statement_lines_honour_id"), type_="unique")
        batch_op.drop_constraint(op.f("fk_statement_lines_honour_id"), type_="foreignkey")
        batch_op.drop_constraint(op.f("fk_statement_lines_campaign_id"), type_="foreignkey")
        batch_op.drop_column("honour_id")
        batch_op.drop_column("campaign_id")
        batch_op.create_check_constraint(
            op.f("ck_statement_lines_redemption_or_reversal"), "(redemption_id IS NULL) <> (reversal_id IS NULL)"
        )
    op.execute("UPDATE periods SET closed_at = CURRENT_TIMESTAMP WHERE closed_at IS NULL")
    with op.batch_alter_table("periods") as batch_op:
        batch_op.drop_column("head_size")
        batch_op.alter_column("closed_at", existing_type=sa.DateTime(timezone=True), nullable=False)
    with op.batch_alter_table("ledger_lines") as batch_op:
        batch_op.drop_constraint(op.f("ck_ledger_lines_owed_to_someone"), type_="check")
        batch_op.drop_constraint(op.f("ck_ledger_lines_balanced"), type_="check")
        batch_op.drop_column("due")
        batch_op.create_check_constraint(op.f("ck_ledger_lines_balanced"), f"{ACCOUNTS} = 0")
        batch_op.create_check_constraint(
            op.f("ck_ledger_lines_payable_to_someone"), "payable = 0 OR organisation_id IS NOT NULL"
        )
    guard(EARLIER)
