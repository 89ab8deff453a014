"""The catalogue of messages: subject and body of each, in plain French."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Text(NamedTuple):
    """A subject and a body with the names of what they tell in braces."""

    subject: str
    body: str

    def filled(self, values: Mapping[str, object]) -> Text:
        """The same with values for the names; the subject in one line, as a mail needs it."""
        subject = " ".join(self.subject.format_map(values).splitlines())
        return Text(subject[:300], self.body.format_map(values))


CATALOGUE = {
    "mail_unset": Text(
        "L'envoi de courriels n'est pas réglé",
        "Les messages sont seulement visibles dans l'application : personne ne les reçoit par courriel.\n\n"
        "Pour les envoyer aussi par courriel, réglez SMTP_URL et MAIL_FROM sur le serveur.",
    ),
    "mail_failed": Text(
        "Un courriel n'a pas pu être remis",
        "Le courriel « {subject} » pour {address} a été refusé : {error}\n\n"
        "Vérifiez cette adresse. Le message reste visible dans l'application.",
    ),
    "expiry_alert": Text(
        "{campaign} : fin le {last_day}",
        "Le dernier jour de la campagne « {campaign} » est le {last_day}.\n\n{counters}\n\n"
        "Les carnets en stock qui ne seront pas remis avant cette date seront perdus pour les bénéficiaires. "
        "Le {block_day}, nous vous demanderons de confirmer le blocage du stock.",
    ),
    "expiry_block": Text(
        "{campaign} : confirmez le blocage du stock",
        "La campagne « {campaign} » se termine le {last_day}.\n\n"
        "Confirmez dans l'application le blocage du stock : les prescripteurs ne pourront plus remettre de carnets. "
        "Les carnets déjà remis restent valables.",
    ),
    "expiry_blocked": Text(
        "{campaign} : ne remettez plus de carnets",
        "Le commanditaire a bloqué le stock de la campagne « {campaign} » : ne remettez plus de carnets.\n\n"
        "Gardez ceux qui vous restent. Les carnets déjà remis peuvent servir jusqu'au {last_day}, "
        "puis pendant le délai de grâce, jusqu'au {grace_day}.",
    ),
    "expiry_acknowledge": Text(
        "{campaign} : plus que quelques jours",
        "Le dernier jour de la campagne « {campaign} » est le {last_day}.\n\n"
        "Confirmez dans l'application que vous en avez pris note. Les carnets remis avant cette date "
        "sont encore acceptés jusqu'au {grace_day} ; les autres ne vaudront plus rien.",
    ),
    "expiry_last_day": Text(
        "{campaign} : dernier jour",
        "La campagne « {campaign} » se termine aujourd'hui, le {last_day}.\n\n"
        "À partir de demain, aucun carnet ne peut plus être remis. Les carnets déjà remis "
        "sont encore acceptés jusqu'au {grace_day}.",
    ),
    "expiry_refusal": Text(
        "{campaign} : les pass ne sont plus acceptés",
        "Le délai de grâce de la campagne « {campaign} » s'est terminé le {grace_day} : "
        "les pass ne sont plus acceptés.\n\n"
        "Les scans faits avant cette date sur un téléphone sans réseau peuvent encore arriver pendant 30 jours.",
    ),
    "expiry_statement": Text(
        "{campaign} : bilan à valider",
        "Voici le bilan de la campagne « {campaign} », terminée le {last_day}.\n\n{counters}\n\n"
        "Le commanditaire et l'opérateur valident chacun ce bilan dans l'application.",
    ),
    "credit_note_issued": Text(
        "{campaign} : avoir de {amount}",
        "L'avoir {number} de la campagne « {campaign} » est établi : {amount}.\n\n"
        "Il vous rend la valeur des pass qui n'ont jamais servi. Ceux qui ont servi pendant le délai de grâce "
        "sont payés aux lieux. Nous vous remboursons par virement.\n\n"
        "L'avoir est dans l'application, en PDF (Factur-X).",
    ),
}
