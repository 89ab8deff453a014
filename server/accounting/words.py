"""What entries and columns are called in French. Pure."""

from __future__ import annotations

from typing import Final

from ..ledger.models import (
    CLOSED,
    CREDITED,
    EXPIRED,
    FUNDED,
    HONOURED,
    ISSUED,
    PAID,
    RECEIVED,
    REDEEMED,
    REFUNDED,
    REJECTED,
    RELEASED,
    RETURNED,
    REVERSED,
    SENT,
    UNFUNDED,
    UNMATCHED,
)
from ..matching.house_models import OPENING as OPENING_OF_ACCOUNT
from ..matching.models import BANK_FEE, INTEREST, OWN_TRANSFER, OWN_USE

WORDS: Final = {
    RECEIVED: "Virement reçu, {about}, campagne {campaign}",
    UNMATCHED: "Rapprochement annulé, {about}, campagne {campaign}",
    FUNDED: "Commande {about} financée, campagne {campaign}",
    UNFUNDED: "Financement annulé, commande {about}, campagne {campaign}",
    ISSUED: "Commande {about} émise en pass, campagne {campaign}",
    REDEEMED: "Pass encaissés : {about}, campagne {campaign}",
    REVERSED: "Encaissements annulés : {about}, campagne {campaign}",
    HONOURED: "Pass payé par la garantie, campagne {campaign}",
    CLOSED: "Relevé {about}, campagne {campaign}",
    SENT: "Virement remis à la banque, {about}, campagne {campaign}",
    PAID: "Virement payé, {about}, campagne {campaign}",
    REJECTED: "Virement rejeté, {about}, campagne {campaign}",
    RETURNED: "Virement revenu, {about}, campagne {campaign}",
    EXPIRED: "Pass jamais utilisés, avoir {about}, campagne {campaign}",
    CREDITED: "Avoir {about}, campagne {campaign}",
    REFUNDED: "Avance à rendre, {about}, campagne {campaign}",
    RELEASED: "Reste de la garantie, avoir {about}, campagne {campaign}",
}
HOUSE: Final = {
    BANK_FEE: "Frais bancaires",
    INTEREST: "Intérêts bancaires",
    OWN_TRANSFER: "Virement entre nos comptes",
    OWN_USE: "Mouvement propre de l'opérateur",
    OPENING_OF_ACCOUNT: "Solde propre de l'opérateur avant le premier relevé",
}
INVOICE, CREDIT_NOTE = "Facture {number}, frais du relevé {statement}", "Avoir {number}, frais du relevé {statement}"
OPENING = "Reprise des soldes"
COLUMNS: Final = {
    "journal_code": "JournalCode",
    "journal_title": "JournalLib",
    "entry_number": "EcritureNum",
    "entry_day": "EcritureDate",
    "account": "CompteNum",
    "account_title": "CompteLib",
    "auxiliary": "CompAuxNum",
    "auxiliary_title": "CompAuxLib",
    "piece": "PieceRef",
    "piece_day": "PieceDate",
    "words": "EcritureLib",
    "debit_cents": "Debit",
    "credit_cents": "Credit",
    "letter": "EcritureLet",
    "letter_day": "DateLet",
    "valid_day": "ValidDate",
    "foreign_amount": "Montantdevise",
    "currency": "Idevise",
}
"""The order's 18 columns, in its order."""
