"""The ledger and the public log, with a ledger line for every event that is stored already."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


APPEND_ONLY = ("ledger_lines", "log_leaves", "log_nodes", "log_heads")
COLUMNS = "event_id, kind, campaign_id, organisation_id, recorded_at"

# Lines of earlier events, by the rules of server/ledger/rules.py; `flask ledger check` compares both.
FACE_VALUES = """
SELECT o.id, o.campaign_id, o.funded_at, c.sponsor_fee_bps, c.guarantee_bps,
    CAST(o.booklet_count AS BIGINT) * o.booklet_size * c.voucher_cents AS face_value
FROM orders o JOIN campaigns c ON c.id = o.campaign_id WHERE o.funded_at IS NOT NULL
"""
FUNDED = f"""
INSERT INTO ledger_lines ({COLUMNS}, bank, funds_held, guarantee, fees_earned)
SELECT CAST(id AS VARCHAR(32)), 'funded', campaign_id, NULL, funded_at,
    face_value + fee, -face_value, -kept, kept - fee
FROM (SELECT *, CASE WHEN guarantee < fee THEN guarantee ELSE fee END AS kept FROM (
    SELECT *, (face_value * sponsor_fee_bps + 5000) / 10000 AS fee,
        (face_value * guarantee_bps + 5000) / 10000 AS guarantee
    FROM ({FACE_VALUES}) AS orders_paid
) AS shares) AS funding
"""  # noqa: S608  # our own words
ISSUED = f"""
INSERT INTO ledger_lines ({COLUMNS}, funds_held, outstanding)
SELECT l.event_id, 'issued', l.campaign_id, NULL, l.recorded_at, -l.funds_held, l.funds_held
FROM ledger_lines l JOIN orders o ON CAST(o.id AS VARCHAR(32)) = l.event_id
WHERE l.kind = 'funded' AND o.first_serial IS NOT NULL
"""  # noqa: S608  # our own words
SCANS = """
FROM redemptions r JOIN venues v ON v.id = r.venue_id
"""
REDEEMED = f"""
INSERT INTO ledger_lines ({COLUMNS}, outstanding, payable, fees_earned)
SELECT REPLACE(CAST(r.id AS VARCHAR(36)), '-', ''), 'redeemed', r.voucher_id / 1099511627776, v.organisation_id,
    r.recorded_at, r.gross_cents, r.fee_cents - r.gross_cents, -r.fee_cents
{SCANS} WHERE r.status = 'accepted'
"""
REVERSED = f"""
INSERT INTO ledger_lines ({COLUMNS}, outstanding, payable, fees_earned)
SELECT REPLACE(CAST(u.id AS VARCHAR(36)), '-', ''), 'reversed', r.voucher_id / 1099511627776, v.organisation_id,
    u.recorded_at, -r.gross_cents, r.gross_cents - r.fee_cents, r.fee_cents
{SCANS} JOIN reversals u ON u.redemption_id = r.id
"""


def upgrade() -> None:
    op.create_table(
        "log_heads",
        sa.Column("size", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("root", sa.LargeBinary(length=32), nullable=False),
        sa.Column("signed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("size", "published_at", name=op.f("pk_log_heads")),
    )
    op.create_table(
        "log_leaves",
        sa.Column("index", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("index", name=op.f("pk_log_leaves")),
        sa.UniqueConstraint("event_id", "kind", name=op.f("uq_log_leaves_event_id_kind")),
    )
    op.create_table(
        "log_nodes",
        sa.Column("level", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("index", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("level", "index", name=op.f("pk_log_nodes")),
    )
    op.create_table(
        "ledger_lines",
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("bank", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("funds_held", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("outstanding", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("guarantee", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("payable", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("in_transit", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("fees_earned", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint(
            "bank + funds_held + outstanding + guarantee + payable + in_transit + fees_earned = 0",
            name=op.f("ck_ledger_lines_balanced"),
        ),
        sa.CheckConstraint(
            "payable = 0 OR organisation_id IS NOT NULL", name=op.f("ck_ledger_lines_payable_to_someone")
        ),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_ledger_lines_campaign_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_ledger_lines_organisation_id")
        ),
        sa.PrimaryKeyConstraint("event_id", "kind", name=op.f("pk_ledger_lines")),
    )
    with op.batch_alter_table("ledger_lines", schema=None) as batch_op:
        batch_op.create_index(
            "ix_ledger_lines_few",
            ["kind", "recorded_at"],
            unique=False,
            sqlite_where=sa.text("kind NOT IN ('redeemed', 'reversed')"),
            postgresql_where=sa.text("kind NOT IN ('redeemed', 'reversed')"),
        )
    guard()
    op.execute(FUNDED)
    op.execute(ISSUED)
    op.execute(REDEEMED)
    op.execute(REVERSED)


def guard() -> None:
    """Let the database refuse to change or delete a row (server/append_only.py)."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    if not sqlite:
        op.execute("""
            CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$
        """)
    for table in APPEND_ONLY:
        if not sqlite:
            op.execute(f"""
                CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
            """)
        for verb in ("UPDATE", "DELETE") if sqlite else ():
            op.execute(f"""
                CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
                BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
            """)


def downgrade() -> None:
    with op.batch_alter_table("ledger_lines", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_ledger_lines_few",
            sqlite_where=sa.text("kind NOT IN ('redeemed', 'reversed')"),
            postgresql_where=sa.text("kind NOT IN ('redeemed', 'reversed')"),
        )

    op.drop_table("ledger_lines")
    op.drop_table("log_nodes")
    op.drop_table("log_leaves")
    op.drop_table("log_heads")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")
