"""The HTTP frame around the features: JSON, headers, cross-site defence, API document, static files."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

import orjson
from flask import Flask, Response, current_app, request
from flask.json.provider import JSONProvider
from whitenoise import WhiteNoise

from .access import bearer_token
from .api import Api
from .config import Config
from .errors import Forbidden

STATIC = Path(__file__).parent / "static"
YEAR_SECONDS = 365 * 24 * 3600

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
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
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NOT_STORED = {"Cache-Control": "no-store"}  # unless the view knows better
HSTS = f"max-age={YEAR_SECONDS}"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class CrossSite(Forbidden):
    """Another site's page sent this write."""

    code = "cross_site"
    message = "Cette action vient d'un autre site. Ouvrez l'application, puis recommencez."


class OrjsonProvider(JSONProvider):
    """JSON of requests and answers by orjson: a batch of a hundred redemptions is worth it."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        return orjson.dumps(obj, option=orjson.OPT_NON_STR_KEYS).decode()  # marshmallow numbers a list's errors

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        return orjson.loads(s)


def refuse_cross_site() -> None:
    """Refuse a write that a browser sent from another site, signing in included. Raises CrossSite.

    Phones with a bearer token need no such defence: no browser adds that header by itself, and it beats the cookie.
    """
    if request.method in SAFE_METHODS or bearer_token() is not None:
        return
    if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        raise CrossSite
    origin = request.headers.get("Origin")
    if origin and origin not in _own_origins():
        raise CrossSite


def _own_origins() -> set[str]:
    """How a browser names this server: publicly, and as it was asked (a proxy may have taken TLS off)."""
    config: Config = current_app.config["POINCON"]
    schemes = ("https",) if config.secure else ("http", "https")
    return {config.public_url, *(f"{scheme}://{request.host}" for scheme in schemes)}


def init_app(app: Flask) -> Api:
    """Set the frame up; returns the API on which the features register their blueprints."""
    app.json = OrjsonProvider(app)
    app.config.update(
        API_TITLE="Poinçon",
        API_VERSION="1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api",
        OPENAPI_JSON_PATH="openapi.json",
    )
    headers = HEADERS | ({"Strict-Transport-Security": HSTS} if app.config["POINCON"].secure else {})
    answer_headers = headers | NOT_STORED

    def add_to_answer(response: Response) -> Response:
        response.headers.extend(item for item in answer_headers.items() if item[0] not in response.headers)
        return response

    def add_to_file(found: Headers, _path: str, _url: str) -> None:
        for name, value in headers.items():
            found[name] = value

    app.after_request(add_to_answer)
    app.before_request(refuse_cross_site)
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]  # the documented way to wrap a Flask app
        app.wsgi_app,
        root=str(STATIC),
        index_file=True,
        max_age=0,
        immutable_file_test=lambda _path, url: url.startswith("/assets/"),
        add_headers_function=add_to_file,
    )
    return Api(app)
