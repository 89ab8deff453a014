"""The issuer's signing keys: kept, changed, and what is signed with them checked."""
