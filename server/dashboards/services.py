"""The services that a campaign's vouchers were used for, before small groups are hidden."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session

from .models import BookletUses
from .uses import Change, booklets_of


@dataclass(frozen=True, slots=True)
class Service:
    """How many booklets, and how many of their vouchers, were used for a service."""

    key: str = ""
    booklets: int = 0
    vouchers: int = 0

    def __add__(self, other: Service) -> Service:
        return Service(other.key, self.booklets + other.booklets, self.vouchers + other.vouchers)


def services(session: Session, campaign_id: int, changes: list[Change]) -> list[Service]:
    """The uses of each service, counted days and ``changes`` together, most used first."""
    used = (BookletUses.booklet_id.between(*booklets_of(campaign_id)), BookletUses.vouchers > 0)
    vouchers = cast(func.sum(BookletUses.vouchers), Integer)
    rows = session.execute(select(BookletUses.service, func.count(), vouchers).where(*used).group_by("service"))
    sums: defaultdict[str, Service] = defaultdict(Service)
    for service, booklets, total in rows:
        sums[service] += Service(service, booklets, total)
    for change in changes:
        booklets = (change.after > 0) - (change.before > 0)
        sums[change.service] += Service(change.service, booklets, change.after - change.before)
    return sorted(filter(_used, sums.values()), key=lambda service: (-service.vouchers, service.key))


def _used(service: Service) -> bool:
    return service.vouchers > 0
