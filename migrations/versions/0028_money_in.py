"""Money in: fundings of orders as rows, matches of bank movements, the ledger's accounts of promises and advances."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
APPEND_ONLY = ("fundings", "funding_undos")
LEDGERS = ("ledger_lines", "ledger_day_sums")
BEFORE = "bank + funds_held + outstanding + guarantee + payable + due + in_transit + fees_earned"
WAYS = "('word', 'credits', 'promise')"
KINDS = "('order', 'advance', 'payout', 'returned', 'bank_fee', 'interest', 'own_transfer')"
ORDER_CHECKS = {
    "funded_by_known": f"funded_by IN {WAYS}",
    "funded_some_way": "(funded_at IS NULL) = (funded_by IS NULL) AND (funded_at IS NULL) = (funded_cents IS NULL)",
    "received_in_range": "received_cents BETWEEN 0 AND funded_cents",
    "received_not_negative": "received_cents >= 0",
    "credits_are_all_there": "funded_by <> 'credits' OR received_cents = funded_cents",
}


def upgrade() -> None:
    add_accounts()
    make_fundings()
    make_matches()
    with op.batch_alter_table("campaigns") as batch_op:
        batch_op.add_column(sa.Column("trusts_promises", sa.Boolean(), server_default=sa.false(), nullable=False))
    tell_how_orders_were_funded()
    for table in APPEND_ONLY:
        guard(table)


def add_accounts() -> None:
    """Two accounts more; a line still sums to nothing."""
    for table in LEDGERS:
        loose(table)
        with op.batch_alter_table(table) as batch_op:
            for account in ("promised", "advance"):
                batch_op.add_column(sa.Column(account, sa.BigInteger(), server_default=sa.text("0"), nullable=False))
            batch_op.drop_constraint(op.f(f"ck_{table}_balanced"), type_="check")
            batch_op.create_check_constraint(op.f(f"ck_{table}_balanced"), f"{BEFORE} + promised + advance = 0")
    guard("ledger_lines")


def make_fundings() -> None:
    op.create_table(
        "fundings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("booklet_size", sa.Integer(), nullable=False),
        sa.Column("booklet_count", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(length=7), nullable=False),
        sa.Column("payment_order", sa.String(length=100), nullable=False),
        sa.Column("face_cents", sa.BigInteger(), nullable=False),
        sa.Column("fee_cents", sa.BigInteger(), nullable=False),
        sa.Column("vat_cents", sa.BigInteger(), nullable=False),
        sa.Column("guarantee_cents", sa.BigInteger(), nullable=False),
        sa.Column("total_cents", sa.BigInteger(), nullable=False),
        sa.Column("funded_at", MOMENT, nullable=False),
        sa.CheckConstraint(f"way IN {WAYS}", name=op.f("ck_fundings_way_known")),
        sa.CheckConstraint(
            "total_cents = face_cents + fee_cents + vat_cents", name=op.f("ck_fundings_total_is_its_parts")
        ),
        sa.CheckConstraint(
            "guarantee_cents BETWEEN 0 AND fee_cents AND face_cents > 0", name=op.f("ck_fundings_amounts_in_range")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_fundings_order_id")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_fundings_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fundings")),
        sa.UniqueConstraint("order_id", "nth", name=op.f("uq_fundings_order_id_nth")),
    )
    op.create_table(
        "funding_undos",
        sa.Column("funding_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("was_issued", sa.Boolean(), nullable=False),
        sa.Column("undone_at", MOMENT, nullable=False),
        sa.Column("undone_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["funding_id"], ["fundings.id"], name=op.f("fk_funding_undos_funding_id")),
        sa.ForeignKeyConstraint(["undone_by_id"], ["people.id"], name=op.f("fk_funding_undos_undone_by_id")),
        sa.PrimaryKeyConstraint("funding_id", name=op.f("pk_funding_undos")),
    )


def tell_how_orders_were_funded() -> None:
    """Orders funded so far were by a word: their ledger lines stay, and are keyed by fundings of the same number."""
    with op.batch_alter_table("orders") as batch_op:
        batch_op.add_column(sa.Column("funded_by", sa.String(length=7), nullable=True))
        batch_op.add_column(sa.Column("funded_cents", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("received_cents", sa.BigInteger(), server_default=sa.text("0"), nullable=False))
    op.execute("""
        INSERT INTO fundings (id, order_id, nth, campaign_id, booklet_size, booklet_count, way, payment_order,
            face_cents, fee_cents, vat_cents, guarantee_cents, total_cents, funded_at)
        SELECT id, id, 1, campaign_id, booklet_size, booklet_count, 'word', payment_order,
            face, fee, vat, CASE WHEN kept < fee THEN kept ELSE fee END, face + fee + vat, funded_at
        FROM (
            SELECT paid.*, (face * sponsor_fee_bps + 5000) / 10000 AS fee, (face * guarantee_bps + 5000) / 10000 AS kept
            FROM (
                SELECT orders.*, COALESCE(vat_cents, 0) AS vat, sponsor_fee_bps, guarantee_bps,
                    CAST(booklet_count AS BIGINT) * booklet_size * voucher_cents AS face
                FROM orders JOIN campaigns ON campaigns.id = campaign_id
                WHERE funded_at IS NOT NULL
            ) AS paid
        ) AS priced
    """)
    op.execute("""
        UPDATE orders SET funded_by = 'word',
            funded_cents = (SELECT total_cents FROM fundings WHERE fundings.order_id = orders.id)
        WHERE funded_at IS NOT NULL
    """)
    if op.get_bind().dialect.name == "postgresql":
        highest = "(SELECT COALESCE(MAX(id), 0) + 1 FROM fundings)"
        op.execute(f"SELECT setval(pg_get_serial_sequence('fundings', 'id'), {highest}, false)")
    with op.batch_alter_table("orders") as batch_op:
        for name, check in ORDER_CHECKS.items():
            batch_op.create_check_constraint(op.f(f"ck_orders_{name}"), check)


def make_matches() -> None:
    op.create_table(
        "movement_standings",
        sa.Column("movement_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("taken_cents", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(cents >= 0 AND taken_cents BETWEEN 0 AND cents) OR (cents < 0 AND taken_cents BETWEEN cents AND 0)",
            name=op.f("ck_movement_standings_taken_in_range"),
        ),
        sa.ForeignKeyConstraint(["movement_id"], ["bank_movements.id"], name=op.f("fk_movement_standings_movement_id")),
        sa.PrimaryKeyConstraint("movement_id", name=op.f("pk_movement_standings")),
    )
    agree = "(reference_agrees AND amount_agrees AND iban_agrees)"
    four_eyes = f"confirmed_at IS NULL OR {agree} OR COALESCE(made_by_id <> confirmed_by_id, false)"
    checks = {
        "kind_known": f"kind IN {KINDS}",
        "not_nothing": "cents <> 0",
        "order_of_its_kind": "(kind = 'order') = (order_id IS NOT NULL)",
        "campaign_of_its_kind": "(kind IN ('order', 'advance')) = (campaign_id IS NOT NULL)",
        "payout_of_its_kind": "(kind IN ('payout', 'returned')) = (payout_id IS NOT NULL)",
        "account_known": "account IN ('', 'advance', 'promised')",
        "four_eyes": four_eyes,
        "withdrawn_before_confirmed": "withdrawn_at IS NULL OR confirmed_at IS NULL",
        "undone_after_confirmed": "undone_at IS NULL OR confirmed_at IS NOT NULL",
    }
    people = ("made_by_id", "confirmed_by_id", "withdrawn_by_id", "undone_by_id")
    things = {"movement_id": "bank_movements", "order_id": "orders", "campaign_id": "campaigns", "payout_id": "payouts"}
    targets = things | dict.fromkeys(people, "people")
    op.create_table(
        "bank_matches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("movement_id", sa.Integer(), nullable=False),
        sa.Column("payment", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("order_id", "campaign_id", "payout_id")),
        sa.Column("account", sa.String(length=8), server_default="", nullable=False),
        *(
            sa.Column(f"{name}_agrees", sa.Boolean(), server_default=sa.false(), nullable=False)
            for name in ("reference", "amount", "iban")
        ),
        sa.Column("note", sa.String(length=300), server_default="", nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        *(sa.Column(name, MOMENT, nullable=True) for name in ("confirmed_at", "withdrawn_at", "undone_at")),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in people),
        *(sa.CheckConstraint(check, name=op.f(f"ck_bank_matches_{name}")) for name, check in checks.items()),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_bank_matches_{column}"))
            for column, table in targets.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_matches")),
    )
    for column in ("movement_id", "order_id", "payout_id"):
        op.create_index(op.f(f"ix_bank_matches_{column}"), "bank_matches", [column])


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
    op.drop_table("bank_matches")
    op.drop_table("movement_standings")
    with op.batch_alter_table("orders") as batch_op:
        for name in reversed(ORDER_CHECKS):
            batch_op.drop_constraint(op.f(f"ck_orders_{name}"), type_="check")
        for column in ("received_cents", "funded_cents", "funded_by"):
            batch_op.drop_column(column)
    op.drop_table("funding_undos")
    op.drop_table("fundings")
    with op.batch_alter_table("campaigns") as batch_op:
        batch_op.drop_column("trusts_promises")
    for table in LEDGERS:
        loose(table)
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_constraint(op.f(f"ck_{table}_balanced"), type_="check")
            for account in ("advance", "promised"):
                batch_op.drop_column(account)
            batch_op.create_check_constraint(op.f(f"ck_{table}_balanced"), f"{BEFORE} = 0")
    guard("ledger_lines")
