"""Checks an archive's files against their digests, and its public log against its rows; no database, no network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

import orjson

from ..archive import manifest
from ..archive.manifest import KEYS, MANIFEST, SUMS, Manifest
from ..archive.unpacking import Archive
from ..keys.jws_check import NotGenuine
from ..transparency import tree
from ..transparency.checks import NotProven
from ..transparency.leaves import columns_digest, receipt_digest
from . import proofs

Row = Mapping[str, Any]
Jwks = Sequence[Mapping[str, str]]
Event = tuple[str, str]


def rows(archive: Archive, name: str) -> Iterator[dict[str, Any]]:
    """The rows of a JSON Lines file, streamed."""
    with archive.open(name) as file:
        for line in file:
            yield orjson.loads(line)


def read(archive: Archive) -> tuple[Manifest, Jwks]:
    """An archive's manifest and public keys, after checking the digest of every file. Raises NotProven."""
    with archive.open(SUMS) as file:
        digests = manifest.read_sums(file.read())
    names = archive.names()
    for name in sorted({*digests, SUMS} ^ {*names}):
        raise NotProven(f"the file {name} is {'missing' if name in digests else 'no part of the archive'}")
    for name, digest in digests.items():
        with archive.open(name) as file:
            if sha256(file.read()).hexdigest() != digest:
                raise NotProven(f"the file {name} is not as it was written")
    with archive.open(MANIFEST) as text, archive.open(KEYS) as keys:
        return manifest.read(text.read()), orjson.loads(keys.read())["keys"]


def check_log(archive: Archive, contents: Manifest, jwks: Jwks) -> int:
    """Check the log's leaves against the rows and its heads against the leaves; returns the number of leaves.

    Raises NotProven.
    """
    made, hashes = _made(archive, contents), list[bytes]()
    for leaf in rows(archive, "log_leaves.jsonl"):
        event = leaf["kind"], leaf["event_id"]
        if leaf["index"] != len(hashes):
            raise NotProven(f"the log's leaf {len(hashes):,} is missing")
        if made.pop(event, b"").hex() != leaf["hash"]:
            raise NotProven(f"{event[0]} {event[1]} is not what the log holds as leaf {len(hashes):,}")
        hashes.append(bytes.fromhex(leaf["hash"]))
    nodes = tree.grow(0, {}, hashes)
    for stored in rows(archive, "log_heads.jsonl"):
        _check_head(stored, nodes, len(hashes), jwks)
    return len(hashes)


def _made(archive: Archive, contents: Manifest) -> dict[Event, bytes]:
    """The leaf hash of every event, by kind and id, computed from its row."""
    by_file: dict[str, dict[str, Row]] = defaultdict(dict)
    for kind, of in contents.leaves.items():
        by_file[of["file"]][kind] = of
    return {
        (kind, str(row[of["key"]])): _leaf_hash(row, of)
        for name, kinds in by_file.items()
        for row in rows(archive, name)
        for kind, of in kinds.items()
        if all(str(row[column]) == str(value) for column, value in of["where"].items())
    }


def _leaf_hash(row: Row, of: Row) -> bytes:
    receipt = row[of["receipt"]] if of["receipt"] else None
    columns = {name: row[name] for name in of["columns"]}
    return tree.leaf_hash(receipt_digest(receipt) + columns_digest(columns))


def _check_head(stored: Row, nodes: Mapping[tree.Place, bytes], count: int, jwks: Jwks) -> None:
    what = f"the head of {stored['size']:,} leaves"
    if stored["size"] > count:
        raise NotProven(f"{what} has more than there are")
    root = tree.hash_of((0, stored["size"]), nodes)
    try:
        signed = proofs.head(stored["signed"], jwks)
    except NotGenuine as error:
        raise NotProven(f"{what} is not signed by a key of the archive: {error}") from error
    if signed != (stored["size"], root):
        raise NotProven(f"{what} is not theirs")
