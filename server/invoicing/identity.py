"""Recording the operator's legal identity: its numbers are checked, and every version is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from stdnum import bic, iban
from stdnum.exceptions import ValidationError
from stdnum.fr import siret, tva

from .. import clock
from ..access import Actor
from ..accounts.models import Person
from ..db import transaction
from ..messages.service import THE_OPERATOR, Note, write
from ..trail.recording import Changed, Subject, record
from .models import Seller
from .refusals import IdentityRefused
from .taxes import FRANCHISE

USUAL_VAT_BPS = 2000


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
    """The operator's legal identity, with the columns of `Seller`."""

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


def record_identity(actor: Actor, identity: Identity) -> Seller:
    """Record the identity for papers issued from now on; earlier ones keep theirs.

    Of a change all of the operator's people are told: an account number on papers is where money goes.
    Raises IdentityRefused.
    """
    seller = Seller(recorded_at=clock.now(), **asdict(_checked(identity)))
    with transaction() as session:
        changed = session.scalar(select(Seller.id).limit(1)) is not None
        session.add(seller)
        session.flush()
        record(session, actor, "operator.identified", Subject("operator", seller.id), Changed(after=_shown(identity)))
        write(session, [_told(session, actor, seller)] if changed else [])
    return seller


def _told(session: Session, actor: Actor, seller: Seller) -> Note:
    person = session.get(Person, actor.person_id) if actor.person_id else None
    values = {"name": seller.name, "person": person.name if person else "Quelqu'un, sur le serveur,"}
    return Note(f"operator:identity:{seller.id}", THE_OPERATOR, "operator_identified", values)


def _shown(identity: Identity) -> dict[str, Any]:
    """The identity without its account, which stands on papers only."""
    return {name: value for name, value in asdict(identity).items() if name not in ("iban", "bic")}


def _checked(identity: Identity) -> Identity:
    """The identity with its numbers validated and normalized. Raises IdentityRefused."""
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
