"""Every state of every thing in one French word, for CSV files, papers and mails; the screens say the same. Pure.

`pwa/src/i18n/fr/states.ts` is the table of the screens; `tests/test_states.py` holds that both agree, that no two
states of a thing share a word, and that every state has one (docs/decisions/one-word-per-state.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

STATES: Final[Mapping[str, Mapping[str, str]]] = {
    "scan": {
        "accepted": "Accepté",
        "accepted_offline": "Accepté hors ligne",
        "to_confirm": "À confirmer",
        "conflict": "Déjà utilisé",
        "refused": "Refusé",
        "reversed": "Annulé",
        "honoured": "Payé par la garantie",
        "waiting": "À envoyer",
        "reversing": "Annulé, à envoyer",
        "rejected": "Refusé par le serveur",
        "duplicate": "Déjà arrivé",
        "retry": "À relire dans dix minutes",
        "other_venue": "D’un autre lieu",
    },
    "check": {
        "redeemable": "Utilisable",
        "redeemed": "Déjà utilisé",
        "not_redeemable": "Pas utilisable",
    },
    "conflict": {
        "waiting": "À décider",
        "honoured": "Payé par la garantie",
        "refused": "Non payé",
    },
    "hand_over": {
        "accepted": "Remis",
        "kept": "Remis, à envoyer",
        "conflict": "Déjà remis",
        "refused": "Refusé",
        "rejected": "Refusé par le serveur",
        "not_stored": "Mémoire pleine",
    },
    "booklet": {
        "in_stock": "En stock",
        "in_transit": "En route",
        "handed_over": "Remis",
        "started": "Entamé",
        "used_up": "Épuisé",
        "blocked": "Bloqué",
        "voided": "Annulé",
        "expired": "Périmé",
        "not_funded": "Pas encore financé",
    },
    "voucher": {
        "ordered": "Commandés",
        "funded": "Financés",
        "promised": "Promis, argent pas encore reçu",
        "issued": "Émis",
        "handed_over": "Remis aux bénéficiaires",
        "started": "Dans un carnet entamé",
        "redeemed": "Utilisés",
        "settled": "Au relevé des lieux",
        "paid": "Payés aux lieux",
    },
    "transfer": {
        "sent": "En route",
        "received": "Reçu",
        "cancelled": "Annulé",
    },
    "campaign": {
        "coming": "À venir",
        "running": "En cours",
        "grace": "Délai de grâce",
        "over": "Terminée",
    },
    "step": {
        "done": "Fait",
        "waiting": "À confirmer",
        "coming": "À venir",
        "today": "Aujourd’hui",
    },
    "order": {
        "draft": "Brouillon",
        "ordered": "En attente du virement",
        "ordered_issued": "Émise, en attente du virement",
        "partly_paid": "Payée en partie",
        "promised": "Promise, pas encore reçue",
        "promised_issued": "Émise, promise, pas encore reçue",
        "funded": "Financée",
        "issued": "Financée et émise",
        "closed": "Close",
        "cancelled": "Annulée",
    },
    "deposit": {
        "deposited": "Déposée",
        "refused": "Refusée",
    },
    "match": {
        "proposed": "À confirmer",
        "confirmed": "Confirmé",
        "withdrawn": "Retiré",
        "undone": "Annulé",
    },
    "promise": {
        "proposed": "À confirmer",
        "confirmed": "Promis",
        "withdrawn": "Retiré",
        "undone": "Annulé",
    },
    "month": {
        "running": "Mois en cours",
        "open": "À clôturer",
        "closing": "Clôture commencée",
        "closed": "Clôturé",
    },
    "batch": {
        "prepared": "Préparé",
        "approved": "Approuvé",
        "sent": "Envoyé à la banque",
        "cancelled": "Annulé",
    },
    "payout": {
        "due": "À payer",
        "carried": "Repris sur le prochain relevé",
        "prepared": "Préparé",
        "approved": "Approuvé",
        "sent": "Envoyé à la banque",
        "paid": "Payé",
        "rejected": "Refusé par la banque",
        "returned": "Revenu de la banque",
        "cancelled": "Annulé",
    },
    "disbursement": {
        "asked": "À confirmer",
        "confirmed": "Confirmé",
        "refused": "Refusé",
    },
    "bank_account": {
        "proposed": "À confirmer",
        "confirmed": "Confirmé",
        "refused": "Refusé",
        "replaced": "Remplacé",
    },
    "application": {
        "draft": "Brouillon",
        "submitted": "Reçue, à lire",
        "question": "Question posée",
        "answered": "Réponse reçue",
        "accepted": "Acceptée",
        "refused": "Refusée",
        "withdrawn": "Retirée",
    },
    "qualification": {
        "applied": "En attente",
        "qualified": "Qualifiée",
        "suspended": "Suspendue",
        "dequalified": "Qualification terminée",
    },
    "approval": {
        "asked": "Accord demandé",
        "approved": "Accord donné",
        "refused": "Accord refusé",
        "withdrawn": "Accord retiré",
        "none": "Sans accord",
    },
    "announcement": {
        "new": "Nouvelle",
        "contacted": "Contactée",
        "applied": "A candidaté",
        "closed": "Sans suite",
    },
    "meeting": {
        "cancelled": "Annulée",
    },
    "phone": {
        "revoked": "Retiré",
    },
    "report": {
        "open": "Signalé",
        "closed": "Réglé",
    },
    "key": {
        "waits": "signe bientôt",
        "signs": "signe maintenant",
        "retired": "ne signe plus, toujours reconnue",
        "revoked": "n’est plus reconnue",
    },
}
