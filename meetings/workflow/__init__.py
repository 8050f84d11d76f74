"""The verbs that move a meeting, and what stands in the way of each."""
