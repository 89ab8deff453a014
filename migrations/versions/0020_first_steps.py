"""First steps: links that test the mail, and what the operator does without."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    know_purposes("purpose IN ('password', 'email', 'test')")
    op.create_table(
        "waived_steps",
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("waived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("step IN ('mail')", name=op.f("ck_waived_steps_step_known")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_waived_steps_person_id")),
        sa.PrimaryKeyConstraint("step", name=op.f("pk_waived_steps")),
    )
    op.create_index(op.f("ix_waived_steps_person_id"), "waived_steps", ["person_id"])


def downgrade() -> None:
    op.drop_table("waived_steps")
    op.execute("DELETE FROM account_links WHERE purpose = 'test'")
    know_purposes("purpose IN ('password', 'email')")


def know_purposes(condition: str) -> None:
    with op.batch_alter_table("account_links") as batch_op:
        batch_op.drop_constraint(op.f("ck_account_links_purpose_known"), type_="check")
        batch_op.create_check_constraint(op.f("ck_account_links_purpose_known"), condition)
