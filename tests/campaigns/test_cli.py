"""`flask campaigns …` and `flask orders …`."""

from __future__ import annotations

import pytest
from flask.testing import FlaskCliRunner

from server.campaigns import service
from server.commands import CONSOLE
from tests.support import factories
from tests.support.money_in import pay


def test_a_campaign_is_added_and_listed(runner: FlaskCliRunner) -> None:
    organisation = factories.organisation(name="Département")
    asked = ["campaigns", "add", "--sponsor", str(organisation.id), "--name", "Pass 2026"]
    days = ["--first-day", "2026-01-01", "--last-day", "2026-12-31", "--service", "digital_tools"]
    added = runner.invoke(args=[*asked, *days])
    listed = runner.invoke(args=["campaigns", "list"])
    assert added.output == "campaign 1: Pass 2026\n"
    assert listed.output == "1\tPass 2026\tDépartement\t2026-01-01\t2026-12-31\n"
    (campaign,) = service.campaigns(CONSOLE)
    assert (campaign.services, campaign.needs_approval) == (["digital_tools"], False)


TERMS = ["--territory", "33", "--territory", "40100", "--public", "seniors", "--allowance", "20"]
MORE = [
    "--allowance-alone",
    "10",
    "--guarantee-bps",
    "100",
    "--sponsor-fee-bps",
    "0",
    "--sponsor-text",
    "Bonjour",
    "--needs-approval",
]


def adding(*options: str) -> list[str]:
    """The command that adds a campaign valid from hand-over, with these options."""
    where = str(factories.organisation().id)
    return ["campaigns", "add", "--sponsor", where, "--name", "P", "--first-day", "2026-01-01", *options]


def test_a_campaign_is_added_with_every_term(runner: FlaskCliRunner) -> None:
    added = runner.invoke(args=adding("--valid-days", "90", *TERMS, *MORE))
    assert added.output == "campaign 1: P\n"
    (campaign,) = service.campaigns(CONSOLE)
    assert (campaign.territory, campaign.target_publics) == (["33", "40100"], ["seniors"])
    assert (campaign.allowance, campaign.allowance_alone, campaign.sponsor_text) == (20, 10, "Bonjour")
    assert (campaign.guarantee_bps, campaign.sponsor_fee_bps, campaign.valid_days) == (100, 0, 90)
    assert campaign.needs_approval


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["--territory", "20"], "'20' is neither a département nor a postcode"),
        (["--public", "Mme Dupont"], "'Mme Dupont' is no code"),
        (["--allowance", "0"], "0 is not in the range 1<=x<=100"),
        (["--guarantee-bps", "10001"], "10001 is not in the range 0<=x<=10000"),
        (["--sponsor-text", "x" * 501], "1 to 500 characters"),
        (["--last-day", "31/12/2026"], "'31/12/2026' does not match the format"),
    ],
)
def test_a_wrong_term_is_named_and_nothing_is_added(runner: FlaskCliRunner, wrong: list[str], told: str) -> None:
    refused = runner.invoke(args=adding("--valid-days", "90", *wrong))
    assert refused.exit_code == 2
    assert told in refused.output
    assert service.campaigns(CONSOLE) == []


def test_a_refusal_ends_a_command_with_its_sentence(runner: FlaskCliRunner) -> None:
    asked = ["campaigns", "add", "--sponsor", "9999", "--name", "Pass", "--first-day", "2026-01-01"]
    refused = runner.invoke(args=[*asked, "--last-day", "2026-12-31"])
    assert refused.exit_code == 1
    assert refused.output == "Error: Ce commanditaire n'existe pas. Vérifiez son numéro.\n"


def test_an_order_goes_from_placed_to_closed(runner: FlaskCliRunner) -> None:
    factories.campaign()
    added = runner.invoke(args=["orders", "add", "--campaign", "1", "--size", "5", "--count", "20"])
    number = service.orders(CONSOLE)[0].id
    name = f"order {number}\tcampaign 1\t20 x 5"
    pay(number, "M-3")
    closed = runner.invoke(args=["orders", "close", "--order", str(number)])
    listed = runner.invoke(args=["orders", "list"])
    assert added.output == f"{name}\tordered\t-\n"
    assert closed.output == listed.output == f"{name}\tclosed\tM-3\n"


@pytest.mark.parametrize("given", [["--size", "7"], ["--count", "0"], ["--campaign", "70000"]])
def test_a_wrong_option_is_a_usage_error(runner: FlaskCliRunner, given: list[str]) -> None:
    right = {"--campaign": "1", "--size": "5", "--count": "1"} | {given[0]: given[1]}
    refused = runner.invoke(args=["orders", "add", *(part for option in right.items() for part in option)])
    assert refused.exit_code == 2
