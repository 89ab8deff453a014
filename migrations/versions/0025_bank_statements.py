"""Our bank accounts, what the bank says of them, and what of it was refused."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0022"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
APPEND_ONLY = ("bank_statement_files", "bank_statements", "bank_movements", "bank_movement_payments")


def upgrade() -> None:
    make_own_bank_accounts()
    make_bank_statement_files()
    make_bank_statements()
    make_bank_movements()
    make_bank_movement_payments()
    make_bank_statement_problems()
    for table in APPEND_ONLY:
        guard(table)


def make_own_bank_accounts() -> None:
    op.create_table(
        "own_bank_accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("iban", sa.String(length=34), nullable=False),
        sa.Column("bic", sa.String(length=11), nullable=True),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=5), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('funds', 'fees')", name=op.f("ck_own_bank_accounts_kind_known")),
        sa.ForeignKeyConstraint(["added_by_id"], ["people.id"], name=op.f("fk_own_bank_accounts_added_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_bank_accounts")),
        sa.UniqueConstraint("iban", name=op.f("uq_own_bank_accounts_iban")),
    )


def make_bank_statement_files() -> None:
    op.create_table(
        "bank_statement_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("imported_at", MOMENT, nullable=False),
        sa.Column("imported_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["imported_by_id"], ["people.id"], name=op.f("fk_bank_statement_files_imported_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_statement_files")),
        sa.UniqueConstraint("digest", name=op.f("uq_bank_statement_files_digest")),
    )
    op.create_index(op.f("ix_bank_statement_files_imported_at"), "bank_statement_files", ["imported_at"])


def make_bank_statements() -> None:
    op.create_table(
        "bank_statements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("movements_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("iban", sa.String(length=34), nullable=False),
        sa.Column("told_id", sa.String(length=35), nullable=False),
        sa.Column("electronic_no", sa.Integer(), nullable=True),
        sa.Column("legal_no", sa.Integer(), nullable=True),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=False),
        sa.Column("opening_cents", sa.BigInteger(), nullable=False),
        sa.Column("moved_cents", sa.BigInteger(), nullable=False),
        sa.Column("closing_cents", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.CheckConstraint("closing_cents = opening_cents + moved_cents", name=op.f("ck_bank_statements_adds_up")),
        sa.CheckConstraint("from_day <= to_day", name=op.f("ck_bank_statements_days_in_order")),
        sa.ForeignKeyConstraint(["file_id"], ["bank_statement_files.id"], name=op.f("fk_bank_statements_file_id")),
        sa.ForeignKeyConstraint(["iban"], ["own_bank_accounts.iban"], name=op.f("fk_bank_statements_iban")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_statements")),
        sa.UniqueConstraint("file_id", "position", name=op.f("uq_bank_statements_file_id_position")),
    )
    op.create_index(op.f("ix_bank_statements_iban_from_day"), "bank_statements", ["iban", "from_day"])


def make_bank_movements() -> None:
    op.create_table(
        "bank_movements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=True),
        sa.Column("iban", sa.String(length=34), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("booking_day", sa.Date(), nullable=False),
        sa.Column("value_day", sa.Date(), nullable=True),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(length=300), nullable=False),
        sa.Column("end_to_end_id", sa.String(length=300), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("creditor_reference", sa.String(length=300), nullable=False),
        sa.Column("party", sa.String(length=300), nullable=False),
        sa.Column("party_iban", sa.String(length=35), nullable=False),
        sa.Column("code", sa.String(length=35), nullable=False),
        sa.Column("own_code", sa.String(length=300), nullable=False),
        sa.Column("is_reversal", sa.Boolean(), nullable=False),
        sa.Column("return_code", sa.String(length=35), nullable=False),
        sa.Column("payments_differ", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["bank_statement_files.id"], name=op.f("fk_bank_movements_file_id")),
        sa.ForeignKeyConstraint(["iban"], ["own_bank_accounts.iban"], name=op.f("fk_bank_movements_iban")),
        sa.ForeignKeyConstraint(["statement_id"], ["bank_statements.id"], name=op.f("fk_bank_movements_statement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_movements")),
        sa.UniqueConstraint("iban", "key", name=op.f("uq_bank_movements_iban_key")),
    )
    op.create_index(op.f("ix_bank_movements_file_id"), "bank_movements", ["file_id"])
    op.create_index(op.f("ix_bank_movements_iban_day"), "bank_movements", ["iban", "day"])
    op.create_index(op.f("ix_bank_movements_statement_id"), "bank_movements", ["statement_id"])


def make_bank_movement_payments() -> None:
    op.create_table(
        "bank_movement_payments",
        sa.Column("movement_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("end_to_end_id", sa.String(length=300), nullable=False),
        sa.Column("reference", sa.String(length=300), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("creditor_reference", sa.String(length=300), nullable=False),
        sa.Column("party", sa.String(length=300), nullable=False),
        sa.Column("party_iban", sa.String(length=35), nullable=False),
        sa.Column("return_code", sa.String(length=35), nullable=False),
        sa.ForeignKeyConstraint(
            ["movement_id"], ["bank_movements.id"], name=op.f("fk_bank_movement_payments_movement_id")
        ),
        sa.PrimaryKeyConstraint("movement_id", "position", name=op.f("pk_bank_movement_payments")),
    )


def make_bank_statement_problems() -> None:
    op.create_table(
        "bank_statement_problems",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("account", sa.String(length=35), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=True),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("code", sa.String(length=50), nullable=False),
        sa.Column("sentence", sa.String(length=500), nullable=False),
        sa.Column("told_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_statement_problems")),
        sa.UniqueConstraint("digest", "position", name=op.f("uq_bank_statement_problems_digest_position")),
    )
    op.create_index(op.f("ix_bank_statement_problems_told_at"), "bank_statement_problems", ["told_at"])


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
    for table in (*reversed(APPEND_ONLY), "own_bank_accounts", "bank_statement_problems"):
        op.drop_table(table)
