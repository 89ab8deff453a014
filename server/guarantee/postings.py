"""What an honour does to the ledger. Pure."""

from __future__ import annotations

from ..ledger import rules
from ..ledger.models import HONOURED
from ..ledger.posting import Posting
from .models import Honour


def honoured(honour: Honour) -> Posting:
    """A conflict paid by the guarantee: the organisation is owed the net."""
    accounts = rules.honoured(honour.gross_cents, honour.fee_cents)
    event = HONOURED, honour.redemption_id.hex, honour.campaign_id, honour.recorded_at
    return Posting(*event, accounts, honour.organisation_id)
