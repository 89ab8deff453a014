"""Ledger postings of closing a month. Pure."""

from __future__ import annotations

from ..ledger import rules
from ..ledger.models import CLOSED
from ..ledger.posting import Posting
from .models import Statement, StatementPart


def closed(part: StatementPart, statement: Statement) -> Posting:
    """The posting of a statement's part: its net amount is now due."""
    owner, at = statement.organisation_id, statement.issued_at
    return Posting(CLOSED, str(part.id), part.campaign_id, at, rules.closed(part.net_cents), owner)
