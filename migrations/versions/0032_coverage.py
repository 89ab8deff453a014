"""Coverage: each change of its state; the account of a bank statement by a number that may be public."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

TOLD = "('short', 'stale', 'covered')"


def upgrade() -> None:
    op.create_table(
        "coverage_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=7), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("covering_cents", sa.BigInteger(), nullable=False),
        sa.Column("needed_cents", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(f"state IN {TOLD}", name=op.f("ck_coverage_changes_state_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coverage_changes")),
    )
    guard("coverage_changes")
    loose("bank_statements")
    with op.batch_alter_table("bank_statements") as batch_op:
        batch_op.add_column(sa.Column("account_id", sa.Integer(), nullable=True))
    op.execute("""
        UPDATE bank_statements SET account_id =
            (SELECT id FROM own_bank_accounts WHERE own_bank_accounts.iban = bank_statements.iban)
    """)
    with op.batch_alter_table("bank_statements") as batch_op:
        batch_op.alter_column("account_id", existing_type=sa.Integer(), nullable=False)
        batch_op.create_foreign_key(op.f("fk_bank_statements_account_id"), "own_bank_accounts", ["account_id"], ["id"])
    guard("bank_statements")


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


def loose(table: str) -> None:
    """Drop the triggers of a table whose columns change; `guard` makes them again."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute(f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}")
        return
    for verb in ("UPDATE", "DELETE"):
        op.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")


def downgrade() -> None:
    loose("bank_statements")
    with op.batch_alter_table("bank_statements") as batch_op:
        batch_op.drop_constraint(op.f("fk_bank_statements_account_id"), type_="foreignkey")
        batch_op.drop_column("account_id")
    guard("bank_statements")
    op.drop_table("coverage_changes")
