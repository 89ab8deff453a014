"""What the public pages say of the operator: read for anyone, changed by the operator, with what is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..db import db, transaction
from ..invoicing.models import Seller
from ..trail.recording import Changed, Subject, record
from ..venues.telephones import normalize
from .models import ONLY, PublicFacts

NAMES = (
    *("phone", "email", "address", "hours", "director"),
    *("host_name", "host_address", "host_phone", "dpo_name", "dpo_email"),
)
NEEDED = tuple(name for name in NAMES if name not in ("hours", "dpo_name"))
"""What the law or a reader wants to find; the pages leave out what is missing, the operator's screen says so."""
IDENTITY = "identity"
TELEPHONES = ("phone", "host_phone")


@dataclass(frozen=True, slots=True)
class Face:
    """The public facts, and the operator's identity in law; None before it is recorded."""

    facts: PublicFacts
    seller: Seller | None

    @property
    def missing(self) -> list[str]:
        """What the pages cannot say yet, of NEEDED; `identity` for the operator's identity in law."""
        missing = [name for name in NEEDED if not getattr(self.facts, name)]
        return missing if self.seller else [IDENTITY, *missing]


def read_face() -> Face:
    """What is known today."""
    session = db.session()
    seller = session.scalar(select(Seller).order_by(Seller.id.desc()).limit(1))
    return Face(session.get(PublicFacts, ONLY) or _nothing_known(), seller)


def change_facts(actor: Actor, given: Mapping[str, str]) -> Face:
    """Change what is given; the trail gets what was before and after."""
    good = {name: normalize(text) if name in TELEPHONES else text for name, text in given.items()}
    with transaction() as session:
        facts = _locked(session)
        before = {name: getattr(facts, name) for name in good if getattr(facts, name) != good[name]}
        for name in before:
            setattr(facts, name, good[name])
        if before:
            facts.changed_at = clock.now()
            after = {name: good[name] for name in before}
            record(session, actor, "public_facts.changed", Subject("public_facts", ONLY), Changed(before, after))
    return read_face()


def _locked(session: Session) -> PublicFacts:
    facts = session.get(PublicFacts, ONLY, with_for_update=True)
    if facts is None:
        facts = _nothing_known()
        session.add(facts)
        session.flush()
    return facts


def _nothing_known() -> PublicFacts:
    return PublicFacts(id=ONLY, changed_at=clock.now(), **dict.fromkeys(NAMES, ""))
