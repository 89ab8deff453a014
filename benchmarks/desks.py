"""`desk_…`: how public pages and each desk's first screen of the demo load, by Lighthouse's mobile settings.

The value is the work of the main thread beside that of an empty page in the same run; the goal is on the scores.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple
from urllib.request import HTTPCookieProcessor, Request, build_opener

from server.demo.cast import ACCOUNTS
from tests.e2e.support.client import Client
from tests.e2e.support.server import PROGRAMS, ROOT, Server
from tests.setup import chromium

from .rows import Row

ROUNDS: Final = 3
PUBLIC: Final = {"scanner": "/", "places": "/lieux", "booklet": "", "solvency": "/solvabilite"}
DESKS: Final = {
    "manager": "/gestion",
    "operator": "/operateur",
    "sponsor": "/commanditaire",
    "prescriber": "/prescripteur",
    "auditor": "/auditeur",
}
LEAST_PUBLIC, LEAST_DESK, WHOLE = 95, 90, 100
ROWS = tuple(f"desk_{name}" for name in (*PUBLIC, *DESKS))


class PageLoad(NamedTuple):
    """A page to load: as whom, and the least score of its speed."""

    name: str
    address: str
    least: int
    cookies: Sequence[dict[str, str]] = ()


def measure() -> Iterator[Row]:
    """One row for each page: the middle of three rounds."""
    with tempfile.TemporaryDirectory(prefix="poincon-desks-") as folder:
        server = Server(Path(folder))
        server.release()
        load_demo(server, Path(folder))
        server.start()
        try:
            pages = list(list_pages(server.url))
            rounds = [_loaded(pages) for _ in range(ROUNDS)]
        finally:
            server.kill()
    for page in pages:
        yield _row(page, rounds)


def load_demo(server: Server, folder: Path) -> None:
    """Fill the server's database with the demo."""
    command = [str(PROGRAMS / "flask"), "demo", "load", "--file", str(folder / "demo.json")]
    environment = {**os.environ, **server.environment}
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment)


def list_pages(url: str) -> Iterator[PageLoad]:
    """The public pages, then each desk's first screen as somebody of the demo."""
    for name, path in PUBLIC.items():
        yield PageLoad(name, url + (path or _booklet(url)), LEAST_PUBLIC)
    for role, path in DESKS.items():
        account = next(account for account in ACCOUNTS if account.role == role)
        yield PageLoad(role, url + path, LEAST_DESK, sign_in(url, account.email, account.password))


def sign_in(url: str, email: str, password: str) -> list[dict[str, str]]:
    """The cookies of a new session."""
    jar = CookieJar()
    body = json.dumps({"email": email, "password": password}).encode()
    request = Request(f"{url}/api/session", body, {"Content-Type": "application/json"})  # noqa: S310  # our own server
    build_opener(HTTPCookieProcessor(jar)).open(request).close()
    return [{"name": cookie.name, "value": cookie.value or ""} for cookie in jar]


def _booklet(url: str) -> str:
    """The path of a beneficiary's page: of a booklet that somebody holds."""
    operator = next(account for account in ACCOUNTS if account.role == "operator")
    client = Client(url).sign_in(operator.email, operator.password)
    number = client.get("/api/booklets?state=handed_over")["booklets"][0]["number"]
    address: str = client.get(f"/api/booklets/{number}/cover")["address"]
    return "/carnet" + address.rpartition("/carnet")[2]


def _loaded(pages: list[PageLoad]) -> dict[str, Any]:
    asked = [{"name": page.name, "address": page.address, "cookies": page.cookies} for page in pages]
    environment = {**os.environ, "CHROME_PATH": str(chromium.find_or_install())}
    command = ["node", str(ROOT / "pwa/tools/loading.mjs")]
    done = subprocess.run(  # our own
        command, check=True, capture_output=True, text=True, env=environment, input=json.dumps(asked)
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _row(page: PageLoad, rounds: list[dict[str, Any]]) -> Row:
    ratio = median(one[page.name]["work_ms"] / one["empty"]["work_ms"] for one in rounds)
    scores = {name: min(one[page.name][name] for one in rounds) for name in ("accessibility", "best-practices")}
    speed = median(one[page.name]["performance"] for one in rounds)
    last = rounds[-1][page.name]
    detail = {"performance": speed, **scores, "work_ms": last["work_ms"], "empty_ms": rounds[-1]["empty"]["work_ms"]}
    detail |= {
        "shift": last["shift"],
        "data_requests": last["data_requests"],
        "failed": ", ".join(last["failed"]) or "none",
    }
    detail |= {"slow": ", ".join(last["slow"]) or "none"}
    shown = all(one[page.name]["section"] for one in rounds) or not page.cookies
    if not shown:
        detail["shown"] = "no section: not signed in, or not loaded"
    holds = shown and speed >= page.least and set(scores.values()) == {WHOLE}
    return Row(f"desk_{page.name}", round(ratio, 1), "x empty page", f"speed >= {page.least}", holds, detail)
