"""Showing: a voucher's token is signed each time it is shown or printed, and never stored."""

from __future__ import annotations

from collections.abc import Iterable

from flask import current_app

from ..access import Actor
from ..config import Config
from ..db import db
from ..errors import NotFound
from ..keys.ring import key_ring
from . import ids, token
from .models import Booklet, Voucher
from .stock import may_see


class UnknownVoucher(NotFound):
    code = "unknown_voucher"
    message = "Ce pass n'existe pas ou n'est pas dans votre stock. Vérifiez son numéro."


def qr_text(booklet: Booklet, position: int) -> str:
    """The text of a voucher's QR code, signed with the current key. Raises NoSigningKey."""
    return qr_texts(booklet, [position])[0]


def qr_texts(booklet: Booklet, positions: Iterable[int]) -> list[str]:
    """The QR texts of several vouchers of a booklet, in the order of ``positions``. Raises NoSigningKey."""
    ring = key_ring()
    config: Config = current_app.config["POINCON"]
    first = (ring.signing_id, booklet.campaign_id, ids.serial_of(booklet.id))
    last_day_number = token.day_number(booklet.campaign.last_day)
    payloads = [token.Payload(*first, position, last_day_number) for position in positions]
    return [token.qr_text(token.sign(payload, ring.signing_number), config.public_url) for payload in payloads]


def qr_text_for(actor: Actor, number: str) -> str:
    """The QR text of a voucher by its number, for the operator or the prescriber who holds its booklet.

    Raises UnknownVoucher, also for a voucher the actor may not see, so that nobody learns which numbers exist.
    """
    voucher_id = ids.parse_voucher(number)
    voucher = db.session.get(Voucher, voucher_id) if voucher_id is not None else None
    if voucher is None or not may_see(actor, voucher.booklet):
        raise UnknownVoucher
    return qr_text(voucher.booklet, voucher.position)
