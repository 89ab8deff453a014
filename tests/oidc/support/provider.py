"""A real OpenID Connect provider, in a process of its own and spoken to over HTTP."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection
from re import search
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

PATIENCE_SECONDS = 30


@dataclass(frozen=True)
class LocalProvider:
    """The provider, and what a browser does there."""

    port: int

    @property
    def issuer(self) -> str:
        """Its address."""
        return f"http://localhost:{self.port}"

    def know(self, subject: str, **claims: Any) -> None:
        """Give someone an account at the provider."""
        status, _, body = self._ask("PUT", f"/users/{quote(subject)}", json.dumps(claims), "application/json")
        assert status == 204, body

    def authorize(self, address: str, subject: str) -> dict[str, str]:
        """Sign in at the provider where a browser was sent; what it is sent back with."""
        parts = urlsplit(address)
        form = "application/x-www-form-urlencoded"
        status, location, body = self._ask("POST", f"{parts.path}?{parts.query}", urlencode({"sub": subject}), form)
        assert status in (302, 303), body
        return {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}

    def leave(self, address: str) -> str:
        """Sign out at the provider where a browser was sent; where it is sent back to."""
        parts = urlsplit(address)
        status, _, page = self._ask("GET", f"{parts.path}?{parts.query}")
        back = search('name="redirect_uri" value="([^"]+)"', page)
        assert status == 200, page
        assert back, page
        form = "application/x-www-form-urlencoded"
        return self._ask("POST", f"{parts.path}/confirm", urlencode({"redirect_uri": unescape(back[1])}), form)[1]

    def answers(self) -> bool:
        """Whether it runs."""
        try:
            return self._ask("GET", "/.well-known/openid-configuration")[0] == 200
        except OSError:
            return False

    def _ask(self, method: str, path: str, body: str = "", kind: str = "") -> tuple[int, str, str]:
        connection = HTTPConnection("localhost", self.port, timeout=PATIENCE_SECONDS)
        try:
            connection.request(method, path, body or None, {"Content-Type": kind} if kind else {})
            answer = connection.getresponse()
            return answer.status, answer.headers.get("Location", ""), answer.read().decode()
        finally:
            connection.close()


@contextmanager
def serve() -> Iterator[LocalProvider]:
    """Run the provider until the end of the block."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        provider = LocalProvider(probe.getsockname()[1])
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(provider.port), "--require-nonce", "true"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  # our own
    try:
        until = time.monotonic() + PATIENCE_SECONDS
        while not provider.answers():
            assert time.monotonic() < until
            assert process.poll() is None
            time.sleep(0.05)
        yield provider
    finally:
        process.terminate()
        process.wait()
