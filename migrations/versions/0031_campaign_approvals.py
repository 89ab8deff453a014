"""Campaigns: when each needed no approval, whom its sponsor approved, each decision; resets of factors to confirm."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
STATE_KNOWN = "state IN ('asked', 'approved', 'refused', 'withdrawn')"
NO_HAS_REASON = "state IN ('asked', 'approved') OR reason <> ''"


def upgrade() -> None:
    op.add_column("campaigns", sa.Column("open_spans", sa.JSON(none_as_null=True), nullable=True))
    op.create_table(
        "campaign_approvals",
        *decided("campaign_approvals"),
        sa.Column("approved_spans", sa.JSON(), server_default="[]", nullable=False),
        sa.PrimaryKeyConstraint("campaign_id", "organisation_id", name=op.f("pk_campaign_approvals")),
    )
    op.create_index(op.f("ix_campaign_approvals_organisation_id"), "campaign_approvals", ["organisation_id"])
    op.create_table(
        "approval_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        *decided("approval_decisions"),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["decided_by_id"], ["people.id"], name=op.f("fk_approval_decisions_decided_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_decisions")),
    )
    op.create_index(op.f("ix_approval_decisions_organisation_id"), "approval_decisions", ["organisation_id"])
    op.create_index(
        op.f("ix_approval_decisions_campaign_id_organisation_id"),
        "approval_decisions",
        ["campaign_id", "organisation_id"],
    )
    guard("approval_decisions")
    make_factor_resets()


def make_factor_resets() -> None:
    op.create_table(
        "factor_resets",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_factor_resets_reason_given")),
        sa.CheckConstraint("asked_by_id <> person_id", name=op.f("ck_factor_resets_of_somebody_else")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["people.id"], name=op.f("fk_factor_resets_asked_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_factor_resets_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_factor_resets")),
    )
    op.create_index(op.f("ix_factor_resets_asked_by_id"), "factor_resets", ["asked_by_id"])


def decided(table: str) -> list[sa.schema.SchemaItem]:
    """What both tables say of an organisation in a campaign."""
    return [
        sa.Column("campaign_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("reason", sa.String(length=500), server_default="", nullable=False),
        sa.Column("decided_at", MOMENT, nullable=False),
        sa.CheckConstraint(STATE_KNOWN, name=op.f(f"ck_{table}_state_known")),
        sa.CheckConstraint(NO_HAS_REASON, name=op.f(f"ck_{table}_refusal_has_reason")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f(f"fk_{table}_campaign_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f(f"fk_{table}_organisation_id")),
    ]


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
    op.drop_table("factor_resets")
    op.drop_table("approval_decisions")
    op.drop_table("campaign_approvals")
    op.drop_column("campaigns", "open_spans")
