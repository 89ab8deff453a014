"""What anyone needs to check the page, and a sponsor its transfer, with public keys alone: paths to one signed head."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from ..access import Actor
from ..bank_statements.digests import MOVEMENT_COLUMNS, PAYMENT_COLUMNS
from ..bank_statements.log_source import BANK_PUBLIC
from ..bank_statements.models import BankMovement, BankMovementPayment
from ..campaigns.service import order_seen_by
from ..db import db
from ..errors import NotFound
from ..matching.log_source import MATCH_UNDONE, MATCHED
from ..matching.models import BankMatch
from ..transparency import service as log
from ..transparency.leaves import columns_digest, make_plain
from ..transparency.models import LogHead
from ..transparency.service import LeafPlace
from . import service

Json = dict[str, Any]


class ProofNotReady(NotFound):
    code = "bank_proof_not_ready"
    message = "Ce relevé ou ce rapprochement n'est pas encore au journal public. Réessayez dans quelques minutes."


def prove_page() -> Json:
    """The statements that the page counts, each with its path to the newest head. Raises ProofNotReady."""
    ids = [one.statement_id for one in service.solvency().coverage.accounts if one.statement_id]
    head, (places,) = _published({BANK_PUBLIC: list(map(str, ids))})
    return {"head": head.signed, "statements": [_leaf(places[str(key)]) for key in ids]}


def prove_transfers(actor: Actor, order_id: int) -> Json:
    """That the money of an order stands on bank statements and in the books, match by match.

    Raises UnknownOrder, ProofNotReady.
    """
    order = order_seen_by(actor, order_id)
    confirmed = select(BankMatch).where(BankMatch.order_id == order.id, BankMatch.confirmed_at.is_not(None))
    matches = db.session.scalars(confirmed.order_by(BankMatch.id).options(selectinload(BankMatch.movement))).all()
    wanted = {
        MATCHED: [str(one.id) for one in matches],
        MATCH_UNDONE: [str(one.id) for one in matches if one.undone_at],
        BANK_PUBLIC: sorted({str(one.movement.statement_id) for one in matches}),
    }
    head, (made, undone, statements) = _published(wanted)
    return {
        "head": head.signed,
        "order_id": order.id,
        "matches": [
            {
                "match": _leaf(made[str(one.id)]),
                "undone": _leaf(undone[str(one.id)]) if one.undone_at else None,
                "statement": _leaf(statements[str(one.movement.statement_id)]),
                **_inside(one),
            }
            for one in matches
        ],
    }


def _published(wanted: Mapping[str, Sequence[str]]) -> tuple[LogHead, list[dict[str, LeafPlace]]]:
    """A head that covers all of these events, by kind, and where they stand in it; publishes one if need be."""
    for look in (log.newest_head, lambda: log.publish(whole=True)):
        head = look()
        places = [log.places(head, kind, keys) if keys else {} for kind, keys in wanted.items()] if head else []
        if head and [len(found) for found in places] == [len(keys) for keys in wanted.values()]:
            return head, places
    raise ProofNotReady


def _leaf(place: LeafPlace) -> Json:
    return {
        "columns": _plain(place.event.columns),
        "index": place.index,
        "path": [one.hex() for one in place.path],
    }


def _inside(match: BankMatch) -> Json:
    """The movement, and digests of all that its statement tells, which give ``movements_digest``.

    ``at`` is the movement's place among the digests; the payments inside it follow. Of a batch, only the payment that
    was matched is shown: the others are of others.
    """
    digests, at = list[bytes](), 0
    for movement in _movements(match.movement.statement_id):
        at = len(digests) if movement.id == match.movement_id else at
        digests.append(columns_digest(_row(movement, MOVEMENT_COLUMNS)))
        digests += [columns_digest(_row(payment, PAYMENT_COLUMNS)) for payment in movement.payments]
    paid = [one for one in match.movement.payments if one.position == match.payment]
    return {
        "digests": [one.hex() for one in digests],
        "at": at,
        "movement": _plain(_row(match.movement, MOVEMENT_COLUMNS)),
        "payment": _plain(_row(paid[0], PAYMENT_COLUMNS)) if paid else None,
    }


def _movements(statement_id: int | None) -> Iterable[BankMovement]:
    """The movements of a statement in the order of its digest."""
    of = (
        select(BankMovement)
        .where(BankMovement.statement_id == statement_id)
        .options(selectinload(BankMovement.payments))
    )
    return sorted(db.session.scalars(of), key=lambda one: one.key)


def _row(stored: BankMovement | BankMovementPayment, names: Sequence[str]) -> Json:
    return {name: getattr(stored, name) for name in names}


def _plain(columns: Mapping[str, Any]) -> Json:
    """Columns as a leaf's digest covers them."""
    plain: Json = orjson.loads(orjson.dumps(make_plain(columns)))
    return plain
