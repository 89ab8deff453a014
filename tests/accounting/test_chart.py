"""The chart of accounts is one visible table; another is taken whole or refused in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine
from flask import Flask

from server.accounting import service
from server.accounting.chart import OURS, ChartError, load_chart
from server.accounting.refusals import ChartUnreadable
from server.accounting.service import JournalWanted
from server.commands import CONSOLE
from server.config import Config
from tests.accounting.support.against_ledger import export
from tests.payouts.support.office import Office

TABLE = OURS.read_text(encoding="utf-8")
AFTER = datetime(2026, 12, 26, 9, tzinfo=UTC)


def use(app: Flask, chart: Path) -> None:
    config: Config = app.config["POINCON"]
    app.config["POINCON"] = replace(config, chart_of_accounts=str(chart))


def test_an_accountants_own_accounts_and_year_are_used(
    app: Flask, office: Office, moving: time_machine.Traveller, tmp_path: Path
) -> None:
    chart = tmp_path / "chart.toml"
    changed = TABLE.replace('"512100"', '"51211"').replace('"BQ"', '"BNP"').replace("= 12 ", "= 11 ")
    chart.write_text(changed, encoding="utf-8")
    use(app, chart)
    office.payable(2)
    moving.move_to(AFTER)
    fec = export(date(2026, 11, 1), date(2026, 11, 30))
    assert fec.balances["51211"] == 10400
    assert {line["CompteNum"] for line in fec.of(JournalCode="BNP")} == {"51211", "419200"}
    assert export(date(2026, 12, 1), date(2026, 12, 24)).lines[0]["JournalCode"] == "AN"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('vat = ["445710", "TVA collectée"]', ""),
        ('"445710"', '"TVA"'),
        ('"445710"', '"512100"'),
        ('"TVA collectée"', '"TVA\\tcollectée"'),
        ('"TVA collectée"', "7"),
        ("year_ends_month = 12", "year_ends_month = 13"),
        ("[journals]", "[journaux]"),
        ("[accounts]", "[accounts"),
    ],
)
def test_a_table_that_is_no_chart_is_refused(tmp_path: Path, old: str, new: str) -> None:
    chart = tmp_path / "chart.toml"
    assert old in TABLE
    chart.write_text(TABLE.replace(old, new), encoding="utf-8")
    with pytest.raises(ChartError):
        load_chart(str(chart))


def test_a_chart_that_is_not_there_stops_the_export(app: Flask, office: Office, tmp_path: Path) -> None:
    use(app, tmp_path / "nowhere.toml")
    with pytest.raises(ChartUnreadable):
        service.export(CONSOLE, JournalWanted(date(2026, 11, 1), date(2026, 11, 30)))
