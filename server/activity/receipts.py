"""A redemption's receipt as people read it: who, what, when, how much, its number, whether it still stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..access import Actor
from ..db import db
from ..errors import Conflict
from ..keys.jws_check import NotGenuine
from ..keys.ring import public_jwks
from ..redemptions import receipt_check
from ..redemptions.models import Redemption, Reversal
from ..redemptions.receipts import say_number
from ..venues.services import SERVICES
from . import receipt_links
from .receipt_links import UnknownReceipt
from .reversals import story


class NoReceipt(Conflict):
    code = "no_receipt"
    message = "Ce scan n'a pas été accepté : il n'a pas de reçu."


class ReceiptNotGenuine(Conflict):
    code = "receipt_not_genuine"
    message = "La clé qui a signé ce reçu n'est plus reconnue. Demandez à l'opérateur ce qu'il vaut."


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt whose signature holds. Names are those that were signed. ``undone_at``: it is worth nothing since.

    ``text`` is the compact JWS, ``page`` the address where anyone checks it.
    """

    number: str
    voucher: str
    service: str
    campaign: str
    venue: str
    organisation: str
    siret: str
    scanned_at: datetime
    recorded_at: datetime
    gross_cents: int
    fee_cents: int
    net_cents: int
    undone_at: datetime | None
    text: str
    page: str


def receipt_of(actor: Actor, redemption_id: UUID) -> Receipt:
    """The receipt of a redemption that the actor may look into.

    Raises UnknownRedemption, NoReceipt, ReceiptNotGenuine.
    """
    return _receipt(db.session(), story(actor, redemption_id).redemption)


def receipt_behind(link: str) -> Receipt:
    """The receipt of a signed link, for anyone who has it. Raises UnknownReceipt, NoReceipt, ReceiptNotGenuine."""
    session = db.session()
    redemption = session.get(Redemption, receipt_links.read(link))
    if redemption is None:
        raise UnknownReceipt
    return _receipt(session, redemption)


def _receipt(session: Session, redemption: Redemption) -> Receipt:
    text = redemption.receipt
    if text is None:
        raise NoReceipt
    claims = _claims(text)
    undone = session.scalar(select(Reversal.recorded_at).where(Reversal.redemption_id == redemption.id))
    return Receipt(
        number=say_number(redemption.id),
        voucher=claims["voucher"],
        service=SERVICES[claims["service"]],
        campaign=claims["campaign"],
        venue=claims["venue"],
        organisation=claims["organisation"],
        siret=claims["siret"] or "",
        scanned_at=redemption.scanned_at,
        recorded_at=redemption.recorded_at,
        gross_cents=claims["gross_cents"],
        fee_cents=claims["fee_cents"],
        net_cents=claims["net_cents"],
        undone_at=undone,
        text=text,
        page=receipt_links.address_of(redemption.id),
    )


def _claims(text: str) -> Mapping[str, Any]:
    try:
        return receipt_check.verify(text, public_jwks())
    except NotGenuine as error:
        raise ReceiptNotGenuine from error
