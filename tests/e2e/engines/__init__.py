"""The scanner and the beneficiary's page in the other engines: Firefox, and WebKit (Safari's)."""
