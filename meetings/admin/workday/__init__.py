"""工作台, the page after signing in: what waits for a person, for others, and for too long."""
