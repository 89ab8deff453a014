"""What organisations refuse: one that is not there, also for whoever may not see it, and numbers that are none."""

from __future__ import annotations

from ..errors import Conflict, Invalid, NotFound


class UnknownOrganisation(NotFound):
    code = "unknown_organisation"
    message = "Cette structure n'existe pas. Vérifiez son numéro."


class WrongSiret(Invalid):
    code = "wrong_siret"
    message = "Ce SIRET est faux. Vérifiez ses 14 chiffres."


class SirenGiven(Invalid):
    code = "siren_given"
    message = (
        "C'est un SIREN, à 9 chiffres. Donnez le SIRET de l'établissement : 14 chiffres, "
        "dont les 9 premiers sont ceux-là."
    )


class SiretTaken(Conflict):
    code = "siret_taken"
    message = "Une autre structure a déjà ce SIRET. Ouvrez-la plutôt que d'en créer une autre."
