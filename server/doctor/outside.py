"""Checks of what others run: the mail server, the provider of identities, the register of companies."""

from __future__ import annotations

from collections.abc import Iterator

from ..admission import register
from ..messages.mail import connect
from ..oidc.provider import read_provider
from ..oidc.refusals import ProviderFailed
from .findings import FAIL, OK, WARN, Deployment, Finding, tell_error

KNOWN_SIRET = "12002701600563"
"""Of the INSEE itself, which keeps the register."""


def check_mail(deployment: Deployment) -> Iterator[Finding]:
    """Whether the mail server lets us in; nothing is sent."""
    if deployment.config is None:
        return
    if not deployment.config.smtp_url:
        yield Finding(
            WARN, "mail", "SMTP_URL is not set: messages stand in the app only, and links are passed on by hand"
        )
        return
    try:
        with connect(deployment.config.smtp_url) as server:
            server.noop()
    except OSError as error:  # smtplib's own errors are among them
        yield Finding(FAIL, "mail", f"the server of SMTP_URL does not let us in: {tell_error(error)}")
    else:
        yield Finding(OK, "mail", "the mail server lets us in; whether mail arrives, a test under “Courriel” shows")


def check_provider(deployment: Deployment) -> Iterator[Finding]:
    """Whether the OpenID Connect provider publishes what it must."""
    if deployment.config is None or deployment.config.openid is None:
        return
    issuer = deployment.config.openid.issuer
    try:
        read_provider(issuer)
    except ProviderFailed:
        text = f"{issuer} does not answer as a provider: check OIDC_ISSUER; people sign in by password meanwhile"
        yield Finding(FAIL, "OIDC_ISSUER", text)
    else:
        yield Finding(OK, "OIDC_ISSUER", f"{issuer} answers")


def check_register(deployment: Deployment) -> Iterator[Finding]:
    """Whether the register of companies answers."""
    if deployment.config is None or not deployment.config.siret_lookup:
        return
    answer = register.ask(deployment.config.siret_lookup, KNOWN_SIRET)
    if answer.state == register.UNAVAILABLE:
        text = "it does not answer in a shape that is understood: forms are filled in by hand meanwhile"
        yield Finding(WARN, "SIRET_LOOKUP_URL", text)
    else:
        yield Finding(OK, "SIRET_LOOKUP_URL", "the register answers")
