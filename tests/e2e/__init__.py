"""Tests in a real browser: the real server, the built app, its service worker, and a camera that is shown codes."""
