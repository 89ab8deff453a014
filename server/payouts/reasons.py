"""Why banks reject or return a payment, in French, and what to do: ISO 20022 external reason codes. Pure."""

from __future__ import annotations

ACCOUNT, FUNDS, AGAIN, BANK = "account", "funds", "again", "bank"
ADVICE = (ACCOUNT, FUNDS, AGAIN, BANK)
"""Ask the organisation for another account; see to our own; prepare the payment again; ask the bank."""

REASONS = {
    "AC01": ("Numéro de compte faux", ACCOUNT),
    "AC03": ("Numéro de compte faux", ACCOUNT),
    "AC04": ("Compte clos", ACCOUNT),
    "AC06": ("Compte bloqué", ACCOUNT),
    "AC13": ("Type de compte refusé", ACCOUNT),
    "AG01": ("Opération interdite sur ce compte", ACCOUNT),
    "AG02": ("Opération inconnue de la banque", BANK),
    "AM01": ("Montant nul", BANK),
    "AM02": ("Montant au-dessus de la limite", BANK),
    "AM03": ("Monnaie refusée", BANK),
    "AM04": ("Pas assez d'argent sur le compte de l'opérateur", FUNDS),
    "AM05": ("Paiement déjà reçu par la banque", BANK),
    "AM09": ("Montant différent de l'attendu", BANK),
    "AM10": ("Somme de contrôle fausse", BANK),
    "BE01": ("Le titulaire n'est pas celui du compte", ACCOUNT),
    "BE04": ("Adresse du titulaire manquante", ACCOUNT),
    "BE05": ("Donneur d'ordre inconnu de la banque", BANK),
    "CNOR": ("Banque du bénéficiaire non joignable", ACCOUNT),
    "CURR": ("Monnaie refusée", BANK),
    "CUST": ("Refusé par le titulaire du compte", ACCOUNT),
    "DNOR": ("Banque de l'opérateur non joignable", BANK),
    "DUPL": ("Paiement en double", BANK),
    "ED05": ("Règlement échoué entre banques", AGAIN),
    "FF01": ("Fichier refusé par la banque", BANK),
    "FOCR": ("Rendu après une demande d'annulation", BANK),
    "FRAD": ("Soupçon de fraude", BANK),
    "LEGL": ("Décision légale", BANK),
    "MD07": ("Titulaire du compte décédé", ACCOUNT),
    "MS02": ("Refusé par le titulaire, sans motif", ACCOUNT),
    "MS03": ("Refusé par la banque, sans motif", BANK),
    "NARR": ("Voir le texte de la banque", BANK),
    "RC01": ("Banque du bénéficiaire inconnue (BIC faux)", ACCOUNT),
    "RC07": ("Banque du bénéficiaire inconnue (BIC faux)", ACCOUNT),
    "RR01": ("Compte du donneur d'ordre à préciser", BANK),
    "RR02": ("Nom ou adresse du donneur d'ordre à préciser", BANK),
    "RR03": ("Nom ou adresse du titulaire à préciser", ACCOUNT),
    "RR04": ("Raison réglementaire", BANK),
    "TECH": ("Problème technique de la banque", AGAIN),
    "TM01": ("Reçu après l'heure limite", AGAIN),
    "UPAY": ("Paiement indu selon la banque", BANK),
}


def in_words(code: str | None) -> str:
    """Why, in a few words; a code we do not know is told as it is."""
    if code is None:
        return "Sans motif"
    return REASONS[code][0] if code in REASONS else f"Motif {code}"


def advice(code: str | None) -> str:
    """What to do: one of ADVICE."""
    return REASONS[code][1] if code in REASONS else BANK
