"""Banks' answers: real samples, and made ones."""
