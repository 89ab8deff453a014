"""Table of auxiliary accounts: what an organisation is called in the books, from its first export on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ..append_only import append_only
from ..db import Base, UtcDateTime
from ..organisations.models import Organisation


@append_only
class AuxiliaryAccount(Base):
    """An organisation's account in the books. Its title stays when the organisation is called otherwise."""

    __tablename__ = "auxiliary_accounts"

    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), primary_key=True, autoincrement=False)
    title: Mapped[str]
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
