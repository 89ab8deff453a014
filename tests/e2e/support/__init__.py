"""Helpers of the browser tests: people's actions, the server, the network, the camera."""
