"""`first_load`: what an enrolled phone downloads before it can scan, from the network log of a first visit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request

from server.web import STATIC
from tests.e2e.support.phone import Phone

from . import handsets, servers
from .rows import Row, told

ROWS = ("first_load",)
KB = 1000
MOST_KB = 60
DECODER = ".wasm"
OTHERS = ("desk", "later", "carnet")


def measure() -> Iterator[Row]:
    """The size of the brotli files without the decoder's wasm; no other role's screens may be among them."""
    with (
        handsets.desk(vouchers=1) as desk,
        handsets.browser() as chromium,
        servers.poincon(desk.database_url) as server,
    ):
        files = _fetched(chromium.enrolled(server, desk.mediator))
    sizes = {path.name: _brotli_bytes(path) / KB for path in files if path.suffix != DECODER}
    strangers = sorted(name for name in sizes if name.startswith(OTHERS))
    total = sum(sizes.values())
    holds = total <= MOST_KB and not strangers
    yield Row("first_load", round(total, 1), "kB brotli", f"<= {MOST_KB}", holds, _detail(sizes, strangers))
    yield told(
        "first_load_decoder", sum(_brotli_bytes(path) for path in files if path.suffix == DECODER) / KB, "kB brotli"
    )


def _detail(sizes: dict[str, float], strangers: list[str]) -> dict[str, float | str]:
    """The files of other roles, and the size of each file in kB, largest first."""
    largest = sorted(sizes, key=lambda name: -sizes[name])
    shown = {name: round(sizes[name], 1) for name in largest}
    return {"other_roles": ", ".join(strangers) or "none", **shown}


def _fetched(phone: Phone) -> list[Path]:
    """The built files that a visit with empty caches requests until the scanner is ready; the phone stays enrolled.

    The caches are cleared from a blank page: the application reloads itself when its service worker goes.
    """
    origin = phone.page.evaluate("location.origin")
    phone.page.goto("about:blank")
    session = phone.context.new_cdp_session(phone.page)
    stored = {"origin": origin, "storageTypes": "service_workers,cache_storage"}
    session.send("Storage.clearDataForOrigin", stored)
    session.send("Network.clearBrowserCache")
    log = _logged(phone.page)
    phone.open().ready()
    paths = {urlsplit(request.url).path.lstrip("/") or "index.html" for request in log if not request.service_worker}
    return sorted(STATIC / path for path in paths if (STATIC / path).is_file())


def _logged(page: Page) -> list[Request]:
    log: list[Request] = []
    page.on("request", lambda request: log.append(request))  # noqa: PLW0108  # Playwright marks what it is given
    return log


def _brotli_bytes(path: Path) -> int:
    """The size as the server sends it: of the ``.br`` file, or of the file itself when there is none."""
    compressed = path.with_name(path.name + ".br")
    return (compressed if compressed.exists() else path).stat().st_size
