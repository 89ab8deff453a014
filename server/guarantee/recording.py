"""Recording: decisions, honours, their ledger lines and the messages to the venues, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from ..ledger.posting import post
from ..messages.service import write
from ..money import Amounts
from . import notes
from .conflicts import ConflictCase, Ruling
from .models import HONOURED, Decision, Honour
from .postings import honoured

CHUNK = 1_000
"""Messages per INSERT: each takes seven parameters, and databases limit their number."""


def record(
    session: Session, rulings: Sequence[Ruling], prices: Mapping[int, Amounts], *, by: int | None, at: datetime
) -> list[Honour]:
    """Write what was decided under the campaigns' locks; returns what is paid. ``by`` None is the rule itself."""
    session.add_all(_decision(ruling, by, at) for ruling in rulings)
    paid = [ruling.conflict for ruling in rulings if ruling.outcome == HONOURED]
    honours = [_honour(conflict, prices[conflict.campaign_id], at) for conflict in paid]
    session.add_all(honours)
    for honour in honours:
        post(session, honoured(honour))
    messages = list(notes.make_notes(session, rulings, prices))
    for start in range(0, len(messages), CHUNK):
        write(session, messages[start : start + CHUNK])
    return honours


def _decision(ruling: Ruling, by: int | None, at: datetime) -> Decision:
    return Decision(
        redemption_id=ruling.conflict.redemption.id,
        outcome=ruling.outcome,
        reason=ruling.reason,
        note=ruling.note,
        person_id=by,
        recorded_at=at,
    )


def _honour(conflict: ConflictCase, price: Amounts, at: datetime) -> Honour:
    scan = conflict.redemption
    return Honour(
        redemption_id=scan.id,
        outcome=HONOURED,
        campaign_id=conflict.campaign_id,
        voucher_id=scan.voucher_id,
        venue_id=scan.venue_id,
        organisation_id=conflict.organisation_id,
        gross_cents=price.gross_cents,
        fee_cents=price.fee_cents,
        net_cents=price.net_cents,
        recorded_at=at,
        effective_at=scan.recorded_at,
    )
