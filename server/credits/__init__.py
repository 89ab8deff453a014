"""Credit notes: what was never redeemed of a campaign that is over goes back to its sponsor, at face value."""
