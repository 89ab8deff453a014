"""What is refused about signing in with the provider."""

from __future__ import annotations

from ..errors import Conflict, NotFound, SignInNeeded


class NoProvider(NotFound):
    code = "no_provider"
    message = "Ce serveur ne connaît pas d'autre moyen de se connecter. Entrez votre adresse et votre mot de passe."


class ProviderFailed(Conflict):
    """The provider cannot be reached, refuses, or says what cannot be believed."""

    code = "provider_failed"
    message = "Le service d'identité ne répond pas comme prévu. Réessayez, ou entrez votre mot de passe."


class UnknownIdentity(SignInNeeded):
    code = "unknown_identity"
    message = "Personne n'a cette adresse ici. Connectez-vous par mot de passe, puis reliez votre compte."


class AccountTaken(Conflict):
    code = "account_taken"
    message = "Ce compte est déjà relié à une autre personne, ou vous en avez déjà relié un. Retirez-le d'abord."
