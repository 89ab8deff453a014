"""Transfers: `send`, `receive` and `cancel` booklets between two organisations; meanwhile neither hands them over."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Update, func, select, update
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..campaigns.models import Campaign, Sponsor
from ..db import transaction
from ..errors import Forbidden
from ..organisations.models import Organisation
from ..trail.recording import Changed, Subject, record
from ..vouchers.models import Booklet, Transfer
from ..vouchers.refusals import UnknownPrescriber
from . import picking
from .picking import Sending
from .sendable import is_among, is_held_by, is_ready, list_kept
from .transfer_lists import SIDES, is_seen_by
from .transfer_refusals import (
    AlreadyCancelled,
    AlreadyReceived,
    NotInYourStock,
    SamePlace,
    SeveralPlaces,
    UnknownTransfer,
)


def send(actor: Actor, wanted: Sending) -> Transfer:
    """Send booklets of the actor's stock to another organisation; until received, nobody may hand them over.

    Raises UnknownPrescriber, WrongRange, NotInYourStock, SeveralPlaces, SamePlace.
    """
    keys = picking.keys_of(wanted)
    with transaction() as session:
        if session.get(Organisation, wanted.to_organisation_id) is None:
            raise UnknownPrescriber
        places = _places_locked(session, actor, keys)
        if len(places) < len(keys):
            raise NotInYourStock(list_kept(session, actor, keys, places))
        transfer = _new(set(places.values()), wanted.to_organisation_id, keys)
        session.add(transfer)
        session.flush()
        session.execute(update(Booklet).where(is_among(keys)).values(transfer_id=transfer.id))
        sent = {"to": transfer.to_organisation_id, "booklets": transfer.booklet_count}
        record(session, actor, "transfer.sent", _subject(transfer), Changed(after=sent))
    return transfer


def receive(actor: Actor, transfer_id: int) -> Transfer:
    """Take the booklets into the receiver's stock. Idempotent. Returned to their sponsor, they have no holder again.

    Raises UnknownTransfer, Forbidden for the sender, AlreadyCancelled.
    """
    with transaction() as session:
        transfer = _locked(session, actor, transfer_id)
        _check_side(actor, transfer.to_organisation_id)
        if transfer.cancelled_at is not None:
            raise AlreadyCancelled
        if transfer.received_at is None:
            transfer.received_at = clock.now()
            _arrive(session, transfer)
            record(session, actor, "transfer.received", _subject(transfer))
    return transfer


def cancel(actor: Actor, transfer_id: int) -> Transfer:
    """Take the booklets back before they are received. Idempotent.

    Raises UnknownTransfer, Forbidden for the receiver, AlreadyReceived.
    """
    with transaction() as session:
        transfer = _locked(session, actor, transfer_id)
        _check_side(actor, transfer.from_organisation_id)
        if transfer.received_at is not None:
            raise AlreadyReceived
        if transfer.cancelled_at is None:
            transfer.cancelled_at = clock.now()
            session.execute(_travelling(transfer).values(transfer_id=None))
            record(session, actor, "transfer.cancelled", _subject(transfer))
    return transfer


def _subject(transfer: Transfer) -> Subject:
    return Subject("transfer", transfer.id, transfer.from_organisation_id)


def _places_locked(session: Session, actor: Actor, keys: Sequence[int]) -> dict[int, tuple[int, bool]]:
    """Lock the booklets that the actor may send; by key, their organisation and whether it is their sponsor."""
    place = func.coalesce(Booklet.holder_id, Sponsor.organisation_id)
    query = (
        select(Booklet.id, place, Booklet.holder_id.is_(None))
        .join(Campaign, Campaign.id == Booklet.campaign_id)
        .join(Sponsor, Sponsor.id == Campaign.sponsor_id)
        .where(is_among(keys), is_held_by(actor), *is_ready())
        .order_by(Booklet.id)
        .with_for_update(of=Booklet, key_share=True)
    )
    return {key: (organisation_id, is_sponsor) for key, organisation_id, is_sponsor in session.execute(query)}


def _new(places: set[tuple[int, bool]], to_organisation_id: int, keys: Sequence[int]) -> Transfer:
    if len(places) > 1:
        raise SeveralPlaces
    ((from_organisation_id, is_sponsor),) = places
    if from_organisation_id == to_organisation_id and not is_sponsor:
        raise SamePlace
    return Transfer(
        from_organisation_id=from_organisation_id,
        to_organisation_id=to_organisation_id,
        ranges=list(picking.ranges(keys)),
        booklet_count=len(keys),
        sent_at=clock.now(),
    )


def _arrive(session: Session, transfer: Transfer) -> None:
    """Make the receiver the holder, or nobody where booklets are given back to the sponsor of their campaign."""
    if transfer.from_organisation_id != transfer.to_organisation_id:
        own = select(Campaign.id).join(Campaign.sponsor).where(Sponsor.organisation_id == transfer.to_organisation_id)
        back = _travelling(transfer).where(Booklet.campaign_id.in_(own))
        session.execute(back.values(transfer_id=None, holder_id=None))
    session.execute(_travelling(transfer).values(transfer_id=None, holder_id=transfer.to_organisation_id))


def _travelling(transfer: Transfer) -> Update:
    return update(Booklet).where(Booklet.transfer_id == transfer.id).execution_options(synchronize_session=False)


def _locked(session: Session, actor: Actor, transfer_id: int) -> Transfer:
    query = select(Transfer).where(Transfer.id == transfer_id, is_seen_by(actor)).with_for_update(key_share=True)
    transfer = session.scalar(query.execution_options(populate_existing=True))
    if transfer is None:
        raise UnknownTransfer
    return transfer


def _check_side(actor: Actor, organisation_id: int) -> None:
    if not actor.sees(organisation_id, *SIDES):
        raise Forbidden
