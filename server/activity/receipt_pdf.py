"""A receipt as PDF, to file: `receipt_pdf`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import orjson

from .. import clock
from ..access import Actor
from ..invoicing import papers, sellers
from ..invoicing.invoice import Party
from ..invoicing.words import day, euros, siret
from ..printing import apart
from ..printing.service import NamedFile
from ..wallet.words import moment_in_words
from .receipts import Receipt, receipt_of

STANDARDS = ("a-3a", "ua-1")
CHECK = "Scannez ce code : la page dit si ce reçu est bon, et s’il n’est pas annulé depuis."
APART = "Sans nous : le texte signé est joint à ce PDF (recu.txt). Lancez, avec les clés de /api/keys :"
COMMAND = "python -m server.verify receipts recu.txt --keys cles.json"


def receipt_pdf(actor: Actor, redemption_id: UUID) -> NamedFile:
    """The PDF of a redemption's receipt.

    Raises UnknownRedemption, NoReceipt, ReceiptNotGenuine, OperatorUnknown, PrinterBusy, DrawingFailed.
    """
    receipt = receipt_of(actor, redemption_id)
    operator = sellers.party_of(sellers.seller_at(receipt.recorded_at))
    drawn = apart.draw("printing.drawing", orjson.dumps(content(receipt, operator)))
    return NamedFile(f"recu-{receipt.voucher}-{receipt.number}.pdf", drawn)


def content(receipt: Receipt, operator: Party) -> dict[str, Any]:
    """The data for the Typst layout ``receipt``, in French words."""
    on = clock.paris_day(receipt.recorded_at)
    name = f"Reçu {receipt.number}"
    return {
        "document": "receipt",
        "standards": STANDARDS,
        "title": f"{name} – {receipt.organisation}",
        "name": name,
        "author": operator.name,
        "dated": [on.year, on.month, on.day],
        "kind": "Reçu",
        "number": receipt.number,
        "seller": papers.party(operator),
        "buyer": _venue(receipt),
        "facts": list_facts(receipt),
        "sums": list_sums(receipt),
        "undone": say_undone(receipt),
        "foot": papers.foot(operator),
        "check": {"qr": receipt.page},
        "checks": [CHECK, APART, COMMAND],
        "text": receipt.text,
    }


def list_facts(receipt: Receipt) -> list[tuple[str, str]]:
    """What was redeemed, and when."""
    return [
        ("Pass numérique", receipt.voucher),
        ("Service rendu", receipt.service),
        ("Campagne", receipt.campaign),
        ("Scanné", moment_in_words(receipt.scanned_at)),
        ("Enregistré", moment_in_words(receipt.recorded_at)),
    ]


def list_sums(receipt: Receipt) -> list[dict[str, Any]]:
    """From the voucher's value to what the venue is paid."""
    return [
        {"name": "Valeur du pass", "amount": euros(receipt.gross_cents)},
        {"name": "Frais de gestion retenus", "amount": euros(-receipt.fee_cents)},
        {"name": "Net pour le lieu", "amount": euros(receipt.net_cents), "strong": True},
    ]


def say_undone(receipt: Receipt) -> str:
    """Why it is worth nothing; empty while it stands."""
    if receipt.undone_at is None:
        return ""
    on = day(clock.paris_day(receipt.undone_at))
    return f"Annulé le {on} : ce reçu ne vaut plus rien. Ses {euros(receipt.net_cents)} ne sont pas dus au lieu."


def _venue(receipt: Receipt) -> dict[str, Any]:
    number = [("SIRET", siret(receipt.siret))] if receipt.siret else []
    return {"name": receipt.organisation, "lines": [receipt.venue], "facts": number}
