"""Texts are repaired whichever way they come in, and nothing that a person meant is lost."""

from __future__ import annotations

import unicodedata

import pytest
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import String

from server import texts
from server.campaigns.models import Campaign
from server.db import FreeTextColumn, db
from server.organisations.models import Organisation
from server.tables import list_tables
from server.venues.models import Venue
from tests.support import factories as make
from tests.venues.support.places import import_rows, place

DAMAGED = {
    "l\u0092été": "l’été",
    "Cyber\u0085": "Cyber…",
    "MÃ©diathÃ¨que": "Médiathèque",
    "Ã\u00a0 Bordeaux": "à Bordeaux",
    "e\u0301te\u0301": "été",
    "\uff02Le Lien\uff02": '"Le Lien"',
    "\ufeffLe\u200b Lien\u00ad": "Le Lien",
    "Le\u202e Lien\u2066": "Le Lien",
    "Le \x00Lien\x02": "Le Lien",
    "\x1b[31mLe Lien": "Le Lien",
    "Le\r\nLien": "Le Lien",
    "Le\u2028Lien\t2": "Le Lien 2",
    "Le Lien \ud83d\ude00": "Le Lien 😀",
    "Le Lien \udc00": "Le Lien \ufffd",
    "Le\ufffe Lien\ufdd0": "Le Lien",
}
MEANT = (
    "Été\u00a0: 1\u202f000\u00a0€, « l’œuvre » – n°\u00a02…",
    "C&amp;A <b>",
    "ﬁn d’année",
    "漢字 Ω Ж שלום سلام",
    "👨\u200d👩\u200d👧 ❤\ufe0f",
    "نامه\u200cای",
    'l\'"école"',
    "Deux  blancs",
    "Ÿ Ã",
)
MACHINES = {
    "acts": {"source", "doer", "verb", "subject_kind", "subject_id"},
    "qualification_decisions": {"state"},
    "campaign_approvals": {"state"},
    "approval_decisions": {"state"},
    "applications": {"key", "state", "siret", "register_says", "postcode", "charter_version"},
    "application_venues": {"postcode"},
    "application_documents": {"kind", "media_type"},
    "application_events": {"kind"},
    "account_links": {"purpose"},
    "waived_steps": {"step"},
    "announcements": {"siret", "postcode", "state"},
    "attempts": {"key"},
    "bank_accounts": {"iban", "bic", "state"},
    "bank_entries": {"key", "result", "end_to_end_id", "message_id", "account", "currency", "reason_code", "outcome"},
    "bank_imports": {"format"},
    "bank_movements": {"key", "iban"},
    "bank_statement_files": {"format"},
    "bank_statement_problems": {"code"},
    "bank_statements": {"iban"},
    "own_bank_accounts": {"iban", "kind", "bic"},
    "booklets": {"postcode", "target_public", "void_reason"},
    "conflict_decisions": {"outcome", "reason"},
    "coverage_changes": {"state"},
    "credit_note_parts": {"payment_order"},
    "credit_notes": {"number", "organisation_name", "organisation_siret"},
    "dashboard_booklet_uses": {"service"},
    "dashboard_daily_uses": {"service"},
    "expiry_confirmations": {"step", "side"},
    "expiry_steps": {"step"},
    "frozen_names": {"number", "content"},
    "hand_overs": {"status", "reason", "message", "content"},
    "honours": {"outcome"},
    "invoice_cancellations": {"number", "invoice_number"},
    "invoice_deposits": {"invoice_number", "state"},
    "issued_invoices": {"number"},
    "invitations": {"role"},
    "ledger_day_sums": {"kind"},
    "ledger_lines": {"event_id", "kind"},
    "log_heads": {"signed"},
    "log_leaves": {"kind", "event_id"},
    "mails": {"address", "state", "error", "link", "calendar"},
    "memberships": {"role"},
    "messages": {"key", "role", "subject", "body", "address"},
    "number_series": {"series"},
    "order_invoices": {"number", "replaces", "service", "engagement", "contract"},
    "orders": {"funded_by", "state"},
    "fundings": {"way"},
    "promises": {"media_type"},
    "bank_matches": {"account", "kind"},
    "house_lines": {"iban", "kind"},
    "account_openings": {"iban"},
    "disbursements": {"number", "kind", "bic", "iban", "organisation_name"},
    "payout_undos": {"step"},
    "organisations": {"postcode", "qualification", "siret", "source_key"},
    "payout_batches": {"message_id", "debtor_name", "debtor_iban", "debtor_bic"},
    "payouts": {"end_to_end_id", "holder", "iban", "bic", "state", "reason_code"},
    "people": {"password_hash"},
    "periods": {"month"},
    "proof_approvals": {"fingerprint"},
    "quotes": {"number"},
    "redemptions": {"status", "reason", "content", "service", "receipt"},
    "reversals": {"reason"},
    "sessions": {"way", "browser", "network"},
    "provider_accounts": {"issuer", "subject"},
    "sellers": {"siret", "postcode", "iban", "bic"},
    "sponsor_papers": {"logo_sha256"},
    "statement_lines": {"month"},
    "statements": {"number", "month", "organisation_name", "organisation_siret", "invoice_number"},
    "venue_reports": {"kind"},
    "venues": {"source_id", "postcode", "other_pivot", "corrected"},
    "vouchers": {"code"},
}
"""Text columns without FreeText: codes, numbers, our own texts, and copies of repaired ones."""

