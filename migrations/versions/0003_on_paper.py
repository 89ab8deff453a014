"""Sponsors' papers and their approval; hand-overs sent by phones."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sponsor_papers",
        sa.Column("sponsor_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.String(length=200), nullable=True),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("logo_sha256", sa.String(length=64), nullable=True),
        sa.CheckConstraint("(logo IS NULL) = (logo_sha256 IS NULL)", name=op.f("ck_sponsor_papers_logo_has_digest")),
        sa.ForeignKeyConstraint(["sponsor_id"], ["sponsors.id"], name=op.f("fk_sponsor_papers_sponsor_id")),
        sa.PrimaryKeyConstraint("sponsor_id", name=op.f("pk_sponsor_papers")),
    )
    op.create_table(
        "proof_approvals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_proof_approvals_order_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_proof_approvals_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proof_approvals")),
        sa.UniqueConstraint("order_id", "fingerprint", name=op.f("uq_proof_approvals_order_id_fingerprint")),
    )
    op.create_table(
        "hand_overs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=30), nullable=True),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("content", sa.String(length=32), nullable=False),
        sa.Column("booklet_id", sa.BigInteger(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("handed_over_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("clock_doubtful", sa.Boolean(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_person_id", sa.Integer(), nullable=True),
        sa.Column("first_by_use", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(status = 'accepted') = (reason IS NULL)", name=op.f("ck_hand_overs_reason_unless_accepted")
        ),
        sa.CheckConstraint(
            "(status = 'conflict') = (first_at IS NOT NULL)", name=op.f("ck_hand_overs_conflict_names_the_first")
        ),
        sa.CheckConstraint(
            "status = 'refused' OR booklet_id IS NOT NULL", name=op.f("ck_hand_overs_only_refused_without_booklet")
        ),
        sa.CheckConstraint("status IN ('accepted', 'conflict', 'refused')", name=op.f("ck_hand_overs_status_known")),
        sa.CheckConstraint("handed_over_at <= recorded_at", name=op.f("ck_hand_overs_handed_over_before_recorded")),
        sa.ForeignKeyConstraint(["booklet_id"], ["booklets.id"], name=op.f("fk_hand_overs_booklet_id")),
        sa.ForeignKeyConstraint(["first_person_id"], ["people.id"], name=op.f("fk_hand_overs_first_person_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_hand_overs_organisation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_hand_overs_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_overs")),
    )
    with op.batch_alter_table("hand_overs", schema=None) as batch_op:
        batch_op.create_index(
            "uq_hand_overs_accepted_booklet",
            ["booklet_id"],
            unique=True,
            sqlite_where=sa.text("status = 'accepted'"),
            postgresql_where=sa.text("status = 'accepted'"),
        )

    with op.batch_alter_table("venues", schema=None) as batch_op:
        batch_op.add_column(sa.Column("corrected", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("venues", schema=None) as batch_op:
        batch_op.drop_column("corrected")

    with op.batch_alter_table("hand_overs", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_hand_overs_accepted_booklet",
            sqlite_where=sa.text("status = 'accepted'"),
            postgresql_where=sa.text("status = 'accepted'"),
        )

    op.drop_table("hand_overs")
    op.drop_table("proof_approvals")
    op.drop_table("sponsor_papers")
