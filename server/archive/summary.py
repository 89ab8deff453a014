"""Who owes what to whom, as two small tables that any spreadsheet opens."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from sqlalchemy import Connection, func, select

from .. import money
from ..campaigns.models import Campaign
from ..ledger.models import LedgerLine
from ..ledger.rules import ACCOUNTS
from ..organisations.models import Organisation

BOM = "\ufeff"  # tells Excel that it is UTF-8
OWED_HEADER = ("structure", "siret", "pas encore sur un relevé (€)", "sur un relevé ou un avoir (€)", "dû (€)")
CAMPAIGNS_HEADER = (
    "campagne",
    "nom",
    "en banque (€)",
    "au commanditaire (€)",
    "pass non utilisés (€)",
    "garantie (€)",
    "dû, pas encore sur un relevé (€)",
    "dû par un relevé ou un avoir (€)",
    "virements en cours (€)",
    "frais de l'opérateur (€)",
    "promis, pas encore reçu (€)",
    "avance du commanditaire (€)",
)


def write_owed(connection: Connection) -> bytes:
    """What each organisation is owed in the ledger; negative where it owes."""
    stated = [func.sum(LedgerLine.payable), func.sum(LedgerLine.due)]
    columns: list[Any] = [Organisation.name, Organisation.siret, *stated]
    query = select(*columns).join(LedgerLine, LedgerLine.organisation_id == Organisation.id)
    rows = connection.execute(query.group_by(Organisation.id).order_by(Organisation.id))
    sums = [(name, siret, (-int(payable), -int(due))) for name, siret, payable, due in rows]
    return _csv(OWED_HEADER, ([name, siret, *_euros([*two, sum(two)])] for name, siret, two in sums if any(two)))


def write_campaigns(connection: Connection) -> bytes:
    """Euros in each account of each campaign; *bank* and what was promised equal the sum of all others."""
    columns: list[Any] = [Campaign.id, Campaign.name, *(func.sum(getattr(LedgerLine, name)) for name in ACCOUNTS)]
    query = select(*columns).join(LedgerLine, LedgerLine.campaign_id == Campaign.id)
    rows = connection.execute(query.group_by(Campaign.id).order_by(Campaign.id))
    return _csv(CAMPAIGNS_HEADER, ([*row[:2], *_euros(_as_owed(row[2:]))] for row in rows))


def _as_owed(cents: Sequence[Any]) -> list[int]:
    """What is owed is negative in the ledger."""
    return [int(one) if name in ("bank", "promised") else -int(one) for name, one in zip(ACCOUNTS, cents, strict=True)]


def _euros(cents: Iterable[int]) -> list[str]:
    return [money.format_euros(one) for one in cents]


def _csv(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    text = StringIO(BOM)
    text.seek(len(BOM))
    lines = csv.writer(text, delimiter=";")
    lines.writerow(header)
    lines.writerows(rows)
    return text.getvalue().encode()
