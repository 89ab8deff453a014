"""The operator as seller: its identity at a given time (`seller_at`), and what invoices take from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from ..db import db
from .invoice import Address, InvoiceNote, Party, TransferAccount
from .models import Seller
from .refusals import OperatorUnknown
from .taxes import Tax, charge_vat, exempt_from_vat

NOTES = (
    InvoiceNote("AAB", "Pas d’escompte pour paiement anticipé."),
    InvoiceNote("PMD", "En cas de retard de paiement, pénalités au taux de trois fois l’intérêt légal."),
    InvoiceNote("PMT", "En cas de retard de paiement, indemnité forfaitaire de 40 € pour frais de recouvrement."),
)
"""Notes that the commercial code (art. L441-9, D441-5) requires on an invoice between professionals."""


def seller_at(moment: datetime) -> Seller:
    """The operator's identity at a time; before the first one was recorded, the first one.

    Raises OperatorUnknown.
    """
    return choose(list_versions(), moment)


def list_versions() -> Sequence[Seller]:
    """Every identity that was recorded, oldest first."""
    return db.session.scalars(select(Seller).order_by(Seller.id)).all()


def choose(versions: Sequence[Seller], moment: datetime) -> Seller:
    """The identity at a time among all versions. Raises OperatorUnknown."""
    if not versions:
        raise OperatorUnknown
    return next((one for one in reversed(versions) if one.recorded_at <= moment), versions[0])


def is_known() -> bool:
    """Whether the operator's identity was ever recorded."""
    return db.session.scalar(select(Seller.id).limit(1)) is not None


def list_sellers() -> list[Seller]:
    """Every identity that was recorded, the newest first."""
    return list(db.session.scalars(select(Seller).order_by(Seller.id.desc())))


def party_of(seller: Seller) -> Party:
    """The operator as a party of an invoice."""
    mentions = (seller.legal_form, seller.mentions)
    return Party(
        seller.name,
        Address((seller.address,), seller.postcode, seller.city),
        seller.siret,
        seller.vat_number,
        seller.email,
        tuple(mention for mention in mentions if mention),
    )


def tax_of(seller: Seller) -> Tax:
    """The VAT on the operator's fee."""
    return charge_vat(seller.vat_bps) if seller.vat_bps else exempt_from_vat(seller.vat_mention)


def transfer_of(seller: Seller) -> TransferAccount | None:
    """The account to which the operator is paid; None if none is recorded."""
    return TransferAccount(seller.iban, seller.bic) if seller.iban else None
