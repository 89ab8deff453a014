"""Refusals of invitations, withdrawals and links."""

from __future__ import annotations

from ..errors import Conflict, Forbidden, Invalid, NotFound


class NotYoursToInvite(Forbidden):
    code = "not_yours_to_invite"
    message = "Votre rôle ne permet pas d'inviter quelqu'un à celui-ci. Demandez à l'opérateur."


class RoleDoesNotFit(Conflict):
    code = "role_does_not_fit"
    message = "Cette structure n'a pas d'activité qui demande ce rôle. Choisissez-en un autre."


class AuditorHasNoOtherRole(Conflict):
    code = "auditor_has_no_other_role"
    message = "Un auditeur n'a aucun autre rôle. Utilisez une autre adresse électronique."


class InvitationWaits(Conflict):
    code = "invitation_waits"
    message = "Cette personne est déjà invitée. Rechargez la liste, puis renvoyez l'invitation."


class UnknownInvitation(NotFound):
    code = "unknown_invitation"
    message = "Cette invitation n'existe pas ou a été remplacée. Ouvrez le lien du dernier courriel reçu."


class InvitationUsed(Conflict):
    code = "invitation_used"
    message = "Cette invitation a déjà servi. Connectez-vous."


class InvitationWithdrawn(Conflict):
    code = "invitation_withdrawn"
    message = "Cette invitation a été retirée. Demandez-en une autre à qui vous a invité."


class InvitationExpired(Conflict):
    code = "invitation_expired"
    message = "Cette invitation n'est plus valable. Demandez à qui vous a invité de la renvoyer."


class InvitationOfAnother(Conflict):
    code = "invitation_of_another"
    message = "Cette invitation est pour une autre adresse. Déconnectez-vous, puis rouvrez le lien."


class SignInToAccept(Conflict):
    code = "sign_in_to_accept"
    message = "Vous avez déjà un compte. Connectez-vous pour accepter."


class NameMissing(Invalid):
    code = "name_missing"
    message = "Donnez votre nom."


class UnknownRole(NotFound):
    code = "unknown_role"
    message = "Ce rôle n'existe plus ou n'est pas de votre ressort. Rechargez la liste."


class LastOne(Conflict):
    code = "last_one"
    message = "C'est la dernière personne dans ce rôle. Invitez-en une autre d'abord."


class RoleWithoutVenues(Conflict):
    code = "role_without_venues"
    message = "Seuls les gestionnaires et les médiateurs peuvent être limités à des lieux."


class NotYoursToLimit(Conflict):
    code = "not_yours_to_limit"
    message = "Vous êtes limité à certains lieux : un gestionnaire de tous les lieux peut changer cela."


class OperatorExists(Conflict):
    code = "operator_exists"
    message = (
        "Il y a déjà un opérateur : il invite les autres, sous « Personnes ». "
        "Si personne ne peut plus se connecter, lancez « flask people password » sur le serveur."
    )


class MailUnset(Conflict):
    code = "mail_unset"
    message = "Ce service n'envoie pas encore de courriels. Demandez à l'opérateur."


class UnknownAccountLink(NotFound):
    code = "unknown_account_link"
    message = "Ce lien ne fonctionne plus. Demandez-en un nouveau."


class LinkUsed(Conflict):
    code = "link_used"
    message = "Ce lien a déjà servi. Demandez-en un nouveau s'il vous en faut un."


class LinkExpired(Conflict):
    code = "link_expired"
    message = "Ce lien n'est plus valable. Demandez-en un nouveau."


class WrongPassword(Invalid):
    code = "wrong_password"
    message = "Ce n'est pas votre mot de passe actuel. Vérifiez-le, puis recommencez."
