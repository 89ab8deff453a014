"""The check of terms and orders against the audit trail, whose acts are leaves of the public log.

A campaign's terms may change while nothing was paid by them, and an order before it is funded may be moved behind
the database's back: neither is a leaf, but each act that made it so is. Of rows older than the trail nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import String, cast, exists, select
from sqlalchemy.orm import Session

from ..campaigns.models import Campaign, Order, Sponsor
from ..db import FreeTextColumn
from ..texts import one_line, repair
from ..trail.models import Act

CHANGED = ("campaign.created", "campaign.changed")
PLACED, DELETED, CANCELLED = ("order.drafted", "order.placed"), "order.deleted", "order.cancelled"
_TERMS = {column.name: column for column in Campaign.__table__.columns}
_PLAIN = (str, int, bool, list, type(None))


class _Said(NamedTuple):
    """What the newest acts say of one term; those of one moment may say several things."""

    at: datetime
    values: list[Any]


def find_problems(session: Session) -> Iterator[str]:
    """A sentence for each campaign or order that is not what the acts say."""
    yield from _campaigns(session)
    yield from _orders(session)


def _campaigns(session: Session) -> Iterator[str]:
    stored = {str(one.id): one for one in session.scalars(select(Campaign))}
    for key, said in sorted(_last_words(session).items()):
        campaign = stored.get(key)
        if campaign is None:
            yield f"terms: there is no campaign {key}, but acts of it"
            continue
        for name, word in sorted(said.items()):
            if _value(campaign, name) not in word.values:
                yield f"terms: '{name}' of campaign {key} is not what its acts say"


def _last_words(session: Session) -> Mapping[str, dict[str, _Said]]:
    """Of each campaign's terms what was said last."""
    found: defaultdict[str, dict[str, _Said]] = defaultdict(dict)
    acts = select(Act.subject_id, Act.done_at, Act.after).where(Act.subject_kind == "campaign", Act.verb.in_(CHANGED))
    for key, at, after in session.execute(acts.order_by(Act.done_at)):
        for name, value in after.items():
            before = found[key].get(name)
            others = before.values if before and before.at == at else []
            found[key][name] = _Said(at, [*others, _repaired(name, value)])
    return found


def _repaired(name: str, value: Any) -> Any:
    """A text as its column stores it."""
    kind = _TERMS[name].type if name in _TERMS else None
    if value is None or not isinstance(kind, FreeTextColumn):
        return value
    return repair(value) if kind.lines else one_line(value)


def _value(campaign: Campaign, name: str) -> Any:
    value = getattr(campaign, name)
    return value if isinstance(value, _PLAIN) else str(value)


def _orders(session: Session) -> Iterator[str]:
    owner = select(Sponsor.organisation_id).join(Campaign).where(Campaign.id == Order.campaign_id).scalar_subquery()
    acts = select(Act.subject_id, Act.after, Act.organisation_id, Order, owner)
    placed = acts.outerjoin(Order, cast(Order.id, String) == Act.subject_id).where(
        Act.subject_kind == "order", Act.verb.in_(PLACED), ~_of_the_same(DELETED)
    )
    for key, after, organisation_id, order, sponsor_id in session.execute(placed.order_by(Act.done_at, Act.id)):
        if order is None:
            yield f"orders: there is no order {key}, but the act that made it"
        elif sponsor_id != organisation_id or any(getattr(order, name) != value for name, value in after.items()):
            yield f"orders: order {key} is not what the act that made it says"
    yield from _cancelled(session)


def _of_the_same(verb: str) -> Any:
    other = Act.__table__.alias()
    return exists().where(other.c.subject_kind == "order", other.c.subject_id == Act.subject_id, other.c.verb == verb)


def _cancelled(session: Session) -> Iterator[str]:
    by = select(Order.id).join(Act, cast(Order.id, String) == Act.subject_id)
    acts = by.where(Act.subject_kind == "order", Act.verb == CANCELLED)
    for key in session.scalars(acts.where(Order.cancelled_by_id.is_distinct_from(Act.person_id)).order_by(Order.id)):
        yield f"orders: order {key} was cancelled by somebody else"
