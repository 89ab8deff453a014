"""Where the meetings of the tests are held."""

LINK = "https://visio.example.org/pass"
