"""Writes the vectors that both languages read: `python -m tests.vectors.make`. Never edited to make a test pass."""

from __future__ import annotations

import json
from base64 import b32decode, b32encode
from datetime import date
from pathlib import Path
from typing import Any

from server.keys.ring import to_jwk
from server.keys.signing import SIGNATURE_BYTES, public_point
from server.vouchers import codes, token
from tests.vectors import hand_scanner

HERE = Path(__file__).parent
KEY, OTHER_KEY = bytes(31) + b"\x07", bytes(31) + b"\x08"
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
CAMPAIGN = {"id": 12, "last_day": "2026-12-31", "grace_day": "2027-01-31"}
LAST_DAY = token.day_number(date(2026, 12, 31))
VALID = token.Payload(1, 12, 42, 3, LAST_DAY)
SPELLINGS = (  # of 7K3M-9QXZ-4TN
    "7K3M\u00a09QXZ\u202f4TN",
    "7K3M\u20099QXZ\u20034TN",
    "7K3M\u20119QXZ\u20104TN",
    "7K3M–9QXZ—4TN",
    "7K3M\u22129QXZ\u22124TN",
    "\t7K3M-9QXZ-4TN\t\r\n",
    "7K3M-9QXZ-4TN.",
    "(7k3m.9qxz_4tn)",
    "７Ｋ３Ｍ－９ＱＸＺ－４ＴＮ",
    "7K3M\u00ad9Q\u200bXZ4TN\ufeff",
    "]Q17K3M9QXZ4TN",
    "#7K3M9QXZ4TN",
    "\x027K3M-9QXZ-4TN\x03",
    "èK\"?)çAXW)'TN",  # US keys on a French system
    "èk\",)çaxw)'tn",
    "$A&èK\"?çAXW'TN",  # and the prefix ]Q1
    "ÈK\"?)ÇAXW)'TN",  # and Caps Lock
    "èk\"m6çqxz6'tn",  # French keys under Windows' Caps Lock
    "èk\"m-çqxz-'tn",  # a hand on a French keyboard without Shift
    "èk”m çqxz ’tn",  # and a phone's typographic quotes
    "&K#:(AXW$TN",
    "7K3M9QXZ4TN" + 29 * "-",  # the longest text that is looked at
)
DOUBTFUL = (
    "K73M-9QXZ-4TN.",
    "7K3M-9QXZ-4Té",
    "èK\"?çAXW'TN&",
    "]Q1",
    "#",
    "7K3M9QXZ4TN\ud7ff",
    "７Ｋ３Ｍ９ＱＸＺ４Ｔ" * 9,
    '(ldj&r"devn',  # one code as US keys, another as French ones
    "7K3M9QXZ4TN" + 30 * "-",
)
HOST = "HTTPS://PASS.EXAMPLE.FR/V/"


def jwk(private: bytes, kid: str) -> dict[str, str]:
    """A public key as in the bundle."""
    return to_jwk(int(kid), public_point(private))


def altered(text: str, index: int, change: int) -> str:
    """A token with one byte XORed."""
    raw = bytearray(b32decode(text))
    raw[index] ^= change
    return b32encode(bytes(raw)).decode()


