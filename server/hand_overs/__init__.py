"""Hand-overs that a prescriber's phone recorded, with or without network: uploaded in batches, each judged once."""
