"""Fixture of voucher tests: a signing key."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.support import factories


@pytest.fixture
def signing_key(app: Flask) -> None:
    """The key without which nothing is issued."""
    factories.key_ring()
