"""Splitting a batch into files within the bank's own limits. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .refusals import AmountAboveLimit


class FileLimits(NamedTuple):
    """How many transfers, and how many cents, the bank takes in one file; None where it sets no limit."""

    transfers: int | None = None
    cents: int | None = None


def number_files(amounts: Sequence[int], limits: FileLimits) -> list[int]:
    """For each amount in cents the number of its file, from 1 on: in order, each file as full as the limits allow.

    Raises AmountAboveLimit for an amount that fits in no file.
    """
    numbers: list[int] = []
    file, count, total = 1, 0, 0
    for cents in amounts:
        if limits.cents is not None and cents > limits.cents:
            raise AmountAboveLimit
        if count and not _fits(count + 1, total + cents, limits):
            file, count, total = file + 1, 0, 0
        count, total = count + 1, total + cents
        numbers.append(file)
    return numbers


def name_file(batch: str, number: int) -> str:
    """The message id of a batch's file: the batch's own for the first, then ``…-2`` and on."""
    return batch if number == 1 else f"{batch}-{number}"


def list_batches(files: set[str]) -> set[str]:
    """The message ids of the batches that files may be of."""
    return files | {file.rpartition("-")[0] for file in files}


def _fits(count: int, cents: int, limits: FileLimits) -> bool:
    few = limits.transfers is None or count <= limits.transfers
    return few and (limits.cents is None or cents <= limits.cents)
