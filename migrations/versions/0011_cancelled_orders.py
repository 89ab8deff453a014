"""Orders that are taken back before they are funded."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
STATES = "state IN ('draft', 'ordered', 'funded', 'closed'{more})"
CHECKS = {
    "cancelled_with_moment": "(state = 'cancelled') = (cancelled_at IS NOT NULL)",
    "cancelled_before_issue": "cancelled_at IS NULL OR first_serial IS NULL",
    "cancelled_by_someone": "cancelled_by_id IS NULL OR cancelled_at IS NOT NULL",
}


def upgrade() -> None:
    with op.batch_alter_table("orders") as batch_op:
        batch_op.add_column(sa.Column("cancelled_at", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("cancelled_by_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_orders_cancelled_by_id"), "people", ["cancelled_by_id"], ["id"])
        batch_op.drop_constraint(op.f("ck_orders_state_known"), type_="check")
        batch_op.create_check_constraint(op.f("ck_orders_state_known"), STATES.format(more=", 'cancelled'"))
        for name, condition in CHECKS.items():
            batch_op.create_check_constraint(op.f(f"ck_orders_{name}"), condition)


def downgrade() -> None:
    op.execute(
        "UPDATE orders SET state = 'draft', cancelled_at = NULL, cancelled_by_id = NULL WHERE state = 'cancelled'"
    )
    with op.batch_alter_table("orders") as batch_op:
        for name in CHECKS:
            batch_op.drop_constraint(op.f(f"ck_orders_{name}"), type_="check")
        batch_op.drop_constraint(op.f("ck_orders_state_known"), type_="check")
        batch_op.create_check_constraint(op.f("ck_orders_state_known"), STATES.format(more=""))
        batch_op.drop_constraint(op.f("fk_orders_cancelled_by_id"), type_="foreignkey")
        batch_op.drop_column("cancelled_by_id")
        batch_op.drop_column("cancelled_at")
