"""Stock: booklets sent from one organisation to another, replaced, and counted by place."""
