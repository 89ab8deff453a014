"""Bank entries store account and currency, and have more outcomes; an index finds payouts by IBAN."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

RESULT, OUTCOME = "ck_bank_entries_result_known", "ck_bank_entries_outcome_known"
RESULTS_BEFORE = "result IN ('paid', 'rejected', 'returned')"
RESULTS = "result IN ('paid', 'rejected', 'returned', 'unclear')"
OUTCOMES_BEFORE = (
    "outcome IN ('applied', 'known', 'unknown_payment', 'amount_differs', 'was_paid', 'was_rejected', 'was_returned')"
)
PROBLEMS_BEFORE = "'unknown_payment', 'amount_differs', 'was_paid', 'was_rejected', 'was_returned'"
PROBLEMS = f"{PROBLEMS_BEFORE}, 'ambiguous', 'contradicts', 'other_account', 'other_currency', 'not_sent', 'unreadable'"
OUTCOMES = f"outcome IN ('applied', 'known', {PROBLEMS}, 'not_ours')"
NEW = "'ambiguous', 'contradicts', 'other_account', 'other_currency', 'not_sent', 'unreadable', 'not_ours'"


def upgrade() -> None:
    op.drop_index("ix_bank_entries_open", "bank_entries")
    with op.batch_alter_table("bank_entries") as batch_op:
        batch_op.add_column(sa.Column("account", sa.String(length=34)))
        batch_op.add_column(sa.Column("currency", sa.String(length=3), nullable=False, server_default="EUR"))
        batch_op.drop_constraint(op.f(RESULT), type_="check")
        batch_op.drop_constraint(op.f(OUTCOME), type_="check")
        batch_op.create_check_constraint(op.f(RESULT), RESULTS)
        batch_op.create_check_constraint(op.f(OUTCOME), OUTCOMES)
    create_open_index(PROBLEMS)
    op.create_index(op.f("ix_payouts_iban"), "payouts", ["iban"])


def downgrade() -> None:
    """Outcomes that the older schema lacks become ``unknown_payment``."""
    op.drop_index(op.f("ix_payouts_iban"), "payouts")
    op.drop_index("ix_bank_entries_open", "bank_entries")
    op.execute(f"UPDATE bank_entries SET outcome = 'unknown_payment' WHERE outcome IN ({NEW})")  # noqa: S608  # constants
    op.execute("UPDATE bank_entries SET result = 'paid' WHERE result = 'unclear'")
    with op.batch_alter_table("bank_entries") as batch_op:
        batch_op.drop_constraint(op.f(RESULT), type_="check")
        batch_op.drop_constraint(op.f(OUTCOME), type_="check")
        batch_op.create_check_constraint(op.f(RESULT), RESULTS_BEFORE)
        batch_op.create_check_constraint(op.f(OUTCOME), OUTCOMES_BEFORE)
        batch_op.drop_column("currency")
        batch_op.drop_column("account")
    create_open_index(PROBLEMS_BEFORE)


def create_open_index(problems: str) -> None:
    still_open = sa.text(f"outcome IN ({problems}) AND set_aside_at IS NULL")
    op.create_index(
        "ix_bank_entries_open", "bank_entries", ["id"], postgresql_where=still_open, sqlite_where=still_open
    )
