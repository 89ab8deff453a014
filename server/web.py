"""The HTTP frame around the features: JSON, sessions, the built files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from flask import Flask, Request, request
from flask.json.provider import JSONProvider
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from werkzeug.routing import MapAdapter
from werkzeug.sansio.response import Response
from whitenoise import WhiteNoise

from .errors import Invalid, NotFound
from .features import Features

STATIC = Path(__file__).parent / "static"


class Application(Flask):
    """Flask whose features load when they are first asked for; ours are never coroutines, so none is checked for it."""

    features: Features

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        if request is not None:
            self.features.load_for(request.path)
        return super().create_url_adapter(request)

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        return func


class OrjsonProvider(JSONProvider):
    """JSON of requests and answers by orjson, for the speed of batches of a hundred redemptions."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        return orjson.dumps(obj, option=orjson.OPT_NON_STR_KEYS).decode()  # marshmallow has integer keys

    def response(self, *args: Any, **kwargs: Any) -> Response:
        body = orjson.dumps(self._prepare_response_obj(args, kwargs), option=orjson.OPT_NON_STR_KEYS)
        return self._app.response_class(body, mimetype="application/json")  # type: ignore[arg-type]  # it takes a body

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        return orjson.loads(s)


class Sessions(SecureCookieSessionInterface):
    """Flask's signed session cookie; a request without a cookie, as phones send, gets an empty session."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        return super().open_session(app, request) if "HTTP_COOKIE" in request.environ else self.session_class()


def _check_no_nul() -> None:
    """Raises NotFound for a NUL in the path, Invalid for one in the query: PostgreSQL stores none in a text."""
    if "\0" in request.path:
        raise NotFound
    if b"%00" in request.query_string or b"\0" in request.query_string:
        raise Invalid


def init_app(app: Flask) -> None:
    """Set the frame up."""
    app.json = OrjsonProvider(app)
    app.session_interface = Sessions()
    app.before_request(_check_no_nul)
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]  # the documented way to wrap
        app.wsgi_app,
        root=str(STATIC),
        max_age=0,
        allow_all_origins=False,
        immutable_file_test=lambda _path, url: url.startswith("/assets/"),
    )
