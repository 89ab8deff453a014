"""Ledger postings of fundings: money becomes a campaign's, outstanding once vouchers are issued too, or is given up."""

from __future__ import annotations

from datetime import datetime

from ..ledger import rules
from ..ledger.models import FUNDED, ISSUED, UNFUNDED
from ..ledger.posting import Posting
from ..ledger.rules import Accounts
from .funding_models import Funding, FundingUndo
from .models import CREDITS, PROMISE, WORD

SOURCE = {WORD: "bank", CREDITS: "advance", PROMISE: "promised"}
"""The account that each way of funding takes the money from; a word said that it had come to the bank."""


def funding(one: Funding) -> Posting:
    """The posting of a funding: face value and sponsor's fee, out of which the guarantee is set aside."""
    return _of(FUNDED, one, one.funded_at, _funded(one))


def issue(one: Funding, at: datetime) -> Posting:
    """The posting that makes a funded order's face value outstanding."""
    return _of(ISSUED, one, at, rules.issued(one.face_cents))


def unfunding(one: Funding, undo: FundingUndo) -> Posting:
    """The posting that takes back a funding, and its issue where there was one."""
    issued = rules.issued(one.face_cents if undo.was_issued else 0)
    return _of(UNFUNDED, one, undo.undone_at, rules.undo(rules.add(_funded(one), issued)))


def _funded(one: Funding) -> Accounts:
    return rules.funded(one.face_cents, one.fee_cents, one.guarantee_cents, one.vat_cents, SOURCE[one.way])


def _of(kind: str, one: Funding, at: datetime, accounts: Accounts) -> Posting:
    return Posting(kind, str(one.id), one.campaign_id, at, accounts)
