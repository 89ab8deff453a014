"""Organisations in their own right: capacities, qualification in time, the audit trail, auditors and hubs."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
TEXTS = ("legal_form", "address", "commune", "email", "phone")
CAPACITIES = {
    "runs_venues": "EXISTS (SELECT 1 FROM venues v WHERE v.organisation_id = organisations.id)",
    "prescribes": """EXISTS (SELECT 1 FROM memberships m
                     WHERE m.organisation_id = organisations.id AND m.role = 'prescriber')""",
    "sponsors": "EXISTS (SELECT 1 FROM sponsors s WHERE s.organisation_id = organisations.id)",
}
OLD_ROLES = "'operator', 'sponsor', 'prescriber', 'manager', 'mediator'"
ROLES = f"role IN ({OLD_ROLES}, 'auditor', 'hub')"
ORGANISATIONS = sa.table(
    "organisations",
    sa.column("id", sa.Integer),
    sa.column("qualification", sa.String),
    sa.column("decided_at", MOMENT),
    sa.column("qualified_spans", sa.JSON),
)
WORKED = """SELECT DISTINCT v.organisation_id FROM venues v
            JOIN redemptions r ON r.venue_id = v.id AND r.status = 'accepted'"""


def upgrade() -> None:
    make_tables()
    for name in TEXTS:
        op.add_column("organisations", sa.Column(name, sa.String(), server_default="", nullable=False))
    op.add_column("organisations", sa.Column("postcode", sa.String(length=5), server_default="", nullable=False))
    for name, known_by in CAPACITIES.items():
        op.add_column("organisations", sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False))
        op.execute(f"UPDATE organisations SET {name} = true WHERE {known_by}")  # noqa: S608  # our own texts
    op.add_column("organisations", sa.Column("territory", sa.JSON(), nullable=True))
    op.add_column("organisations", sa.Column("qualified_spans", sa.JSON(), server_default="[]", nullable=False))
    write_spans()
    change_roles(
        ROLES,
        "ck_memberships_operator_has_no_organisation",
        {"ck_memberships_organisation_unless_above": "(role IN ('operator', 'auditor')) = (organisation_id IS NULL)"},
    )


def make_tables() -> None:
    op.create_table(
        "qualification_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=11), nullable=False),
        sa.Column("reason", sa.String(length=500), server_default="", nullable=False),
        sa.Column("decided_at", MOMENT, nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state = 'qualified' OR reason <> ''", name=op.f("ck_qualification_decisions_refusal_has_reason")
        ),
        sa.CheckConstraint(
            "state IN ('qualified', 'suspended', 'dequalified')", name=op.f("ck_qualification_decisions_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["people.id"], name=op.f("fk_qualification_decisions_decided_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_qualification_decisions_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qualification_decisions")),
    )
    op.create_index(op.f("ix_qualification_decisions_organisation_id"), "qualification_decisions", ["organisation_id"])
    op.create_table(
        "acts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("done_at", MOMENT, nullable=False),
        sa.Column("doer", sa.String(length=8), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("device_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=45), nullable=False),
        sa.Column("verb", sa.String(length=40), nullable=False),
        sa.Column("subject_kind", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(length=500), server_default="", nullable=False),
        sa.CheckConstraint(
            "(doer = 'person') = (person_id IS NOT NULL AND device_id IS NULL)", name=op.f("ck_acts_person_acts")
        ),
        sa.CheckConstraint("(doer = 'phone') = (device_id IS NOT NULL)", name=op.f("ck_acts_phone_acts")),
        sa.CheckConstraint("doer IN ('person', 'phone', 'console', 'nobody')", name=op.f("ck_acts_doer_known")),
        sa.CheckConstraint("verb <> '' AND subject_kind <> ''", name=op.f("ck_acts_act_named")),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_acts_device_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_acts_organisation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_acts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acts")),
    )
    op.create_index("ix_acts_done", "acts", ["done_at"])
    op.create_index("ix_acts_organisation_done", "acts", ["organisation_id", "done_at"])
    op.create_index("ix_acts_person", "acts", ["person_id"])
    op.create_index("ix_acts_subject", "acts", ["subject_kind", "subject_id"])
    for table in ("qualification_decisions", "acts"):
        guard(table)


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


def write_spans() -> None:
    """What is known of the time before decisions had a history: qualified since ever, until the decision that ended it."""
    connection = op.get_bind()
    worked = set(connection.execute(sa.text(WORKED)).scalars())
    for row in connection.execute(sa.select(ORGANISATIONS).where(ORGANISATIONS.c.qualification != "applied")).all():
        was = row.qualification in ("qualified", "suspended") or row.id in worked
        until = None if row.qualification == "qualified" else milliseconds(row.decided_at)
        connection.execute(
            sa.update(ORGANISATIONS).where(ORGANISATIONS.c.id == row.id).values(qualified_spans=[[0, until]] * was)
        )


def milliseconds(moment: datetime) -> int:
    """SQLite stores moments without their zone, UTC."""
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)


def change_roles(roles: str, old: str, new: dict[str, str]) -> None:
    with op.batch_alter_table("messages") as batch_op:
        batch_op.drop_constraint(op.f("ck_messages_role_known"), type_="check")
        batch_op.create_check_constraint(op.f("ck_messages_role_known"), roles)
    with op.batch_alter_table("memberships") as batch_op:
        batch_op.drop_constraint(op.f("ck_memberships_role_known"), type_="check")
        batch_op.create_check_constraint(op.f("ck_memberships_role_known"), roles)
        batch_op.drop_constraint(op.f(old), type_="check")
        for name, condition in new.items():
            batch_op.create_check_constraint(op.f(name), condition)


def downgrade() -> None:
    op.execute("DELETE FROM memberships WHERE role IN ('auditor', 'hub')")
    op.execute("DELETE FROM mails WHERE message_id IN (SELECT id FROM messages WHERE role IN ('auditor', 'hub'))")
    op.execute("DELETE FROM messages WHERE role IN ('auditor', 'hub')")
    change_roles(
        f"role IN ({OLD_ROLES})",
        "ck_memberships_organisation_unless_above",
        {"ck_memberships_operator_has_no_organisation": "(role = 'operator') = (organisation_id IS NULL)"},
    )
    with op.batch_alter_table("organisations") as batch_op:
        for name in ("qualified_spans", "territory", *CAPACITIES, "postcode", *TEXTS):
            batch_op.drop_column(name)
    op.drop_table("acts")
    op.drop_table("qualification_decisions")
