"""Hand-overs as a phone sends them."""
