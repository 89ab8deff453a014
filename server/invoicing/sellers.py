"""The operator as seller: `record` its legal identity, `seller_at` a moment, and what invoices take from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from stdnum import bic, iban
from stdnum.exceptions import ValidationError
from stdnum.fr import siret, tva

from .. import clock
from ..db import db, transaction
from .invoice import Address, Note, Party, Tax, Transfer, exempt, standard
from .models import Seller
from .refusals import IdentityRefused, OperatorUnknown

FRANCHISE = "TVA non applicable, art. 293 B du CGI"
USUAL_VAT_BPS = 2000
NOTES = (
    Note("AAB", "Pas d’escompte pour paiement anticipé."),
    Note("PMD", "En cas de retard de paiement, pénalités au taux de trois fois l’intérêt légal."),
    Note("PMT", "En cas de retard de paiement, indemnité forfaitaire de 40 € pour frais de recouvrement."),
)
"""What the commercial code (art. L441-9, D441-5) wants said on an invoice between professionals."""


def _vat_number(given: str) -> str:
    return f"FR{tva.validate(given)}"


NUMBERS: dict[str, tuple[Callable[[str], str], str]] = {
    "siret": (siret.validate, "Ce SIRET est incorrect. Vérifiez ses 14 chiffres."),
    "vat_number": (_vat_number, "Ce numéro de TVA est incorrect. Il s'écrit FR, deux signes, puis le SIREN."),
    "iban": (iban.validate, "Cet IBAN est incorrect. Recopiez-le du RIB."),
    "bic": (bic.validate, "Ce BIC est incorrect. Recopiez-le du RIB."),
}


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the operator is in law; the columns of `Seller`."""

    name: str
    legal_form: str
    siret: str
    address: str
    postcode: str
    city: str
    email: str
    vat_number: str | None = None
    vat_bps: int = 0
    vat_mention: str = ""
    iban: str | None = None
    bic: str | None = None
    mentions: str = ""


def record(identity: Identity) -> Seller:
    """Name the operator so on papers from now on; those issued before keep the name they have.

    Raises IdentityRefused.
    """
    seller = Seller(recorded_at=clock.now(), **asdict(_checked(identity)))
    with transaction() as session:
        session.add(seller)
    return seller


def seller_at(moment: datetime) -> Seller:
    """The operator as it was at a moment; for what was issued before it was first recorded, as it was first.

    Raises OperatorUnknown.
    """
    newest_first, oldest_first = Seller.id.desc(), Seller.id
    then = select(Seller).where(Seller.recorded_at <= moment).order_by(newest_first).limit(1)
    seller = db.session.scalar(then) or db.session.scalar(select(Seller).order_by(oldest_first).limit(1))
    if seller is None:
        raise OperatorUnknown
    return seller


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
    """How the operator's fee is taxed."""
    return standard(seller.vat_bps) if seller.vat_bps else exempt(seller.vat_mention)


def transfer_of(seller: Seller) -> Transfer | None:
    """The account where the operator is paid."""
    return Transfer(seller.iban, seller.bic) if seller.iban else None


def _checked(identity: Identity) -> Identity:
    """The same with its numbers written plainly. Raises IdentityRefused."""
    plain: dict[str, Any] = {
        name: _plain(check, given, sentence)
        for name, (check, sentence) in NUMBERS.items()
        if (given := getattr(identity, name))
    }
    identity = replace(identity, **plain)
    if identity.vat_number and identity.vat_number.removeprefix("FR")[2:] != identity.siret[:9]:
        raise IdentityRefused("Ce numéro de TVA n'est pas celui de ce SIRET. Vérifiez les deux.")
    if identity.vat_bps and not identity.vat_number:
        raise IdentityRefused("Un taux de TVA demande un numéro de TVA. Donnez-le, ou retirez le taux.")
    mention = "" if identity.vat_bps else identity.vat_mention or FRANCHISE
    return replace(identity, vat_mention=mention)


def _plain(check: Callable[[str], str], given: str, sentence: str) -> str:
    try:
        return check(given)
    except ValidationError as error:
        raise IdentityRefused(sentence) from error
