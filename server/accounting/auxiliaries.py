"""Auxiliary accounts: opened for every organisation before an export, and read for it."""

from __future__ import annotations

from sqlalchemy import exists, insert, literal, select
from sqlalchemy.orm import Session

from .. import clock
from ..db import UtcDateTime, db, transaction
from ..organisations.models import Organisation
from .chart import Named
from .models import AuxiliaryAccount


def open_missing() -> None:
    """Open the accounts of the organisations that have none. Two exports at once open each once."""
    without = ~exists().where(AuxiliaryAccount.organisation_id == Organisation.id)
    if db.session.scalar(select(Organisation.id).where(without).limit(1)) is None:
        return
    with transaction() as session:
        session.scalars(select(Organisation.id).where(without).order_by(Organisation.id).with_for_update()).all()
        missing = select(Organisation.id, Organisation.name, literal(clock.now(), UtcDateTime)).where(without)
        columns = AuxiliaryAccount.organisation_id, AuxiliaryAccount.title, AuxiliaryAccount.opened_at
        session.execute(insert(AuxiliaryAccount).from_select([column.key for column in columns], missing))


def load_auxiliaries(session: Session) -> dict[int, Named]:
    """Number and title of each auxiliary account, by organisation."""
    rows = session.execute(select(AuxiliaryAccount.organisation_id, AuxiliaryAccount.title))
    return {owner_id: Named(f"ORG{owner_id:06}", title) for owner_id, title in rows}