def twin(text: str) -> str:
    """The token with the other signature (r, n - s) that is valid for the same payload."""
    raw = b32decode(text)
    s = int.from_bytes(raw[-SIGNATURE_BYTES // 2 :], "big")
    return b32encode(raw[: -SIGNATURE_BYTES // 2] + (ORDER - s).to_bytes(32, "big")).decode()


def case(name: str, text: str, reason: str | None, payload: token.Payload | None = None, **more: Any) -> dict[str, Any]:
    """One vector: the text, and the expected result."""
    fields = payload and {
        "key_id": payload.key_id,
        "campaign": payload.campaign_id,
        "serial": payload.serial,
        "position": payload.position,
        "last_day_number": payload.last_day_number,
    }
    return {"name": name, "text": text, "reason": reason, "payload": fields, **more}


def token_cases() -> list[dict[str, Any]]:
    """Each reason to refuse a text, every field at its bounds, and the forms of the URL around a token."""
    good = token.sign(VALID, KEY)
    low, high = token.Payload(1, 0, 0, 0, 0), token.Payload(1, 0xFFFF, 0xFFFFFFFF, 0xFF, 0xFFFF)
    at = {"handed_over": True}
    return [
        case("valid", good, None, VALID, **at, at="2026-11-23T10:00:00Z", in_grace=False, dated=None),
        case("last second", good, None, VALID, **at, at="2026-12-31T22:59:59Z", in_grace=False, dated=None),
        case(
            "one second late",
            good,
            None,
            VALID,
            handed_over=False,
            at="2026-12-31T23:00:00Z",
            in_grace=False,
            dated="not_handed_over",
        ),
        case("in grace", good, None, VALID, **at, at="2027-01-31T22:59:59Z", in_grace=True, dated=None),
        case("after grace", good, None, VALID, **at, at="2027-01-31T23:00:00Z", in_grace=False, dated="expired"),
        case("address around it", HOST + good, None, VALID),
        case("another host", "HTTP://LOCALHOST:8000/V/" + good, None, VALID),
        case("lower case", (HOST + good).lower(), None, VALID),
        case("spaces around", f"  {good}\r\n", None, VALID),
        case("spaces inside", f"{good[:60]} {good[60:]}", "malformed"),
        case("(r, n-s) twin", twin(good), None, VALID),
        case("extreme low", token.sign(low, KEY), None, low),
        case("extreme high", token.sign(high, KEY), None, high),
        case("flipped payload bit", altered(good, 5, 1), "bad_signature"),
        case("flipped signature bit", altered(good, 40, 128), "bad_signature"),
        case("other key", token.sign(VALID, OTHER_KEY), "bad_signature"),
        case("unknown key id", token.sign(token.Payload(9, 12, 42, 3, LAST_DAY), KEY), "unknown_key"),
        case("unknown version", altered(good, 0, 3), "malformed"),
        case("zero signature", b32encode(VALID.to_bytes() + bytes(64)).decode(), "bad_signature"),
        case("truncated", good[:-1], "malformed"),
        case("trailing character", good + "A", "malformed"),
        case("changed last character", good[:-1] + ("B" if good[-1] != "B" else "C"), "bad_signature"),
        case("foreign alphabet", good[:-1] + "1", "malformed"),
        case("letters that grow", good[:-1] + "ß", "malformed"),
        case("empty", "", "malformed"),
        case("an address of ours without token", HOST, "malformed"),
        case("another QR", "https://example.org/menu", "malformed"),
    ]


def code_cases() -> list[dict[str, str | None]]:
    """Typed codes: what a person typed, and the code it is read as, or null."""
    body = "7K3M9QXZ4T"
    code = body + codes.ALPHABET[codes._check(body)]
    swapped = code[1] + code[0] + code[2:]
    ones = "0110000000"
    zeros = ones + codes.ALPHABET[codes._check(ones)]
    cases: list[tuple[str, str | None]] = [
        (code, code),
        (codes.format_code(code), code),
        (code.lower(), code),
        (f" {code[:4]} {code[4:]} ", code),
        (zeros.replace("0", "O").replace("1", "l"), zeros),
        (swapped, None),
        ("8" + code[1:], None),
        (code[:-1], None),
        (code + "0", None),
        ("", None),
        ("U" * 11, None),
        ("é" * 11, None),
        *((typed, code) for typed in SPELLINGS),
        ("_k\"m-çq-xz'th", "8K3M9QXZ4TH"),  # a hand on a French keyboard, hyphens where nobody prints them
        *((typed, None) for typed in DOUBTFUL),
    ]
    return [{"typed": typed, "code": expected} for typed, expected in cases]


def scan_cases() -> list[dict[str, str | None]]:
    """Texts of hand scanners, and the token in each or null: every layout, prefix and suffix, and texts without one."""
    good = token.sign(VALID, KEY)
    whole = HOST + good
    around = ((f"{before!r} and {after!r}", before + whole + after) for before, after in hand_scanner.AROUND)
    texts = [
        *hand_scanner.scans(whole),
        *around,
        ("nothing around it", good),
        ("a space inside", f"{good[:60]} {good[60:]}"),
    ]
    none = [
        ("a menu", "https://example.org/menu"),
        ("cut", whole[:-1]),
        ("a letter too many", whole + "A"),
        ("no version 1", whole.replace("/V/AE", "/V/BE")),
        ("a letter that grows", f"{good[:-1]}ß"),
        ("long", whole * 8),
    ]
    found = [{"name": name, "text": text, "token": good} for name, text in texts]
    return found + [{"name": name, "text": text, "token": None} for name, text in none]


def approval_cases() -> list[dict[str, Any]]:
    """Scans at second ``at`` in a campaign that was ``open`` to all in some spans of seconds; null is always.

    ``given`` are the spans in which the sponsor approved the organisation; ``approved`` is what a bundle of that
    second says, ``reason`` the verdict of server and phone.
    """

    def one(name: str, **more: Any) -> dict[str, Any]:
        usual = {"qualified": True, "closed": False, "voided": False, "open": [], "given": [], "at": 100}
        return {"name": name, **usual, "approved": True, "reason": None, **more}

    no: dict[str, Any] = {"approved": False, "reason": "not_approved"}
    return [
        one("a campaign that never needed approval", open=None),
        one("a campaign that never needed it, withdrawn all the same", open=None, given=[[0, 50]]),
        one("nobody approved the organisation", **no),
        one("approved before the scan", given=[[50, None]]),
        one("approved in that very second", given=[[100, None]]),
        one("approved a second after the scan", given=[[101, None]], **no),
        one("withdrawn a second after the scan", given=[[0, 101]]),
        one("withdrawn in that very second", given=[[0, 100]], **no),
        one("withdrawn and approved again", given=[[0, 50], [80, None]]),
        one("between withdrawal and the next approval", given=[[0, 80], [120, None]], **no),
        one("the campaign was open then", open=[[0, 101]]),
        one("the campaign closed in that very second", open=[[0, 100]], **no),
        one("the campaign closed and approved it at once", open=[[0, 100]], given=[[100, None]]),
        one("the campaign opened again to all", open=[[0, 50], [100, None]], given=[[0, 20]]),
        one("not qualified either: that comes first", qualified=False, **no | {"reason": "venue_not_qualified"}),
        one("closed too: that comes first", closed=True, **no | {"reason": "venue_closed"}),
        one("approved, but the venue is closed", closed=True, given=[[0, None]], reason="venue_closed"),
        one("voided too: the place comes first", voided=True, **no),
        one("approved, but voided", voided=True, given=[[0, None]], reason="voided"),
    ]


def write(name: str, content: dict[str, Any]) -> None:
    """Write one file of vectors."""
    (HERE / name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    keys = [jwk(KEY, "1"), jwk(OTHER_KEY, "2")]
    write("voucher-v1.json", {"keys": keys, "campaign": CAMPAIGN, "cases": token_cases()})
    write("typed-code-v1.json", {"cases": code_cases()})
    write("hand-scanner-v1.json", {"cases": scan_cases()})
    write("approval-v1.json", {"cases": approval_cases()})
