"""The parts of an order's print run: which booklets are in which PDF, and the run's fingerprint."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256

import orjson
from flask import current_app

from ..campaigns import service as campaigns
from ..campaigns.models import Order
from ..config import Config
from ..keys.ring import key_ring
from ..vouchers import ids
from ..vouchers.issue import booklet_ids
from . import contents, sponsor_papers
from .design import recipe
from .refusals import NotIssued

PART_BOOKLETS = 100
DATA_FILE = "donnees-variables.csv"


def find_issued(order_id: int) -> Order:
    """An order whose booklets all exist. Raises UnknownOrder, NotIssued."""
    order = campaigns.order_of(order_id)
    if order.issued_at is None:
        raise NotIssued
    return order


def parts_of(order: Order) -> list[range]:
    """The booklet keys of each part, PART_BOOKLETS at most."""
    keys = booklet_ids(order)
    return [keys[start : start + PART_BOOKLETS] for start in range(0, len(keys), PART_BOOKLETS)]


def ends_of(keys: range) -> tuple[str, str]:
    """The numbers of a part's first and last booklet."""
    return ids.booklet_number(keys[0]), ids.booklet_number(keys[-1])


def file_name(number: int, keys: range) -> str:
    """The file name of a part, with its number (from 1) and its first and last booklet."""
    first, last = ends_of(keys)
    return f"partie-{number:04}-carnets-{first}-a-{last}.pdf"


def part(order: Order, keys: range, layout: str) -> contents.PrintPart:
    """The content of one part, signed now and dated with the order's issue. Raises NotIssued, NoSigningKey."""
    if order.issued_at is None:
        raise NotIssued
    return contents.PrintPart(
        booklets=contents.booklets(keys),
        wording=contents.wording(order),
        logo=sponsor_papers.logo_of(order.campaign.sponsor_id),
        layout=layout,
        dated_at=order.issued_at,
    )


def fingerprint(order: Order, layout: str) -> str:
    """A hash of all that a run's bytes depend on, so that one folder never mixes two runs. Raises NoSigningKey."""
    config: Config = current_app.config["POINCON"]
    alike = {
        "order": order.id,
        "layout": layout,
        "wording": asdict(contents.wording(order)),
        "logo": sponsor_papers.find_or_new(order.campaign.sponsor_id).logo_sha256,
        "public_url": config.public_url,
        "key": key_ring().signing_id,
        "part_booklets": PART_BOOKLETS,
        "recipe": recipe(),
    }
    return sha256(orjson.dumps(alike, option=orjson.OPT_SORT_KEYS)).hexdigest()
