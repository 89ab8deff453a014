"""`match_agreeing`: what one person may do alone, for all credits; `match_by_itself`: that after imports, each day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from flask import current_app

from ..access import Actor
from ..commands import CONSOLE
from ..db import db
from ..errors import Refusal
from .automatic.explaining import explain_by_itself
from .effects import Part
from .models import ORDER, BankMatch
from .service import propose
from .suggestions.loading import Place, suggest_all
from .suggestions.reasons import Suggestion


class Matched(NamedTuple):
    """The matches that were made and confirmed, and how many credits wait for people."""

    matches: Sequence[BankMatch]
    waiting: int


def match_by_itself() -> int:
    """Match what needs nobody's word, in the server's name; how many movements are explained by that.

    What breaks is logged and waits for people or the next time: whatever called goes on.
    """
    explained = 0
    for act in (_count_agreeing, explain_by_itself):
        try:
            explained += act(CONSOLE)
        except Exception:  # whatever is wrong, the statement is imported and stays so
            db.session.rollback()
            current_app.logger.exception("matching what needs nobody's word")
    return explained


def _count_agreeing(actor: Actor) -> int:
    return len({match.movement_id for match in match_agreeing(actor).matches})


def match_agreeing(actor: Actor) -> Matched:
    """Match each credit with its likeliest suggestion where reference, amount and IBAN agree.

    The service judges again: what it would only propose is not left waiting by a command. Safe to repeat.
    """
    made: list[BankMatch] = []
    suggested = suggest_all(db.session())
    db.session.rollback()
    for place, best in ((place, found[0]) for place, found in suggested.items() if found and found[0].agree):
        made += _match(actor, place, best)
    explained = {(match.movement_id, match.payment) for match in made}
    return Matched(made, len(suggested.keys() - explained))


def _match(actor: Actor, place: Place, best: Suggestion) -> Sequence[BankMatch]:
    movement_id, payment = place
    parts = [Part(ORDER, share.cents, order_id=share.order_id, payment=payment) for share in best.shares]
    try:
        return propose(actor, movement_id, parts, only_agreeing=True)
    except Refusal:
        return ()
