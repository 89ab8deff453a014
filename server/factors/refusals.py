"""What is refused about second factors."""

from __future__ import annotations

from ..errors import Conflict, Forbidden, Invalid, NotFound, SignInNeeded


class SecondFactorNeeded(Forbidden):
    """The session has not given the second factor that the person already has."""

    code = "second_factor_needed"
    message = "Donnez d'abord votre code ou votre clé d'accès, puis recommencez."


class WrongCode(Invalid):
    code = "wrong_code"
    message = "Ce code n'est pas le bon, ou il a déjà servi. Attendez le code suivant dans votre application."


class NothingToConfirm(Conflict):
    code = "nothing_to_confirm"
    message = "Aucune application n'attend son premier code. Recommencez depuis le début."


class NoFactor(Conflict):
    code = "no_factor"
    message = "Ajoutez d'abord une application de codes ou une clé d'accès : les codes de secours viennent avec."


class LastFactor(Conflict):
    code = "last_factor"
    message = "Votre rôle demande une double vérification. Ajoutez-en une autre avant de retirer celle-ci."


class WrongPasskey(SignInNeeded):
    code = "wrong_passkey"
    message = "Cette clé d'accès n'est pas connue ici. Entrez votre adresse et votre mot de passe."


class PasskeyRefused(Invalid):
    code = "passkey_refused"
    message = "Cette clé d'accès n'a pas pu être ajoutée. Recommencez, ou choisissez un autre appareil."


class UnknownPasskey(NotFound):
    code = "unknown_passkey"
    message = "Cette clé d'accès n'existe plus. Rechargez la page."


class NothingToReset(Conflict):
    code = "nothing_to_reset"
    message = "Cette personne n'a pas de double vérification, ou elle n'existe pas. Rechargez la page."


class OwnReset(Conflict):
    code = "own_reset"
    message = "Une autre personne de l'opérateur remet votre double vérification à zéro, jamais vous-même."
