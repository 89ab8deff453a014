"""What closing a month does to the ledger. Pure."""

from __future__ import annotations

from ..ledger import rules
from ..ledger.models import CLOSED
from ..ledger.posting import Posting
from .models import Statement, StatementPart


def closed(part: StatementPart, statement: Statement) -> Posting:
    """A statement's share of a campaign is due."""
    owner, at = statement.organisation_id, statement.issued_at
    return Posting(CLOSED, str(part.id), part.campaign_id, at, rules.closed(part.net_cents), owner)
