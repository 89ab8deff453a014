"""Settings: what the environment decides, read once and checked."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

SHORTEST_SECRET, FEWEST_SIGNS = 32, 10
WEAK = (
    'SECRET_KEY is not safe: {}. Make one with: python -c "import secrets; print(secrets.token_hex(32))"; if this one '
    "is in use already, set it as SECRET_KEY_BEFORE and run flask keys rotate-secret (docs/operations.md)."
)
TILES = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/[!-~]*")


class ConfigError(SystemExit):
    """A setting is missing or invalid; the text says which. The terminal shows that text without a traceback."""


@dataclass(frozen=True, slots=True)
class OpenIdSettings:
    """The OpenID Connect provider that people may sign in with; ``strong_acr``: what counts as a second factor."""

    issuer: str
    client_id: str
    client_secret: str
    label: str
    strong_acr: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one running server; ``docs/operations.md`` explains each."""

    database_url: str
    secret_key: str
    public_url: str
    demo: bool = False
    smtp_url: str | None = None
    mail_from: str = ""
    map_tiles: str | None = None
    map_attribution: str = ""
    siret_lookup: str | None = None
    second_factor: bool = True
    openid: OpenIdSettings | None = None
    secret_key_before: str | None = None
    chart_of_accounts: str | None = None
    bank_file_transfers: int | None = None
    bank_file_cents: int | None = None
    blocked_countries: frozenset[str] = frozenset()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Config:
        """Read the settings. Raises ConfigError naming every required one that is missing."""
        required = ("DATABASE_URL", "SECRET_KEY", "PUBLIC_URL")
        missing = [name for name in required if not environment.get(name)]
        if missing:
            raise ConfigError(f"Set {', '.join(missing)} in the environment; see docs/operations.md.")
        public_url = _checked_origin(environment["PUBLIC_URL"])
        demo = environment.get("DEMO", "0") == "1"
        return cls(
            database_url=add_driver(environment["DATABASE_URL"]),
            secret_key=environment["SECRET_KEY"],
            secret_key_before=environment.get("SECRET_KEY_BEFORE") or None,
            public_url=public_url,
            demo=demo,
            openid=_checked_provider(environment),
            second_factor=_checked_switch(environment, "SECOND_FACTOR", default=not demo),
            smtp_url=_checked_smtp(environment.get("SMTP_URL")),
            map_tiles=_checked_tiles(environment.get("MAP_TILES"), environment.get("MAP_ATTRIBUTION")),
            map_attribution=environment.get("MAP_ATTRIBUTION", ""),
            siret_lookup=_checked_lookup(environment.get("SIRET_LOOKUP_URL")),
            chart_of_accounts=environment.get("CHART_OF_ACCOUNTS") or None,
            bank_file_transfers=_checked_limit(environment, "BANK_FILE_TRANSFERS"),
            bank_file_cents=_checked_limit(environment, "BANK_FILE_CENTS"),
            blocked_countries=_checked_countries(environment.get("BLOCKED_COUNTRIES", "")),
            mail_from=environment.get("MAIL_FROM") or f"ne-pas-repondre@{urlsplit(public_url).hostname}",
        )

    @property
    def secure(self) -> bool:
        """Whether people reach the server over HTTPS."""
        return self.public_url.startswith("https://")

    @property
    def host(self) -> str:
        """The host of the public address: the one that passkeys are bound to."""
        return urlsplit(self.public_url).hostname or ""

    @property
    def tiles_origin(self) -> str | None:
        """The origin of the map's pictures, the only other host that pages may load from; None without a map."""
        return None if self.map_tiles is None else "/".join(self.map_tiles.split("/", 3)[:3])


def find_weakness(secret_key: str) -> str | None:
    """What makes a SECRET_KEY easy to guess, None if nothing does."""
    if len(secret_key) < SHORTEST_SECRET:
        return f"it has fewer than {SHORTEST_SECRET} characters"
    return "it repeats few characters and can be guessed" if len(set(secret_key)) < FEWEST_SIGNS else None


