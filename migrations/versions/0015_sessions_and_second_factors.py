"""Sessions, second factors and accounts at a provider; everyone signs in again."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    make_sessions()
    make_factors()
    op.create_table(
        "provider_accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issuer", sa.String(length=300), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("linked_at", MOMENT, nullable=False),
        sa.Column("last_used_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_provider_accounts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provider_accounts")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_provider_accounts_issuer_subject")),
        sa.UniqueConstraint("person_id", "issuer", name=op.f("uq_provider_accounts_person_id_issuer")),
    )
    op.drop_column("people", "session_epoch")


def make_sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("last_seen_at", MOMENT, nullable=False),
        sa.Column("strong_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("browser", sa.String(length=60), nullable=False),
        sa.Column("network", sa.String(length=45), nullable=False),
        sa.CheckConstraint("way IN ('password', 'passkey', 'provider', 'link')", name=op.f("ck_sessions_way_known")),
        sa.CheckConstraint("last_seen_at >= started_at", name=op.f("ck_sessions_seen_after_start")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sessions_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_person_id"), "sessions", ["person_id"])
    op.create_index("ix_sessions_started", "sessions", ["started_at"])


def make_factors() -> None:
    op.create_table(
        "authenticators",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("secret_encrypted", sa.LargeBinary(), nullable=True),
        sa.Column("pending_encrypted", sa.LargeBinary(), nullable=True),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("last_step", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "(secret_encrypted IS NULL) = (confirmed_at IS NULL)", name=op.f("ck_authenticators_secret_was_confirmed")
        ),
        sa.CheckConstraint(
            "(secret_encrypted IS NULL) = (last_step IS NULL)", name=op.f("ck_authenticators_confirmed_by_a_code")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_authenticators_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_authenticators")),
    )
    op.create_table(
        "passkeys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(length=1023), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("last_used_at", MOMENT, nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_passkeys_name_given")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_passkeys_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkeys")),
        sa.UniqueConstraint("credential_id", name=op.f("uq_passkeys_credential_id")),
    )
    op.create_index(op.f("ix_passkeys_person_id"), "passkeys", ["person_id"])
    op.create_table(
        "recovery_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_recovery_codes_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_codes")),
        sa.UniqueConstraint("digest", name=op.f("uq_recovery_codes_digest")),
    )
    op.create_index(op.f("ix_recovery_codes_person_id"), "recovery_codes", ["person_id"])


def downgrade() -> None:
    op.add_column("people", sa.Column("session_epoch", sa.Integer(), server_default="0", nullable=False))
    for table in ("provider_accounts", "recovery_codes", "passkeys", "authenticators", "sessions"):
        op.drop_table(table)
