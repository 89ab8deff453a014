"""Statement drafts: an organisation's lines of a month summed by campaign, and their Merkle root. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from . import lines_root
from .lines_root import REVERSAL, LineContent
from .tally import Totals, total


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """An organisation's statement before it gets its number; ``lines`` is how many lines it has."""

    organisation_id: int
    lines: int
    lines_root: bytes
    by_campaign: Mapping[int, Totals]

    @property
    def sums(self) -> Totals:
        return total(self.by_campaign.values())

    def money(self, carried: int) -> dict[str, int]:
        """The statement's money columns; ``carried`` cents are at most 0."""
        return _columns(self.sums) | {"carried_cents": carried, "total_cents": self.sums.net_cents + carried}

    def parts(self, carried: Mapping[int, int]) -> Iterator[dict[str, Any]]:
        """The columns of its parts, one for each campaign with lines or carried cents, by campaign number."""
        for campaign_id in sorted({*self.by_campaign, *carried}):
            sums = self.by_campaign.get(campaign_id, Totals())
            yield _columns(sums) | {"campaign_id": campaign_id, "carried_cents": carried.get(campaign_id, 0)}


@dataclass(frozen=True, slots=True)
class MonthDraft:
    """The drafts of a month, in the order of organisation ids."""

    of_organisations: list[StatementDraft]

    @property
    def lines(self) -> int:
        return sum(one.lines for one in self.of_organisations)


def draft(organisation_id: int, lines: Iterable[LineContent]) -> StatementDraft:
    """The draft of an organisation; the lines are read once, as a stream."""
    so_far = _SoFar()
    root = lines_root.root(map(so_far.take, lines))
    by_campaign = {key: Totals(*values) for key, values in so_far.sums.items()}
    return StatementDraft(organisation_id, so_far.lines, root, by_campaign)


class _SoFar:
    """Running sums over the lines read so far, by campaign."""

    def __init__(self) -> None:
        self.lines = 0
        self.sums: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])

    def take(self, line: LineContent) -> bytes:
        """Add a line to the sums; returns its hash."""
        self.lines += 1
        sums = self.sums[line.campaign]
        sums[0] += -1 if line.kind == REVERSAL else 1
        sums[1] += line.gross_cents
        sums[2] += line.fee_cents
        sums[3] += line.net_cents
        return lines_root.line_hash(line)


def _columns(sums: Totals) -> dict[str, int]:
    return {
        "redemptions": sums.redemptions,
        "gross_cents": sums.gross_cents,
        "fee_cents": sums.fee_cents,
        "net_cents": sums.net_cents,
    }
