"""Promises: `propose` a written payment order with its document, `confirm` it as another person, `undo` it.

Confirmed, it makes its order worth money that is told everywhere as promised, not as received.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, undefer

from .. import clock
from ..access import Actor
from ..admission.applications.document_files import media_type_of
from ..campaigns import funding
from ..campaigns.covering import check_covered
from ..campaigns.models import ORDERED, PROMISE, Campaign, Order
from ..campaigns.orders import subject_of
from ..campaigns.promised import check_promises_kept
from ..campaigns.service import check_ordered, order_locked, order_seen_by, visible_to
from ..db import db, transaction
from ..matching.undoing import check_undoable
from ..trail.recording import Changed, record
from .models import Promise
from .refusals import (
    OrderNotWaiting,
    PromiseAmountWrong,
    PromiseDecided,
    PromiseExists,
    PromiseOfPartlyPaid,
    PromisePaid,
    PromisesNotTrusted,
    SecondPersonForPromise,
    UnknownPromise,
)


def propose(actor: Actor, order_id: int, *, payment_order: str, cents: int, content: bytes) -> Promise:
    """Record a payment order of an order's whole price, with its document; nothing holds until another confirms it.

    Raises what `media_type_of` and `_check` raise, and PromiseExists.
    """
    media_type = media_type_of(content)
    with transaction() as session:
        order = order_locked(session, order_id)
        _check(session, order, cents)
        promise = Promise(
            order=order,
            payment_order=payment_order,
            cents=cents,
            media_type=media_type,
            size=len(content),
            digest=hashlib.sha256(content).digest(),
            content=content,
            made_at=clock.now(),
            made_by_id=actor.person_id or None,
        )
        session.add(promise)
        try:
            session.flush()
        except IntegrityError as error:
            raise PromiseExists from error
        _record(session, actor, "promise.proposed", promise)
    return promise


def confirm(actor: Actor, promise_id: int) -> Promise:
    """Confirm another person's proposal: its order is worth money from now on. Idempotent.

    Raises UnknownPromise, PromiseDecided, SecondPersonForPromise, what `_check` and `check_covered` raise.
    """
    with transaction() as session:
        promise = _locked(session, promise_id)
        if promise.withdrawn_at or promise.undone_at:
            raise PromiseDecided
        if promise.confirmed_at is None:
            _confirm(session, actor, promise)
    return promise


def withdraw(actor: Actor, promise_id: int) -> Promise:
    """Withdraw a proposal. Idempotent. Raises UnknownPromise, PromiseDecided."""
    with transaction() as session:
        promise = _locked(session, promise_id)
        if promise.confirmed_at:
            raise PromiseDecided
        if promise.withdrawn_at is None:
            promise.withdrawn_at, promise.withdrawn_by_id = clock.now(), actor.person_id or None
            _record(session, actor, "promise.withdrawn", promise)
    return promise


def undo(actor: Actor, promise_id: int) -> Promise:
    """Give up a confirmed promise: its order is worth nothing again. Idempotent.

    Raises UnknownPromise, PromiseDecided, PromisePaid once money of it came, and what `check_undoable` raises.
    """
    with transaction() as session:
        promise = _locked(session, promise_id)
        if promise.confirmed_at is None:
            raise PromiseDecided
        if promise.undone_at is None:
            order = order_locked(session, promise.order_id)
            if order.received_cents:
                raise PromisePaid
            check_undoable(session, order)
            promise.undone_at, promise.undone_by_id = clock.now(), actor.person_id or None
            funding.unfund(session, actor, order)
            _record(session, actor, "promise.undone", promise)
    return promise


def list_promises(actor: Actor, order_id: int) -> list[Promise]:
    """The promises of an order that the actor may see, newest first. Raises UnknownOrder."""
    order = order_seen_by(actor, order_id)
    return list(db.session.scalars(select(Promise).where(Promise.order_id == order.id).order_by(Promise.id.desc())))


def open_document(actor: Actor, promise_id: int) -> Promise:
    """A promise with its document's bytes, for who sees its order. Raises UnknownPromise."""
    own = select(Promise).join(Promise.order).join(Order.campaign).join(Campaign.sponsor).where(visible_to(actor))
    found = db.session.scalar(own.where(Promise.id == promise_id).options(undefer(Promise.content)))
    if found is None:
        raise UnknownPromise
    return found


def _check(session: Session, order: Order, cents: int) -> None:
    """Raises NotOrdered, OrderCancelled, OrderNotWaiting, PromisesNotTrusted, PromiseOfPartlyPaid, PromiseAmountWrong,
    PromiseOverdue."""
    check_ordered(order)
    if order.state != ORDERED:
        raise OrderNotWaiting
    if not order.campaign.trusts_promises:
        raise PromisesNotTrusted
    if order.received_cents:
        raise PromiseOfPartlyPaid
    if cents != order.total_cents:
        raise PromiseAmountWrong
    check_promises_kept(session, order)


def _confirm(session: Session, actor: Actor, promise: Promise) -> None:
    if not actor.person_id or promise.made_by_id in (None, actor.person_id):
        raise SecondPersonForPromise
    order = order_locked(session, promise.order_id)
    _check(session, order, promise.cents)
    check_covered(session)
    promise.confirmed_at, promise.confirmed_by_id = clock.now(), actor.person_id
    funding.fund(session, actor, order, PROMISE, promise.payment_order)
    _record(session, actor, "promise.confirmed", promise)


def _locked(session: Session, promise_id: int) -> Promise:
    promise = session.get(Promise, promise_id, with_for_update=True, populate_existing=True)
    if promise is None:
        raise UnknownPromise
    return promise


def _record(session: Session, actor: Actor, verb: str, promise: Promise) -> None:
    told = {"payment_order": promise.payment_order, "cents": promise.cents, "sha256": promise.digest.hex()}
    record(session, actor, verb, subject_of(promise.order), Changed(after=told))
