"""A generated office of any size: its words, its records, its rows, and who reads all of it. All invented."""
