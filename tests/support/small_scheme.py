"""A small scheme: an order paid and issued, scans, one of them undone, and a published head of the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid4

from sqlalchemy import select

from server import clock
from server.activity.reversals import Undo, reverse
from server.commands import CONSOLE
from server.db import db
from server.redemptions import service as redemptions
from server.redemptions.intake import Scan
from server.transparency import service as log
from server.vouchers import issue
from server.vouchers.models import Booklet
from tests.support import factories as make
from tests.support.money_in import pay


def make_small_scheme(scanned: Iterable[int]) -> Sequence[Booklet]:
    """Two booklets of five; which of the ten vouchers are scanned, in this order: one again is a conflict."""
    order_id = make.order(booklet_size=5, booklet_count=2).id
    pay(order_id, "BC-1")
    for _done in issue.issue(CONSOLE, order_id):
        pass
    phone = make.device_actor(make.phone(make.qualified_venue(name="Médiathèque « L'Été »"))[0])
    booklets = db.session.scalars(select(Booklet).where(Booklet.order_id == order_id)).all()
    texts = [one for booklet in booklets for one in make.tokens(booklet)]
    scans = [Scan(uuid4(), "digital_tools", clock.now(), seq, texts[one]) for seq, one in enumerate(scanned)]
    answers = redemptions.redeem(phone, scans)
    reverse(phone, UUID(str(answers[1]["id"])), Undo(uuid4(), "mistake"))
    log.publish()
    return booklets
