"""The key of the log's leaves begins with the moment of their events, so that new keys are neighbours."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BY_MOMENT, BY_EVENT = "uq_log_leaves_moment_event_id_kind", "uq_log_leaves_event_id_kind"
EVENTS = (
    "SELECT 'redemption' AS kind, {id} AS event_id, recorded_at AS moment FROM redemptions",
    "SELECT 'reversal' AS kind, {id} AS event_id, recorded_at AS moment FROM reversals",
    "SELECT 'funding' AS kind, {id} AS event_id, funded_at AS moment FROM orders",
    "SELECT 'statement' AS kind, {id} AS event_id, issued_at AS moment FROM statements",
    "SELECT kind, event_id, recorded_at AS moment FROM ledger_lines",
)
"""The events of each kind of leaf; kinds without a table of their own are ledger lines of that kind."""
FILL = """
    UPDATE log_leaves SET moment = e.moment FROM ({events}) AS e
    WHERE log_leaves.moment IS NULL AND e.kind = log_leaves.kind AND e.event_id = log_leaves.event_id
"""
OF_NOTHING = "UPDATE log_leaves SET moment = '1970-01-01 00:00:00.000000' WHERE moment IS NULL"
"""A leaf whose event is gone: `flask ledger check` names it."""


def upgrade() -> None:
    unguard()
    op.add_column("log_leaves", sa.Column("moment", MOMENT))
    key = "replace(CAST(id AS VARCHAR), '-', '')"
    for events in EVENTS:
        op.execute(FILL.format(events=events.format(id=key)))
    op.execute(OF_NOTHING)
    with op.batch_alter_table("log_leaves") as batch_op:
        batch_op.alter_column("moment", existing_type=MOMENT, nullable=False)
        batch_op.drop_constraint(op.f(BY_EVENT), type_="unique")
        batch_op.create_unique_constraint(op.f(BY_MOMENT), ["moment", "event_id", "kind"])
    guard()


def guard() -> None:
    """Let the database refuse to change or delete a row (server/append_only.py)."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute("""
            CREATE TRIGGER log_leaves_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_leaves
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """)
        return
    for verb in ("UPDATE", "DELETE"):
        op.execute(f"""
            CREATE TRIGGER log_leaves_no_{verb} BEFORE {verb} ON log_leaves
            BEGIN SELECT RAISE(ABORT, 'log_leaves is append-only'); END
        """)


def unguard() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP TRIGGER log_leaves_append_only ON log_leaves")
        return
    for verb in ("UPDATE", "DELETE"):
        op.execute(f"DROP TRIGGER log_leaves_no_{verb}")


def downgrade() -> None:
    unguard()
    with op.batch_alter_table("log_leaves") as batch_op:
        batch_op.drop_constraint(op.f(BY_MOMENT), type_="unique")
        batch_op.drop_column("moment")
        batch_op.create_unique_constraint(op.f(BY_EVENT), ["event_id", "kind"])
    guard()
