"""The French sentences of the page behind a voucher's QR: what it is, and what to do now."""

from __future__ import annotations

from typing import NamedTuple


class Sentences(NamedTuple):
    """A title, and what it means for whoever holds the paper."""

    title: str
    meaning: str


REDEEMABLE = Sentences("Ce pass est valable", "Il n’a pas encore servi. Présentez-le dans un lieu de médiation.")
IN_GRACE = Sentences(
    "Ce pass est encore accepté", "Sa date est passée, mais il reste quelques jours. Utilisez-le vite."
)
REDEEMED = Sentences("Ce pass a déjà servi", "Il ne peut plus être utilisé. Prenez un autre pass du carnet.")
REASONS = {
    "malformed": Sentences(
        "Ce code n’est pas complet",
        "Visez de nouveau le carré noir et blanc en entier. Si cela ne marche pas, montrez le papier au médiateur.",
    ),
    "bad_signature": Sentences(
        "Ce pass n’est pas authentique",
        "Il n’a pas été fabriqué par nous et ne vaut rien. Demandez à la personne qui vous l’a remis.",
    ),
    "unknown_key": Sentences(
        "Ce pass ne vient pas de nous", "Nous ne le connaissons pas. Demandez à la personne qui vous l’a remis."
    ),
    "unknown_voucher": Sentences(
        "Ce pass n’existe pas chez nous", "Demandez à la personne qui vous l’a remis, ou appelez l’aide."
    ),
    "not_funded": Sentences(
        "Ce pass n’est pas encore activé", "Il ne peut pas servir pour l’instant. Réessayez dans quelques jours."
    ),
    "not_handed_over": Sentences(
        "Ce pass n’a pas été remis", "Demandez à la personne qui vous l’a donné d’enregistrer la remise du carnet."
    ),
    "expired": Sentences(
        "La date de ce pass est passée",
        "Il ne peut plus être utilisé. Demandez un nouveau carnet à la personne qui vous l’a remis.",
    ),
    "voided": Sentences(
        "Ce carnet a été annulé", "Il a sans doute été déclaré perdu, puis remplacé. Utilisez le nouveau carnet."
    ),
    "blocked": Sentences("Ce carnet est bloqué", "Il ne peut pas servir pour l’instant. Appelez l’aide."),
}
