"""PINs of four digits: how a shared phone knows who scans, without network too (docs/decisions/shared-phones.md)."""
