"""What these tests serve, and to whom."""
