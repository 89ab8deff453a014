"""Checks that need nobody's word: files and public keys only, no database, no network, no settings."""
