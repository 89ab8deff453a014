"""The audit trail of printing: a line for each file, never with a code, since codes are worth money."""

from __future__ import annotations

import logging

from ..access import Actor
from ..campaigns.models import Order
from ..campaigns.orders import subject_of
from ..db import transaction
from ..trail.recording import Changed, record

log = logging.getLogger("poincon.audit")
log.setLevel(logging.INFO)
_on_stderr = logging.StreamHandler()
_on_stderr.setFormatter(logging.Formatter("%(asctime)s audit: %(message)s"))
log.addHandler(_on_stderr)


def note(what: str, actor: Actor, order_id: int, **details: object) -> None:
    """Record what a person did to an order's papers, with details such as the part; on stderr, too."""
    words = " ".join(f"{name}={value}" for name, value in {"order": order_id, **details}.items())
    with transaction() as session:
        order = session.get_one(Order, order_id)
        record(session, actor, f"order.{what}", subject_of(order), Changed(after=details))
    log.info("%s person=%d %s", what, actor.person_id, words)
