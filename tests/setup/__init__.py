"""What the tests need on the machine: a private PostgreSQL, browsers; and the ban on skipped tests on CI."""
