"""Fixtures of settlement tests: a phone, and an operator who closes."""

from __future__ import annotations

import pytest
from flask import Flask

from server.access import Actor
from tests import factories
from tests.settlements.rows import Scanner


@pytest.fixture
def scanner(app: Flask) -> Scanner:
    """A phone of a qualified venue."""
    return Scanner()


@pytest.fixture
def operator(app: Flask) -> Actor:
    """Someone who may close a month."""
    return factories.actor(factories.operator())
