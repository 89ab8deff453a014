"""Messages to people: they stand in the app, and go out by mail where mail is set up."""
