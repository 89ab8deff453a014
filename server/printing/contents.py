"""The content of an order's printed booklets, read from the database; tokens are signed while reading."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from ..campaigns.models import Order
from ..db import db
from ..venues.telephones import say_telephones
from ..vouchers import codes, ids, links
from ..vouchers.models import Booklet, Voucher
from ..vouchers.show import qr_texts
from ..wallet import words
from . import sponsor_papers


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that every ticket of an order has; ``until`` is the validity in French.

    ``sponsor_text`` is printed on tickets, ``cover_text`` on covers: the campaign's text, else the sponsor's.
    """

    sponsor: str
    campaign: str
    value: str
    until_label: str
    until: str
    support_phone: str | None
    sponsor_text: str | None
    cover_text: str | None


@dataclass(frozen=True, slots=True)
class PrintedVoucher:
    """One ticket: its typed code in groups, and the text of its QR code."""

    position: int
    code: str
    qr_text: str


@dataclass(frozen=True, slots=True)
class PrintedBooklet:
    """A cover, whose QR code is ``address``, the link to the beneficiary's page, and the tickets behind it."""

    number: str
    address: str
    vouchers: tuple[PrintedVoucher, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPart:
    """The content of one file; ``dated_at`` is the PDF's creation date, fixed so that its bytes never change."""

    booklets: Sequence[PrintedBooklet]
    wording: Wording
    logo: bytes | None
    layout: str
    dated_at: datetime
    specimen: bool = False


def wording(order: Order) -> Wording:
    """The words to print for an order's campaign and sponsor."""
    campaign, sponsor = order.campaign, order.campaign.sponsor
    label, until = _until(campaign.last_day, campaign.valid_days)
    phone = say_telephones(sponsor.support_phone) if sponsor.support_phone else None
    text = sponsor_papers.find_or_new(sponsor.id).text
    value = words.euros(campaign.voucher_cents)
    cover_text = " ".join((campaign.sponsor_text or text or "").split()) or None
    return Wording(sponsor.organisation.name, campaign.name, value, label, until, phone, text, cover_text)


def _until(last_day: date | None, valid_days: int | None) -> tuple[str, str]:
    if last_day:
        return "Valable jusqu’au", words.day_in_words(last_day)
    return "Valable", f"{valid_days}{words.SPACE}jours après la remise"


def booklets(keys: Sequence[int]) -> list[PrintedBooklet]:
    """The booklets with consecutive keys ``keys``, lowest first. Raises NoSigningKey."""
    between = Booklet.id.between(keys[0], keys[-1])
    found = select(Booklet).where(between).order_by(Booklet.id)
    stored = select(Voucher.id, Voucher.code).where(Voucher.booklet_id.between(keys[0], keys[-1]))
    typed = {row.id: codes.format_code(row.code) for row in db.session.execute(stored)}
    return [_printed(booklet, typed) for booklet in db.session.scalars(found)]


def _printed(booklet: Booklet, typed: dict[int, str]) -> PrintedBooklet:
    positions = range(1, booklet.size + 1)
    first = booklet.id << ids.POSITION_BITS
    texts = zip(positions, qr_texts(booklet, positions), strict=True)
    vouchers = tuple(PrintedVoucher(position, typed[first + position], text) for position, text in texts)
    return PrintedBooklet(booklet.number, links.address_of(booklet.id), vouchers)


def make_drawable(part: PrintPart) -> dict[str, Any]:
    """A part as the JSON-like data that `drawing.render` takes."""
    moment = part.dated_at
    return {
        "document": "main",
        "layout": part.layout,
        "specimen": part.specimen,
        "dated": [moment.year, moment.month, moment.day],
        "wording": asdict(part.wording),
        "logo": b64encode(part.logo).decode() if part.logo else None,
        "booklets": [_drawable(booklet) for booklet in part.booklets],
    }


def _drawable(booklet: PrintedBooklet) -> dict[str, Any]:
    return {
        "number": booklet.number,
        "size": len(booklet.vouchers),
        "address": booklet.address,
        "qr": booklet.address,
        "vouchers": [
            {"position": voucher.position, "typed": voucher.code, "qr": voucher.qr_text} for voucher in booklet.vouchers
        ],
    }
