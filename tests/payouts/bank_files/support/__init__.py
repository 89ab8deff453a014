"""Banks' answers: real samples, and generated ones."""
