"""What a check finds, and running checks of which none stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from sqlalchemy import Engine

from ..config import Config

OK, WARN, FAIL, NOTE = "ok", "warn", "FAIL", "note"
SECRETS = ("SECRET_KEY", "SECRET_KEY_BEFORE", "OIDC_CLIENT_SECRET")
ADDRESSES = ("DATABASE_URL", "SMTP_URL")
"""Settings that may hold a password."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: its state, what it is about, and in words what is found and what to do."""

    state: str
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Deployment:
    """What the checks look at; ``config`` and ``engine`` are None where the settings do not suffice for one."""

    environment: Mapping[str, str]
    config: Config | None
    engine: Engine | None


Check = Callable[[Deployment], Iterable[Finding]]


def examine(checks: Mapping[str, Check], deployment: Deployment) -> Iterator[Finding]:
    """Everything that the checks find, without secrets. A check that breaks is a finding, too."""
    secrets = _secrets(deployment.environment)
    for about, check in checks.items():
        try:
            found = list(check(deployment))
        except Exception as error:  # noqa: BLE001  # whatever is wrong, the other checks go on
            found = [Finding(FAIL, about, f"this could not be looked at: {tell_error(error)}")]
        for one in found:
            yield Finding(one.state, one.about, _without(secrets, one.text))


def tell_error(error: BaseException) -> str:
    """An error in one line."""
    said = str(error).strip().splitlines()
    return f"{type(error).__name__}: {said[0]}" if said else type(error).__name__


def _secrets(environment: Mapping[str, str]) -> list[str]:
    passwords = [_password(environment.get(name, "")) for name in ADDRESSES]
    whole = [environment.get(name, "") for name in SECRETS]
    known = {text for password in passwords for text in (password, unquote(password))} | set(whole)
    return sorted(filter(None, known), key=len, reverse=True)


def _password(address: str) -> str:
    try:
        return urlsplit(address).password or ""
    except ValueError:
        return address


def _without(secrets: Iterable[str], text: str) -> str:
    for secret in secrets:
        text = text.replace(secret, "•••")
    return text
