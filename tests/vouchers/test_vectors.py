"""Every committed vector, and that `tests.vectors.make` still writes exactly them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from server.campaigns.models import Campaign
from server.organisations.spans import ALWAYS, Span, is_open
from server.redemptions import rules
from server.vouchers import codes, token, typed
from tests.vectors import make

from .support.vectors import APPROVALS, CODES, FOLDER, POINTS, SCANS, TOKENS, VALID

CAMPAIGN = TOKENS["campaign"]
DATED = [case for case in TOKENS["cases"] if "at" in case]
ISSUED_AT = datetime(2026, 1, 1, tzinfo=UTC)


def named(case: dict[str, Any]) -> str:
    return str(case["name"])


def facts(*, handed_over: bool) -> rules.VoucherFacts:
    return rules.VoucherFacts(
        qualified_spans=ALWAYS,
        venue_closed_from=None,
        issued_at=ISSUED_AT,
        handed_over_at=ISSUED_AT if handed_over else None,
        voided=False,
        blocked=False,
        funded=True,
        stock_blocked=False,
        last_day=date.fromisoformat(CAMPAIGN["last_day"]),
        grace_day=date.fromisoformat(CAMPAIGN["grace_day"]),
        valid_days=None,
        services=None,
    )


def test_the_command_still_makes_the_committed_vectors() -> None:
    assert make.token_cases() == TOKENS["cases"]
    assert make.code_cases() == CODES["cases"]
    assert make.scan_cases() == SCANS["cases"]
    assert make.approval_cases() == APPROVALS["cases"]


@pytest.mark.parametrize("case", [case for case in TOKENS["cases"] if case["reason"] is None], ids=named)
def test_a_good_text_gives_its_payload(case: dict[str, Any]) -> None:
    expected = case["payload"] | {"campaign_id": case["payload"]["campaign"]}
    del expected["campaign"]
    assert token.read(case["text"], POINTS) == token.Payload(**expected)


@pytest.mark.parametrize("case", [case for case in TOKENS["cases"] if case["reason"]], ids=named)
def test_a_bad_text_gives_its_reason(case: dict[str, Any]) -> None:
    with pytest.raises(token.Unreadable) as refused:
        token.read(case["text"], POINTS)
    assert refused.value.reason == case["reason"]


@pytest.mark.parametrize("case", DATED, ids=named)
def test_a_good_voucher_is_judged_by_its_day_in_paris(case: dict[str, Any]) -> None:
    at = datetime.fromisoformat(case["at"])
    verdict = rules.judge(facts(handed_over=case["handed_over"]), "digital_tools", at, at)
    assert (verdict.reason, verdict.in_grace) == (case["dated"], case["in_grace"])


@pytest.mark.parametrize("case", CODES["cases"], ids=lambda case: repr(case["typed"]))
def test_a_typed_code_is_the_code_it_means_or_none(case: dict[str, Any]) -> None:
    assert codes.parse(case["typed"]) == case["code"]


@pytest.mark.parametrize("case", SCANS["cases"], ids=named)
def test_a_hand_scanners_text_is_the_token_it_holds_or_none(case: dict[str, Any]) -> None:
    assert typed.token_in(case["text"]) == case["token"]


def spans(seconds: list[list[int | None]] | None) -> list[Span] | None:
    return seconds and [tuple(end if end is None else end * 1000 for end in span) for span in seconds]


def known(told: Sequence[Span] | None, at_ms: int) -> list[Span] | None:
    """The spans as they were known at a moment: what ended or began later was not."""
    if told is None:
        return None
    begun = [(start, end) for start, end in told if (start or 0) <= at_ms]
    return [(start, end if end is not None and end <= at_ms else None) for start, end in begun]


@pytest.mark.parametrize("case", APPROVALS["cases"], ids=named)
def test_a_scan_is_judged_by_the_approval_at_its_time(case: dict[str, Any]) -> None:
    at = datetime.fromtimestamp(case["at"], UTC)
    voucher = facts(handed_over=True)._replace(
        qualified_spans=ALWAYS if case["qualified"] else (),
        venue_closed_from=date(1970, 1, 1) if case["closed"] else None,
        voided=case["voided"],
        open_spans=spans(case["open"]),
        approved_spans=spans(case["given"]),
    )
    assert rules.judge(voucher, "digital_tools", at, at).reason == case["reason"]


@pytest.mark.parametrize("case", APPROVALS["cases"], ids=named)
def test_a_bundle_of_that_moment_says_the_same(case: dict[str, Any]) -> None:
    at_ms = case["at"] * 1000
    campaign = Campaign(open_spans=known(spans(case["open"]), at_ms))
    approved = is_open(known(spans(case["given"]), at_ms) or [])
    assert (not campaign.needs_approval or approved) == case["approved"]


def test_the_document_shows_the_first_vectors() -> None:
    document = (FOLDER.parents[1] / "docs" / "voucher-format.md").read_text(encoding="utf-8")
    assert f"HTTPS://PASS.EXAMPLE.FR/V/{VALID}\n" in document
    assert f"21 is `N`: the code is `{CODES['cases'][0]['code']}`" in document
