"""Why a phone's file cannot be read in."""

from __future__ import annotations

from ..errors import Invalid, NotFound, TooLarge


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
