"""Independent checks that need only files and public keys: no database, no network, no settings."""
