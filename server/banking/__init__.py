"""What banks write and people type of accounts and money, whichever feature reads it."""
