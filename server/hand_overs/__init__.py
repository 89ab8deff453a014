"""Hand-overs that a prescriber's phone recorded, with or without network: taken in by batches, each answered once."""
