"""Hand-overs as a prescriber's phone sends them, and booklets to hand over."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from server import clock
from server.access import Actor
from server.campaigns.models import Campaign
from server.hand_overs.intake import Sent
from server.organisations.models import Organisation
from server.vouchers.booklets import HandOver
from server.vouchers.models import Booklet
from tests.support import factories as make

SENT = ("id", "handed_over_at", "seq", "cover", "number")


def prescriber_of(where: Organisation) -> Actor:
    """Someone who hands booklets over for an organisation."""
    return make.actor(make.prescriber(where))


def stock(holder: Organisation, count: int = 1, campaign: Campaign | None = None, **columns: Any) -> list[Booklet]:
    """Funded booklets of five in an organisation's stock."""
    order = make.funded_order(campaign or make.campaign(), booklet_size=5, booklet_count=count)
    held = {"handed_over": False, "holder_id": holder.id, **columns}
    return [make.booklet(order, **held) for _ in range(count)]


def sent(booklet: Booklet | str, **given: Any) -> Sent:
    """A hand-over of a booklet, now, with its criteria checked, unless told otherwise."""
    number = booklet if isinstance(booklet, str) else booklet.number
    named = {} if "cover" in given else {"number": number}
    own = {"id": uuid4(), "handed_over_at": clock.now(), "seq": 1, **named}
    own |= {name: given.pop(name) for name in SENT if name in given}
    return Sent(**own, recorded=HandOver(**{"criteria_checked": True, **given}))
