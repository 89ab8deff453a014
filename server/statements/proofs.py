"""A statement's proof: what is needed to check, with public keys only, that its lines are those of the public log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..access import Actor
from ..db import db
from ..errors import NotFound
from ..ledger.models import HONOURED
from ..redemptions.models import Redemption
from ..settlements.lines_root import HONOUR, REDEMPTION, REVERSAL, LineContent
from ..settlements.models import Statement, StatementPart
from ..settlements.statement_writing import contents
from ..transparency import service as transparency
from ..transparency.leaves import columns_digest, make_plain
from ..transparency.models import LogHead
from ..transparency.service import LeafPlace
from ..transparency.sources import REDEMPTION as LOGGED_REDEMPTION
from ..transparency.sources import REVERSAL as LOGGED_REVERSAL
from .log_source import STATEMENT
from .service import statement_of

CHUNK = 1_000
LOGGED_AS = {REDEMPTION: LOGGED_REDEMPTION, REVERSAL: LOGGED_REVERSAL, HONOUR: HONOURED}
"""The kind of log leaf for each kind of line."""
Json = dict[str, Any]


class NotInLogYet(NotFound):
    code = "statement_not_in_log"
    message = "Ce relevé n'est pas encore en entier au journal public. Réessayez dans quelques minutes."


def proof(actor: Actor, number: str) -> Iterator[Json]:
    """The statement, then its lines in the order of its Merkle root, each with its path to one signed head of the log.

    Raises UnknownStatement, NotInLogYet.
    """
    statement = statement_of(actor, number)
    head, place = _published(statement)
    yield _of_statement(db.session(), statement, place, head)
    lines = [content for _owner, content in contents(db.session(), statement.month, statement.organisation_id)]
    for start in range(0, len(lines), CHUNK):
        yield from _of_lines(db.session(), lines[start : start + CHUNK], head)


def _published(statement: Statement) -> tuple[LogHead, LeafPlace]:
    key = str(statement.id)
    for look in (transparency.newest_head, transparency.publish):
        head = look()
        place = head and transparency.places(head, STATEMENT, [key]).get(key)
        if head and place:
            return head, place
    raise NotInLogYet


def _of_statement(session: Session, statement: Statement, place: LeafPlace, head: LogHead) -> Json:
    parts = session.scalars(
        select(StatementPart).where(StatementPart.statement_id == statement.id).order_by(StatementPart.campaign_id)
    )
    return {
        "statement": make_plain(place.event.columns),
        "parts": [_part(part) for part in parts],
        **_where(place),
        "head": head.signed,
    }


def _of_lines(session: Session, lines: Sequence[LineContent], head: LogHead) -> Iterator[Json]:
    places = _places(head, lines)
    undone = [place.event.columns["redemption_id"] for (kind, _key), place in places.items() if kind == REVERSAL]
    of_undone = select(Redemption.id, Redemption.receipt).where(Redemption.id.in_(undone))
    receipts = dict(session.execute(of_undone).all())
    for line in lines:
        place = places.get((line.kind, line.event))
        if place is None:
            raise NotInLogYet
        yield line._asdict() | _shown(line, place, receipts) | _where(place)


def _places(head: LogHead, lines: Sequence[LineContent]) -> dict[tuple[str, str], LeafPlace]:
    """The places of the lines' leaves in the log, by kind and event."""
    return {
        (kind, key): place
        for kind, logged_as in LOGGED_AS.items()
        if (keys := [line.event for line in lines if line.kind == kind])
        for key, place in transparency.places(head, logged_as, keys).items()
    }


def _shown(line: LineContent, place: LeafPlace, receipts: Mapping[UUID, str | None]) -> Json:
    """What a verifier needs to compute the leaf again; for a reversal also its redemption's receipt, for the cents."""
    if line.kind == REDEMPTION:
        return {"receipt": place.event.receipt, "columns_digest": columns_digest(place.event.columns).hex()}
    shown: Json = {"columns": make_plain(place.event.columns)}
    return shown | {"receipt": receipts[place.event.columns["redemption_id"]]} if line.kind == REVERSAL else shown


def _where(place: LeafPlace) -> Json:
    return {"index": place.index, "path": [one.hex() for one in place.path]}


def _part(part: StatementPart) -> Json:
    names = ("campaign_id", "redemptions", "gross_cents", "fee_cents", "net_cents", "carried_cents")
    return {name: getattr(part, name) for name in names}
