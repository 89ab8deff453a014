"""Promises: payment orders of sponsors, trusted before their money is there."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
HOLDS = sa.text("withdrawn_at IS NULL AND undone_at IS NULL")
ACTS = ("made", "confirmed", "withdrawn", "undone")
CHECKS = {
    "not_nothing": "cents > 0 AND size > 0",
    "numbered": "payment_order <> ''",
    "four_eyes": "confirmed_at IS NULL OR COALESCE(made_by_id <> confirmed_by_id, false)",
    "withdrawn_before_confirmed": "withdrawn_at IS NULL OR confirmed_at IS NULL",
    "undone_after_confirmed": "undone_at IS NULL OR confirmed_at IS NOT NULL",
}


def upgrade() -> None:
    op.create_table(
        "promises",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("payment_order", sa.String(length=100), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.String(length=20), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        *(sa.Column(f"{act}_at", MOMENT, nullable=act != "made") for act in ACTS),
        *(sa.Column(f"{act}_by_id", sa.Integer(), nullable=True) for act in ACTS),
        *(sa.CheckConstraint(check, name=op.f(f"ck_promises_{name}")) for name, check in CHECKS.items()),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_promises_order_id")),
        *(
            sa.ForeignKeyConstraint([f"{act}_by_id"], ["people.id"], name=op.f(f"fk_promises_{act}_by_id"))
            for act in ACTS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
    )
    op.create_index(op.f("ix_promises_order_id"), "promises", ["order_id"])
    op.create_index(
        "uq_promises_holding", "promises", ["order_id"], unique=True, sqlite_where=HOLDS, postgresql_where=HOLDS
    )


def downgrade() -> None:
    op.drop_table("promises")
