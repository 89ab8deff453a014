"""Fixtures of offline checks: a venue whose phone scans and whose manager fetches files."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from server.access import Actor
from server.commands import CONSOLE
from server.keys import ring
from server.venues.models import Venue
from tests.support import factories
from tests.verify.support.files import Files


@pytest.fixture
def venue(client: FlaskClient) -> Venue:
    ring.rotate(CONSOLE)
    return factories.qualified_venue()


@pytest.fixture
def phone(venue: Venue) -> Actor:
    return factories.device_actor(factories.phone(venue)[0])


@pytest.fixture
def files(tmp_path: Path, client: FlaskClient, venue: Venue) -> Files:
    return Files(tmp_path, client, venue, factories.manager(venue))
