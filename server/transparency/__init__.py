"""The public log: every event that money depends on is a leaf of one Merkle tree, which only grows."""
