"""`verdict`: frames from decoded text to verdict on screen, offline, with the processor slowed down four times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import median
from typing import Any

from tests.e2e.support.phone import Phone

from . import handsets, servers
from .load import BadAnswer
from .rows import Row, at_most

ROWS = ("verdict",)
VOUCHERS = 120
SLOWER = 4
PAUSE_MS = 300
MOST_FRAMES = 6

# The text is typed as by a hand scanner, with Enter at its end; the time ends when the card's frame is painted.
SCAN = """
    (text) => new Promise((resolve) => {
      const card = () => document.querySelector('[data-verdict]');
      const before = card();
      const press = (key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      let decoded = 0;
      const afterFrame = (tell) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = tell;
        port2.postMessage(null);
      });
      const observer = new MutationObserver(() => {
        if (card() === null || card() === before) return;
        observer.disconnect();
        afterFrame(() => resolve({ milliseconds: performance.now() - decoded, kind: card().dataset.verdict }));
      });
      observer.observe(document.body, { subtree: true, childList: true });
      for (const letter of text) press(letter);
      decoded = performance.now();
      press('Enter');
    })
"""

# The times between frames while nothing is scanned.
FRAMES = """
    (pause) => new Promise((resolve) => {
      const times = [];
      const start = performance.now();
      let before = start;
      const next = () => {
        const now = performance.now();
        times.push(now - before);
        before = now;
        if (now - start < pause) requestAnimationFrame(next);
        else resolve(times.slice(1));
      };
      requestAnimationFrame(next);
    })
"""


def measure() -> Iterator[Row]:
    """Scan real vouchers, each once, after the server has stopped; a frame's time is the page's own, after each."""
    with handsets.desk(VOUCHERS) as desk, handsets.browser() as chromium:
        with servers.poincon(desk.database_url) as server:
            phone = chromium.enrolled(server, desk.mediator)
        _slow_down(phone)
        scans = [_scan(phone, text) for text in desk.qr_texts]
    yield _row(scans)


def _scan(phone: Phone, text: str) -> dict[str, Any]:
    """Scan a voucher and count frames, so that at most three a second are scanned, which is faster than by hand."""
    scan: dict[str, Any] = phone.page.evaluate(SCAN, text)
    return scan | {"frame": median(phone.page.evaluate(FRAMES, PAUSE_MS))}


def _slow_down(phone: Phone) -> None:
    phone.context.set_offline(True)
    phone.context.new_cdp_session(phone.page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _row(scans: list[dict[str, Any]]) -> Row:
    kinds = Counter(scan["kind"] for scan in scans)
    if not kinds.keys() <= {"accepted_offline", "to_confirm"}:
        raise BadAnswer(f"the verdicts were {dict(kinds)}")
    times, frames = [scan["milliseconds"] for scan in scans], [scan["milliseconds"] / scan["frame"] for scan in scans]
    p50, p95 = (_percentile(times, share) for share in (0.5, 0.95))
    detail = {"p50_ms": p50, "p95_ms": p95, "frame_ms": median(scan["frame"] for scan in scans)}
    detail |= {"p50_first_30_ms": median(times[:30]), "p50_last_30_ms": median(times[-30:])}
    return at_most("verdict", _percentile(frames, 0.95), MOST_FRAMES, "frames p95", slower=SLOWER, **detail, **kinds)


def _percentile(values: list[float], share: float) -> float:
    return sorted(values)[int((VOUCHERS - 1) * share)]
