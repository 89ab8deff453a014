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
    "operator_identified": Text(
        "L'identité légale de l'opérateur a changé",
        "{person} a enregistré une nouvelle identité légale de l'opérateur : {name}.\n\n"
        "Les documents émis à partir de maintenant la portent, avec son compte bancaire. "
        "Si personne de l'équipe ne le voulait, corrigez-la tout de suite sous « Identité légale ».",
    ),
    "mail_test": Text(
        "Essai d'envoi",
        "Bonjour {name},\n\n"
        "Ce courriel montre que le Pass numérique sait écrire. "
        "Le lien sert une seule fois, pendant un jour.\n\n"
        "Pour dire qu'il est arrivé, ouvrez ce lien :",
    ),
    "invitation": Text(
        "Invitation : {what}",
        "Bonjour {name},\n\n"
        "{inviter} vous invite sur le Pass numérique : {what}.\n\n"
        "Le lien sert une seule fois, pendant 7 jours. Si vous n'attendiez pas cette invitation, ne faites rien.\n\n"
        "Pour accepter, ouvrez ce lien :",
    ),
    "role_withdrawn": Text(
        "Votre rôle a été retiré : {what}",
        "{person} a retiré votre rôle : {what}.\n\n"
        "Vos sessions sont fermées. Les téléphones inscrits à votre nom pour ce rôle envoient ce qu'ils ont, "
        "puis s'arrêtent. Si c'est une erreur, demandez à {person} une nouvelle invitation.",
    ),
    "pin_given": Text(
        "Vous avez un nouveau code pour les téléphones partagés",
        "Votre gestionnaire, ou l'opérateur, vient de vous donner un code à quatre chiffres. "
        "Il le dit à vous seul. L'ancien ne sert plus dès que le téléphone a eu du réseau.\n\n"
        "Choisissez le vôtre quand vous voulez sur la page « Mon compte ».",
    ),
    "password_link": Text(
        "Choisir un nouveau mot de passe",
        "Bonjour {name},\n\n"
        "Quelqu'un, sans doute vous, demande un nouveau mot de passe pour cette adresse.\n\n"
        "Le lien sert une seule fois, pendant une heure. Si ce n'est pas vous, ne faites rien : "
        "votre mot de passe reste le même.\n\n"
        "Pour choisir un mot de passe, ouvrez ce lien :",
    ),
    "password_changed": Text(
        "Votre mot de passe a changé",
        "Votre mot de passe vient d'être changé. Les autres sessions sont fermées.\n\n"
        "Si ce n'est pas vous, ouvrez « Mot de passe oublié ? » sur l'écran de connexion, puis prévenez l'opérateur.",
    ),
    "email_to_confirm": Text(
        "Confirmez votre nouvelle adresse",
        "Bonjour {name},\n\n"
        "Vous voulez vous connecter avec l'adresse {address}.\n\n"
        "Le lien sert une seule fois, pendant un jour. Si ce n'est pas vous, ne faites rien.\n\n"
        "Pour confirmer, ouvrez ce lien :",
    ),
    "email_asked": Text(
        "Un changement d'adresse est demandé",
        "Bonjour {name},\n\n"
        "Quelqu'un, sans doute vous, veut remplacer cette adresse par {address}. "
        "Rien ne change avant que la nouvelle adresse soit confirmée.\n\n"
        "Si ce n'est pas vous, changez votre mot de passe tout de suite, puis prévenez l'opérateur.",
    ),
    "email_changed": Text(
        "Votre adresse a changé",
        "Bonjour {name},\n\n"
        "Vous vous connectez maintenant avec {address}. Cette adresse-ci ne sert plus.\n\n"
        "Si ce n'est pas vous, prévenez l'opérateur tout de suite.",
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
        "{by} a retiré vos applications de codes et vos clés d'accès, et fermé vos connexions. Raison : {reason}\n\n"
        "À votre prochaine connexion, vous en choisirez une nouvelle.\n\n"
        "Vous n'avez rien demandé ? "
        "Changez votre mot de passe, puis prévenez une autre personne de l'opérateur tout de suite.",
    ),
    "operator_factor_reset": Text(
        "Double vérification de {name} remise à zéro",
        "{by} a retiré les applications de codes et les clés d'accès de {name}, de l'opérateur. Raison : {reason}\n\n"
        "Demandez à {name} si c'est bien voulu.",
    ),
    "operator_factor_reset_asked": Text(
        "Double vérification de {name} : à confirmer",
        "{by} demande de remettre à zéro la double vérification de {name}, de l'opérateur. Raison : {reason}\n\n"
        "Rien n'a changé. Vérifiez de vive voix que {name} l'a perdue. Puis confirmez dans l'application, "
        "sur « Personnes », dans la journée : après, la demande s'efface.",
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
        "N'attendez plus d'argent pour elle.",
    ),
    "order_cancelled_by_operator": Text(
        "Commande {order} annulée",
        "L'opérateur a annulé votre commande {order} de la campagne « {campaign} ». Elle n'était pas financée.\n\n"
        "Ne virez plus rien pour elle. Pour d'autres carnets, passez une nouvelle commande.",
    ),
    "invoice_refused": Text(
        "Facture {number} refusée par votre plateforme",
        "La facture {number} de la commande {order} est revenue. Votre plateforme dit pourquoi :\n\n{reason}\n\n"
        "Ouvrez la commande {order} et changez ce qu'il faut. Une autre facture la remplacera.",
    ),
    "invoice_due_soon": Text(
        "Facture {number} : à payer avant le {due}",
        "La facture {number} de la commande {order} est de {amount}. Elle est à payer avant le {due}, et il manque "
        "{lacking}.\n\n"
        "Les carnets ne valent rien tant qu'elle n'est pas payée. Si le virement est parti, ne faites rien.",
    ),
    "invoice_late": Text(
        "Facture {number} : paiement en retard",
        "La facture {number} de la commande {order} est de {amount}. Elle était à payer avant le {due}, "
        "et il manque {lacking}.\n\n"
        "Les carnets ne valent rien tant qu'elle n'est pas payée. Si votre comptable l'a refusée, ouvrez la commande "
        "{order} et corrigez ses références.",
    ),
    "promise_late": Text(
        "Commande {order} : le paiement promis n'est pas arrivé",
        "Par le mandat {number}, vous avez promis l'argent de la commande {order}. {amount} ne sont pas arrivés. "
        "Ils étaient attendus au plus tard le {due}.\n\n"
        "Tant qu'ils manquent, nous n'émettons plus de carnets et n'acceptons plus de mandat. Si le virement est "
        "parti, ne faites rien.",
    ),
    "promise_late_operator": Text(
        "Commande {order} de {sponsor} : le paiement promis n'est pas arrivé",
        "{sponsor} a promis par le mandat {number} l'argent de la commande {order}. {amount} ne sont pas arrivés. "
        "Ils étaient attendus au plus tard le {due}.\n\n"
        "Téléphonez à son comptable. Plus aucun carnet ne s'émet pour ce commanditaire avant que l'argent arrive.",
    ),
    "order_claimed": Text(
        "Commande {order} : la banque a repris votre virement",
        "La banque a repris {amount} de la commande {order}, dont des pass ont déjà servi. Vous nous devez cette "
        "somme.\n\n"
        "Tant qu'elle manque, nous n'émettons plus de carnets et n'acceptons plus de mandat. Refaites le virement, "
        "avec la même référence.",
    ),
    "order_claimed_operator": Text(
        "Commande {order} de {sponsor} : la banque a repris le virement",
        "La banque a repris {amount} de la commande {order}, dont des pass ont déjà servi. {sponsor} nous doit cette "
        "somme, et l'argent en banque peut ne plus couvrir ce qui est dû.\n\n"
        "Téléphonez à son comptable. Plus aucun carnet ne s'émet pour ce commanditaire avant que l'argent revienne.",
    ),
    "invoice_late_operator": Text(
        "Facture {number} de {sponsor} : en retard de 30 jours",
        "{sponsor} devait payer {amount} avant le {due}, pour la commande {order}. Il manque {lacking}.\n\n"
        "Téléphonez : la facture est peut-être refusée, ou perdue. Si la commande est abandonnée, annulez-la.",
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
        "Gardez ceux qui vous restent. Les carnets déjà remis servent jusqu'au {last_day}. "
        "Ils sont encore acceptés pendant un délai de grâce, jusqu'au {grace_day}.",
    ),
    "expiry_acknowledge": Text(
        "{campaign} : plus que quelques jours",
        "Le dernier jour de la campagne « {campaign} » est le {last_day}.\n\n"
        "Confirmez dans l'application que vous en avez pris note. Les carnets remis avant cette date "
        "sont encore acceptés jusqu'au {grace_day}. Les autres ne vaudront plus rien.",
    ),
    "expiry_last_day": Text(
        "{campaign} : dernier jour",
        "La campagne « {campaign} » se termine aujourd'hui, le {last_day}.\n\n"
        "À partir de demain, aucun carnet ne peut plus être remis. Les carnets déjà remis "
        "sont encore acceptés jusqu'au {grace_day}.",
    ),
    "expiry_refusal": Text(
        "{campaign} : les pass ne sont plus acceptés",
        "Le délai de grâce de la campagne « {campaign} » s'est terminé le {grace_day}. "
        "Ses pass ne sont plus acceptés.\n\n"
        "Les scans faits avant cette date sur un téléphone sans réseau peuvent encore arriver pendant 30 jours.",
    ),
    "expiry_statement": Text(
        "{campaign} : bilan à valider",
        "Voici le bilan de la campagne « {campaign} », terminée le {last_day}.\n\n{counters}\n\n"
        "Lisez ce bilan, puis validez-le dans l'application. L'autre partie le fait aussi.",
    ),
    "statement_ready": Text(
        "Relevé {number} : {total} à recevoir",
        "Le relevé de {month} est prêt. Nous vous verserons {total} au plus tard le {pay_by}.\n\n{account}\n\n"
        "Ouvrez « Relevés » dans l'application. Vous y trouverez chaque pass, le relevé en PDF, la facture des frais "
        "et les reçus.",
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
    "coverage_short": Text(
        "L'argent en banque ne couvre plus ce qui est dû",
        "Le relevé de la banque du {day} le dit : l'argent des pass couvre {share} de ce qui doit être là. "
        "Il y a {amount}, pour {total}.\n\n"
        "Aucune commande n'est plus émise, ni payée par une promesse. "
        "Les scans continuent, et ce qui est dû est payé.\n\n"
        "Les chiffres sont publics : page « Où est l'argent ». L'opérateur doit les expliquer.",
    ),
    "coverage_stale": Text(
        "Plus de relevé de banque depuis le {day}",
        "Le dernier relevé de la banque date du {day}. Depuis, plus de 5 jours ouvrés ont passé : "
        "personne ne peut voir si l'argent des pass est là.\n\n"
        "Aucune commande n'est plus émise, ni payée par une promesse. "
        "Les scans continuent, et ce qui est dû est payé.\n\n"
        "Tout reprend quand l'opérateur importe les relevés qui manquent.",
    ),
    "coverage_covered": Text(
        "L'argent en banque couvre de nouveau ce qui est dû",
        "Selon le relevé de la banque du {day}, {amount} sont là pour {total} qui doivent l'être.\n\n"
        "Les commandes peuvent de nouveau être émises.",
    ),
    "token_copied": Text(
        "{venue} : le téléphone « {phone} » est retiré par prudence",
        "Quelqu'un a utilisé une ancienne clé du téléphone « {phone} ». Cette clé a donc été copiée.\n\n"
        "Le téléphone est retiré : il peut encore envoyer les scans faits avant. Rien n'est perdu.\n\n"
        "Inscrivez-le de nouveau. S'il a été perdu ou volé, déclarez-le perdu dans « Téléphones du lieu ».",
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
    "application_started": Text(
        "Votre candidature au Pass numérique",
        "Votre candidature est commencée. Vous pouvez l'arrêter et la reprendre quand vous voulez, "
        "avec le lien ci-dessous.\n\n"
        "Gardez ce lien pour vous : qui l'a peut lire et modifier la candidature. "
        "Si vous n'avez rien demandé, ne faites rien : elle sera effacée.",
    ),
    "application_received": Text(
        "{organisation} : candidature reçue",
        "Nous avons reçu la candidature de {organisation}. L'opérateur la lit et vous répond.\n\n"
        "Le lien ci-dessous montre où elle en est.",
    ),
    "application_question": Text(
        "{organisation} : une question sur votre candidature",
        "L'opérateur vous demande :\n\n{question}\n\n"
        "Répondez par le lien ci-dessous. Vous pouvez aussi y changer votre demande.",
    ),
    "application_accepted": Text(
        "{organisation} est qualifiée",
        "La candidature de {organisation} est acceptée. {reason}\n\n"
        "Un autre courriel vous invite à ouvrir votre compte. Le lien ci-dessous montre la candidature.",
    ),
    "application_refused": Text(
        "{organisation} : candidature refusée",
        "Nous n'acceptons pas la demande de {organisation}. Motif : {reason}\n\n"
        "Vous pourrez en envoyer une autre quand cela aura changé. "
        "Vos papiers seront effacés dans 90 jours.",
    ),
    "application_submitted": Text(
        "{organisation} : une candidature à lire",
        "{organisation} veut être qualifiée, pour encaisser ou remettre des pass.\n\n"
        "Lisez sa demande dans l'application. Posez une question, ou décidez.",
    ),
    "application_answered": Text(
        "{organisation} a répondu à votre question",
        "{organisation} répond :\n\n{answer}\n\nLisez sa demande dans l'application, puis décidez.",
    ),
    "application_withdrawn": Text(
        "{organisation} retire sa candidature",
        "{organisation} a retiré sa candidature. Vous n'avez rien à faire.",
    ),
    "organisation_qualified": Text(
        "{organisation} est qualifiée",
        "{organisation} est qualifiée : elle peut commencer.\n\n"
        "Si elle a des lieux, ils encaissent les pass dès maintenant et sont payés chaque mois. "
        "Ouvrez l'application pour inviter vos collègues.",
    ),
    "organisation_suspended": Text(
        "{organisation} : qualification suspendue",
        "L'opérateur a suspendu la qualification de {organisation}. Motif : {reason}\n\n"
        "Si elle a des lieux, ils n'encaissent plus de pass jusqu'à nouvel ordre. Les scans déjà faits restent payés, "
        "même s'ils arrivent plus tard.\n\n"
        "Vous pouvez répondre à l'opérateur dans l'application.",
    ),
    "organisation_dequalified": Text(
        "{organisation} : fin de la qualification",
        "L'opérateur a mis fin à la qualification de {organisation}. Motif : {reason}\n\n"
        "Si elle a des lieux, ils n'encaissent plus de pass. Ce qui a été scanné jusqu'ici reste payé.\n\n"
        "Vous pouvez répondre à l'opérateur dans l'application.",
    ),
    "organisation_answered": Text(
        "{organisation} a répondu",
        "{organisation} répond à votre décision :\n\n{answer}\n\nOuvrez sa page dans l'application pour lui répondre.",
    ),
    "organisation_replied": Text(
        "{organisation} : l'opérateur vous répond",
        "L'opérateur répond à votre message :\n\n{answer}",
    ),
    "approval_asked": Text(
        "{organisation} demande votre accord",
        "{organisation} voudrait encaisser les pass de la campagne « {campaign} ».\n\n"
        "Ouvrez la campagne dans l'application, puis « Structures » : donnez votre accord ou dites pourquoi non.",
    ),
    "approval_approved": Text(
        "{organisation} : accord pour « {campaign} »",
        "{sponsor} accepte {organisation} dans la campagne « {campaign} ».\n\n"
        "Vos lieux encaissent les pass de cette campagne dès maintenant. "
        "Un téléphone resté sans réseau l'apprend à sa prochaine connexion.",
    ),
    "approval_refused": Text(
        "{organisation} : pas d'accord pour « {campaign} »",
        "{sponsor} n'accepte pas {organisation} dans la campagne « {campaign} ». Motif : {reason}\n\n"
        "Vos lieux n'encaissent pas les pass de cette campagne. Ceux des autres campagnes restent acceptés. "
        "Vous pouvez demander à nouveau quand la situation a changé.",
    ),
    "approval_withdrawn": Text(
        "{organisation} : accord retiré pour « {campaign} »",
        "{sponsor} a retiré son accord à {organisation} pour la campagne « {campaign} ». Motif : {reason}\n\n"
        "Vos lieux n'encaissent plus les pass de cette campagne. Ceux des autres campagnes restent acceptés. "
        "Les scans déjà faits restent payés, même s'ils arrivent plus tard.",
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
        "Appelez la structure à un numéro que vous connaissez. Puis confirmez ou refusez ce compte dans l'application. "
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
        "Cette somme vous reste due. Vérifiez votre compte bancaire dans l'application. "
        "L'opérateur refera le virement.",
    ),
    "payout_paid": Text(
        "{organisation} : {total} versés",
        "Notre banque a fait le virement de {number} : {total}, sur le compte {iban}.\n\n"
        "Vous n'avez rien à faire. S'il n'est pas sur votre compte dans deux jours ouvrés, dites-le à l'opérateur.",
    ),
    "meeting_registered": Text(
        "Réunion d'information : {subject}",
        "Bonjour {name},\n\n"
        "Vous êtes inscrit à la réunion « {subject} », {moment}.\n\n{where}\n\n"
        "Le fichier joint l'ajoute à votre agenda. Pour vous désinscrire, ouvrez ce lien :",
    ),
    "meeting_reminder": Text(
        "Rappel : {subject}, {moment}",
        "Bonjour {name},\n\n"
        "La réunion « {subject} » a lieu {moment}.\n\n{where}\n\n"
        "Vous ne pouvez pas venir ? Désinscrivez-vous avec ce lien :",
    ),
    "meeting_changed": Text(
        "Réunion modifiée : {subject}",
        "Bonjour {name},\n\n"
        "La réunion « {subject} » a changé. Elle a lieu {moment}.\n\n{where}\n\n"
        "Le fichier joint met votre agenda à jour. Pour vous désinscrire, ouvrez ce lien :",
    ),
    "meeting_cancelled": Text(
        "Réunion annulée : {subject}",
        "Bonjour {name},\n\n"
        "La réunion « {subject} », prévue {moment}, est annulée.\n\n{reason}\n\n"
        "D'autres réunions sont annoncées sur notre site, page « Réunions d'information ».",
    ),
    "announcement_received": Text(
        "Votre annonce est bien reçue",
        "Bonjour {contact},\n\n"
        "Merci. Nous avons reçu l'annonce de {name}, et nous vous répondons bientôt.\n\n"
        "En attendant, lisez les critères de qualification sur notre site, ou venez à une réunion d'information. "
        "Si vous n'avez rien envoyé, ne faites rien : l'annonce est effacée au bout d'un an.",
    ),
    "announcement_invited": Text(
        "Pass numérique : vous pouvez candidater",
        "Bonjour {contact},\n\n"
        "Merci pour l'annonce de {name}. Vous pouvez maintenant candidater. "
        "Ayez sous la main le SIRET, les statuts et un RIB. Vous pourrez vous arrêter et reprendre.\n\n"
        "Pour commencer, ouvrez ce lien :",
    ),
    "announcement_new": Text(
        "{name} s'annonce",
        "{name} ({place}) veut {wants}.\n\nOuvrez « Annonces » dans l'application pour lui répondre.",
    ),
}
