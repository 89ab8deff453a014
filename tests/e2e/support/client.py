"""A client of the API without a browser: for the operator's office, and for tests that check the server's state."""

from __future__ import annotations

import json
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, Request, build_opener

from .patience import PATIENCE_SECONDS


class Client:
    """One person's session."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def sign_in(self, email: str, password: str) -> Client:
        """Sign in; returns this client."""
        self.post("/api/session", {"email": email, "password": password})
        return self

    def get(self, path: str) -> Any:
        """The JSON behind a path."""
        return json.loads(self.content(path))

    def content(self, path: str) -> bytes:
        """The bytes behind a path."""
        return self._send("GET", path)

    def post(self, path: str, body: object) -> Any:
        """The JSON that a write answers."""
        return json.loads(self._send("POST", path, json.dumps(body).encode()))

    def upload(self, path: str, content: bytes, kind: str) -> Any:
        """The JSON that a file sent as it is gets."""
        return json.loads(self._send("POST", path, content, kind))

    def put(self, path: str, body: object) -> Any:
        """The JSON that a replacement answers."""
        return json.loads(self._send("PUT", path, json.dumps(body).encode()))

    def delete(self, path: str) -> None:
        """Send a DELETE."""
        self._send("DELETE", path)

    def _send(self, method: str, path: str, body: bytes | None = None, kind: str = "application/json") -> bytes:
        headers = {"Content-Type": kind}
        request = Request(self._url + path, body, headers, method=method)  # noqa: S310  # always our own server
        try:
            with self._opener.open(request, timeout=PATIENCE_SECONDS) as answer:
                return bytes(answer.read())
        except HTTPError as error:
            with error:
                raise AssertionError(f"{method} {path}: {error.status} {error.read().decode()}") from None
