"""What phones refuse: an invitation that is over, a file that cannot be read in; one class each, with a stable code."""

from __future__ import annotations

from ..errors import Conflict, Invalid, NotFound, TooLarge


class PhoneFileTooLarge(TooLarge):
    code = "phone_file_too_large"
    message = "Ce fichier est trop gros pour un téléphone. Choisissez le fichier que l'application a exporté."


class PhoneFileUnreadable(Invalid):
    code = "phone_file_unreadable"
    message = "Ce n'est pas le fichier d'un téléphone, ou il n'est pas entier. Exportez-le de nouveau du téléphone."


class PhoneFileOutdated(Invalid):
    code = "phone_file_outdated"
    message = "Ce fichier vient d'une ancienne version. Ouvrez l'application avec du réseau, puis exportez de nouveau."


class PhoneFileBroken(Invalid):
    code = "phone_file_broken"
    message = "Ce fichier a été coupé ou modifié après l'export. Exportez-le de nouveau depuis le téléphone."


class PhoneFileForeign(NotFound):
    code = "phone_file_foreign"
    message = "Ce fichier vient d'un téléphone qui n'est pas de vos lieux. Donnez-le au gestionnaire de son lieu."


class UnknownPhoneInvitation(NotFound):
    code = "unknown_phone_invitation"
    message = "Ce QR n'est pas complet ou n'est pas de nous. Scannez-le de nouveau, ou demandez-en un autre."


class PhoneInvitationUsed(Conflict):
    code = "phone_invitation_used"
    message = "Ce QR a déjà servi à un téléphone. Demandez-en un autre au gestionnaire."


class PhoneInvitationExpired(Conflict):
    code = "phone_invitation_expired"
    message = "Ce QR n'était valable que dix minutes. Demandez-en un autre au gestionnaire."


class UnknownHolder(NotFound):
    code = "unknown_phone_holder"
    message = "Cette personne ne travaille pas dans ce lieu. Choisissez-en une autre."


class PhoneInvitationOver(Conflict):
    code = "phone_invitation_over"
    message = "La personne de ce QR ne travaille plus dans ce lieu. Demandez-en un autre au gestionnaire."


class PhoneInvitationWithdrawn(Conflict):
    code = "phone_invitation_withdrawn"
    message = "Qui a montré ce QR n'a plus accès à ce lieu. Demandez-en un autre au gestionnaire."
