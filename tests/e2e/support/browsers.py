"""Browsers other than today's."""

from __future__ import annotations

OF_2021 = """
delete AbortSignal.timeout; delete AbortSignal.any; delete Array.prototype.at; delete Array.prototype.findLast;
delete Object.hasOwn; delete globalThis.structuredClone; delete Array.prototype.toSorted; delete crypto.randomUUID;
delete Promise.withResolvers; delete Object.groupBy; delete HTMLElement.prototype.inert;
delete Navigator.prototype.wakeLock;
"""
"""What browsers learnt after Chrome 92 and Safari 15, taken away."""
