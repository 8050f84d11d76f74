"""A meeting's record as pure data, and what every schema of it needs to be read today."""
