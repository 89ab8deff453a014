"""Statement drafts: an organisation's lines summed by campaign, and what is carried over from the last statement."""

from __future__ import annotations

import pytest

from server.settlements import lines_root
from server.settlements.lines_root import HONOUR, REDEMPTION, REVERSAL, LineContent
from server.settlements.statement_drafts import MonthDraft, StatementDraft, draft
from server.settlements.tally import Totals

SPRING, AUTUMN, WINTER = 1, 2, 3
LINES = [
    LineContent(REDEMPTION, "0a", 5, AUTUMN, 1000, 40, 960),
    LineContent(REDEMPTION, "0b", 5, SPRING, 1555, 62, 1493),
    LineContent(HONOUR, "0c", 6, AUTUMN, 1000, 40, 960),
    LineContent(REVERSAL, "0d", 6, AUTUMN, -1000, -40, -960),
    LineContent(REDEMPTION, "0e", 6, AUTUMN, 2000, 80, 1920),
]
SUMS = {"redemptions": 3, "gross_cents": 4555, "fee_cents": 182, "net_cents": 4373}
OF_SPRING = {"redemptions": 1, "gross_cents": 1555, "fee_cents": 62, "net_cents": 1493}
OF_AUTUMN = {"redemptions": 2, "gross_cents": 3000, "fee_cents": 120, "net_cents": 2880}


@pytest.fixture
def made() -> StatementDraft:
    """The draft of all lines, read once."""
    return draft(7, iter(LINES))


def test_redemptions_and_honours_count_one_and_reversals_minus_one(made: StatementDraft) -> None:
    assert (made.organisation_id, made.lines) == (7, 5)
    assert made.by_campaign == {SPRING: Totals(*OF_SPRING.values()), AUTUMN: Totals(*OF_AUTUMN.values())}
    assert made.sums == Totals(*SUMS.values())


def test_the_root_is_over_its_lines_in_their_order(made: StatementDraft) -> None:
    assert made.lines_root == lines_root.root(map(lines_root.line_hash, LINES))
    assert made.lines_root != draft(7, reversed(LINES)).lines_root


def test_a_statement_pays_its_net_less_what_is_carried_over(made: StatementDraft) -> None:
    assert made.money(0) == SUMS | {"carried_cents": 0, "total_cents": 4373}
    assert made.money(-1000) == SUMS | {"carried_cents": -1000, "total_cents": 3373}


def test_each_campaign_with_lines_or_carried_cents_is_a_part_by_its_number(made: StatementDraft) -> None:
    assert list(made.parts({WINTER: -700, SPRING: -300})) == [
        OF_SPRING | {"campaign_id": SPRING, "carried_cents": -300},
        OF_AUTUMN | {"campaign_id": AUTUMN, "carried_cents": 0},
        dict.fromkeys(SUMS, 0) | {"campaign_id": WINTER, "carried_cents": -700},
    ]


def test_a_month_has_the_lines_of_all_its_organisations(made: StatementDraft) -> None:
    assert (MonthDraft([made, draft(8, LINES[:2])]).lines, MonthDraft([]).lines) == (7, 0)
