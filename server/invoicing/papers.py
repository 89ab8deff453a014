"""The content of an invoice's PDF and its embedded XML (`content`), and parts that other papers of money share."""

from __future__ import annotations

from typing import Any

from . import cii
from .invoice import CREDIT_NOTE, INVOICE, QUOTE, Invoice, Party
from .taxes import TaxShare
from .words import day, days, euros, fours, percent, siret

KINDS = {INVOICE: "Facture", CREDIT_NOTE: "Avoir", QUOTE: "Devis"}
SETTLED = {True: ("Déjà rendu", "Reste à rendre"), False: ("Déjà réglé", "Reste à payer")}
UNTIL = {True: "Valable jusqu’au", False: "Échéance"}
SERVICES = "Prestation de services"


def content(invoice: Invoice) -> dict[str, Any]:
    """The data for the Typst layout ``invoice``, in French words, with the XML to embed; a quote has none."""
    kind = KINDS[invoice.kind]
    name = f"{kind} {invoice.number}"
    return {
        "title": f"{name} – {invoice.buyer.name}",
        "name": name,
        "author": invoice.seller.name,
        "dated": [invoice.issued_day.year, invoice.issued_day.month, invoice.issued_day.day],
        "kind": kind,
        "number": invoice.number,
        "seller": party(invoice.seller),
        "buyer": party(invoice.buyer),
        "facts": _facts(invoice),
        "net_title": "Montant hors taxes" if _is_taxed(invoice) else "Montant",
        "lines": [
            {"name": line.name, "description": line.description, "net": euros(line.net_cents)} for line in invoice.lines
        ],
        "sums": _sums(invoice),
        "said": _said(invoice),
        "transfer": _transfer(invoice),
        "notes": [note.text for note in invoice.notes],
        "foot": foot(invoice.seller),
        "xml": "" if invoice.kind == QUOTE else cii.xml(invoice).decode(),
    }


def party(one: Party) -> dict[str, Any]:
    """The data of a party for a paper's header."""
    place = f"{one.address.postcode} {one.address.city}".strip()
    facts = [("SIRET", siret(one.siret) if one.siret else ""), ("TVA", one.vat_number or ""), ("", one.email or "")]
    return {
        "name": one.name,
        "lines": [*one.address.lines, *([place] if place else [])],
        "facts": [fact for fact in facts if fact[1]],
    }


def foot(seller: Party) -> list[str]:
    """The lines at the foot of each page, with the seller's name, address and legal mentions."""
    who = [seller.name, *seller.address.lines, f"{seller.address.postcode} {seller.address.city}"]
    return [", ".join(who), " · ".join(seller.mentions)] if seller.mentions else [", ".join(who)]


def _facts(invoice: Invoice) -> list[tuple[str, str]]:
    corrected = ", ".join(f"{number} du {day(on)}" for number, on in invoice.preceding)
    facts = [
        ("Date", day(invoice.issued_day)),
        ("Période", days(invoice.first_day, invoice.last_day)),
        ("Relevé", invoice.statement),
        ("Opération", SERVICES),
        ("Code service", invoice.references.service),
        ("Engagement", invoice.references.engagement),
        ("Marché", invoice.references.contract),
        ("Corrige", corrected),
        (UNTIL[invoice.kind == QUOTE], "" if invoice.paid_how else day(invoice.due_day)),
    ]
    return [fact for fact in facts if fact[1]]


def _sums(invoice: Invoice) -> list[dict[str, Any]]:
    taxed = _is_taxed(invoice)
    total = "Total toutes taxes comprises" if taxed else "Total"
    tax: list[dict[str, Any]] = [
        {"name": "Total hors taxes", "amount": euros(invoice.net_cents)},
        *({"name": _tax_name(invoice, share), "amount": euros(share.tax_cents)} for share in _taxed_shares(invoice)),
    ]
    sums = [*(tax if taxed else []), {"name": total, "amount": euros(invoice.total_cents), "strong": True}]
    if invoice.paid_how:
        done, left = SETTLED[invoice.kind == CREDIT_NOTE]
        sums.append({"name": done, "amount": euros(-invoice.paid_cents)})
        sums.append({"name": left, "amount": euros(invoice.left_cents), "strong": True})
    return sums


def _taxed_shares(invoice: Invoice) -> list[TaxShare]:
    return [share for share in invoice.shares if share.tax.rate_bps]


def _is_taxed(invoice: Invoice) -> bool:
    return bool(_taxed_shares(invoice))


def _tax_name(invoice: Invoice, share: TaxShare) -> str:
    """The VAT's rate, and what it is on where that is not the whole invoice."""
    name = f"TVA à {percent(share.tax.rate_bps)}"
    return name if len(invoice.shares) == 1 else f"{name} sur {euros(share.net_cents)}"


def _said(invoice: Invoice) -> list[str]:
    reasons = (share.tax.reason for share in invoice.shares)
    return [sentence for sentence in (invoice.paid_how, *reasons) if sentence]


def _transfer(invoice: Invoice) -> list[tuple[str, str]]:
    if invoice.paid_how or not invoice.transfer:
        return []
    known = [
        ("IBAN", fours(invoice.transfer.iban)),
        ("BIC", invoice.transfer.bic or ""),
        ("Référence à indiquer", invoice.payment_reference),
    ]
    return [fact for fact in known if fact[1]]
