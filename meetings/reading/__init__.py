"""A report's text → what was read in it, read in a bounded process, so that no text can stall the process that asks."""
