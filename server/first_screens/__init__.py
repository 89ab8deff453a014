"""What a desk's first screen shows, in one answer."""
