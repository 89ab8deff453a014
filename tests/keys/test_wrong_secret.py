"""Under another SECRET_KEY nothing is signed and no key is made; what only verifies goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.commands import CONSOLE
from server.keys import ring
from server.keys.ring import WrongSecretKey
from tests.support import factories as make


@pytest.fixture
def wrong(app: Flask) -> None:
    """A key was made, then the server was started with another SECRET_KEY."""
    ring.rotate(CONSOLE)
    app.config["POINCON"] = replace(app.config["POINCON"], secret_key="another secret, long enough for anyone")
    app.extensions.pop("key_ring", None)


@pytest.mark.usefixtures("wrong")
def test_nothing_is_signed_and_no_key_is_made(client: FlaskClient) -> None:
    with pytest.raises(WrongSecretKey):
        ring.check_signs()
    with pytest.raises(WrongSecretKey):
        ring.rotate(CONSOLE)
    make.sign_in(client, make.operator())
    refused = client.post("/api/signing-keys", json={"after": 1})
    assert (refused.status_code, refused.json["error"]["code"]) == (503, "wrong_secret_key")
    assert [key.id for key in ring.list_keys()] == [1]


@pytest.mark.usefixtures("wrong")
def test_public_keys_are_there(client: FlaskClient) -> None:
    assert [key["kid"] for key in ring.public_jwks()] == ["1"]
    assert list(client.get("/readyz").json["error"]["fields"]) == ["tables", "secret_key"]
