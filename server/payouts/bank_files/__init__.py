"""Files of banks: the one they take transfers from, and those in which they answer."""
