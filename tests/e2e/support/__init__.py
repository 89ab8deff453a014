"""What tests in a browser are written with: people's hands, the server, the wire, the camera."""
