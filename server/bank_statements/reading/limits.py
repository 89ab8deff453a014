"""How much of a bank's file is read, and the refusals beyond that. Pure."""

from __future__ import annotations

from ...banking.refusals import TooManyEntries, UnreadableBankFile
from ...errors import TooLarge

MIB = 1 << 20
LARGEST_UPLOAD = LARGEST_FILE = 15 * MIB
"""Bytes of what is sent, and of one unpacked file: in hexadecimal it fits in a line of the archive for a successor."""
LARGEST_CONTENT = 60 * MIB
"""Bytes of all files that were packed together."""
MOST_FILES = 50
MOST_MOVEMENTS = 100_000
"""Movements of a file, each payment inside one counted too."""
LONGEST = 300
"""Characters that are kept of any text of a bank's."""


class StatementTooLarge(TooLarge):
    code = "bank_statement_too_large"
    message = "Ce fichier est trop gros : rien n'a changé. Demandez à la banque un fichier par jour ou par semaine."


def check_count(count: int) -> None:
    """Raises TooManyEntries."""
    if count > MOST_MOVEMENTS:
        raise TooManyEntries(
            "Ce fichier a plus de 100 000 lignes : rien n'a changé. Demandez à la banque un fichier par jour."
        )


def unreadable(why: str = "Il est coupé, ou ce n'est pas un relevé de compte") -> UnreadableBankFile:
    """A refusal that says why a file cannot be read."""
    return UnreadableBankFile(
        f"Ce fichier est illisible : rien n'a changé. {why}. Demandez à la banque un camt.053, un CFONB 120 ou un CSV."
    )
