"""A bad file changes nothing; the same file, imported again or at the same moment, is applied once."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from server.banking.refusals import UnreadableBankFile
from server.db import db
from server.payouts import service
from server.payouts.bank_answers import imports
from server.payouts.bank_answers.models import BankEntry
from server.payouts.models import PayoutBatch
from server.payouts.refusals import AnswerTwice, BatchNotSent, NotInEuros
from tests.payouts.bank_files.support.samples import sample, table
from tests.payouts.support.office import Office, at_once, broken, naming, of_bank, states


def test_the_same_file_twice_is_refused(office: Office, batch: PayoutBatch) -> None:
    of_bank(office, batch, "pain002-rejected.xml")
    with pytest.raises(AnswerTwice):
        of_bank(office, batch, "pain002-rejected.xml")
    assert states() == ["rejected", "paid", "sent"]


def test_an_answer_about_a_file_that_nobody_sent_changes_nothing(office: Office) -> None:
    office.payable(1)
    prepared = service.prepare(office.first)
    service.approve(office.second, prepared.id)
    line = "2026-12-03;R-2026-11-0001;9,60;paid;"
    with pytest.raises(BatchNotSent):
        office.answered(line)
    assert (states(), imports.imports()) == (["prepared"], [])
    service.mark_sent(office.first, prepared.id)
    office.answered(line)
    assert states() == ["paid"]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (sample("camt054-paid-and-returned.xml")[:-9], UnreadableBankFile),
        (table("2026-12-03;R-2026-11-0001;9,60", "2026-12-03;R-2026"), UnreadableBankFile),
        (table("2026-12-03;R-2026-11-0001;9,60 CHF;paid;"), NotInEuros),
    ],
)
def test_a_file_that_is_refused_changes_nothing(
    office: Office, batch: PayoutBatch, content: bytes, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        imports.import_answer(office.third, "x", content)
    assert states() == ["sent"] * 3
    assert (imports.imports(), service.last_bank_import()) == ([], None)


def test_of_those_who_import_a_file_at_once_one_does(app: Flask, office: Office, batch: PayoutBatch) -> None:
    content = naming(batch, "camt054-v2-whole-batch.xml")
    results = at_once(app, *[lambda: imports.import_answer(office.third, "x", content)] * 6)
    assert sorted(results, key=str) == [None, *["bank_file_twice"] * 5]
    assert broken() == []


def test_two_files_that_tell_the_same_at_once_pay_once(app: Flask, office: Office, batch: PayoutBatch) -> None:
    lines = ["2026-12-03;R-2026-11-0001;9,60;paid;", "2026-12-03;R-2026-11-0009;1,00;paid;"]
    files = [table(*lines), table(*lines, ""), table(*reversed(lines))]
    results = at_once(app, *[lambda file=file: imports.import_answer(office.third, "x", file) for file in files])
    assert results == [None] * 3
    assert states() == ["paid", "sent", "sent"]
    assert db.session.scalar(select(func.count()).select_from(BankEntry)) == 2
    assert broken() == []
