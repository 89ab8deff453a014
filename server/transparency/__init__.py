"""The transparency log: every redemption, reversal and funding in one append-only Merkle tree that anyone can check."""
