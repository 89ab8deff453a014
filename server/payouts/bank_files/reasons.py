"""Why banks reject or return a payment, in French, and what to do: ISO 20022 external reason codes. Pure."""

from __future__ import annotations

import re

ACCOUNT, FUNDS, AGAIN, BANK = "account", "funds", "again", "bank"
ADVICE = (ACCOUNT, FUNDS, AGAIN, BANK)
"""In this order: ask the organisation for another account, fund our own, prepare the payment again, ask the bank."""

GONE = ("AC01", "AC03", "AC04", "AC07", "MD07")
"""No such account, closed, or its holder dead: only another account can be paid."""
HELD = ("AC06", "AC14", "AC15", "AC16", "AG01", "BE01", "BE06", "CNOR", "CUST", "FRAD", "MS02", "RC01", "RC04", "RC07")
"""Blocked, unable to take transfers, another holder's, or refused: paid again once two people confirm it anew."""
NEVER_AGAIN = (*GONE, *HELD)

REASONS = {
    "AC01": ("Numéro de compte faux", ACCOUNT),
    "AC03": ("Numéro de compte faux", ACCOUNT),
    "AC04": ("Compte clos", ACCOUNT),
    "AC07": ("Compte clos", ACCOUNT),
    "AC06": ("Compte bloqué", ACCOUNT),
    "AC13": ("Type de compte refusé", ACCOUNT),
    "AC14": ("Type de compte refusé", ACCOUNT),
    "AC15": ("Compte remplacé par un autre", ACCOUNT),
    "AC16": ("Compte sous séquestre", ACCOUNT),
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
    "BE06": ("Titulaire inconnu de la banque", ACCOUNT),
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
    "RC04": ("Banque du bénéficiaire inconnue", ACCOUNT),
    "RC07": ("Banque du bénéficiaire inconnue (BIC faux)", ACCOUNT),
    "RR01": ("Compte du donneur d'ordre à préciser", BANK),
    "RR02": ("Nom ou adresse du donneur d'ordre à préciser", BANK),
    "RR03": ("Nom ou adresse du titulaire à préciser", ACCOUNT),
    "RR04": ("Raison réglementaire", BANK),
    "TECH": ("Problème technique de la banque", AGAIN),
    "TM01": ("Reçu après l'heure limite", AGAIN),
    "UPAY": ("Paiement indu selon la banque", BANK),
}


WORDS = (
    (re.compile(r"compte cl(os|[oô]tur)|clos(ed) account|account closed|compte ferm", re.IGNORECASE), "AC04"),
    (re.compile(r"compte bloqu|blocked account|account blocked", re.IGNORECASE), "AC06"),
    (re.compile(r"compte (inexistant|inconnu|faux)|iban (invalide|faux)|invalid account", re.IGNORECASE), "AC01"),
    (re.compile(r"d[eé]c[eé]d[eé]|deceased", re.IGNORECASE), "MD07"),
)
"""How banks write it where they give no code."""
CODE = re.compile(r"\b[A-Z]{2}[0-9]{2}\b|^[A-Z]{4}\b")
SAYS_NOTHING = (None, "NARR")


def code_of(code: str | None, text: str | None) -> str | None:
    """A bank's code, or where it says nothing the one that its words mean."""
    if code not in SAYS_NOTHING or not text:
        return code
    written = next((found for found in CODE.findall(text) if found in REASONS), None)
    meant = next((known for words, known in WORDS if words.search(text)), None)
    unknown = CODE.match(text)
    return written or meant or (unknown.group() if unknown else code)


def explain(code: str | None) -> str:
    """Why, in a few words; a code we do not know is told as it is."""
    if code is None:
        return "Sans motif"
    return REASONS[code][0] if code in REASONS else f"Motif {code}"


def advice(code: str | None) -> str:
    """What to do: one of ADVICE."""
    return REASONS[code][1] if code in REASONS else BANK
