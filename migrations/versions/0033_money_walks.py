"""Money's whole way: payouts that a match told and its undoing took back; disbursements that are cancelled."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
WAYS_BEFORE = "('word', 'credits', 'promise')"
WAYS = "('word', 'credits', 'promise', 'claim')"


def upgrade() -> None:
    make_payout_undos()
    make_cancellations()
    add_terms_of_promises()
    keep_approvals_in_time()
    let_orders_be_claimed()


def make_payout_undos() -> None:
    op.create_table(
        "payout_undos",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("payout_id", sa.Integer(), nullable=False),
        sa.Column("match_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=8), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("done_at", MOMENT, nullable=False),
        sa.Column("undone_at", MOMENT, nullable=False),
        sa.CheckConstraint("step IN ('paid', 'returned')", name=op.f("ck_payout_undos_step_known")),
        sa.CheckConstraint("undone_at >= done_at", name=op.f("ck_payout_undos_undone_after_done")),
        sa.ForeignKeyConstraint(["payout_id"], ["payouts.id"], name=op.f("fk_payout_undos_payout_id")),
        sa.ForeignKeyConstraint(["match_id"], ["bank_matches.id"], name=op.f("fk_payout_undos_match_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payout_undos")),
        sa.UniqueConstraint("payout_id", "step", "nth", name=op.f("uq_payout_undos_payout_id_step_nth")),
        sa.UniqueConstraint("match_id", "step", name=op.f("uq_payout_undos_match_id_step")),
    )
    guard("payout_undos")


def make_cancellations() -> None:
    op.create_table(
        "disbursement_cancellations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("disbursement_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("confirmed_by_id <> asked_by_id", name=op.f("ck_disbursement_cancellations_four_eyes")),
        sa.CheckConstraint(
            "(confirmed_at IS NULL) = (confirmed_by_id IS NULL)",
            name=op.f("ck_disbursement_cancellations_confirmed_by_someone"),
        ),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)",
            name=op.f("ck_disbursement_cancellations_withdrawn_by_someone"),
        ),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR confirmed_at IS NULL",
            name=op.f("ck_disbursement_cancellations_withdrawn_before_confirmed"),
        ),
        sa.ForeignKeyConstraint(
            ["disbursement_id"], ["disbursements.id"], name=op.f("fk_disbursement_cancellations_disbursement_id")
        ),
        *(
            sa.ForeignKeyConstraint([one], ["people.id"], name=op.f(f"fk_disbursement_cancellations_{one}"))
            for one in ("asked_by_id", "confirmed_by_id", "withdrawn_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disbursement_cancellations")),
    )
    op.create_index(
        "uq_disbursement_cancellations_live",
        "disbursement_cancellations",
        ["disbursement_id"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )


def add_terms_of_promises() -> None:
    """What was promised before has the thirty days that it had."""
    with op.batch_alter_table("campaigns") as batch_op:
        batch_op.add_column(sa.Column("promise_days", sa.Integer(), server_default="30", nullable=False))
        batch_op.create_check_constraint(op.f("ck_campaigns_promise_days_in_range"), "promise_days BETWEEN 1 AND 120")
    with op.batch_alter_table("orders") as batch_op:
        batch_op.add_column(sa.Column("promised_until", MOMENT, nullable=True))
    orders = sa.table(
        "orders",
        sa.column("id", sa.Integer),
        sa.column("funded_by", sa.String),
        sa.column("funded_at", MOMENT),
        sa.column("promised_until", MOMENT),
    )
    promised = sa.select(orders.c.id, orders.c.funded_at).where(orders.c.funded_by == "promise")
    for key, funded_at in op.get_bind().execute(promised).all():
        until = funded_at + timedelta(days=30)
        op.execute(orders.update().where(orders.c.id == key).values(promised_until=until))
    with op.batch_alter_table("orders") as batch_op:
        batch_op.create_check_constraint(
            op.f("ck_orders_promised_until_a_moment"),
            "(COALESCE(funded_by, '') = 'promise') = (promised_until IS NOT NULL)",
        )


def keep_approvals_in_time() -> None:
    """Of batches approved before, the day is not told: some were approved late."""
    with op.batch_alter_table("payout_batches") as batch_op:
        batch_op.add_column(sa.Column("approved_day", sa.Date(), nullable=True))
        batch_op.create_check_constraint(op.f("ck_payout_batches_approved_in_time"), "approved_day <= execution_day")
        batch_op.create_check_constraint(
            op.f("ck_payout_batches_approved_day_of_approval"), "approved_day IS NULL OR approved_at IS NOT NULL"
        )


def let_orders_be_claimed() -> None:
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_constraint(op.f("ck_orders_funded_by_known"), type_="check")
        batch_op.create_check_constraint(op.f("ck_orders_funded_by_known"), f"funded_by IN {WAYS}")


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
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_constraint(op.f("ck_orders_funded_by_known"), type_="check")
        batch_op.create_check_constraint(op.f("ck_orders_funded_by_known"), f"funded_by IN {WAYS_BEFORE}")
    with op.batch_alter_table("payout_batches") as batch_op:
        batch_op.drop_constraint(op.f("ck_payout_batches_approved_day_of_approval"), type_="check")
        batch_op.drop_constraint(op.f("ck_payout_batches_approved_in_time"), type_="check")
        batch_op.drop_column("approved_day")
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_constraint(op.f("ck_orders_promised_until_a_moment"), type_="check")
        batch_op.drop_column("promised_until")
    with op.batch_alter_table("campaigns") as batch_op:
        batch_op.drop_constraint(op.f("ck_campaigns_promise_days_in_range"), type_="check")
        batch_op.drop_column("promise_days")
    op.drop_table("disbursement_cancellations")
    op.drop_table("payout_undos")
