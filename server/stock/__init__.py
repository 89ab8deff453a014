"""Stock: transfers of booklets between organisations, replacement booklets, and counts of booklets by place."""
