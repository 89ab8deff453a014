"""Booklets handed over, newest first: of everyone, and of one prescriber."""

from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_booklets_handed_over", "booklets", ["handed_over_at", "id"])
    op.create_index("ix_booklets_holder_handed_over", "booklets", ["holder_id", "handed_over_at", "id"])


def downgrade() -> None:
    op.drop_index("ix_booklets_holder_handed_over", "booklets")
    op.drop_index("ix_booklets_handed_over", "booklets")
