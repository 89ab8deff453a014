"""Map tiles come from the one host that the operator configures, or there are none."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from server import create_app
from server.config import Config, ConfigError

REQUIRED = {"DATABASE_URL": "sqlite://", "SECRET_KEY": "x" * 40, "PUBLIC_URL": "https://pass.example.fr"}
TILES = "https://tiles.example.fr:8443/carte/{z}/{x}/{y}.png?key=a;b"


def pictures(client: FlaskClient) -> list[str]:
    """The hosts that the content policy allows images from."""
    with client.get("/") as page:
        found = re.search(r"img-src ([^;]*);", page.headers["Content-Security-Policy"])
    assert found
    return found[1].split()


def test_without_the_setting_no_other_host_may_be_asked(client: FlaskClient) -> None:
    assert client.get("/api/map").json == {"tiles": None, "attribution": ""}
    assert pictures(client) == ["'self'", "data:", "blob:"]


def test_the_named_host_and_nothing_else_may_be_asked_for_pictures(config: Config) -> None:
    named = Config.from_environment({**REQUIRED, "MAP_TILES": TILES, "MAP_ATTRIBUTION": "© une carte"})
    app = create_app(replace(config, map_tiles=named.map_tiles, map_attribution=named.map_attribution))
    assert app.test_client().get("/api/map").json == {"tiles": TILES, "attribution": "© une carte"}
    assert pictures(app.test_client()) == ["'self'", "data:", "blob:", "https://tiles.example.fr:8443"]


@pytest.mark.parametrize(
    "tiles",
    [
        "tiles.example.fr/{z}/{x}/{y}.png",
        "ftp://tiles.example.fr/{z}/{x}/{y}.png",
        "https://{s}.tiles.example.fr/{z}/{x}/{y}.png",
        "https://*.example.fr/{z}/{x}/{y}.png",
        "https://tiles.example.fr;script-src/{z}/{x}/{y}.png",
        "https://tiles.example.fr *,/{z}/{x}/{y}.png",
        "https://me:secret@tiles.example.fr/{z}/{x}/{y}.png",
        "https://tiles.example.fr/{z}/{x}.png",
        "https://tiles.example.fr/{z}/{x}/{y}.png\n",
    ],
)
def test_a_template_that_is_no_single_host_is_refused_at_start(tiles: str) -> None:
    with pytest.raises(ConfigError, match="MAP_TILES must be"):
        Config.from_environment({**REQUIRED, "MAP_TILES": tiles, "MAP_ATTRIBUTION": "x"})


def test_a_map_says_who_made_it() -> None:
    with pytest.raises(ConfigError, match="MAP_ATTRIBUTION"):
        Config.from_environment({**REQUIRED, "MAP_TILES": TILES})
