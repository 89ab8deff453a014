"""Activity: what each venue scanned in a month, line by line, with the story of each line."""
