"""The provider of these tests, and the settings that name it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from server.config import OpenIdSettings

from .support.provider import LocalProvider, serve
from .support.visits import CLIENT, use


@pytest.fixture(scope="session")
def provider() -> Iterator[LocalProvider]:
    """The provider."""
    with serve() as provider:
        yield provider


@pytest.fixture(autouse=True)
def settings(app: Flask, provider: LocalProvider) -> OpenIdSettings:
    """The settings name the provider."""
    found = OpenIdSettings(provider.issuer, CLIENT, "a secret of the client", "ProConnect")
    use(app, found)
    return found
