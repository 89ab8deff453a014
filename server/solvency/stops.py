"""What stops by itself while the bank's money does not cover what is owed: issuing orders, funding by promises.

Scanning goes on, and paying what is owed; so does taking in money (docs/decisions/coverage.md).
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from ..errors import Conflict
from .coverage import SHORT, STALE
from .covering import read_coverage


class NotCovered(Conflict):
    code = "not_covered"
    message = (
        "L'argent en banque ne couvre pas tout ce qui est dû : plus aucune commande n'est émise ni promise. "
        "Voyez « Où est l'argent », puis importez ou expliquez les relevés de la banque."
    )


class BankSilent(Conflict):
    code = "bank_silent"
    message = (
        "Le dernier relevé de la banque a plus de 5 jours ouvrés : plus aucune commande n'est émise ni promise. "
        "Importez les relevés qui manquent, puis recommencez."
    )


REFUSALS = {SHORT: NotCovered, STALE: BankSilent}


def check_covered(session: Session) -> None:
    """Judge in the act's own transaction. Without any statement ever there is nothing to judge by.

    Raises NotCovered, BankSilent.
    """
    refusal = REFUSALS.get(read_coverage(session).state)
    if refusal:
        raise refusal
