"""Every column that an act records has its words on the screen."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields

from server.admission.organisations import FACTS
from server.campaigns.terms import NewCampaign
from server.expiry.steps import STEPS
from server.front.meetings import NewMeeting
from server.front.models import PublicFacts
from server.invoicing.identity import Identity
from server.venues.facts import FIELDS
from tests.support.source import SERVER

WORDS = SERVER.parent / "pwa" / "src" / "i18n" / "fr" / "trail-fields.ts"
NOT_RECORDED = {"id", "changed_at", "bic"}
OF_TABLES = {
    *(one.name for one in fields(NewCampaign)),
    *(one.name for one in fields(Identity)),
    *NewMeeting.__slots__,
    *PublicFacts.__table__.columns.keys(),
    *FIELDS.values(),
    *FACTS,
    *STEPS,
} - NOT_RECORDED
"""What an act records of a whole row: terms, identities, facts."""
GIVEN_ON = {"service", "engagement", "contract", "factor", "fingerprint", "part", "layout", "key", "closed_from"}
"""What helpers are given or give: `factors.allowed`, `printing.audit`, `venues.closing`, `billing`."""


def keys_of(tree: ast.Module) -> Iterator[str]:
    """The keys of each dict that a module gives to `Changed`, at once or by a name."""
    given = [value for node in ast.walk(tree) for value in arguments(node)]
    names = {value.id for value in given if isinstance(value, ast.Name)}
    assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    named = [node.value for node in assigned for to in node.targets if isinstance(to, ast.Name) and to.id in names]
    for value in (*given, *named):
        if isinstance(value, ast.Dict):
            yield from (key.value for key in value.keys if isinstance(key, ast.Constant))


def arguments(node: ast.AST) -> list[ast.expr]:
    """What a call of `Changed` is given; nothing for any other node."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Changed":
        return [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg != "reason")]
    return []


def test_every_recorded_column_has_its_words_and_no_word_is_left_over() -> None:
    found = {key for path in SERVER.rglob("*.py") for key in keys_of(ast.parse(path.read_text()))}
    assert {"payouts", "execution_day", "cents", "role"} <= found
    known = set(re.findall(r"'field\.(\w+)'", WORDS.read_text()))
    assert known == found | OF_TABLES | GIVEN_ON
