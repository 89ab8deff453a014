"""What the tests need from the machine: a private PostgreSQL, a browser, no silent skip."""
