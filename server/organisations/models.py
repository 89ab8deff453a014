"""Tables of organisations and of the decisions on their qualification."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column

from ..append_only import append_only
from ..db import Base, FreeTextColumn, UtcDateTime
from .spans import Span

APPLIED, QUALIFIED, SUSPENDED, DEQUALIFIED = "applied", "qualified", "suspended", "dequalified"
QUALIFICATIONS = (APPLIED, QUALIFIED, SUSPENDED, DEQUALIFIED)
RUNS_VENUES, PRESCRIBES, SPONSORS = "runs_venues", "prescribes", "sponsors"
CAPACITIES = (RUNS_VENUES, PRESCRIBES, SPONSORS)
"""What an organisation does in the scheme: any of these; the names of its columns."""
LONGEST_REASON = 500


class Organisation(Base):
    """A legal entity. ``source_key`` says what an import made it from (docs/decisions/organisations.md).

    ``qualified_spans`` is made from its `QualificationDecision` rows and kept here for the query of a redemption.
    Texts are empty when unknown. ``territory`` lists the départements that a sponsor or hub looks after; None is all.
    """

    __tablename__ = "organisations"
    __table_args__ = (
        CheckConstraint("length(siret) = 14", name="siret_length"),
        CheckConstraint("name <> ''", name="name_given"),
        CheckConstraint("qualification IN ('applied', 'qualified', 'suspended', 'dequalified')", name="qualification"),
        CheckConstraint("qualification IN ('applied', 'qualified') OR reason <> ''", name="refusal_has_reason"),
        CheckConstraint("(qualification = 'applied') = (decided_at IS NULL)", name="decision_has_date"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    siret: Mapped[str | None] = mapped_column(String(14), unique=True)
    source_key: Mapped[str | None] = mapped_column(String, unique=True)
    name: Mapped[str]
    legal_form: Mapped[str] = mapped_column(default="", server_default="")
    address: Mapped[str] = mapped_column(default="", server_default="")
    postcode: Mapped[str] = mapped_column(String(5), default="", server_default="")
    commune: Mapped[str] = mapped_column(default="", server_default="")
    email: Mapped[str] = mapped_column(default="", server_default="")
    phone: Mapped[str] = mapped_column(default="", server_default="")
    runs_venues: Mapped[bool] = mapped_column(default=False, server_default=false())
    prescribes: Mapped[bool] = mapped_column(default=False, server_default=false())
    sponsors: Mapped[bool] = mapped_column(default=False, server_default=false())
    territory: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    qualification: Mapped[str] = mapped_column(String, default=APPLIED, server_default=APPLIED)
    reason: Mapped[str] = mapped_column(default="", server_default="")
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    qualified_spans: Mapped[list[Span]] = mapped_column(JSON, default=list, server_default="[]")

    @property
    def qualified(self) -> bool:
        """Whether its venues redeem and are paid."""
        return self.qualification == QUALIFIED

    @property
    def capacities(self) -> list[str]:
        """What it does in the scheme, of `CAPACITIES`."""
        return [name for name in CAPACITIES if getattr(self, name)]


@append_only
class QualificationDecision(Base):
    """A decision on an organisation's qualification. Made on the server itself when nobody is named."""

    __tablename__ = "qualification_decisions"
    __table_args__ = (
        CheckConstraint("state IN ('qualified', 'suspended', 'dequalified')", name="state_known"),
        CheckConstraint("state = 'qualified' OR reason <> ''", name="refusal_has_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    state: Mapped[str] = mapped_column(String(11))
    reason: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_REASON, lines=True), default="", server_default="")
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
