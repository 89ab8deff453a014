"""Fixtures of message tests: an SMTP server, and an app whose settings name it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from server.config import Config
from tests.messages.support.postbox import Postbox
from tests.support.databases import settings


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    """A real SMTP server that listens."""
    box = Postbox()
    box.open()
    yield box
    box.close()


@pytest.fixture
def config(database_url: str, postbox: Postbox) -> Config:
    """Settings with mail."""
    return replace(settings(database_url), smtp_url=postbox.url, mail_from="pass@example.fr")
