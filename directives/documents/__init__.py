"""The documents that the record names in 《》, and where it names each: a thread over meetings. Passages alone."""
