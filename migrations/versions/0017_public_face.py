"""The public face: facts for the public pages, information meetings, announcements."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "public_facts",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        *(text(name, longest) for name, longest in FACTS.items()),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_public_facts_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_facts")),
    )
    make_meetings()
    make_announcements()
    op.add_column("mails", sa.Column("calendar", sa.Text(), nullable=True))


FACTS = {
    "phone": 100,
    "email": 254,
    "address": 300,
    "hours": 300,
    "director": 200,
    "host_name": 200,
    "host_address": 300,
    "host_phone": 100,
    "dpo_name": 200,
    "dpo_email": 254,
}


def text(name: str, longest: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=longest), server_default="", nullable=False)


def make_meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        text("about", 2000),
        text("host", 200),
        text("link", 500),
        text("place", 300),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("cancelled_at", MOMENT, nullable=True),
        text("cancelled_because", 500),
        sa.CheckConstraint("subject <> ''", name=op.f("ck_meetings_subject_given")),
        sa.CheckConstraint("link <> '' OR place <> ''", name=op.f("ck_meetings_somewhere")),
        sa.CheckConstraint("minutes BETWEEN 10 AND 600", name=op.f("ck_meetings_minutes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    op.create_index("ix_meetings_starts", "meetings", ["starts_at"])
    op.create_table(
        "meeting_guests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        text("structure", 200),
        sa.Column("registered_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_guests_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_guests")),
        sa.UniqueConstraint("meeting_id", "email", name=op.f("uq_meeting_guests_meeting_id_email")),
    )
    op.create_index(op.f("ix_meeting_guests_meeting_id"), "meeting_guests", ["meeting_id"])


def make_announcements() -> None:
    op.create_table(
        "announcements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("announced_at", MOMENT, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("siret", sa.String(length=14), nullable=True),
        sa.Column("runs_venues", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("prescribes", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("postcode", sa.String(length=5), nullable=False),
        text("commune", 100),
        sa.Column("contact", sa.String(length=100), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        text("phone", 100),
        text("message", 2000),
        sa.Column("state", sa.String(length=9), server_default="new", nullable=False),
        sa.Column("state_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "state IN ('new', 'contacted', 'applied', 'closed')", name=op.f("ck_announcements_state_known")
        ),
        sa.CheckConstraint("runs_venues OR prescribes", name=op.f("ck_announcements_wants_something")),
        sa.CheckConstraint("name <> '' AND contact <> '' AND email <> ''", name=op.f("ck_announcements_somebody")),
        sa.CheckConstraint("length(siret) = 14", name=op.f("ck_announcements_siret_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
    )
    op.create_index("ix_announcements_announced", "announcements", ["announced_at"])


def downgrade() -> None:
    with op.batch_alter_table("mails") as batch_op:
        batch_op.drop_column("calendar")
    for table in ("announcements", "meeting_guests", "meetings", "public_facts"):
        op.drop_table(table)
