"""Bank statements over HTTP: who may, what is answered, what is refused."""

from __future__ import annotations

import gzip

import pytest
from flask.testing import FlaskClient

from server.bank_statements.reading.limits import LARGEST_UPLOAD
from tests.bank_statements.support import camt
from tests.bank_statements.support.desk import MONDAY, bring_days, day, funds
from tests.support import factories

ACCOUNT = {"name": "Cantonné", "kind": "funds", "iban": "FR76 3000 4000 0312 3456 7890 143"}
STATEMENTS = "/api/bank-statements"


@pytest.fixture
def operator(client: FlaskClient) -> FlaskClient:
    return factories.sign_in(client, factories.operator())


def test_an_account_is_added_a_file_imported_and_its_movements_read(operator: FlaskClient) -> None:
    (account,) = operator.post("/api/own-bank-accounts", json=ACCOUNT).json["accounts"]
    assert (account["iban"], account["last_day"], account["gaps"]) == ("FR•• •••• 0143", None, [])
    content = gzip.compress(camt.document(camt.statement(MONDAY, 100, [1000, -250])))
    (file,) = operator.post(f"{STATEMENTS}?name=novembre.xml.gz", data=content).json["files"]
    assert (file["name"], file["format"]) == ("novembre.xml", "camt.053.001.08")
    assert [(part["outcome"], part["new"], part["code"]) for part in file["parts"]] == [("taken", 2, None)]
    (account,) = operator.get(STATEMENTS).json["accounts"]
    assert (account["first_day"], account["last_day"], account["closing_cents"]) == (f"{MONDAY}", f"{MONDAY}", 850)
    page = operator.get(f"/api/own-bank-accounts/{account['id']}/movements?direction=in").json
    assert ([one["cents"] for one in page["movements"]], page["total"]) == ([1000], 1)


def test_movements_are_found_by_day_direction_and_words(accounts: None, operator: FlaskClient) -> None:
    bring_days((0, 0, [5, -1]), (1, 4, [7]))
    account_id = funds().account.id
    address = f"/api/own-bank-accounts/{account_id}/movements"

    def found(query: str) -> list[int]:
        return [one["cents"] for one in operator.get(f"{address}?{query}").json["movements"]]

    assert found("") == [7, -1, 5]
    assert found(f"from={day(1)}") == found("text=2026-11-03") == [7]
    assert found(f"to={MONDAY}&direction=out") == [-1]
    assert found("text=%25") == []
    file = operator.get(f"{address}.csv?from={day(1)}").text.splitlines()
    assert [line.split(";")[2] for line in file] == ["Montant (€)", "0,07"]


def test_what_is_missing_and_what_was_refused_are_told(accounts: None, operator: FlaskClient) -> None:
    bring_days((0, 0, [5]), (7, 9, [1]))
    other = camt.document(camt.statement(MONDAY, 0, [1], iban=camt.OTHER))
    (file,) = operator.post(f"{STATEMENTS}?name=autre.xml", data=other).json["files"]
    (part,) = file["parts"]
    assert (part["outcome"], part["code"]) == ("refused", "bank_statement_other_account")
    shown = operator.get(STATEMENTS).json
    (gap,) = shown["accounts"][0]["gaps"]
    assert gap == {"days": [f"{day(number)}" for number in range(1, 5)], "cents": 4}
    (problem,) = shown["problems"]
    assert (problem["name"], problem["code"]) == ("autre.xml", part["code"])


@pytest.mark.parametrize(
    ("wanted", "code"),
    [({"iban": "FR7630004000031234567890144"}, "invalid_iban"), ({"kind": "x"}, "invalid"), ({"name": " "}, "invalid")],
)
def test_an_account_that_is_none_is_refused(operator: FlaskClient, wanted: dict[str, str], code: str) -> None:
    assert operator.post("/api/own-bank-accounts", json=ACCOUNT | wanted).json["error"]["code"] == code


def test_an_account_is_ours_once(operator: FlaskClient) -> None:
    operator.post("/api/own-bank-accounts", json=ACCOUNT)
    refused = operator.post("/api/own-bank-accounts", json=ACCOUNT | {"kind": "fees"})
    assert (refused.status_code, refused.json["error"]["code"]) == (409, "own_account_twice")


def test_a_file_of_two_hundred_megabytes_is_refused(operator: FlaskClient) -> None:
    refused = operator.post(STATEMENTS, data=b"<" * (LARGEST_UPLOAD + 1))
    assert (refused.status_code, refused.json["error"]["code"]) == (413, "bank_statement_too_large")


def test_an_auditor_reads_and_imports_nothing(client: FlaskClient) -> None:
    factories.sign_in(client, factories.person("auditor"))
    assert client.get(STATEMENTS).status_code == 200
    assert client.post(STATEMENTS, data=b"x").status_code == 403


def test_an_account_that_does_not_exist_is_unknown(operator: FlaskClient) -> None:
    refused = operator.get("/api/own-bank-accounts/99999999/movements")
    assert (refused.status_code, refused.json["error"]["code"]) == (404, "unknown_own_account")
