"""What every answer and every write must hold to: security headers, and no write from another site."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, current_app, request

from .access import bearer_token
from .config import Config
from .errors import Forbidden

YEAR_SECONDS = 365 * 24 * 3600

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data: blob:{tiles}",
        "media-src 'self' blob:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
DATA_HEADERS = {  # for JSON: headers that only pages obey would be half of a short answer
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
DATA = ("Content-Type", "application/json")
OUR_SIGN = ("Poincon-Api", "1")
"""On every answer of the API, errors too: phones ignore answers without it, such as a proxy's page. The number is
raised when an answer changes its meaning; older phones then keep their queue until they are updated."""
NOT_STORED = ("Cache-Control", "no-store")  # unless the view sets its own
HSTS = f"max-age={YEAR_SECONDS}"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class CrossSite(Forbidden):
    """Another site's page sent this write."""

    code = "cross_site"
    message = "Cette action vient d'un autre site. Ouvrez l'application, puis recommencez."


def refuse_cross_site() -> None:
    """Refuse a write that a browser sent from another site, signing in included. Raises CrossSite.

    A request with a bearer token is let through: browsers never add one, and it takes precedence over the cookie.
    """
    if request.method in SAFE_METHODS or bearer_token() is not None:
        return
    if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        raise CrossSite
    origin = request.headers.get("Origin")
    if origin and origin not in _own_origins():
        raise CrossSite


def _own_origins() -> set[str]:
    """This server's origins: PUBLIC_URL, and the host of this request (a proxy may have ended TLS)."""
    config: Config = current_app.config["POINCON"]
    schemes = ("https",) if config.secure else ("http", "https")
    return {config.public_url, *(f"{scheme}://{request.host}" for scheme in schemes)}


def init_app(app: Flask) -> None:
    """Refuse writes from other sites; put the headers on whatever the server answers, built files included."""
    config: Config = app.config["POINCON"]
    app.before_request(refuse_cross_site)
    app.wsgi_app = _with_headers(app.wsgi_app, config)  # type: ignore[method-assign, assignment]  # the documented way


def _with_headers(wsgi_app: WSGIApplication, config: Config) -> WSGIApplication:
    """WSGI middleware that adds the headers: it costs less than a Flask hook and covers built files too."""
    always = [("Strict-Transport-Security", HSTS)] if config.secure else []
    policy = CONTENT_SECURITY_POLICY.format(tiles=f" {config.tiles_origin}" if config.tiles_origin else "")
    of_pages = [("Content-Security-Policy", policy), *HEADERS.items(), *always]
    of_data = [*DATA_HEADERS.items(), *always]

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, own: list[tuple[str, str]], *error: Any) -> Callable[[bytes], object]:
            headers = own + (of_data if DATA in own else of_pages)
            if environ.get("PATH_INFO", "").startswith("/api/"):
                headers.append(OUR_SIGN)
            if NOT_STORED[0] not in dict(own):
                headers.append(NOT_STORED)
            return start_response(status, headers, *error)

        return wsgi_app(environ, start)

    return answer
