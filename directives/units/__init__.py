"""The units that the record names, and what was asked of each over time. Passages alone."""
