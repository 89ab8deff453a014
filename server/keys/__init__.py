"""The issuer's signing keys: how they are stored and rotated, and how signatures are made and verified."""