FRENCH = (
    "CAFÉ",
    "école",
    "À",
    "œuvre",
    "Noël",
    "NOËL",
    "où",
    "reçu",
    "d’été",
    "n°\u00a02",
    "ÉTÉ",
    "m²",
    "Saint-Éloi",
    "€",
    "L’Haÿ",
    "ÇA",
)
BETWEEN = (" ", "’", "…", "\u00a0: ", " « ", "\u00a0» ", " – ", ", ", "-", "\u202f; ", "'", "”")
anything = st.text(
    st.characters() | st.sampled_from("ÃÂâ€™à¢\u0092\u0085\x1b[m\r\n \xa0\u200d\ufe0f\u0301\ufeff\u2028")
)


@pytest.mark.parametrize(("given_", "stored"), DAMAGED.items())
def test_what_was_damaged_is_mended(given_: str, stored: str) -> None:
    assert texts.one_line(given_) == stored


@pytest.mark.parametrize("text", MEANT)
def test_what_was_meant_stays(text: str) -> None:
    assert texts.one_line(text) == texts.repair(text) == text


def test_several_lines_stay_several() -> None:
    assert texts.repair("un\r\ndeux\u2028trois\n") == "un\ndeux\ntrois\n"


@given(anything)
@settings(max_examples=400, deadline=None)
def test_any_text_is_made_good_once_and_for_all(text: str) -> None:
    line, lines = texts.one_line(text), texts.repair(text)
    assert (texts.one_line(line), texts.repair(lines)) == (line, lines)
    assert "\n" not in line
    assert unicodedata.is_normalized("NFC", line)
    for made in (line, lines):
        made.encode()
        assert not [one for one in made if unicodedata.category(one) in ("Cc", "Cs") and one != "\n"]


@given(st.lists(st.tuples(st.sampled_from(FRENCH), st.sampled_from(BETWEEN)), min_size=1))
@settings(max_examples=200, deadline=None)
def test_french_is_never_touched(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + between for word, between in pieces).strip()
    assert texts.one_line(text) == text


def test_every_stored_text_is_free_or_known_to_be_a_machines() -> None:
    of_machines = {
        table.name: {column.name for column in table.columns if isinstance(column.type, String)}
        for table in list_tables()
    }
    assert {name: columns for name, columns in of_machines.items() if columns} == {
        name: columns for name, columns in MACHINES.items() if columns
    }


def test_every_column_of_free_text_stores_it_made_good(app: Flask) -> None:
    for table in list_tables():
        for column in table.columns:
            if isinstance(column.type, FreeTextColumn):
                stored = column.type.process_bind_param("l\u0092été\ufeff", db.engine.dialect)
                assert stored == "l’été", column


def test_a_text_by_the_api_is_made_good(client: FlaskClient) -> None:
    campaign = make.campaign()
    make.sign_in(client, make.operator())
    path = f"/api/campaigns/{campaign.id}"
    answer = client.patch(path, json={"name": "L\u0092été \ufeff😀", "sponsor_text": "Ã\xa0 vous\r\nde jouer"})
    assert (answer.json["name"], answer.json["sponsor_text"]) == ("L’été 😀", "à vous\nde jouer")


def test_a_text_of_nothing_visible_is_none(client: FlaskClient) -> None:
    campaign = make.campaign()
    make.sign_in(client, make.operator())
    answer = client.patch(f"/api/campaigns/{campaign.id}", json={"name": "\u200b\x00 "})
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "invalid")


def test_a_text_by_an_import_is_made_good(app: Flask) -> None:
    import_rows(place(nom="L\u0092été\x02", structure_parente="MÃ©dia\u200b", adresse="8\u2028rue"))
    venue = db.session.query(Venue).one()
    assert (venue.name, venue.address, venue.organisation.name) == ("L’été", "8 rue", "Média")


def test_a_text_by_a_command_is_made_good(runner: FlaskCliRunner) -> None:
    organisation = make.qualified_organisation()
    days = ["--first-day", "2026-01-01", "--last-day", "2026-12-31"]
    texts_of = ["--name", "L\u0092été", "--sponsor-text", "Ã\xa0 vous"]
    added = runner.invoke(args=["campaigns", "add", "--sponsor", str(organisation.id), *days, *texts_of])
    assert added.exit_code == 0, added.output
    campaign = db.session.query(Campaign).one()
    assert (campaign.name, campaign.sponsor_text) == ("L’été", "à vous")


def test_a_row_of_any_way_in_is_made_good(app: Flask) -> None:
    with app.app_context():
        organisation = Organisation(name="L\u0092été 😀\x00")
        db.session.add(organisation)
        db.session.commit()
        assert organisation.name == "L’été 😀"


def test_who_saves_a_text_is_told_what_paper_cannot_show(client: FlaskClient) -> None:
    campaign = make.campaign()
    make.sign_in(client, make.operator())
    saved = client.patch(f"/api/campaigns/{campaign.id}", json={"name": "Été 漢 😀", "sponsor_text": "Bon 🚀"})
    assert saved.json["replaced_on_paper"] == ["漢", "🚀"]
    paper = client.put(f"/api/sponsors/{campaign.sponsor_id}/paper", json={"text": "Avec nous 漢"})
    assert paper.json["replaced_on_paper"] == ["漢"]
    paper = client.put(f"/api/sponsors/{campaign.sponsor_id}/paper", json={"text": "Avec nous"})
    assert paper.json["replaced_on_paper"] == []


def test_an_import_tells_what_paper_cannot_show_by_line(app: Flask) -> None:
    report = import_rows(place(1), place(2, nom="Médiathèque 漢", adresse="8 rue 🚀"))
    told = [(each.line, each.note.column, each.note.text) for each in report.notes]
    assert report.created == 2
    assert told == [
        (3, "nom", "« Médiathèque 漢 » : 漢 sera remplacé par □ sur le papier."),
        (3, "adresse", "« 8 rue 🚀 » : 🚀 sera remplacé par □ sur le papier."),
    ]
