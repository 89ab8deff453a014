"""The health checks for monitoring, and the page of the API."""

from __future__ import annotations

from alembic.config import Config as AlembicConfig
from alembic.script import ScriptDirectory
from flask.testing import FlaskClient
from sqlalchemy import text

from server.db import transaction
from server.readiness import VERSIONS, _newest
from tests.support import factories as make
from tests.support.queries import heard


def test_process_answers_without_a_database(client: FlaskClient) -> None:
    with heard(client.application) as queries:
        assert client.get("/healthz").json == {"status": "ok"}
    assert not queries


def test_deployment_without_tables_and_keys_is_not_ready(client: FlaskClient) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, list(answer.json["error"]["fields"])) == (503, ["tables", "signing_key"])


def test_migrated_deployment_with_a_key_is_ready(client: FlaskClient) -> None:
    make.key_ring()
    with transaction() as session:
        session.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        session.execute(text("INSERT INTO alembic_version VALUES (:newest)"), {"newest": _newest()})
    try:
        assert client.get("/readyz").json == {"status": "ready"}
    finally:
        with transaction() as session:
            session.execute(text("DROP TABLE alembic_version"))


def test_newest_revision_is_the_head_of_the_migrations() -> None:
    settings = AlembicConfig()
    settings.set_main_option("script_location", str(VERSIONS.parent))
    assert _newest() == ScriptDirectory.from_config(settings).get_current_head()


def test_figures_come_from_the_database(client: FlaskClient) -> None:
    make.booklet(handed_over=False)
    make.booklet()
    make.phone(make.venue())
    text = client.get("/metrics").text
    assert "poincon_booklets_issued 2.0" in text
    assert "poincon_booklets_handed_over 1.0" in text
    assert "poincon_phones 1.0" in text


def test_the_page_of_the_api_names_every_call(client: FlaskClient) -> None:
    page = client.get("/api/docs").text
    paths = client.get("/api/openapi.json").json["paths"]
    assert "/api/redemptions" in paths
    assert all(f"<code>{path}</code>" in page for path in paths)
