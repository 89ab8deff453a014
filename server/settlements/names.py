"""The address, venue names and campaign names on a statement, frozen when its month is closed."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..campaigns.models import Campaign, Sponsor
from ..invoicing import names
from ..invoicing.invoice import Address
from ..invoicing.names import Json
from ..organisations.models import Organisation
from ..venues.models import Venue
from .models import Statement, StatementPart


class NamedVenue(NamedTuple):
    """A venue with its name at that time."""

    id: int
    name: str
    commune: str


class NamedCampaign(NamedTuple):
    """A campaign with its name, venue fee (basis points) and sponsor's name at that time."""

    id: int
    name: str
    fee_bps: int
    sponsor: str


@dataclass(frozen=True, slots=True)
class Names:
    """The names on a statement's papers; venues and campaigns by their ids, in the order in which papers list them."""

    address: Address
    venues: Mapping[int, NamedVenue]
    campaigns: Mapping[int, NamedCampaign]


def load_names(statement: Statement) -> Names:
    """The frozen names of a statement, whatever the current ones are."""
    content = names.load_names(statement.number)
    venues = [NamedVenue(*row) for row in content["venues"]]
    campaigns = [NamedCampaign(*row) for row in content["campaigns"]]
    address = names.read_address(content["address"])
    return Names(address, {one.id: one for one in venues}, {one.id: one for one in campaigns})


def freeze(session: Session, statements: Sequence[Statement], parts: Sequence[StatementPart]) -> None:
    """Store the current names for the statements of a month, with a constant number of queries."""
    if not statements:
        return
    venues, campaigns = _venues(session, statements), _campaigns(session, {part.campaign_id for part in parts})
    of_statement = defaultdict(list)
    for part in parts:
        of_statement[part.statement_id].append(campaigns[part.campaign_id])
    frozen = {one.number: _content(venues[one.organisation_id], of_statement[one.id]) for one in statements}
    names.freeze(session, statements[0].issued_at, frozen)


def _content(venues: Sequence[Venue], campaigns: Iterable[NamedCampaign]) -> Json:
    named = [NamedVenue(one.id, one.name, one.commune) for one in venues]
    return {
        "address": names.address_of(venues[0]),
        "venues": [list(one) for one in sorted(named, key=_in_order)],
        "campaigns": [list(one) for one in sorted(campaigns, key=_in_order)],
    }


def _in_order(one: NamedVenue | NamedCampaign) -> tuple[str, int]:
    """Sort key: the name without accents and case, then the id; computed here so that every database agrees."""
    plain = unicodedata.normalize("NFKD", one.name).casefold()
    return "".join(sign for sign in plain if not unicodedata.combining(sign)), one.id


def _venues(session: Session, statements: Sequence[Statement]) -> Mapping[int, list[Venue]]:
    """The venues of each organisation, by id."""
    owners = {one.organisation_id for one in statements}
    found: defaultdict[int, list[Venue]] = defaultdict(list)
    for venue in session.scalars(select(Venue).where(Venue.organisation_id.in_(owners)).order_by(Venue.id)):
        found[venue.organisation_id].append(venue)
    return found


def _campaigns(session: Session, wanted: set[int]) -> Mapping[int, NamedCampaign]:
    columns = (Campaign.id, Campaign.name, Campaign.fee_bps, Organisation.name)
    query = select(*columns).join(Campaign.sponsor).join(Organisation, Organisation.id == Sponsor.organisation_id)
    rows = session.execute(query.where(Campaign.id.in_(wanted)))
    return {row[0]: NamedCampaign(*row) for row in rows}
