"""What credit notes refuse: one class each, with a stable code."""

from __future__ import annotations

from datetime import date

from ..errors import Conflict, NotFound
from ..settlements.refusals import LedgerBroken
from ..wallet.words import day_in_words


class UnknownCreditNote(NotFound):
    code = "unknown_credit_note"
    message = "Cet avoir n'existe pas ou n'est pas le vôtre. Vérifiez son numéro."


class TooEarlyToCredit(Conflict):
    code = "too_early_to_credit"
    message = "Des scans faits sans réseau peuvent encore arriver. Attendez pour établir l'avoir."

    def __init__(self, last_upload_day: date, first_day: date) -> None:
        super().__init__(
            f"Des scans faits sans réseau peuvent encore arriver jusqu'au {day_in_words(last_upload_day)}. "
            f"Établissez l'avoir à partir du {day_in_words(first_day)}."
        )


class NotAgreed(Conflict):
    code = "not_agreed"
    message = "Le bilan n'est pas encore validé par le commanditaire et l'opérateur. Validez-le, puis recommencez."


class NothingToCredit(Conflict):
    code = "nothing_to_credit"
    message = "Il n'y a rien à rendre : chaque pass payé a été utilisé ou remboursé."


class ConflictsUndecided(Conflict):
    code = "conflicts_undecided"
    message = (
        "Des scans en conflit attendent votre décision, et la garantie peut encore les payer. "
        "Décidez-les, puis établissez l'avoir."
    )


def ledger_broken() -> LedgerBroken:
    """Refuse because the ledger's sum differs from that of the vouchers, both in cents."""
    return LedgerBroken(
        "Le grand livre ne concorde pas avec les pass : aucun avoir n'est établi. "
        "Lancez « flask ledger check » sur le serveur."
    )
