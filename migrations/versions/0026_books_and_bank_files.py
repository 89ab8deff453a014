"""Accounting: what the books call each organisation; payouts: which of its batch's files each is in."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "auxiliary_accounts",
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_auxiliary_accounts_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_auxiliary_accounts")),
    )
    guard("auxiliary_accounts")
    op.add_column("payouts", sa.Column("file_number", sa.Integer(), server_default="1", nullable=False))


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
    op.drop_column("payouts", "file_number")
    op.drop_table("auxiliary_accounts")
