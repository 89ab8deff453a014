"""The catalogue of messages: subject and body of each, in plain French."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .. import french


class Text(NamedTuple):
    """A subject and a body, templates with the names of values in braces."""

    subject: str
    body: str

    def fill(self, values: Mapping[str, object]) -> Text:
        """The text with its values, in French typography; the subject becomes one line of at most 300 characters."""
        subject, body = (french.typeset(french.elide(text, values).format_map(values)) for text in self)
        return Text(" ".join(subject.splitlines())[:300], body)


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
    "second_factor_added": Text(
        "Double vérification ajoutée à votre compte",
        "Une application de codes ou une clé d'accès vient d'être ajoutée à votre compte.\n\n"
        "Ce n'était pas vous ? Changez votre mot de passe, puis prévenez l'opérateur tout de suite.",
    ),
    "second_factor_removed": Text(
        "Double vérification retirée de votre compte",
        "Une application de codes ou une clé d'accès vient d'être retirée de votre compte.\n\n"
        "Ce n'était pas vous ? Changez votre mot de passe, puis prévenez l'opérateur tout de suite.",
    ),
    "second_factor_reset": Text(
        "Votre double vérification est remise à zéro",
        "L'opérateur a retiré vos applications de codes et vos clés d'accès. Raison : {reason}\n\n"
        "À votre prochaine connexion, vous en choisirez une nouvelle. "
        "Vous n'avez rien demandé ? Prévenez l'opérateur tout de suite.",
    ),
    "recovery_used": Text(
        "Un code de secours a servi",
        "Quelqu'un s'est connecté à votre compte avec un code de secours. Codes qui restent : {left}.\n\n"
        "Ce n'était pas vous ? Changez votre mot de passe, puis prévenez l'opérateur tout de suite. "
        "C'était vous ? Faites de nouveaux codes sur la page « Sécurité » quand il en reste peu.",
    ),
    "provider_linked": Text(
        "Votre compte est relié à {provider}",
        "Vous pouvez maintenant vous connecter avec {provider}.\n\n"
        "Ce n'était pas vous ? Changez votre mot de passe, puis prévenez l'opérateur tout de suite.",
    ),
    "conflict_honoured": Text(
        "Pass {voucher} : payé par la garantie",
        "Le pass {voucher}, scanné à « {venue} » le {day}, avait déjà été utilisé ailleurs. "
        "La garantie de la campagne vous le paie : {amount} nets. {reason}\n\n"
        "Vous n'avez rien à faire. Ce montant est dans votre relevé.",
    ),
    "conflict_refused": Text(
        "Pass {voucher} : non payé",
        "Le pass {voucher}, scanné à « {venue} » le {day}, avait déjà été utilisé ailleurs. "
        "L'opérateur a décidé de ne pas le payer. {reason}\n\n"
        "Ouvrez ce scan dans l'application pour en lire l'histoire.",
    ),
    "scan_undone": Text(
        "Pass {voucher} : scan annulé par l'opérateur",
        "L'opérateur a annulé le scan du pass {voucher}, fait à « {venue} » le {day}. Raison : {reason}.\n\n"
        "{amount} nets sont retirés {month}. Ouvrez ce scan dans l'application pour en lire l'histoire.",
    ),
    "order_cancelled_by_sponsor": Text(
        "Commande {order} annulée",
        "{sponsor} a annulé la commande {order} de la campagne « {campaign} ». Elle n'était pas financée.\n\n"
        "N'enregistrez plus de mandat pour elle.",
    ),
    "order_cancelled_by_operator": Text(
        "Commande {order} annulée",
        "L'opérateur a annulé votre commande {order} de la campagne « {campaign} ». Elle n'était pas financée.\n\n"
        "N'envoyez plus de mandat pour elle. Pour d'autres carnets, passez une nouvelle commande.",
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
    "statement_ready": Text(
        "Relevé {number} : {total} à recevoir",
        "Le relevé de {month} est prêt. Nous vous verserons {total} au plus tard le {pay_by}.\n\n{account}\n\n"
        "Ouvrez « Relevés » dans l'application : vous y trouverez chaque pass, le relevé en PDF, la facture des frais "
        "et les reçus signés.",
    ),
    "statement_nothing_due": Text(
        "Relevé {number} : rien à recevoir ce mois-ci",
        "Le relevé de {month} est prêt. Rien n'est à vous verser : son total est de {total}.\n\n{account}\n\n"
        "Un total négatif est repris une seule fois, sur votre prochain relevé. Vous n'avez rien à payer.",
    ),
    "acpr_alert": Text(
        "ACPR : 80 % du seuil de déclaration atteints",
        "Depuis le {day}, vos opérations des douze derniers mois dépassent 80 % du seuil de {threshold} : {total}.\n\n"
        "Préparez dès maintenant la déclaration d'activité à l'ACPR (code monétaire et financier, article L. 521-3). "
        "Elle est due dès que le seuil est dépassé.",
    ),
    "acpr_beyond": Text(
        "ACPR : seuil de déclaration dépassé",
        "Depuis le {day}, vos opérations des douze derniers mois atteignent le seuil de {threshold} : {total}.\n\n"
        "Adressez la déclaration d'activité à l'ACPR (code monétaire et financier, article L. 521-3), si ce n'est pas "
        "déjà fait.",
    ),
    "audit_broken": Text(
        "Les comptes ne tombent pas juste : la clôture est arrêtée",
        "Le contrôle complet a trouvé {count}. Les premiers :\n\n{sentences}\n\n"
        "Les scans continuent. Aucun mois n'est clôturé tant que le contrôle trouve un écart.\n\n"
        "Gardez la base telle quelle et comparez-la à la dernière sauvegarde, puis relancez "
        "« flask ledger check --nightly ».",
    ),
    "credit_note_issued": Text(
        "{campaign} : avoir de {amount}",
        "L'avoir {number} de la campagne « {campaign} » est établi : {amount}.\n\n"
        "Il vous rend la valeur des pass qui n'ont jamais servi. Ceux qui ont servi pendant le délai de grâce "
        "sont payés aux lieux. Nous vous remboursons par virement.\n\n"
        "L'avoir est dans l'application, en PDF (Factur-X).",
    ),
    "bank_account_proposed": Text(
        "{organisation} : un compte bancaire est proposé",
        "{person} a indiqué un compte pour {organisation} : {iban}, au nom de « {holder} ».\n\n"
        "Compte actuel : {before}.\n\n"
        "Rien n'est payé à cette structure tant que l'opérateur n'a pas confirmé ce compte. "
        "Si ce changement ne vient pas de vous, dites-le à l'opérateur tout de suite.",
    ),
    "bank_account_to_confirm": Text(
        "{organisation} : un compte bancaire à confirmer",
        "{person} a indiqué un compte pour {organisation} : {iban}, au nom de « {holder} ».\n\n"
        "Compte actuel : {before}.\n\n"
        "Appelez la structure à un numéro que vous connaissez, puis confirmez ou refusez ce compte dans l'application. "
        "Jusque-là, elle n'est pas payée.",
    ),
    "bank_account_confirmed": Text(
        "{organisation} : nouveau compte bancaire",
        "L'opérateur a confirmé le compte de {organisation} : {iban}, au nom de « {holder} ».\n\n"
        "Compte précédent : {before}.\n\n"
        "Les prochains virements iront sur ce compte. "
        "Si ce changement ne vient pas de vous, dites-le à l'opérateur tout de suite.",
    ),
    "bank_account_refused": Text(
        "{organisation} : compte bancaire refusé",
        "L'opérateur a refusé le compte proposé pour {organisation} : {iban}.\n\n"
        "Motif : {reason}\n\n"
        "Compte actuel : {before}.",
    ),
    "payout_failed": Text(
        "{organisation} : le virement de {total} n'est pas arrivé",
        "La banque n'a pas pu payer {number} ({total}). Motif : {reason}.\n\n"
        "Cette somme vous reste due. Vérifiez vos coordonnées bancaires dans l'application ; "
        "l'opérateur refera le virement.",
    ),
}
