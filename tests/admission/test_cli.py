"""`flask organisations …`: what is printed, and which decisions are taken."""

from __future__ import annotations

import pytest
from flask.testing import FlaskCliRunner

from server.db import db
from server.organisations.models import Organisation
from tests.support import factories


def qualification(organisation: Organisation) -> str:
    db.session.refresh(organisation)
    return organisation.qualification


def test_organisations_are_listed_with_their_number_and_venues(runner: FlaskCliRunner) -> None:
    waiting = factories.organisation(siret="13002526500013", name="CCAS")
    factories.venue(waiting)
    factories.venue(waiting)
    refused = factories.qualified_organisation(name="Fab Lab", qualification="dequalified", reason="Fermé")
    lines = [f"{waiting.id}\t13002526500013\tapplied\tCCAS\t2", f"{refused.id}\t-\tdequalified\tFab Lab\t0\tFermé"]
    assert runner.invoke(args=["organisations", "list"]).stdout.splitlines() == lines
    assert runner.invoke(args=["organisations", "list", "--state", "applied"]).stdout.splitlines() == lines[:1]


def test_qualify_admits_one_or_all(runner: FlaskCliRunner) -> None:
    first, second, third = (factories.organisation() for _ in range(3))
    runner.invoke(args=["organisations", "qualify", "--organisation", str(first.id)])
    assert [qualification(each) for each in (first, second)] == ["qualified", "applied"]
    assert runner.invoke(args=["organisations", "qualify", "--all"]).stdout == "Structures qualifiées : 2.\n"
    assert qualification(third) == "qualified"


@pytest.mark.parametrize("options", [[], ["--all", "--organisation", "1"]])
def test_qualify_wants_one_choice(runner: FlaskCliRunner, options: list[str]) -> None:
    assert runner.invoke(args=["organisations", "qualify", *options]).exit_code == 2


def test_suspend_and_dequalify_write_the_reason(runner: FlaskCliRunner) -> None:
    organisation = factories.qualified_organisation()
    options = ["--organisation", str(organisation.id), "--reason", "Assurance échue"]
    for command, state in (("suspend", "suspended"), ("dequalify", "dequalified")):
        assert runner.invoke(args=["organisations", command, *options]).exit_code == 0
        assert (qualification(organisation), organisation.reason) == (state, "Assurance échue")


def test_a_refused_decision_is_told_in_one_sentence(runner: FlaskCliRunner) -> None:
    result = runner.invoke(args=["organisations", "qualify", "--organisation", "12345"])
    assert (result.exit_code, result.stderr) == (1, "Error: Cette structure n'existe pas. Vérifiez son numéro.\n")
