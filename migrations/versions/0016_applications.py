"""Applications with their venues, documents and history; what organisations answer to a decision."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
STATES = "'draft', 'submitted', 'question', 'answered', 'accepted', 'refused', 'withdrawn'"
EVENTS = "'submitted', 'question', 'answered', 'accepted', 'refused', 'withdrawn'"
KINDS = "'statutes', 'receipt', 'kbis', 'deliberation', 'registration', 'proof'"


def key(name: str) -> tuple[sa.Column, sa.PrimaryKeyConstraint]:
    return sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}"))


def refer(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"))


def text(name: str, length: int | None = None, *, empty: bool = True) -> sa.Column:
    return sa.Column(name, sa.String(length=length), server_default="" if empty else None, nullable=False)


def upgrade() -> None:
    op.create_table(
        "applications",
        *key("applications"),
        text("key", 32, empty=False),
        text("state", 9, empty=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("submitted_at", MOMENT, nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        text("reason", 2000),
        text("siret", 14),
        text("register_says", 7),
        text("name"),
        text("legal_form"),
        text("address"),
        text("postcode", 5),
        text("commune"),
        text("representative"),
        text("email"),
        text("phone"),
        sa.Column("runs_venues", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("prescribes", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("sponsors", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("services", sa.JSON(), server_default="[]", nullable=False),
        text("charter_version", 10),
        sa.Column("charter_accepted_at", MOMENT, nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(f"state IN ({STATES})", name=op.f("ck_applications_state_known")),
        sa.CheckConstraint(
            "(state = 'draft') = (submitted_at IS NULL) OR state = 'withdrawn'",
            name=op.f("ck_applications_sent_with_moment"),
        ),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (state NOT IN ('accepted', 'refused'))",
            name=op.f("ck_applications_decided_with_moment"),
        ),
        sa.CheckConstraint("state <> 'refused' OR reason <> ''", name=op.f("ck_applications_refusal_has_reason")),
        sa.CheckConstraint(
            "state <> 'accepted' OR organisation_id IS NOT NULL",
            name=op.f("ck_applications_accepted_as_an_organisation"),
        ),
        sa.CheckConstraint(
            "register_says IN ('', 'found', 'closed', 'unknown')", name=op.f("ck_applications_register_says_known")
        ),
        sa.UniqueConstraint("key", name=op.f("uq_applications_key")),
        refer("applications", "organisation_id", "organisations.id"),
    )
    op.create_index(op.f("ix_applications_state"), "applications", ["state"])
    op.create_index(op.f("ix_applications_organisation_id"), "applications", ["organisation_id"])
    op.create_table(
        "application_venues",
        *key("application_venues"),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=True),
        text("name"),
        text("address"),
        text("postcode", 5),
        text("commune"),
        text("phone"),
        sa.CheckConstraint(
            "venue_id IS NOT NULL OR (name <> '' AND length(postcode) = 5)",
            name=op.f("ck_application_venues_claimed_or_typed"),
        ),
        sa.UniqueConstraint("application_id", "venue_id", name=op.f("uq_application_venues_application_id_venue_id")),
        refer("application_venues", "application_id", "applications.id"),
        refer("application_venues", "venue_id", "venues.id"),
    )
    op.create_index(op.f("ix_application_venues_application_id"), "application_venues", ["application_id"])
    op.create_table(
        "application_documents",
        *key("application_documents"),
        sa.Column("application_id", sa.Integer(), nullable=False),
        text("kind", 12, empty=False),
        text("name", 200, empty=False),
        text("media_type", 20, empty=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.CheckConstraint(f"kind IN ({KINDS})", name=op.f("ck_application_documents_kind_known")),
        sa.CheckConstraint("size > 0", name=op.f("ck_application_documents_not_empty")),
        refer("application_documents", "application_id", "applications.id"),
    )
    op.create_index(op.f("ix_application_documents_application_id"), "application_documents", ["application_id"])
    op.create_table(
        "application_events",
        *key("application_events"),
        sa.Column("application_id", sa.Integer(), nullable=False),
        text("kind", 9, empty=False),
        text("text", 2000),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(f"kind IN ({EVENTS})", name=op.f("ck_application_events_kind_known")),
        refer("application_events", "application_id", "applications.id"),
        refer("application_events", "person_id", "people.id"),
    )
    op.create_index(op.f("ix_application_events_application_id"), "application_events", ["application_id"])
    op.create_table(
        "organisation_answers",
        *key("organisation_answers"),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        text("text", 2000, empty=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        text("reply", 2000),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("closed_at IS NOT NULL OR reply = ''", name=op.f("ck_organisation_answers_reply_closes")),
        refer("organisation_answers", "organisation_id", "organisations.id"),
        refer("organisation_answers", "written_by_id", "people.id"),
        refer("organisation_answers", "closed_by_id", "people.id"),
    )
    op.create_index(op.f("ix_organisation_answers_organisation_id"), "organisation_answers", ["organisation_id"])
    guard("application_events")


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
    for table in (
        "organisation_answers",
        "application_events",
        "application_documents",
        "application_venues",
        "applications",
    ):
        op.drop_table(table)
