"""Printing from a screen: the `state_of` an order, its proof and approval, and the files to download.

Files have the same bytes each time they are made, so none is stored; an interrupted download is simply requested again.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import orjson

from ..access import Actor
from ..campaigns.models import Order
from ..campaigns.service import order_seen_by
from ..errors import Refusal
from ..keys.ring import key_ring
from . import apart, contents, mailing, parts, proof
from .audit import note
from .design import FORMATS
from .refusals import NotIssued, ProofNotApproved, TooManyBooklets, UnknownPart

MOST_BOOKLETS = 10_000


@dataclass(frozen=True, slots=True)
class PartFile:
    """One file of the run, and the numbers of its first and last booklet."""

    number: int
    name: str
    booklets: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The current proof, its approval if any, and whether the actor may approve it."""

    fingerprint: str
    approved_at: datetime | None
    approved_by: str | None
    may_approve: bool


@dataclass(frozen=True, slots=True)
class PrintState:
    """What can be printed of an order; ``reason`` (a code) and ``message`` say why nothing can be yet."""

    order_id: int
    sponsor_id: int
    sponsor: str
    booklets: int
    proof: Proof
    reason: str | None
    message: str | None
    parts: list[PartFile]
    data: str
    layouts: tuple[str, ...] = FORMATS

    @property
    def ready(self) -> bool:
        return self.reason is None


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file to download."""

    name: str
    content: bytes


def state_of(actor: Actor, order_id: int) -> PrintState:
    """Whether an order can be printed, and in which files. Raises UnknownOrder."""
    order = order_seen_by(actor, order_id)
    refusal = _refusal(order)
    sponsor = order.campaign.sponsor
    return PrintState(
        order_id=order.id,
        sponsor_id=sponsor.id,
        sponsor=sponsor.organisation.name,
        booklets=order.booklet_count,
        proof=_proof(actor, order),
        reason=refusal.code if refusal else None,
        message=refusal.text if refusal else None,
        parts=[] if refusal else [_file(*numbered) for numbered in enumerate(parts.parts_of(order), start=1)],
        data=parts.DATA_FILE,
    )


def proof_of(actor: Actor, order_id: int, layout: str) -> NamedFile:
    """The proof of an order, issued or not. Raises UnknownOrder, PrinterBusy, DrawingFailed."""
    order = order_seen_by(actor, order_id)
    return NamedFile(f"epreuve-commande-{order.id}.pdf", _drawn(proof.part(order, layout)))


def approve(actor: Actor, order_id: int, fingerprint: str) -> PrintState:
    """Approve the proof that was seen. Raises UnknownOrder, SponsorApproves, ProofChanged."""
    proof.approve(actor, order_seen_by(actor, order_id), fingerprint)
    note("proof_approved", actor, order_id, fingerprint=fingerprint)
    return state_of(actor, order_id)


def printed_part(actor: Actor, order_id: int, number: int, layout: str) -> NamedFile:
    """One PDF of the run, for a printer; noted in the audit trail, since it is worth money.

    Raises UnknownOrder, NotIssued, TooManyBooklets, ProofNotApproved, UnknownPart, NoSigningKey, PrinterBusy,
    DrawingFailed.
    """
    order = _printable(actor, order_id)
    keys = dict(enumerate(parts.parts_of(order), start=1)).get(number)
    if keys is None:
        raise UnknownPart
    pdf = _drawn(parts.part(order, keys, layout))
    note("printed", actor, order_id, part=number, layout=layout)
    return NamedFile(parts.file_name(number, keys), pdf)


def data_file(actor: Actor, order_id: int) -> Iterator[str]:
    """The CSV for a mail house, streamed; raises what `printed_part` does, but before the first piece."""
    _printable(actor, order_id)
    note("data_printed", actor, order_id, key=key_ring().signing_id)
    return _data(_printable(actor, order_id))  # again, since the note's commit has expired what was loaded


def _data(order: Order) -> Iterator[str]:
    words, keys = contents.wording(order), parts.parts_of(order)
    for number, some in enumerate(keys):
        file = io.StringIO(newline="")
        mailing.write(file, [contents.booklets(some)], words, header=number == 0)
        yield file.getvalue()


def _printable(actor: Actor, order_id: int) -> Order:
    order = order_seen_by(actor, order_id)
    if refusal := _refusal(order):
        raise refusal
    return order


def _refusal(order: Order) -> Refusal | None:
    """Why an order cannot be printed here: the first obstacle, None when there is none."""
    if proof.approval_of(order) is None:
        return ProofNotApproved()
    if order.issued_at is None:
        return NotIssued()
    return TooManyBooklets() if order.booklet_count > MOST_BOOKLETS else None


def _proof(actor: Actor, order: Order) -> Proof:
    approval = proof.approval_of(order)
    at, by = (approval.approved_at, approval.person.name) if approval else (None, None)
    return Proof(proof.fingerprint(order), at, by, proof.may_approve(actor, order))


def _file(number: int, keys: range) -> PartFile:
    return PartFile(number, parts.file_name(number, keys), len(keys), *parts.ends_of(keys))


def _drawn(part: contents.PrintPart) -> bytes:
    return apart.draw("printing.drawing", orjson.dumps(contents.make_drawable(part)))
