"""Messages to people: shown in the app, and sent by mail where mail is set up."""