def check_secrets(config: Config) -> None:
    """Raises ConfigError for a SECRET_KEY that can be guessed, but in a demo, and for one before that is no other."""
    if config.secret_key == config.secret_key_before:
        raise ConfigError("SECRET_KEY_BEFORE is SECRET_KEY: set the former one, or take it away.")
    if not config.demo and (weakness := find_weakness(config.secret_key)):
        raise ConfigError(WEAK.format(weakness))


def add_driver(url: str) -> str:
    """A PostgreSQL address with the driver psycopg 3 in it: hosting platforms give addresses without a driver."""
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def _checked_provider(environment: Mapping[str, str]) -> OpenIdSettings | None:
    """Raises ConfigError for a provider without its client, or one that is not reached over HTTPS."""
    issuer = environment.get("OIDC_ISSUER")
    if not issuer:
        return None
    client_id, secret = environment.get("OIDC_CLIENT_ID"), environment.get("OIDC_CLIENT_SECRET")
    if not client_id or not secret:
        raise ConfigError("OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.")
    parts = urlsplit(issuer)
    if parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1"):
        raise ConfigError("OIDC_ISSUER must begin with https://.")
    label = environment.get("OIDC_LABEL") or parts.hostname or issuer
    return OpenIdSettings(issuer, client_id, secret, label, tuple(environment.get("OIDC_STRONG_ACR", "").split()))


def _checked_switch(environment: Mapping[str, str], name: str, *, default: bool) -> bool:
    """Raises ConfigError unless a setting is on, off or not there."""
    value = environment.get(name) or ("on" if default else "off")
    if value not in ("on", "off"):
        raise ConfigError(f"{name} must be on or off.")
    return value == "on"


def _checked_limit(environment: Mapping[str, str], name: str) -> int | None:
    """Raises ConfigError unless a setting is a whole number above 0, or not there."""
    value = environment.get(name)
    if not value:
        return None
    if not re.fullmatch("[1-9][0-9]{0,14}", value):
        raise ConfigError(f"{name} must be a whole number above 0.")
    return int(value)


def _checked_countries(named: str) -> frozenset[str]:
    """Raises ConfigError unless each is two capital letters, as IBANs begin with (ISO 3166)."""
    countries = named.split()
    if not all(re.fullmatch("[A-Z]{2}", one) for one in countries):
        raise ConfigError("BLOCKED_COUNTRIES must be codes of two capital letters with spaces between, such as RU BY.")
    return frozenset(countries)


def _checked_origin(url: str) -> str:
    parts = urlsplit(url.rstrip("/"))
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path:
        raise ConfigError("PUBLIC_URL must be scheme and host only, such as https://pass.example.fr.")
    return url.rstrip("/")


def _checked_smtp(url: str | None) -> str | None:
    """Raises ConfigError for an address that is malformed or sends its password without TLS."""
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps", "smtp+starttls") or not parts.hostname or not _has_port(parts):
        raise ConfigError("SMTP_URL must be smtps://, smtp+starttls:// or smtp://, then user:password@host:port.")
    if parts.username and parts.scheme == "smtp":
        raise ConfigError("SMTP_URL sends its password in the clear: use smtps:// or smtp+starttls://.")
    return url


def _checked_tiles(url: str | None, attribution: str | None) -> str | None:
    """Raises ConfigError unless the pictures come from one host over HTTPS: the content security policy names it."""
    if not url:
        return None
    if not TILES.fullmatch(url) or not all(part in url for part in ("{z}", "{x}", "{y}")):
        raise ConfigError("MAP_TILES must be such as https://tiles.example.fr/{z}/{x}/{y}.png, of one host.")
    if not attribution:
        raise ConfigError("MAP_TILES needs MAP_ATTRIBUTION: who made the map, such as © OpenStreetMap.")
    return url


def _checked_lookup(url: str | None) -> str | None:
    """Raises ConfigError unless the register's address is HTTP(S) and says where the SIRET goes."""
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or "{siret}" not in parts.path + parts.query:
        raise ConfigError("SIRET_LOOKUP_URL must be such as https://registre.example.fr/search?q={siret}.")
    return url


def _has_port(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False
