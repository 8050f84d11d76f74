"""A file that somebody sends → its text, or a sentence that says why not. What the text says is read elsewhere."""
