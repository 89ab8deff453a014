"""Bank entries that a person assigned to a payout."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "bank_assignments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("payout_id", sa.Integer(), nullable=False),
        sa.Column("assigned_at", MOMENT, nullable=False),
        sa.Column("assigned_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["bank_entries.id"], name=op.f("fk_bank_assignments_entry_id")),
        sa.ForeignKeyConstraint(["payout_id"], ["payouts.id"], name=op.f("fk_bank_assignments_payout_id")),
        sa.ForeignKeyConstraint(["assigned_by_id"], ["people.id"], name=op.f("fk_bank_assignments_assigned_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_assignments")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_bank_assignments_entry_id")),
    )
    op.create_index(op.f("ix_bank_assignments_payout_id"), "bank_assignments", ["payout_id"])
    guard()


def guard() -> None:
    """Let the database refuse to change or delete a row (server/append_only.py)."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute("""
            CREATE TRIGGER bank_assignments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_assignments
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """)
        return
    for verb in ("UPDATE", "DELETE"):
        op.execute(f"""
            CREATE TRIGGER bank_assignments_no_{verb} BEFORE {verb} ON bank_assignments
            BEGIN SELECT RAISE(ABORT, 'bank_assignments is append-only'); END
        """)


def downgrade() -> None:
    op.drop_table("bank_assignments")
