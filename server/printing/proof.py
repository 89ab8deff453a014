"""The print proof (bon à tirer): one specimen booklet, worth nothing, which is approved before anything is printed."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime, time
from hashlib import sha256

import orjson
from flask import current_app
from sqlalchemy import BigInteger, ColumnElement, and_, cast, exists, or_, select, true
from sqlalchemy.orm import joinedload

from .. import clock
from ..access import OPERATOR, SPONSOR, Actor
from ..accounts.models import Membership
from ..campaigns import service as campaigns
from ..campaigns.models import FUNDED, ORDERED, Campaign, Order, Sponsor
from ..campaigns.service import visible_to
from ..config import Config
from ..db import db, insert_into, transaction
from ..vouchers import ids
from ..vouchers.models import Booklet
from . import contents, sponsor_papers
from .contents import PrintedBooklet, PrintedVoucher
from .design import design
from .models import ProofApproval
from .refusals import ProofChanged, ProofNotApproved, SponsorApproves

NUMBER, TYPED_CODE = "0-0", "SPEC-IMEN-000"
TOKEN_LENGTH, LINK_LENGTH = 120, 52  # a specimen's codes are as dense as real ones


def part(order: Order, layout: str) -> contents.PrintPart:
    """The content of the proof: one booklet that looks like all of the order, with specimen number and codes."""
    first_moment = datetime.combine(order.campaign.first_day, time(12), UTC)
    return contents.PrintPart(
        booklets=[_booklet(order.booklet_size)],
        wording=contents.wording(order),
        logo=sponsor_papers.logo_of(order.campaign.sponsor_id),
        layout=layout,
        dated_at=order.ordered_at or first_moment,
        specimen=True,
    )


def fingerprint(order: Order) -> str:
    """A hash of what is approved: words, logo, size and design; if one of them changes, it is another proof."""
    approved = {
        "size": order.booklet_size,
        "wording": asdict(contents.wording(order)),
        "logo": sponsor_papers.find_or_new(order.campaign.sponsor_id).logo_sha256,
        "design": design(),
    }
    return sha256(orjson.dumps(approved, option=orjson.OPT_SORT_KEYS)).hexdigest()


def approval_of(order: Order) -> ProofApproval | None:
    """The approval of an order's proof as it is now; None without one."""
    found = select(ProofApproval).filter_by(order_id=order.id, fingerprint=fingerprint(order))
    return db.session.scalar(found.options(joinedload(ProofApproval.person)))


def check_approved(order: Order) -> None:
    """Check that an order's current proof is approved. Raises ProofNotApproved."""
    if approval_of(order) is None:
        raise ProofNotApproved


def may_approve(actor: Actor, order: Order) -> bool:
    """Whether an actor may approve an order's proof: the sponsor; the operator if the sponsor has no account."""
    organisation_id = order.campaign.sponsor.organisation_id
    if actor.owns(organisation_id, SPONSOR):
        return True
    has_account = exists().where(Membership.role == SPONSOR, Membership.organisation_id == organisation_id)
    return actor.has(OPERATOR) and not db.session.scalar(select(has_account))


def approve(actor: Actor, order: Order, seen: str) -> None:
    """Record that the actor approves the proof with the fingerprint ``seen``. Idempotent.

    Raises UnknownOrder, SponsorApproves, ProofChanged.
    """
    with transaction() as session:
        order = campaigns.order_locked(session, order.id)
        if not may_approve(actor, order):
            raise SponsorApproves
        if seen != fingerprint(order):
            raise ProofChanged
        row = {"order_id": order.id, "fingerprint": seen, "person_id": actor.person_id, "approved_at": clock.now()}
        insert = insert_into(session, ProofApproval).values(row)
        session.execute(insert.on_conflict_do_nothing(index_elements=["order_id", "fingerprint"]))


def waiting_proofs(actor: Actor) -> list[int]:
    """The placed orders whose proof was never approved and of which no booklet has left, oldest first.

    For a sponsor its own; for the operator those of sponsors without an account.
    """
    query = select(Order.id).join(Order.campaign).join(Campaign.sponsor).order_by(Order.id)
    approved = exists().where(ProofApproval.order_id == Order.id)
    placed = Order.state.in_((ORDERED, FUNDED))
    return list(db.session.scalars(query.where(visible_to(actor), placed, ~approved, ~_some_left(), _theirs(actor))))


def _booklet(size: int) -> PrintedBooklet:
    config: Config = current_app.config["POINCON"]
    vouchers = tuple(
        PrintedVoucher(n, TYPED_CODE, f"{config.public_url.upper()}/V/{_filled(f'SPECIMEN-{n:02}-', TOKEN_LENGTH)}")
        for n in range(1, size + 1)
    )
    return PrintedBooklet(NUMBER, f"{config.public_url}/carnet/{_filled('SPECIMEN-', LINK_LENGTH)}", vouchers)


def _filled(text: str, length: int) -> str:
    return text.ljust(length, "0")


def _some_left() -> ColumnElement[bool]:
    first = cast(Order.campaign_id, BigInteger) * (1 << ids.SERIAL_BITS) + Order.first_serial
    of_order = Booklet.id.between(first, first + Order.booklet_count - 1)
    return exists().where(and_(of_order, or_(Booklet.holder_id.is_not(None), Booklet.handed_over_at.is_not(None))))


def _theirs(actor: Actor) -> ColumnElement[bool]:
    if not actor.has(OPERATOR):
        return true()
    has_account = exists().where(Membership.role == SPONSOR, Membership.organisation_id == Sponsor.organisation_id)
    return ~has_account
