"""Servers on databases of their own, with something worth keeping, and stopped as a shell would."""

from __future__ import annotations

from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import select

from server import clock, create_app
from server.activity.reversals import Undo, reverse
from server.commands import CONSOLE
from server.db import db
from server.redemptions import service as redemptions
from server.redemptions.intake import Scan
from server.transparency import service as log
from server.vouchers import issue
from server.vouchers.models import Booklet
from tests.support import factories as make
from tests.support.clients import FreshRunner
from tests.support.databases import settings
from tests.support.money_in import pay


def serving(url: str) -> Flask:
    """A server on a database."""
    app = create_app(settings(url))
    app.test_cli_runner_class = FreshRunner
    return app


def idle(app: Flask) -> None:
    """Close a server's connections, as stopping it does."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
        if alone := app.extensions.get("autocommit_engine"):
            alone.dispose()


def fill() -> None:
    """An order paid and issued, six scans of which one is undone, and a published head of the log."""
    order_id = make.order(booklet_size=5, booklet_count=2).id
    pay(order_id, "BC-1")
    for _done in issue.issue(CONSOLE, order_id):
        pass
    phone = make.device_actor(make.phone(make.qualified_venue(name="Médiathèque « L'Été »"))[0])
    booklets = db.session.scalars(select(Booklet).where(Booklet.order_id == order_id)).all()
    texts = [one for booklet in booklets for one in make.tokens(booklet)]
    scans = [Scan(uuid4(), "digital_tools", clock.now(), seq, one) for seq, one in enumerate(texts[:6])]
    answers = redemptions.redeem(phone, scans)
    reverse(phone, UUID(str(answers[1]["id"])), Undo(uuid4(), "mistake"))
    log.publish()
    db.session.rollback()
