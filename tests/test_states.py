"""One word per state: the server's table and the screens' are the same, complete, and nobody writes another."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import server
from server.activity import exports as activity_exports
from server.campaigns import approval_models
from server.campaigns import models as campaigns
from server.dashboards import exports as dashboard_exports
from server.front.models import ANNOUNCEMENT_STATES
from server.hand_overs import bundle as hand_over_bundle
from server.keys.schemas import RETIRED, REVOKED, SIGNS
from server.organisations.models import QUALIFICATIONS
from server.payouts import models as payouts
from server.payouts import payments, schemas
from server.payouts.bank_accounts.models import ACCOUNT_STATES
from server.payouts.disbursements import models as disbursements
from server.phones.schemas import LINE_STATES
from server.promises import models as promises
from server.redemptions.check_schemas import STATES as CHECK_STATES
from server.settlements.progress import STATUSES as MONTH_STATES
from server.states import STATES
from server.stock.transfer_schemas import STATES as TRANSFER_STATES
from server.tables import list_tables

SCREENS = Path(__file__).parents[1] / "pwa/src/i18n/fr/states.ts"
WORD = re.compile(r"^  '(\w+)\.(\w+)': '(.+)',$", re.MULTILINE)
DISBURSEMENT_STATES = (disbursements.ASKED, disbursements.CONFIRMED, disbursements.REFUSED)
CODES: dict[str, tuple[str, ...]] = {
    "order": (campaigns.DRAFT, campaigns.ORDERED, campaigns.FUNDED, campaigns.CLOSED, campaigns.CANCELLED),
    "approval": approval_models.APPROVAL_STATES,
    "announcement": ANNOUNCEMENT_STATES,
    "booklet": hand_over_bundle.STATES,
    "key": (SIGNS, RETIRED, REVOKED),
    "qualification": QUALIFICATIONS,
    "batch": schemas.BATCH_STATES,
    "payout": tuple(dict.fromkeys((*payouts.STATES, *payments.PAYMENT_STATES))),
    "bank_account": ACCOUNT_STATES,
    "disbursement": DISBURSEMENT_STATES,
    "scan": LINE_STATES,
    "promise": promises.STATES,
    "check": CHECK_STATES,
    "month": MONTH_STATES,
    "transfer": TRANSFER_STATES,
}
"""The states that the server knows of each thing."""
TABLES = {
    "announcements": "announcement",
    "applications": "application",
    "approval_decisions": "approval",
    "bank_accounts": "bank_account",
    "campaign_approvals": "approval",
    "hand_overs": "hand_over",
    "invoice_deposits": "deposit",
    "orders": "order",
    "payouts": "payout",
    "qualification_decisions": "qualification",
    "redemptions": "scan",
}
IN_SENTENCES = {"mails", "coverage_changes"}
"""Tables whose states are told in one sentence, on one screen: no word of theirs stands anywhere."""
MAY_WRITE = {
    "activity/receipt_pdf.py": "a receipt is *reçu*",
    "statements/exports.py": "a receipt is *reçu*",
    "stock/sendable.py": "why booklets cannot be sent, in the plural",
}


def screens() -> dict[str, dict[str, str]]:
    """The table of the screens, by thing and state."""
    told: dict[str, dict[str, str]] = {}
    for thing, state, word in WORD.findall(SCREENS.read_text()):
        told.setdefault(thing, {})[state] = word
    return told


def test_server_and_screens_say_the_same_word_for_the_same_state() -> None:
    assert screens() == STATES


@pytest.mark.parametrize("thing", STATES)
def test_no_two_states_of_a_thing_have_the_same_word(thing: str) -> None:
    words = [word.casefold() for word in STATES[thing].values()]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("thing", CODES)
def test_every_state_has_a_word(thing: str) -> None:
    assert [state for state in CODES[thing] if state not in STATES[thing]] == []


def test_every_table_with_states_is_in_the_glossary() -> None:
    stateful = {table.name for table in list_tables() if {"state", "status"} & set(table.columns.keys())}
    assert stateful - IN_SENTENCES == TABLES.keys()
    assert set(TABLES.values()) <= STATES.keys()


def written() -> Iterator[tuple[str, str]]:
    """Texts of the server's modules that are exactly the word of a state, and where they stand."""
    words = {word.casefold() for one in STATES.values() for word in one.values()}
    root = Path(server.__file__).parent
    for path in sorted(root.rglob("*.py")):
        name = str(path.relative_to(root))
        if name == "states.py" or name in MAY_WRITE:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.casefold() in words:
                yield f"{name}:{node.lineno}", node.value


def test_no_module_writes_the_word_of_a_state_itself() -> None:
    assert list(written()) == []


def test_exports_speak_the_words_of_the_screens() -> None:
    for state in ("accepted", "conflict", "refused", "reversed"):
        assert activity_exports.IN_WORDS["status"][state] == STATES["scan"][state]
    assert activity_exports.WORDS["honour"] == STATES["conflict"]["honoured"] == STATES["scan"]["honoured"]
    for stage, word in STATES["voucher"].items():
        assert dashboard_exports.WORDS[stage] == word
