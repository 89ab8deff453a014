"""Checks a saved `/api/solvency` against bank statements in the signed log: the bank's side, and every sum. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from .. import clock
from ..solvency.coverage import Coverage, FundsAccount, Unshared
from ..transparency.checks import NotProven
from .log_leaves import check_leaf
from .proofs import Head, head

Json = Mapping[str, Any]
Jwks = Sequence[Mapping[str, str]]
GIVEN = ("books_cents", "owed_cents", "promised_cents", "awaited_cents", "advance_cents", "by_word_cents")
COMPUTED = (
    *("state", "bank_days", "bank_cents", "difference_cents", "rest_cents", "covering_cents", "needed_cents"),
    *("coverage_bps", "without_promises_bps"),
)
OF_ACCOUNT = {"statement_id": "id", "account_id": "account_id", "day": "to_day"} | {
    name: name for name in ("closing_cents", "digest")
}
"""What the page says of an account → the column of its statement's leaf."""


class ProvenPage(NamedTuple):
    """A checked page: its coverage made again, the number of statements behind it, and the head they are in."""

    coverage: Coverage
    statements: int
    head: Head


def check_page(page: Json, proof: Json, jwks: Jwks) -> ProvenPage:
    """Check that the page says what the statements in the log say, and adds up. Raises NotProven, NotGenuine."""
    try:
        return _checked(page, proof, jwks)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotProven(f"these are not a solvency page and its proof: {error!r}") from error


def _checked(page: Json, proof: Json, jwks: Jwks) -> ProvenPage:
    signed, said = head(proof["head"], jwks), page["coverage"]
    leaves = {one["columns"]["id"]: one for one in proof["statements"]}
    told = [one for one in said["accounts"] if one["statement_id"] is not None]
    for one in told:
        _check_account(one, leaves, signed)
    if len({one["account_id"] for one in said["accounts"]}) != len(said["accounts"]):
        raise NotProven("an account is counted twice")
    made = _make_again(said, clock.paris_day(datetime.fromisoformat(page["at"])))
    for name in COMPUTED:
        if getattr(made, name) != said[name]:
            raise NotProven(f"{_words(name)} come to {getattr(made, name)}, the page says {said[name]}")
    owed = page["total"]["liability_cents"] + page["total"]["guarantee_cents"]
    if owed != said["owed_cents"]:
        raise NotProven(f"what the campaigns owe comes to {owed:,}, the page says {said['owed_cents']:,}")
    return ProvenPage(made, len(told), signed)


def _check_account(said: Json, leaves: Mapping[int, Json], signed: Head) -> None:
    what = f"bank statement {said['statement_id']}"
    if said["statement_id"] not in leaves:
        raise NotProven(f"no proof that the log holds {what}")
    columns = check_leaf(what, leaves[said["statement_id"]], signed)
    for name, column in OF_ACCOUNT.items():
        if said[name] != columns[column]:
            raise NotProven(f"{_words(name)} of {what} is {columns[column]} in the log, the page says {said[name]}")


def _make_again(said: Json, today: date) -> Coverage:
    """The coverage of the page's own figures, with everything computed that can be."""
    return Coverage(
        today=today,
        accounts=[_account(one) for one in said["accounts"]],
        under_way=Unshared(**said["under_way"]),
        **{name: said[name] for name in GIVEN},
    )


def _account(said: Json) -> FundsAccount:
    day = date.fromisoformat(said["day"]) if said["day"] else None
    digest = bytes.fromhex(said["digest"]) if said["digest"] else None
    known = said["account_id"], said["name"], said["iban"], said["statement_id"]
    return FundsAccount(*known, day, said["closing_cents"] if day else 0, digest)


def _words(name: str) -> str:
    return f"the {name.replace('_', ' ')}"
