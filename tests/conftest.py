"""Fixtures of every test: an app on a database of its own, on SQLite or where TEST_DATABASE_URL says."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner

from server import create_app
from server.access import Actor
from server.config import Config

from .support import factories
from .support.clients import FreshClient, FreshRunner
from .support.databases import PostgresSchema, SqliteFiles, release, settings
from .support.quick import start_apps_quickly
from .support.rows import Scanner

pytest_plugins = ["tests.setup.skips", "tests.setup.once", "tests.support.sizes"]

start_apps_quickly()


def pytest_collection_finish() -> None:
    """Keep the collector off what was imported, and collect rarely: it would look through the whole application."""
    gc.freeze()
    gc.set_threshold(100_000, 10, 10)


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteFiles | PostgresSchema]:
    """Where empty databases come from in this run."""
    address = os.environ.get("TEST_DATABASE_URL")
    if not address:
        yield SqliteFiles(tmp_path_factory.mktemp("databases"))
        return
    schema = PostgresSchema(address)
    try:
        schema.create()
        yield schema
    finally:
        schema.drop()


@pytest.fixture
def database_url(databases: SqliteFiles | PostgresSchema) -> Iterator[str]:
    """The address of a database with empty tables, for this test alone."""
    with databases.empty() as url:
        yield url


@pytest.fixture
def config(database_url: str) -> Config:
    """The settings of the app under test."""
    return settings(database_url)


@pytest.fixture
def app(config: Config) -> Iterator[Flask]:
    """An app whose context is pushed, so that services and factories work at once."""
    app = create_app(config)
    app.testing = True
    app.test_client_class = FreshClient
    app.test_cli_runner_class = FreshRunner
    with app.app_context():
        yield app
        release(app)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser or phone that nobody has signed in on."""
    return app.test_client()


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    """Runs `flask …` commands."""
    return app.test_cli_runner()


@pytest.fixture
def scanner(app: Flask) -> Scanner:
    """A phone of a qualified venue."""
    return Scanner()


@pytest.fixture
def operator(app: Flask) -> Actor:
    """Someone who may close a month."""
    return factories.actor(factories.operator())
