"""The accounts of every campaign as CSV in two dialects. Pure."""

from __future__ import annotations

from ..csv_dialects import FRENCH, Cell, write_csv
from ..ledger.rules import ACCOUNTS
from .books import Books

COLUMNS = {
    "campaign_id": "Campagne",
    "name": "Nom",
    "sponsor": "Commanditaire",
    "bank": "En banque (€)",
    "funds_held": "Pas encore en pass (€)",
    "outstanding": "Pass en circulation (€)",
    "guarantee": "Garantie (€)",
    "payable": "À mettre au relevé (€)",
    "due": "Dû (€)",
    "in_transit": "En route (€)",
    "fees_earned": "Frais de gestion (€)",
    "promised": "Promis, pas encore reçu (€)",
    "advance": "Avances des commanditaires (€)",
}


def accounts_csv(books: Books, dialect: str) -> str:
    """A row for each campaign, then their sum."""
    rows: list[list[Cell]] = [
        [str(one.campaign_id), one.name, one.sponsor, *(one.accounts[name] for name in ACCOUNTS)]
        for one in books.campaigns
    ]
    whole: list[Cell] = ["", "Total" if dialect == FRENCH else "total", "", *(books.total[name] for name in ACCOUNTS)]
    return write_csv(COLUMNS, [*rows, whole], dialect)
