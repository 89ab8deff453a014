"""Every feature is served whether it was loaded at start or not, and scanning waits for no import."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server import create_app, features
from server.config import Config
from tests.support.databases import PUBLIC_URL, SECRET_KEY
from tests.support.routes import every_rule
from tests.support.source import modules

OF_FEATURES = (
    "ftfy",
    "holidays",
    "icalendar",
    "lxml",
    "phonenumbers",
    "PIL",
    "prometheus_client",
    "schwifty",
    "segno",
    "sepaxml",
    "typst",
)
"""Libraries that scanning does not need."""
LOADED = """
import json, sys
from server import create_app
from tests.support.databases import settings
app = create_app(settings("sqlite://"))
client = app.test_client()
known = set(sys.modules)
for method, path in json.loads(sys.argv[1]):
    client.open(path, method=method, json={"redemptions": []} if method == "POST" else None)
print(*sorted(name for name in set(sys.modules) - known if name.startswith("server.")))
"""

HALF_DEFINED = """
import sys
from threading import Thread
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, configure_mappers, mapped_column, relationship
from server import api_document, create_app, features
from server.db import Base
from tests.support.databases import settings
app = create_app(settings("sqlite://"))
import_string, asking = features.import_string, Thread(target=configure_mappers)

def define_slowly(name):
    features.import_string = import_string
    class First(Base):
        __tablename__ = "firsts"
        id: Mapped[int] = mapped_column(primary_key=True)
        seconds: Mapped[list["Second"]] = relationship("Second")
    asking.start()
    asking.join(0.3)
    class Second(Base):
        __tablename__ = "seconds"
        id: Mapped[int] = mapped_column(primary_key=True)
        first_id: Mapped[int] = mapped_column(ForeignKey("firsts.id"))
    return import_string(name)

features.import_string = define_slowly
eval(sys.argv[1])
asking.join()
configure_mappers()
"""


ONE_BY_ONE = """
from sqlalchemy.orm import configure_mappers
from server import features
for module in features.API:
    features.blueprint(module)
    configure_mappers()
"""


def imported_by(*requests: tuple[str, str]) -> set[str]:
    """The server's modules that a new process imports for its first requests."""
    command = [sys.executable, "-c", LOADED, json.dumps(requests)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # our own
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "way",
    [
        'app.features.load_for("/metrics")',
        "api_document.document()",
        'features.import_named("front.helplines:find_helplines")',
    ],
)
def test_another_thread_s_query_waits_until_a_feature_s_models_are_defined(way: str) -> None:
    command = [sys.executable, "-c", HALF_DEFINED, way]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own
    assert (done.returncode, done.stderr) == (0, "")


def test_a_query_may_come_between_any_two_features() -> None:
    done = subprocess.run([sys.executable, "-c", ONE_BY_ONE], capture_output=True, text=True, check=False)  # noqa: S603  # our own
    assert (done.returncode, done.stderr) == (0, "")


def test_every_module_with_a_blueprint_is_a_feature() -> None:
    having = {module.name for module in modules() if "\nblp = Blueprint(" in module.path.read_text()}
    assert having == features.MODULES.keys()


def test_addresses_begin_as_their_feature_says(app: Flask) -> None:
    later = {
        features.blueprint(module).name: features.MODULES[module]
        for module in features.MODULES.keys() - set(features.AT_START)
    }
    served = [(rule.rule, later.get(rule.endpoint.rpartition(".")[0])) for rule in every_rule(app)]
    assert [rule for rule, begin in served if begin and features.beginning(rule) not in begin] == []


def test_the_first_request_below_any_beginning_finds_its_features(config: Config, app: Flask) -> None:
    rules = {rule.rule for rule in every_rule(app)}
    for first in {begin for begins in features.MODULES.values() for begin in begins}:
        fresh = create_app(config)
        fresh.features.load_for(f"{first}/1")  # type: ignore[attr-defined]  # our own app has them
        below = {rule for rule in rules if features.beginning(rule) == first}
        assert below <= {rule.rule for rule in fresh.url_map.iter_rules()}


def test_a_method_that_no_feature_serves_is_refused(client: FlaskClient) -> None:
    assert [client.delete(path).status_code for path in ("/api/redemptions", "/api/statements")] == [405, 405]


def test_options_are_answered_for_every_feature(client: FlaskClient) -> None:
    for path in ("/api/redemptions", "/api/statements", "/api/redemptions"):
        assert client.options(path).headers["Allow"]


def test_scanning_imports_nothing() -> None:
    scanning = [("GET", "/"), ("GET", "/healthz"), ("POST", "/api/redemptions"), ("GET", "/api/bundle")]
    assert imported_by(*scanning) == set()


def test_libraries_of_single_features_are_not_imported_at_start() -> None:
    program = f"import sys, server; server.create_app(); print([one for one in {OF_FEATURES} if one in sys.modules])"
    environment = {"DATABASE_URL": "sqlite://", "SECRET_KEY": SECRET_KEY, "PUBLIC_URL": PUBLIC_URL}
    command = [sys.executable, "-c", program]
    started = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)  # noqa: S603  # ours
    assert started.stdout == "[]\n"


def test_a_desk_imports_its_own_features_alone() -> None:
    fresh = imported_by(("GET", "/api/messages"))
    assert "server.messages.routes" in fresh
    assert not any(name.startswith(("server.payouts", "server.printing", "server.settlements")) for name in fresh)
