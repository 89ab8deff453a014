"""`flask people …` and `flask devices …`."""

from __future__ import annotations

from datetime import UTC, datetime

import time_machine
from flask.testing import FlaskCliRunner

from server.accounts import sessions
from server.accounts.models import Person
from server.db import db
from tests.support import factories
from tests.support.factories import PASSWORD

TYPED = f"{PASSWORD}\n{PASSWORD}\n"
ADD = ["people", "add", "--email", "Lea@Example.org", "--name", "Léa Martin"]


def test_a_person_is_added_with_a_typed_password(runner: FlaskCliRunner) -> None:
    organisation = factories.organisation(siret="13002526500013")
    result = runner.invoke(args=[*ADD, "--role", "manager", "--organisation", "130 025 265 00013"], input=TYPED)
    assert result.exit_code == 0, result.output
    assert PASSWORD not in result.output
    assert sessions.sign_in("lea@example.org", PASSWORD).roles == {("manager", organisation.id)}


def test_a_generated_password_is_shown_and_works(runner: FlaskCliRunner) -> None:
    result = runner.invoke(args=[*ADD, "--role", "operator", "--generate"])
    password = result.output.split("Password: ")[1].split()[0]
    assert sessions.sign_in("lea@example.org", password).roles == {("operator", None)}


def test_someone_who_exists_gets_one_more_role(runner: FlaskCliRunner) -> None:
    venue = factories.venue()
    someone = factories.mediator(venue)
    args = [
        "people",
        "add",
        "--email",
        someone.email,
        "--role",
        "manager",
        "--organisation",
        str(venue.organisation_id),
    ]
    assert runner.invoke(args=args).exit_code == 0
    roles = {("mediator", venue.organisation_id), ("manager", venue.organisation_id)}
    assert sessions.sign_in(someone.email, PASSWORD).roles == roles


def test_a_refusal_is_a_sentence_and_adds_nobody(runner: FlaskCliRunner) -> None:
    for wrong in (["manager"], ["manager", "--organisation", "999"], ["manager", "--organisation", "Mairie"]):
        result = runner.invoke(args=[*ADD, "--generate", "--role", *wrong])
        assert result.exit_code == 1
        assert result.output.splitlines()[-1].startswith("Error: ")
        assert "Traceback" not in result.output
    assert db.session.query(Person).count() == 0


def test_a_short_password_is_refused(runner: FlaskCliRunner) -> None:
    result = runner.invoke(args=[*ADD, "--role", "operator"], input="short\nshort\n")
    assert result.exit_code == 1
    assert "12" in result.output


def test_a_new_password_ends_the_sessions(runner: FlaskCliRunner) -> None:
    someone = factories.operator()
    key = sessions.sign_in(someone.email, PASSWORD).session_key
    result = runner.invoke(args=["people", "password", "--email", someone.email, "--generate"])
    assert result.exit_code == 0
    assert sessions.person_actor(key) is None


def test_nobody_s_password_cannot_be_set(runner: FlaskCliRunner) -> None:
    assert runner.invoke(args=["people", "password", "--email", "nobody@example.org", "--generate"]).exit_code == 1


def test_every_organisation_s_phones_are_listed_and_revoked(runner: FlaskCliRunner) -> None:
    first, _ = factories.phone(factories.venue())
    second, _ = factories.phone(factories.venue())
    with time_machine.travel(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), tick=False):
        assert runner.invoke(args=["devices", "revoke", str(first.id)]).exit_code == 0
    lines = runner.invoke(args=["devices", "list"]).output.splitlines()
    assert [line.split("\t")[0] for line in lines] == [str(second.id), str(first.id)]
    assert lines[0].endswith("\tactive")
    assert lines[1].endswith("\trevoked 2026-11-23T09:00:00.000Z")


def test_an_unknown_phone_cannot_be_revoked(runner: FlaskCliRunner) -> None:
    assert runner.invoke(args=["devices", "revoke", "1"]).exit_code == 1
