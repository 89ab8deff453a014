"""Billing: quotes and invoices of orders, their credit notes and deposits, and what a buyer needs on them."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
REFERENCES = ("service", "engagement", "contract")
APPEND_ONLY = ("quotes", "order_invoices", "invoice_cancellations", "invoice_deposits")


def upgrade() -> None:
    with op.batch_alter_table("orders") as batch_op:
        batch_op.add_column(sa.Column("quoted_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("vat_cents", sa.BigInteger(), nullable=True))
        batch_op.create_check_constraint(op.f("ck_orders_vat_not_negative"), "vat_cents >= 0")
    op.create_table(
        "buyer_needs",
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False) for name in REFERENCES),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_buyer_needs_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_buyer_needs")),
    )
    make_quotes()
    make_invoices()
    make_cancellations()
    make_deposits()
    for table in APPEND_ONLY:
        guard(table)


def priced(table: str) -> list[sa.schema.SchemaItem]:
    """The columns and checks of a price."""
    total = "total_cents = face_cents + fee_cents + vat_cents"
    return [
        sa.Column("face_cents", sa.BigInteger(), nullable=False),
        sa.Column("fee_cents", sa.BigInteger(), nullable=False),
        sa.Column("vat_bps", sa.Integer(), nullable=False),
        sa.Column("vat_cents", sa.BigInteger(), nullable=False),
        sa.Column("total_cents", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "face_cents > 0 AND fee_cents >= 0 AND vat_cents >= 0", name=op.f(f"ck_{table}_amounts_not_negative")
        ),
        sa.CheckConstraint(total, name=op.f(f"ck_{table}_total_is_its_parts")),
    ]


def issued(table: str) -> list[sa.schema.SchemaItem]:
    """When and by whom a document was issued."""
    return [
        sa.Column("issued_at", MOMENT, nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["issued_by_id"], ["people.id"], name=op.f(f"fk_{table}_issued_by_id")),
    ]


def make_quotes() -> None:
    op.create_table(
        "quotes",
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        *issued("quotes"),
        *priced("quotes"),
        sa.CheckConstraint("valid_until >= issued_on", name=op.f("ck_quotes_valid_after_issue")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_quotes_order_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_quotes")),
    )
    op.create_index(op.f("ix_quotes_order_id"), "quotes", ["order_id"])


def make_invoices() -> None:
    op.create_table(
        "order_invoices",
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("replaces", sa.String(length=20), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.String(length=50), nullable=False) for name in REFERENCES),
        *issued("order_invoices"),
        *priced("order_invoices"),
        sa.CheckConstraint("due_on >= issued_on", name=op.f("ck_order_invoices_due_after_issue")),
        sa.CheckConstraint("(version = 1) = (replaces IS NULL)", name=op.f("ck_order_invoices_later_ones_replace")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_order_invoices_order_id")),
        sa.ForeignKeyConstraint(["replaces"], ["order_invoices.number"], name=op.f("fk_order_invoices_replaces")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_order_invoices")),
        sa.UniqueConstraint("order_id", "version", name=op.f("uq_order_invoices_order_id_version")),
        sa.UniqueConstraint("replaces", name=op.f("uq_order_invoices_replaces")),
    )
    op.create_index(op.f("ix_order_invoices_order_id"), "order_invoices", ["order_id"])
    op.create_index(op.f("ix_order_invoices_due_on"), "order_invoices", ["due_on"])


def make_cancellations() -> None:
    op.create_table(
        "invoice_cancellations",
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("invoice_number", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        *issued("invoice_cancellations"),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_invoice_cancellations_reason_given")),
        sa.ForeignKeyConstraint(
            ["invoice_number"], ["order_invoices.number"], name=op.f("fk_invoice_cancellations_invoice_number")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_invoice_cancellations")),
        sa.UniqueConstraint("invoice_number", name=op.f("uq_invoice_cancellations_invoice_number")),
    )


def make_deposits() -> None:
    op.create_table(
        "invoice_deposits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("invoice_number", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("state IN ('deposited', 'refused')", name=op.f("ck_invoice_deposits_state_known")),
        sa.CheckConstraint("(state = 'refused') = (reason <> '')", name=op.f("ck_invoice_deposits_refusal_has_reason")),
        sa.ForeignKeyConstraint(
            ["invoice_number"], ["order_invoices.number"], name=op.f("fk_invoice_deposits_invoice_number")
        ),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["people.id"], name=op.f("fk_invoice_deposits_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice_deposits")),
    )
    op.create_index(op.f("ix_invoice_deposits_invoice_number"), "invoice_deposits", ["invoice_number"])


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
    for table in (*reversed(APPEND_ONLY), "buyer_needs"):
        op.drop_table(table)
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_constraint(op.f("ck_orders_vat_not_negative"), type_="check")
        batch_op.drop_column("vat_cents")
        batch_op.drop_column("quoted_until")
