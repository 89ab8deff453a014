"""Checks of the settings and of what is installed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from ..config import Config, ConfigError, find_weakness
from ..web import STATIC
from .findings import FAIL, OK, WARN, Deployment, Finding

REQUIRED = ("DATABASE_URL", "SECRET_KEY", "PUBLIC_URL")
LOCAL = ("localhost", "127.0.0.1", "::1")
PAGES = ("index.html", "carnet.html", "sw.js")
MB = 1024 * 1024
INSTANCE = STATIC.parents[1] / "instance"
LITTLE_MB, LOW_MB = 200, 2000


def check_settings(deployment: Deployment) -> Iterator[Finding]:
    """Whether the settings are there and well formed."""
    missing = [name for name in REQUIRED if not deployment.environment.get(name)]
    for name in missing:
        yield Finding(FAIL, "settings", f"{name} is not set: put it in the environment, or in .env beside the sources")
    if missing:
        return
    try:
        Config.from_environment(deployment.environment)
    except ConfigError as error:
        yield Finding(FAIL, "settings", str(error))
    else:
        yield Finding(OK, "settings", "all that are needed are set, and well formed")


def check_secret(deployment: Deployment) -> Iterator[Finding]:
    """Whether SECRET_KEY can be guessed."""
    secret = deployment.environment.get("SECRET_KEY", "")
    if not secret:
        return
    make = 'make one with python -c "import secrets; print(secrets.token_hex(32))" ; then flask keys rotate-secret'
    if weakness := find_weakness(secret):
        yield Finding(FAIL, "SECRET_KEY", f"{weakness}: {make}")
    else:
        yield Finding(OK, "SECRET_KEY", "it is long enough; keep a copy of it apart from the database")


def check_address(deployment: Deployment) -> Iterator[Finding]:
    """Whether people reach the server over HTTPS, and that no demo stands there."""
    environment = deployment.environment
    url = environment.get("PUBLIC_URL", "")
    local = _host(url) in LOCAL
    if url:
        yield _of_address(url, local=local)
    if environment.get("DEMO") == "1":
        text = "DEMO=1 shows passwords and vouchers to anyone: take it away where real money is"
        yield Finding(WARN if local else FAIL, "DEMO", text)
    if environment.get("SECOND_FACTOR") == "off":
        yield Finding(WARN, "SECOND_FACTOR", "it is off: a stolen password is enough to move money; set it to on")


def _of_address(url: str, *, local: bool) -> Finding:
    if local:
        return Finding(
            WARN, "PUBLIC_URL", "only this machine reaches it; every QR is printed with it: set the real one"
        )
    if not url.startswith("https://"):
        return Finding(FAIL, "PUBLIC_URL", "it is not https://: phones open no camera and cookies travel in the clear")
    return Finding(OK, "PUBLIC_URL", f"{url}: it is printed in every QR, keep it for years")


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def check_pages(_: Deployment) -> Iterator[Finding]:
    """Whether the front end is built."""
    missing = [name for name in PAGES if not (STATIC / name).is_file()]
    if missing:
        todo = "run npm --prefix pwa ci && npm --prefix pwa run build"
        yield Finding(FAIL, "front end", f"server/static lacks {', '.join(missing)}: {todo}")
    else:
        yield Finding(OK, "front end", "it is built")


def check_disk(deployment: Deployment) -> Iterator[Finding]:
    """Whether there is room where the database and temporary files are."""
    places = {"temporary files": Path("/tmp")} | _of_database(deployment.environment)  # noqa: S108  # looked at only
    for what, folder in places.items():
        free = shutil.disk_usage(folder).free // MB
        state = FAIL if free < LITTLE_MB else WARN if free < LOW_MB else OK
        todo = "" if state == OK else ": make room, or nothing more can be written"
        yield Finding(state, "disk", f"{free:,} MB are free for {what}{todo}")


def _of_database(environment: Mapping[str, str]) -> dict[str, Path]:
    path = sqlite_path(environment.get("DATABASE_URL", ""))
    return {"the database": path.parent} if path and path.parent.is_dir() else {}


def sqlite_path(url: str) -> Path | None:
    """The file of an SQLite address; None for another database, or one in memory.

    A path that is relative begins, as Flask-SQLAlchemy has it, in the folder ``instance`` beside the sources.
    """
    name = url.removeprefix("sqlite:///") if url.startswith("sqlite:///") else ""
    return INSTANCE / name.partition("?")[0] if name and name != ":memory:" else None
