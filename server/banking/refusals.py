"""What accounts and files of banks refuse, whoever reads them: one class each, with a stable code."""

from __future__ import annotations

from ..errors import Invalid, TooLarge


class InvalidIban(Invalid):
    code = "invalid_iban"
    message = "Cet IBAN est faux : un chiffre ou une lettre ne va pas. Recopiez-le depuis le RIB, puis recommencez."


class OutsideSepa(Invalid):
    code = "iban_outside_sepa"
    message = "Ce compte n'est pas dans un pays SEPA. Indiquez un compte qui reçoit des virements SEPA en euros."


class InvalidBic(Invalid):
    code = "invalid_bic"
    message = "Ce BIC est faux. Recopiez-le depuis le RIB, ou laissez ce champ vide."


class UnreadableBankFile(Invalid):
    code = "unreadable_bank_file"
    message = (
        "Ce fichier est illisible ou coupé : rien n'a changé. "
        "Téléchargez-le à nouveau depuis la banque (pain.002, camt.054 ou CSV)."
    )


class TooManyEntries(TooLarge):
    code = "too_many_bank_entries"
    message = "Ce fichier a plus de 10 000 lignes : rien n'a changé. Demandez à la banque des fichiers plus courts."
